import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../server/domain/play.ts';
import { dayOf } from '../../server/domain/recurrence.ts';
import { createLedgerStore, type PlayRow } from '../../server/features/ledger/ledger.store.ts';
import { ANY_TEXT, byCodePoint, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { contentRow, playRow, screenRow } from './rows.ts';
import { addScreens } from './screens.contract.ts';

const ALWAYS = { from: '0000-01-01', to: '9999-12-31' };
const keyOf = ({ screen_id, installation, number }: PlayRow) => `${screen_id} ${installation} ${number}`;

export async function ledgerOf(open: OpenDb, ...screens: string[]) {
  const db = await open();
  await addScreens(db, screens.map((id) => screenRow(id)));
  const store = createLedgerStore(db);
  const insert = (rows: readonly PlayRow[]) => db.transaction().execute((tx) => store.insert(tx, rows));
  const rows = async (filter: Partial<Parameters<typeof store.records>[0]> = {}) =>
    (await store.records({ ...ALWAYS, ...filter }, 0, 1_000_000)).map(({ screen_name: _name, title: _title, ...row }): PlayRow => row);
  return { db, store, insert, rows };
}

/** The ledger's records: each kept exactly once, the first word stays, read newest first. */
export function ledgerContract(name: string, open: OpenDb): void {
  describe(`the ledger in ${name}`, () => {
    test('any mixture of records, repeats and transactions given up leaves each committed record once', async () => {
      const { db, store, insert, rows } = await ledgerOf(open);
      const play = fc.record({ installation: fc.constantFrom('first', 'second'), number: fc.integer({ min: 1, max: 9 }), started_at: fc.integer({ min: 0, max: LARGEST }) });
      const step = fc.record({ plays: fc.array(play, { maxLength: 8 }), givenUp: fc.boolean() });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          run += 1;
          const screen = `run-${run}`;
          await addScreens(db, [screenRow(screen)]);
          const kept = new Map<string, PlayRow>();
          for (const { plays, givenUp } of steps) {
            const batch = plays.map(({ number, ...change }) => playRow(screen, number, change));
            if (givenUp) {
              const attempt = db.transaction().execute(async (tx) => {
                await store.insert(tx, batch);
                throw new GivenUp();
              });
              await expect(attempt).rejects.toThrow(GivenUp);
              continue;
            }
            const before = kept.size;
            for (const row of batch) if (!kept.has(keyOf(row))) kept.set(keyOf(row), row);
            expect(await insert(batch)).toBe(kept.size - before);
          }
          const byKey = (a: PlayRow, b: PlayRow) => byCodePoint(keyOf(a), keyOf(b));
          expect((await rows({ screen })).sort(byKey)).toEqual([...kept.values()].sort(byKey));
        }),
        { numRuns: 30 },
      );
    });

    test('a batch of any length is kept whole, also when half of it was there', async () => {
      const { insert, rows } = await ledgerOf(open, 'a');
      const batch = Array.from({ length: 1234 }, (_, index) => playRow('a', index + 1));
      expect(await insert([])).toBe(0);
      expect(await insert(batch.slice(0, 617))).toBe(617);
      expect(await insert(batch)).toBe(617);
      expect(await rows()).toEqual(batch.reverse());
    });

    test('a field goes into its own column, in whatever order a record has its fields', async () => {
      const { insert, rows } = await ledgerOf(open, 'a');
      const turned = Object.fromEntries(Object.entries(playRow('a', 2)).reverse()) as unknown as PlayRow;
      await insert([playRow('a', 1)]);
      await insert([turned]);
      expect(await rows()).toEqual([playRow('a', 2), playRow('a', 1)]);
    });

    test('the same records sent at the same moment are kept once, and one of the senders brought them', async () => {
      const { insert, rows } = await ledgerOf(open, 'a');
      const batch = [playRow('a', 2), playRow('a', 1)];
      const areNew = await Promise.all([1, 2, 3, 4].map(() => insert(batch)));
      expect(areNew.filter(Boolean)).toEqual([2]);
      expect(await rows()).toEqual(batch);
    });

    test('a record nobody has a publication or content for is kept with its largest numbers', async () => {
      const { store, insert } = await ledgerOf(open, 'a');
      const row = playRow('a', LARGEST, { publication: LARGEST, content_id: ANY_TEXT, installation: ANY_TEXT, started_at: LARGEST, received_at: LARGEST });
      await insert([row, playRow('a', LARGEST - 1, { started_at: -62_135_596_800_000, received_at: 0 })]);
      const [found, older] = await store.records(ALWAYS, 0, 10);
      expect(found).toEqual({ ...row, screen_name: '屏 a', title: null });
      expect(older?.started_at).toBe(-62_135_596_800_000);
    });

    test('records carry the names of the screen and of the content as they are now', async () => {
      const { db, store, insert } = await ledgerOf(open, 'a');
      await db.insertInto('content').values(contentRow('c', { title: ANY_TEXT, deleted_at: 1 })).execute();
      await insert([playRow('a', 1, { content_id: 'c' })]);
      expect(await store.records(ALWAYS, 0, 10)).toMatchObject([{ screen_name: '屏 a', title: ANY_TEXT }]);
      expect(await store.names('screen')).toEqual(new Map([['a', '屏 a']]));
      expect(await store.names('item')).toEqual(new Map([['c', ANY_TEXT]]));
      expect(await store.names('day')).toEqual(new Map());
    });

    test('newest first, and of one instant the highest number first', async () => {
      const { insert, rows } = await ledgerOf(open, 'a');
      await insert([playRow('a', 1, { started_at: 9 }), playRow('a', 2, { started_at: 5 }), playRow('a', 10, { started_at: 5 }), playRow('a', 4, { started_at: 7 })]);
      expect((await rows()).map(({ number }) => number)).toEqual([1, 4, 10, 2]);
    });

    test('a page is the same stretch of all records by their instant, and all of them come day by day, whatever zones the screens have and however few of its days hold', async () => {
      const { db, store } = await ledgerOf(open, 'a', 'b');
      const play = fc.record({
        screen: fc.constantFrom('a', 'b'),
        zone: fc.constantFrom('Etc/GMT+12', 'Asia/Shanghai', 'Pacific/Kiritimati'),
        started_at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 0, 12) }),
        outcome: fc.constantFrom(...OUTCOMES),
        content_id: fc.constantFrom('c', 'd'),
      });
      const page = fc.record({ offset: fc.integer({ min: 0, max: 12 }), limit: fc.integer({ min: 1, max: 12 }), content: fc.constantFrom('c', undefined), from: fc.constantFrom('2025-12-31', '2026-01-04'), to: fc.constantFrom('2026-01-09', '2026-01-13') });
      await fc.assert(
        fc.asyncProperty(fc.array(play, { maxLength: 40 }), fc.array(page, { minLength: 1, maxLength: 5 }), async (plays, pages) => {
          for (const table of ['play', 'play_count', 'play_month', 'installation'] as const) await db.deleteFrom(table).execute();
          const all = plays.map(({ screen, zone, ...change }, index) => playRow(screen, index + 1, { ...change, day: dayOf(change.started_at, zone), counted: change.outcome === 'complete' ? 1 : 0 }));
          await db.transaction().execute((tx) => store.insert(tx, all));
          for (const { offset, limit, content, from, to } of pages) {
            const expected = all.filter(({ day, content_id }) => day >= from && day <= to && (content ?? content_id) === content_id).sort((one, other) => other.started_at - one.started_at || other.number - one.number);
            const found = await store.records({ from, to, content }, offset, limit);
            expect(found.map(({ number }) => number)).toEqual(expected.slice(offset, offset + limit).map(({ number }) => number));
            const byDay = expected.toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? 1 : -1));
            expect((await Array.fromAsync(store.pages({ from, to, content }))).flat().map(({ number }) => number)).toEqual(byDay.map(({ number }) => number));
          }
        }),
        { numRuns: 100 },
      );
    });

    test('pages of any size show every record once, also when many screens began at the same instant', async () => {
      const { store, insert } = await ledgerOf(open, 'a', 'b', 'c');
      await insert(['c', 'a', 'b'].flatMap((screen) => [1, 2, 3].flatMap((number) => ['y', 'x'].map((installation) => playRow(screen, number, { installation, started_at: 1 })))));
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (size) => {
          const seen: PlayRow[] = [];
          for (let offset = 0; offset < 18; offset += size) seen.push(...(await store.records(ALWAYS, offset, size)));
          expect(new Set(seen.map(keyOf)).size).toBe(18);
          expect(seen).toHaveLength(18);
        }),
        { numRuns: 20 },
      );
      expect(await store.records(ALWAYS, 18, 5)).toEqual([]);
    });
  });
}
