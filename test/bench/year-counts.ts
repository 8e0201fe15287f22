import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedgerStore, type LedgerStore } from '../../server/features/ledger/ledger.store.ts';
import { openDatabase } from '../../server/storage/database.ts';
import { type Figure, figure, median } from './support/figure.ts';
import { fillYear } from './support/year-of-plays.ts';

/*
 * A year of 500 screens, ten million plays: what a yearly report asks (by category, village, kind of place,
 * campaign, month and screen, and what is missing) of a server that has just started, beside SQLite alone adding
 * up the same groups from the records themselves, each in one statement; the same asked again; a figure on a
 * wall after another second's plays; and the newest page of the year's records.
 */

const PLAYS = 10_000_000;
const ROUNDS = 3;
const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const GROUPINGS = ['category', 'village', 'venueKind', 'campaign', 'month', 'screen'] as const;
const BARE = ['category', 'village', 'venue_kind', 'publication', 'substr(day, 1, 7)', 'screen_id'];

export async function yearCounts(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heping-bench-'));
  const db = await openDatabase(join(folder, 'year.db'));
  try {
    await sql`PRAGMA synchronous = OFF`.execute(db); // while it is filled
    const plays = await fillYear(db, PLAYS);
    const report = async (store: LedgerStore) => {
      for (const by of GROUPINGS) {
        const counted = (await store.counts(by, YEAR)).reduce((sum, row) => sum + row.plays + row.cut + row.failed, 0);
        if (counted !== plays) throw new Error(`${counted} of ${plays} plays by ${by}`);
      }
      await store.gaps();
    };
    const bare = async () => {
      for (const column of BARE) {
        await sql`SELECT ${sql.raw(column)}, sum(counted), sum(duration_ms * counted) FROM play JOIN screen ON screen.id = screen_id WHERE day BETWEEN ${YEAR.from} AND ${YEAR.to} GROUP BY 1`.execute(db);
      }
    };
    const reports = await timed(ROUNDS, () => report(createLedgerStore(db)));
    const bareMs = await timed(1, bare); // minutes, and alike each time
    const first = await timed(ROUNDS, () => createLedgerStore(db).tallies.of(YEAR.from, YEAR.to));
    const store = createLedgerStore(db);
    const tallies = () => store.tallies.of(YEAR.from, YEAR.to);
    await report(store);
    const again = await timed(ROUNDS, () => report(store));
    const page = await timed(ROUNDS, () => store.records(YEAR, 0, 100));
    let number = 1_000_000_000;
    const followed = await timed(ROUNDS, tallies, () =>
      db.transaction().execute((tx) => store.insert(tx, Array.from({ length: 200 }, () => ({ ...SECOND, number: ++number })))).then(() => {}),
    );
    return [
      figure('year-counts: a year’s report over 10 million plays', reports, 'ms', bareMs, { of: 'value', atMost: 3_000 }, { of: 'ratio', atMost: 0.5 }),
      figure('year-counts: the same asked again', again, 'ms'),
      figure('year-counts: the newest page of the year’s records', page, 'ms'),
      figure('year-counts: a figure of the year, asked first', first, 'ms'),
      figure('year-counts: the same after a second’s 200 plays', followed, 'ms', null, { of: 'value', atMost: 50 }),
    ];
  } finally {
    await db.destroy();
    rmSync(folder, { recursive: true });
  }
}

const SECOND = {
  screen_id: 'screen0000000007',
  installation: 'installation0007',
  number: 0,
  publication: 53,
  content_id: 'content00-0000052',
  category: 'slogan',
  started_at: 31_536_000_000,
  day: '2026-12-31',
  duration_ms: 10_000,
  outcome: 'complete',
  counted: 1,
  clock: 'synced',
  received_at: 31_536_000_000,
};

/** @returns the median of several times, in milliseconds */
async function timed(rounds: number, work: () => Promise<unknown>, before: () => Promise<void> = async () => {}): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before();
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}
