import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLogStore, type PublicationRow, signedOf } from '../../server/features/publications/log.store.ts';
import type { Db } from '../../server/storage/tables.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { publicationRow } from './rows.ts';

const sequences = (rows: readonly PublicationRow[]) => rows.map(({ sequence }) => sequence);

async function append(db: Db, rows: readonly PublicationRow[]): Promise<void> {
  const store = createLogStore(db);
  await db.transaction().execute(async (tx) => {
    for (const row of rows) await store.insert(tx, row);
  });
}

async function logOf(open: OpenDb, rows: readonly PublicationRow[]) {
  const db = await open();
  await append(db, rows);
  return { db, store: createLogStore(db) };
}
const upTo = (last: number) => Array.from({ length: last }, (_, at) => publicationRow(at + 1));

/** The publication log: rows in order of their sequences, inserted and never changed. */
export function logContract(name: string, open: OpenDb): void {
  describe(`the log in ${name}`, () => {
    test('gives back every publication byte for byte, also at the largest sequence and instant', async () => {
      const row = publicationRow(LARGEST, { text: ANY_TEXT, title: ANY_TEXT, issued_at: LARGEST, schedule_id: null });
      const { store } = await logOf(open, [publicationRow(1), row]);
      expect(await store.get(LARGEST)).toEqual(row);
      expect(await store.after(LARGEST - 1, 10)).toEqual([row]);
      expect(sequences(await store.list(LARGEST, 10))).toEqual([1]);
      expect(sequences(await store.upTo(LARGEST - 1))).toEqual([1]);
      expect(await store.get(2)).toBeUndefined();
      expect(signedOf(row)).toEqual({ text: ANY_TEXT, signature: row.signature, keyId: row.key_id });
    });

    test('reads a long log whole and in order, whatever the size of a page', async () => {
      const { store } = await logOf(open, upTo(12).reverse());
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 14 }), async (page) => {
          expect(sequences(await Array.fromAsync(store.all(page)))).toEqual(sequences(upTo(12)));
        }),
        { numRuns: 14 },
      );
      expect(await Array.fromAsync(store.all())).toEqual(upTo(12));
    });

    test('an empty log has nothing to read', async () => {
      const { store } = await logOf(open, []);
      expect(await Array.fromAsync(store.all())).toEqual([]);
      expect(await store.list(undefined, 10)).toEqual([]);
      expect(await store.upTo(LARGEST)).toEqual([]);
      expect(await store.keys()).toEqual([]);
    });

    test('pages forwards after a sequence and backwards before one, never more than asked for', async () => {
      const { store } = await logOf(open, upTo(6));
      expect(sequences(await store.after(2, 3))).toEqual([3, 4, 5]);
      expect(sequences(await store.after(6, 3))).toEqual([]);
      expect(sequences(await store.list(undefined, 2))).toEqual([6, 5]);
      expect(sequences(await store.list(5, 2))).toEqual([4, 3]);
      expect(sequences(await store.list(1, 2))).toEqual([]);
      expect(sequences(await store.list(0, 2))).toEqual([]);
    });

    test('gives chosen sequences in order, once each, and nothing when none is chosen', async () => {
      const { store } = await logOf(open, upTo(6));
      expect(sequences(await store.bySequences([5, 2, 99, 2]))).toEqual([2, 5]);
      expect(await store.bySequences([])).toEqual([]);
    });

    test('stands as it stood at an instant, that instant included', async () => {
      const { store } = await logOf(open, upTo(4));
      expect(sequences(await store.upTo(3000))).toEqual([1, 2, 3]);
      expect(sequences(await store.upTo(2999))).toEqual([1, 2]);
    });

    test('finds what was last published of a schedule before a sequence, withdrawals passed over', async () => {
      const { store } = await logOf(open, [publicationRow(1), publicationRow(2), publicationRow(3, { schedule_id: 'other' }), publicationRow(4, { kind: 'withdraw' })]);
      expect((await store.lastOf('evening', 5))?.sequence).toBe(2);
      expect((await store.lastOf('evening', 2))?.sequence).toBe(1);
      expect(await store.lastOf('evening', 1)).toBeUndefined();
      expect(await store.lastOf('none', 5)).toBeUndefined();
    });

    test('names the rotations of the key after a sequence, in order', async () => {
      const rotation = { kind: 'rotate-key', schedule_id: null };
      const { store } = await logOf(open, [publicationRow(1, rotation), publicationRow(2), publicationRow(3, rotation), publicationRow(4, rotation)]);
      expect(sequences(await store.rotationsAfter(1))).toEqual([3, 4]);
      expect(sequences(await store.rotationsAfter(4))).toEqual([]);
    });

    test('a sequence is given once: the second is refused and the first stays', async () => {
      const { db, store } = await logOf(open, upTo(1));
      await expect(append(db, [publicationRow(2), publicationRow(1, { text: 'another' })])).rejects.toThrow();
      expect(await store.list(undefined, 10)).toEqual(upTo(1));
    });

    test('refuses every way to change or remove what was published', async () => {
      const { db, store } = await logOf(open, upTo(2));
      const changed = publicationRow(1, { text: 'changed' });
      await expect(db.updateTable('publication').set({ text: 'changed' }).where('sequence', '=', 1).execute()).rejects.toThrow(/append-only/);
      await expect(db.deleteFrom('publication').where('sequence', '=', 2).execute()).rejects.toThrow(/append-only/);
      await expect(db.insertInto('publication').values(changed).onConflict((c) => c.column('sequence').doUpdateSet(changed)).execute()).rejects.toThrow(/append-only/);
      expect(await store.list(undefined, 10)).toEqual(upTo(2).reverse());
    });

    test('refuses to put another in the place of what was published', async () => {
      const { db, store } = await logOf(open, upTo(1));
      await expect(db.replaceInto('publication').values(publicationRow(1, { text: 'changed' })).execute()).rejects.toThrow();
      expect(await store.get(1)).toEqual(publicationRow(1));
    });

    test('what a transaction wrote before it was given up is not there', async () => {
      const { db, store } = await logOf(open, upTo(1));
      const givenUp = db.transaction().execute(async (tx) => {
        await store.insert(tx, publicationRow(2));
        await store.insertKey(tx, { id: 'k', public_key: 'k', created_at: 1, retired_at: null });
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      expect(sequences(await store.list(undefined, 10))).toEqual([1]);
      expect(await store.keys()).toEqual([]);
    });

    test('keeps every key, newest first, and when one was retired', async () => {
      const { db, store } = await logOf(open, []);
      const keys = [1, 2, LARGEST].map((created_at) => ({ id: `k${created_at}`, public_key: 'base64', created_at, retired_at: null }));
      await db.transaction().execute(async (tx) => {
        for (const key of keys) await store.insertKey(tx, key);
        await store.retireKey(tx, 'k1', 2);
        expect((await store.keys(tx)).length).toBe(3);
      });
      expect(await store.keys()).toEqual([keys[2], keys[1], { ...keys[0], retired_at: 2 }]);
    });
  });
}
