import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../server/domain/content.ts';
import { OUTCOMES } from '../../server/domain/play.ts';
import { VENUE_KINDS } from '../../server/domain/screen.ts';
import { createLedgerStore, type PlayRow } from '../../server/features/ledger/ledger.store.ts';
import type { PlayFilter } from '../../server/features/ledger/play-filter.ts';
import { disagreements } from '../../server/features/ledger/running-counts.ts';
import { GROUPINGS } from '../../server/protocol/rest/ledger.ts';
import type { Db } from '../../server/storage/tables.ts';
import { byCodePoint, GivenUp, type OpenDb } from './adapter.ts';
import { playRow, publicationRow, screenRow } from './rows.ts';
import { addScreens } from './screens.contract.ts';

type Grouping = (typeof GROUPINGS)[number];
/** Also the first and the last of months, long and short. */
const DAYS = ['2026-01-31', '2026-02-28', '2026-04-30', '2026-05-01', '2026-05-02', '2026-05-31', '2026-12-31'];
const ALWAYS = { from: DAYS[0]!, to: DAYS.at(-1)! };
const ITEMS = ['slogan-1', 'film-2', '未知'];
const SCREENS = [
  screenRow('s1', { village: '荷花村', venue_kind: VENUE_KINDS[0] }),
  screenRow('s2', { village: '荷花村', venue_kind: VENUE_KINDS[1] }),
  screenRow('s3', { village: 'Zhangjia', venue_kind: VENUE_KINDS[0], revoked_at: 1 }),
];

/** Publication 3 belongs to no campaign, and 4 is not in the log yet. */
const CAMPAIGNS = new Map([[1, '6·26禁毒宣传月'], [2, '主题党日'], [3, ''], [5, '主题党日']]);
const campaignOf = (publication: number) => CAMPAIGNS.get(publication) ?? '';

/** Screens and publications that the plays of a test may be of. */
async function townOf(db: Db): Promise<void> {
  await addScreens(db, SCREENS);
  for (const [sequence, campaign] of CAMPAIGNS) {
    const text = JSON.stringify({ sequence, kind: 'schedule', ...(campaign && { campaign }) });
    await db.insertInto('publication').values(publicationRow(sequence, { text })).execute();
  }
}

const play = fc.record({
  publication: fc.integer({ min: 1, max: 5 }),
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
    village: fc.constantFrom('荷花村', 'nowhere', undefined),
    venueKind: fc.constantFrom(VENUE_KINDS[0], VENUE_KINDS[1], undefined),
    campaign: fc.constantFrom('主题党日', '', undefined),
  },
  { requiredKeys: ['from', 'to'] },
);

function keyOf(by: Grouping, row: PlayRow): string {
  const screen = SCREENS.find(({ id }) => id === row.screen_id)!;
  return {
    screen: row.screen_id,
    category: row.category,
    item: row.content_id,
    day: row.day,
    month: row.day.slice(0, 7),
    village: screen.village,
    venueKind: screen.venue_kind,
    campaign: campaignOf(row.publication),
  }[by];
}

