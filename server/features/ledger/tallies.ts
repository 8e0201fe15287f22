import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';
import { LruMap } from '../lru-map.ts';
import type { Campaigns } from './campaigns.ts';
import { countsBetween, lastRow, SUMS } from './running-counts.ts';

/** What is counted of plays: those that count and how long they were, those cut too short, those that failed. */
export interface Counts {
  plays: number;
  durationMs: number;
  cut: number;
  failed: number;
}

/** Counts of one screen, category and campaign. */
export interface Tally extends Counts {
  readonly screen: string;
  readonly category: string;
  /** '' for none. */
  readonly campaign: string;
}
interface Kept {
  readonly tallies: Map<string, Tally>;
  /** Publications of no campaign, as far as was known. */
  readonly plain: Set<number>;
  /** The row of the ledger up to which everything is added. */
  upTo: number;
}
interface Added {
  readonly screen_id: string;
  readonly category: string;
  readonly publication: number;
  readonly plays: number;
  readonly duration_ms: number;
  readonly cut: number;
  readonly failed: number;
}

/** As many ranges of days as the boards of a town ask about: this day, month, quarter, year, all, and the steps of a trend. */
const RANGES_KEPT = 40;
/** Beyond so many new records it is quicker to begin anew from the running counts. */
const MOST_FOLLOWED = 50_000;

const GROUP = sql`screen_id, category, publication`;
const ADDED = sql`${GROUP}, sum(plays) AS plays, sum(duration_ms) AS duration_ms, sum(cut) AS cut, sum(failed) AS failed`;

/**
 * Plays of a range of days by screen, category and campaign, kept in memory and brought up to date by
 * the records that came since: a figure of the whole year costs what a second brought, not what a year did.
 */
export function createTallies(db: Db, campaigns: () => Promise<Campaigns>) {
  const kept = new LruMap<string, Kept>(RANGES_KEPT);
  let busy: Promise<unknown> = Promise.resolve();

  function add({ tallies, plain }: Kept, rows: readonly Added[], names: Campaigns): void {
    for (const { screen_id: screen, category, publication, plays, duration_ms: durationMs, cut, failed } of rows) {
      const campaign = names.get(publication) ?? '';
      if (campaign === '') plain.add(publication);
      const key = `${screen} ${category} ${campaign}`;
      const tally = tallies.get(key);
      if (tally) addTo(tally, { plays, durationMs, cut, failed });
      else tallies.set(key, { screen, category, campaign, plays, durationMs, cut, failed });
    }
  }

  async function begin(from: string, to: string, names: Campaigns): Promise<Kept> {
    // one statement, so that the counts and the row they go up to are of one moment
    const { rows } = await sql<Added & { up_to: number }>`SELECT ${ADDED}, (SELECT max(rowid) FROM play) AS up_to FROM ${countsBetween(from, to)} GROUP BY ${GROUP}`.execute(db);
    const begun = { tallies: new Map<string, Tally>(), plain: new Set<number>(), upTo: rows[0]?.up_to ?? 0 }; // where nothing was counted, all that is followed from 0 lies outside the range
    add(begun, rows, names);
    return begun;
  }

  async function follow(known: Kept, from: string, to: string, last: number, names: Campaigns): Promise<void> {
    const { rows } = await sql<Added>`SELECT ${GROUP}, ${SUMS} FROM play NOT INDEXED WHERE rowid > ${known.upTo} AND rowid <= ${last} AND day >= ${from} AND day <= ${to} GROUP BY ${GROUP}`.execute(db);
    add(known, rows, names);
    known.upTo = last;
  }

  async function bringUp(from: string, to: string): Promise<readonly Tally[]> {
    const key = `${from} ${to}`;
    const [known, last, names] = [kept.get(key), await lastRow(db), await campaigns()];
    if (known && last >= known.upTo && last - known.upTo <= MOST_FOLLOWED && !isNamedSince(known, names)) {
      if (last > known.upTo) await follow(known, from, to, last, names);
      return [...known.tallies.values()];
    }
    const begun = await begin(from, to, names);
    kept.set(key, begun);
    return [...begun.tallies.values()];
  }

  async function once(statement: RawBuilder<Added>): Promise<readonly Tally[]> {
    const { rows } = await statement.execute(db);
    const counted = { tallies: new Map<string, Tally>(), plain: new Set<number>(), upTo: 0 };
    add(counted, rows, await campaigns());
    return [...counted.tallies.values()];
  }

  return {
    /** Both ends included; one after another, so that nothing is added twice. */
    of(from: string, to: string): Promise<readonly Tally[]> {
      const next = busy.then(() => bringUp(from, to));
      busy = next.catch(() => undefined);
      return next;
    },

    /** Of one content item. */
    ofItem: (content: string, from: string, to: string) => once(sql`SELECT ${ADDED} FROM ${countsBetween(from, to)} WHERE content_id = ${content} GROUP BY ${GROUP}`),

    /** Up to an instant (epoch milliseconds): counted from the records themselves, so few days at a time. */
    until: (from: string, to: string, instant: number) => once(sql`SELECT ${GROUP}, ${SUMS} FROM play WHERE day >= ${from} AND day <= ${to} AND started_at <= ${instant} GROUP BY ${GROUP}`),
  };
}
export type TalliesStore = ReturnType<typeof createTallies>;

export function addTo(sum: Counts, { plays, durationMs, cut, failed }: Counts): void {
  sum.plays += plays;
  sum.durationMs += durationMs;
  sum.cut += cut;
  sum.failed += failed;
}

/** A play may come before its publication is in the log: then it is of no campaign until that is known. */
function isNamedSince({ plain }: Kept, names: Campaigns): boolean {
  for (const publication of plain) if (names.has(publication)) return true;
  return false;
}
