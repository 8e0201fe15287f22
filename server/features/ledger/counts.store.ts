import { sql } from 'kysely';
import type { CountTable, GROUPINGS } from '../../protocol/rest/ledger.ts';
import type { Db } from '../../storage/tables.ts';
import type { Campaigns } from './campaigns.ts';
import { groupings, isOf, screensOf } from './grouping.ts';
import { chosen, type PlayFilter } from './play-filter.ts';
import { countsBetween } from './running-counts.ts';
import { addTo, type Counts, type TalliesStore } from './tallies.ts';

export type Grouping = (typeof GROUPINGS)[number];
/** Counts under one key, such as a category. */
export type CountsOf = Omit<CountTable['rows'][number], 'label'>;

/** Days and items are too many to be kept in memory: they are added up when asked. */
const ADDED_UP = {
  item: { key: sql<string>`content_id`, from: countsBetween },
  day: { key: sql<string>`day`, from: (first: string, last: string) => sql`(SELECT * FROM play_count WHERE day >= ${first} AND day <= ${last})` },
  month: { key: sql<string>`substr(day, 1, 7)`, from: countsBetween },
} as const;

/** The ledger's counts, answered from the running counts: a year is as many rows as items a month and screen. */
export function createCountsStore(db: Db, campaigns: () => Promise<Campaigns>, tallies: TalliesStore) {
  return {
    /** In the order of the keys, by code point. */
    async counts(by: Grouping, filter: PlayFilter): Promise<CountsOf[]> {
      const { from, to, content } = filter;
      if (by === 'item' || by === 'day' || by === 'month') {
        const { key, from: source } = ADDED_UP[by];
        const { rows } = await sql<CountsOf>`SELECT ${key} AS key, sum(plays) AS plays, sum(duration_ms) AS "durationMs", sum(cut) AS cut, sum(failed) AS failed
          FROM ${source(from, to)} AS play_count WHERE ${chosen('play_count', filter, await campaigns())} GROUP BY 1 ORDER BY 1`.execute(db);
        return rows;
      }
      const screens = await db.selectFrom('screen').select(['id', 'village', 'venue_kind']).execute();
      const played = content === undefined ? await tallies.of(from, to) : await tallies.ofItem(content, from, to);
      return folded(played.filter(isOf(filter, screensOf(filter, screens))), groupings(screens)[by]);
    },
  };
}

function folded<T extends Counts>(played: readonly T[], keyOf: (of: T) => string): CountsOf[] {
  const groups = new Map<string, CountsOf>();
  for (const each of played) {
    const key = keyOf(each);
    const group = groups.get(key) ?? { key, ...NONE };
    groups.set(key, group);
    addTo(group, each);
  }
  return [...groups.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

const NONE: Counts = { plays: 0, durationMs: 0, cut: 0, failed: 0 };