function matches(row: PlayRow, { from, to, ...asked }: PlayFilter): boolean {
  if (row.day < from || row.day > to) return false;
  const has: Record<keyof typeof asked, string> = {
    screen: row.screen_id,
    category: row.category,
    content: row.content_id,
    village: keyOf('village', row),
    venueKind: keyOf('venueKind', row),
    campaign: keyOf('campaign', row),
  };
  return (Object.keys(asked) as (keyof typeof asked)[]).every((key) => asked[key] === undefined || asked[key] === has[key]);
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
      await townOf(db);
      await fc.assert(
        fc.asyncProperty(fc.array(play, { maxLength: 30 }), fc.array(filter, { minLength: 1, maxLength: 4 }), async (plays, filters) => {
          const store = createLedgerStore(db); // what it keeps is of a ledger that nothing is taken from
          const rows = plays.map(({ screen_id, ...change }, index) => playRow(screen_id, index + 1, change));
          await db.transaction().execute(async (tx) => {
            for (const table of ['play', 'play_count', 'play_month', 'installation'] as const) await tx.deleteFrom(table).execute();
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

    test('are those of the records however they come: in any batches, any order, again and again, or given up', async () => {
      const db = await open();
      const store = createLedgerStore(db);
      await townOf(db);
      const sent = fc.record({ installation: fc.constantFrom('first', 'second'), number: fc.integer({ min: 1, max: 25 }), play });
      const batch = fc.record({ records: fc.array(sent, { maxLength: 12 }), givenUp: fc.boolean(), together: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(fc.array(batch, { maxLength: 10 }), async (batches) => {
          for (const table of ['play', 'play_count', 'play_month', 'installation'] as const) await db.deleteFrom(table).execute();
          const kept = new Map<string, PlayRow>();
          let waiting: PlayRow[] = [];
          for (const { records, givenUp, together } of batches) {
            waiting.push(...records.map(({ installation, number, play: { screen_id, ...change } }) => playRow(screen_id, number, { ...change, installation })));
            if (together) continue; // with the next
            const rows = waiting;
            waiting = [];
            const commit = db.transaction().execute(async (tx) => {
              await store.insert(tx, rows);
              if (givenUp) throw new GivenUp();
            });
            if (givenUp) await expect(commit).rejects.toThrow(GivenUp);
            else await commit;
            for (const row of givenUp ? [] : rows) {
              const key = `${row.screen_id} ${row.installation} ${row.number}`;
              if (!kept.has(key)) kept.set(key, row);
            }
          }
          for (const by of GROUPINGS) expect(await createLedgerStore(db).counts(by, ALWAYS)).toEqual(countsOf(by, [...kept.values()]));
          expect(await disagreements(db)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });

    test('that are not what the records say are told, whichever way they differ', async () => {
      const db = await open();
      const store = createLedgerStore(db);
      await townOf(db);
      await db.transaction().execute((tx) => store.insert(tx, [playRow('s1', 1), playRow('s1', 2), playRow('s2', 1), playRow('s3', 1)]));
      await db.updateTable('play_count').set({ plays: 7 }).where('screen_id', '=', 's1').execute();
      await db.deleteFrom('play_count').where('screen_id', '=', 's2').execute();
      await db.updateTable('play_count').set({ day: '1999-01-01' }).where('screen_id', '=', 's3').execute();
      await db.updateTable('play_month').set({ failed: 3 }).where('screen_id', '=', 's1').execute();
      await db.updateTable('installation').set({ highest: 9 }).where('screen_id', '=', 's1').execute();
      const found = await disagreements(db);
      expect(found).toHaveLength(6);
      expect(found).toEqual(
        expect.arrayContaining([
          { kept: expect.objectContaining({ screen_id: 's1', plays: 7 }), counted: expect.objectContaining({ screen_id: 's1', plays: 2 }) },
          { kept: null, counted: expect.objectContaining({ screen_id: 's2', plays: 1 }) },
          { kept: expect.objectContaining({ screen_id: 's3', day: '1999-01-01' }), counted: null },
          { kept: expect.objectContaining({ month: '2026-05', failed: 3 }), counted: expect.objectContaining({ month: '2026-05', failed: 0 }) },
          { kept: { screen_id: 's1', installation: 'first', committed: 2, highest: 9 }, counted: { screen_id: 's1', installation: 'first', committed: 2, highest: 2 } },
        ]),
      );
    });

    test('by campaign follow what is published later under a number that plays had before', async () => {
      const db = await open();
      const store = createLedgerStore(db);
      await townOf(db);
      await db.transaction().execute((tx) => store.insert(tx, [playRow('s1', 1, { publication: 9 })]));
      expect(await store.counts('campaign', ALWAYS)).toMatchObject([{ key: '', plays: 1 }]);
      await db.insertInto('publication').values(publicationRow(9, { text: JSON.stringify({ kind: 'schedule', campaign: '国家宪法日' }) })).execute();
      expect(await store.counts('campaign', ALWAYS)).toMatchObject([{ key: '国家宪法日', plays: 1 }]);
    });

    test('add up to far beyond 32 bits and are still numbers', async () => {
      const db = await open();
      const store = createLedgerStore(db);
      await addScreens(db, SCREENS);
      const longest = 2 ** 31 - 1;
      await db.transaction().execute((tx) => store.insert(tx, Array.from({ length: 500 }, (_, index) => playRow('s1', index + 1, { duration_ms: longest }))));
      expect(await store.counts('venueKind', ALWAYS)).toEqual([{ key: VENUE_KINDS[0], plays: 500, durationMs: 500 * longest, cut: 0, failed: 0 }]);
    });
  });
}
