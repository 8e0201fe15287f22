import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../server/domain/content.ts';
import { OUTCOMES } from '../../server/domain/play.ts';
import { VENUE_KINDS } from '../../server/domain/screen.ts';
import { createLedgerStore, type PlayFilter, type PlayRow } from '../../server/features/ledger/ledger.store.ts';
import { GROUPINGS } from '../../server/protocol/rest/ledger.ts';
import { byCodePoint, type OpenDb } from './adapter.ts';
import { playRow, screenRow } from './rows.ts';
import { addScreens } from './screens.contract.ts';

type Grouping = (typeof GROUPINGS)[number];
const DAYS = ['2026-04-30', '2026-05-01', '2026-05-02', '2026-12-31'];
const ITEMS = ['slogan-1', 'film-2', '未知'];
const SCREENS = [
  screenRow('s1', { village: '荷花村', venue_kind: VENUE_KINDS[0] }),
  screenRow('s2', { village: '荷花村', venue_kind: VENUE_KINDS[1] }),
  screenRow('s3', { village: 'Zhangjia', venue_kind: VENUE_KINDS[0], revoked_at: 1 }),
];

const play = fc.record({
  screen_id: fc.constantFrom(...SCREENS.map(({ id }) => id)),
  category: fc.constantFrom(...CATEGORIES),
  content_id: fc.constantFrom(...ITEMS),
  day: fc.constantFrom(...DAYS),
  duration_ms: fc.integer({ min: 0, max: 86_400_000 }),
  outcome: fc.constantFrom(...OUTCOMES),
  counted: fc.constantFrom(0, 1),
});
const filter: fc.Arbitrary<PlayFilter> = fc.record(
  {
    from: fc.constantFrom(...DAYS),
    to: fc.constantFrom(...DAYS),
    screen: fc.constantFrom('s1', 's3', undefined),
    category: fc.constantFrom(...CATEGORIES, undefined),
    content: fc.constantFrom(...ITEMS, undefined),
  },
  { requiredKeys: ['from', 'to'] },
);

function keyOf(by: Grouping, row: PlayRow): string {
  const screen = SCREENS.find(({ id }) => id === row.screen_id)!;
  return { screen: row.screen_id, category: row.category, item: row.content_id, day: row.day, village: screen.village, venueKind: screen.venue_kind }[by];
}

function matches(row: PlayRow, { from, to, screen, category, content }: PlayFilter): boolean {
  return row.day >= from && row.day <= to && row.screen_id === (screen ?? row.screen_id) && row.category === (category ?? row.category) && row.content_id === (content ?? row.content_id);
}

/** What the counts ought to be, reckoned record by record. */
function countsOf(by: Grouping, rows: readonly PlayRow[]) {
  const counts = new Map<string, { key: string; plays: number; durationMs: number; cut: number; failed: number }>();
  for (const row of rows) {
    const key = keyOf(by, row);
    const count = counts.get(key) ?? { key, plays: 0, durationMs: 0, cut: 0, failed: 0 };
    count.plays += row.counted;
    count.durationMs += row.counted * row.duration_ms;
    count.cut += row.counted === 0 && row.outcome === 'cut' ? 1 : 0;
    count.failed += row.outcome === 'failed' ? 1 : 0;
    counts.set(key, count);
  }
  return [...counts.values()].sort((a, b) => byCodePoint(a.key, b.key));
}

/** The ledger's figures: for every grouping and choice the same as reckoned by hand, in the order of their keys. */
export function countsContract(name: string, open: OpenDb): void {
  describe(`the ledger's counts in ${name}`, () => {
    test('agree with the records for every grouping and every choice', async () => {
      const db = await open();
      const store = createLedgerStore(db);
      await addScreens(db, SCREENS);
      await fc.assert(
        fc.asyncProperty(fc.array(play, { maxLength: 30 }), fc.array(filter, { minLength: 1, maxLength: 4 }), async (plays, filters) => {
          const rows = plays.map(({ screen_id, ...change }, index) => playRow(screen_id, index + 1, change));
          await db.transaction().execute(async (tx) => {
            await tx.deleteFrom('play').execute();
            await store.insert(tx, rows);
          });
          for (const chosen of filters) {
            const expected = rows.filter((row) => matches(row, chosen));
            for (const by of GROUPINGS) expect(await store.counts(by, chosen)).toEqual(countsOf(by, expected));
            expect(await store.records(chosen, 0, 100)).toHaveLength(expected.length);
          }
        }),
        { numRuns: 30 },
      );
    });

    test('add up to far beyond 32 bits and are still numbers', async () => {
      const db = await open();
      const store = createLedgerStore(db);
      await addScreens(db, SCREENS);
      const longest = 2 ** 31 - 1;
      await db.transaction().execute((tx) => store.insert(tx, Array.from({ length: 500 }, (_, index) => playRow('s1', index + 1, { duration_ms: longest }))));
      expect(await store.counts('venueKind', { from: DAYS[0]!, to: DAYS[3]! })).toEqual([{ key: VENUE_KINDS[0], plays: 500, durationMs: 500 * longest, cut: 0, failed: 0 }]);
    });
  });
}
