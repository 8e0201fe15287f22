import { sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';
import { LruMap } from '../lru-map.ts';
import type { Campaigns } from './campaigns.ts';
import { lastRow } from './running-counts.ts';

/** Counted plays of one screen, category and campaign. */
export interface Tally {
  readonly screen: string;
  readonly category: string;
  /** '' for none. */
  readonly campaign: string;
  plays: number;
  durationMs: number;
}
interface Kept {
  readonly tallies: Map<string, Tally>;
  /** The row of the ledger up to which everything is added. */
  upTo: number;
}
interface Added {
  readonly screen_id: string;
  readonly category: string;
  readonly publication: number;
  readonly plays: number;
  readonly duration_ms: number;
}

/** As many ranges of days as the boards of a town ask about: this day, month, quarter, year, all, and the steps of a trend. */
const RANGES_KEPT = 40;
/** Beyond so many new records it is quicker to begin anew from the running counts. */
const MOST_FOLLOWED = 50_000;

/**
 * Plays of a range of days by screen, category and campaign, kept in memory and brought up to date by
 * the records that came since: a figure of the whole year costs what a second brought, not what a year did.
 */
export function createTallies(db: Db, campaigns: () => Promise<Campaigns>) {
  const kept = new LruMap<string, Kept>(RANGES_KEPT);
  let busy: Promise<unknown> = Promise.resolve();

  function add({ tallies }: Kept, rows: readonly Added[], names: Campaigns): void {
    for (const { screen_id: screen, category, publication, plays, duration_ms } of rows) {
      const campaign = names.get(publication) ?? '';
      const key = `${screen} ${category} ${campaign}`;
      const tally = tallies.get(key) ?? { screen, category, campaign, plays: 0, durationMs: 0 };
      tally.plays += plays;
      tally.durationMs += duration_ms;
      tallies.set(key, tally);
    }
  }

  async function begin(from: string, to: string, names: Campaigns): Promise<Kept> {
    // one statement, so that the counts and the row they go up to are of one moment
    const { rows } = await sql<Added & { up_to: number }>`SELECT screen_id, category, publication, sum(plays) AS plays, sum(duration_ms) AS duration_ms, (SELECT max(rowid) FROM play) AS up_to
      FROM play_count WHERE day >= ${from} AND day <= ${to} GROUP BY screen_id, category, publication`.execute(db);
    const begun = { tallies: new Map<string, Tally>(), upTo: rows[0]?.up_to ?? 0 }; // where nothing was counted, all that is followed from 0 lies outside the range
    add(begun, rows, names);
    return begun;
  }

  async function follow(known: Kept, from: string, to: string, last: number, names: Campaigns): Promise<void> {
    const { rows } = await sql<Added>`SELECT screen_id, category, publication, sum(counted) AS plays, sum(duration_ms * counted) AS duration_ms
      FROM play NOT INDEXED WHERE rowid > ${known.upTo} AND rowid <= ${last} AND day >= ${from} AND day <= ${to} GROUP BY screen_id, category, publication`.execute(db);
    add(known, rows, names);
    known.upTo = last;
  }

  async function bringUp(from: string, to: string): Promise<readonly Tally[]> {
    const key = `${from} ${to}`;
    const [known, last, names] = [kept.get(key), await lastRow(db), await campaigns()];
    if (known && last >= known.upTo && last - known.upTo <= MOST_FOLLOWED) {
      if (last > known.upTo) await follow(known, from, to, last, names);
      return [...known.tallies.values()];
    }
    const begun = await begin(from, to, names);
    kept.set(key, begun);
    return [...begun.tallies.values()];
  }

  return {
    /** Both ends included; one after another, so that nothing is added twice. */
    of(from: string, to: string): Promise<readonly Tally[]> {
      const next = busy.then(() => bringUp(from, to));
      busy = next.catch(() => undefined);
      return next;
    },

    /** Up to an instant (epoch milliseconds): counted from the records themselves, so few days at a time. */
    async until(from: string, to: string, instant: number): Promise<readonly Tally[]> {
      const { rows } = await sql<Added>`SELECT screen_id, category, publication, sum(counted) AS plays, sum(duration_ms * counted) AS duration_ms
        FROM play WHERE day >= ${from} AND day <= ${to} AND started_at <= ${instant} GROUP BY screen_id, category, publication`.execute(db);
      const counted = { tallies: new Map<string, Tally>(), upTo: 0 };
      add(counted, rows, await campaigns());
      return [...counted.tallies.values()];
    },
  };
}
export type TalliesStore = ReturnType<typeof createTallies>;
