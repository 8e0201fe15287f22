import { describe, expect, test } from 'vitest';
import type { ScreenProfile } from '../../server/domain/screen.ts';
import { createScreensStore, profileOf, type ScreenRow } from '../../server/features/screens/screens.store.ts';
import type { Db } from '../../server/storage/tables.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { screenRow } from './rows.ts';

export async function addScreens(db: Db, rows: readonly ScreenRow[]): Promise<void> {
  const store = createScreensStore(db);
  await db.transaction().execute(async (tx) => {
    for (const row of rows) await store.insert(tx, row);
  });
}

async function screensOf(open: OpenDb, ...rows: ScreenRow[]) {
  const db = await open();
  await addScreens(db, rows);
  const store = createScreensStore(db);
  const sign = (profile: ScreenProfile) => db.transaction().execute((tx) => store.insertProfile(tx, profile, signed(profile)));
  return { db, store, sign };
}
const profile = (revision: number, issuedAt: number) => profileOf(screenRow('a', { revision }), issuedAt);
const signed = (of: ScreenProfile) => ({ text: JSON.stringify(of), signature: `signature ${of.revision}`, keyId: 'key-1' });

/** Screens: paired, renamed, revoked, never removed; found by id and by the hash of their credential. */
export function screensContract(name: string, open: OpenDb): void {
  describe(`the screens in ${name}`, () => {
    test('a screen is found whole by its id and by its credential, also when it is revoked', async () => {
      const row = screenRow('a', { name: ANY_TEXT, groups: JSON.stringify([ANY_TEXT]), paired_at: LARGEST, last_seen_at: LARGEST, revoked_at: LARGEST });
      const { store } = await screensOf(open, row);
      expect(await store.get('a')).toEqual(row);
      expect(await store.byCredential('hash of a')).toEqual(row);
      expect(await store.byCredential('hash of b')).toBeUndefined();
      expect(await store.get('b')).toBeUndefined();
    });

    test('lists every screen in the order of pairing, revoked ones too', async () => {
      const { store } = await screensOf(open, screenRow('c', { paired_at: 3 }), screenRow('a', { paired_at: 1, revoked_at: 2 }), screenRow('b', { paired_at: 2 }));
      expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    });

    test('an id and a credential belong to one screen: the second is refused with all of its transaction', async () => {
      const { db, store } = await screensOf(open, screenRow('a'));
      await expect(addScreens(db, [screenRow('b'), screenRow('c', { credential_hash: 'hash of a' })])).rejects.toThrow();
      await expect(addScreens(db, [screenRow('a', { credential_hash: 'other' })])).rejects.toThrow();
      expect(await store.list()).toEqual([screenRow('a')]);
    });

    test('a name is taken by a screen in use, not by a revoked one', async () => {
      const { db, store } = await screensOf(open, screenRow('a', { name: '广场大屏' }), screenRow('b', { name: '旧屏', revoked_at: 5 }));
      expect(await store.isNameTaken('广场大屏')).toBe(true);
      expect(await store.isNameTaken('旧屏')).toBe(false);
      expect(await store.isNameTaken('广场%')).toBe(false);
      await db.transaction().execute(async (tx) => {
        await store.update(tx, 'a', { name: '公园大屏' });
        expect(await store.isNameTaken('广场大屏', tx)).toBe(false);
        expect((await store.get('a', tx))?.name).toBe('公园大屏');
      });
    });

    test('changes what is named of one screen and nothing else; given up, nothing', async () => {
      const { db, store } = await screensOf(open, screenRow('a'), screenRow('b', { paired_at: 2 }));
      await store.update(db, 'a', { last_seen_at: LARGEST });
      const givenUp = db.transaction().execute(async (tx) => {
        await store.update(tx, 'b', { revoked_at: 1 });
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      expect(await store.list()).toEqual([screenRow('a', { last_seen_at: LARGEST }), screenRow('b', { paired_at: 2 })]);
    });

    test('the profile with the highest revision is the one in force, given as it was signed', async () => {
      const { store, sign } = await screensOf(open, screenRow('a'));
      expect(await store.profile('a')).toBeNull();
      for (const revision of [1, 10, 2]) await sign(profile(revision, revision));
      expect(await store.profile('a')).toEqual({ signed: signed(profile(10, 10)), revision: 10 });
    });

    test('the profile at an instant is the last one issued by then, or the first for an instant before', async () => {
      const { store, sign } = await screensOf(open, screenRow('a'));
      expect(await store.profileAt('a', LARGEST)).toBeNull();
      for (const [revision, issuedAt] of [[1, 100], [2, 200], [3, LARGEST]] as const) await sign(profile(revision, issuedAt));
      const revisions = await Promise.all([0, 100, 199, 200, LARGEST - 1, LARGEST].map(async (at) => (await store.profileAt('a', at))?.revision));
      expect(revisions).toEqual([1, 1, 1, 2, 2, 3]);
      expect(await store.profileAt('a', 150)).toEqual(profile(1, 100));
    });

    test('a signed profile is of a screen there is, has its revision alone, and is never changed or removed', async () => {
      const { db, store, sign } = await screensOf(open, screenRow('a'));
      await sign(profile(1, 100));
      await expect(sign(profile(1, 200))).rejects.toThrow();
      await expect(sign({ ...profile(1, 100), screen: 'nobody' })).rejects.toThrow();
      await expect(db.updateTable('screen_profile').set({ text: '{}' }).execute()).rejects.toThrow(/append-only/);
      await expect(db.deleteFrom('screen_profile').execute()).rejects.toThrow(/append-only/);
      expect(await store.profile('a')).toEqual({ signed: signed(profile(1, 100)), revision: 1 });
    });

    test('refuses to put another in the place of a signed profile', async () => {
      const { db, store, sign } = await screensOf(open, screenRow('a'));
      await sign(profile(1, 100));
      const other = { screen_id: 'a', revision: 1, text: '{}', signature: '', key_id: '', issued_at: 1 };
      await expect(db.replaceInto('screen_profile').values(other).execute()).rejects.toThrow();
      expect(await store.profile('a')).toEqual({ signed: signed(profile(1, 100)), revision: 1 });
    });

    test('gives for each screen its newest alarm after an instant', async () => {
      const { store } = await screensOf(open);
      const alarm = (screen_id: string, code: string, at: number, sequence: number | null = null) => store.insertAlarm({ screen_id, code, at, sequence, content_id: null });
      await alarm('a', 'zeta', 5);
      await alarm('a', 'alpha', 9, LARGEST);
      await alarm('a', 'middle', 7);
      await alarm('b', 'zeta', LARGEST);
      await alarm('c', 'old', 4);
      const since = (await store.alarmsSince(4)).map(({ screen_id, code, at }) => `${screen_id} ${code} ${at}`).sort();
      expect(since).toEqual(['a alpha 9', `b zeta ${LARGEST}`]);
      expect(await store.alarmsSince(LARGEST)).toEqual([]);
    });
  });
}
