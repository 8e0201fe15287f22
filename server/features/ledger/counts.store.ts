import { sql } from 'kysely';
import type { CountTable, GROUPINGS } from '../../protocol/rest/ledger.ts';
import type { Db, Tables } from '../../storage/tables.ts';
import type { Campaigns } from './campaigns.ts';
import { chosen, type PlayFilter } from './play-filter.ts';

export type Grouping = (typeof GROUPINGS)[number];
/** Counts under one key, such as a category. */
export type CountsOf = Omit<CountTable['rows'][number], 'label'>;

/** The column whose values make the groups, or are the members of the groups. */
const COLUMNS = {
  screen: 'screen_id',
  village: 'screen_id',
  venueKind: 'screen_id',
  category: 'category',
  item: 'content_id',
  day: 'day',
  month: 'day',
  campaign: 'publication',
} as const satisfies Record<Grouping, keyof Tables['play_count']>;

/** The ledger's counts, answered from the running counts: a year is as many rows as items a day and screen. */
export function createCountsStore(db: Db, campaigns: () => Promise<Campaigns>) {
  /** Screens are few beside their plays, so what they are is looked up after adding up. */
  async function ofScreens(column: 'village' | 'venue_kind'): Promise<(id: string) => string> {
    const rows = await db.selectFrom('screen').select(['id', column]).execute();
    const values = new Map(rows.map((row) => [row.id, row[column] as string]));
    return (id) => values.get(id) ?? '';
  }

  async function groupOf(by: Grouping): Promise<((value: string) => string) | null> {
    if (by === 'village') return ofScreens('village');
    if (by === 'venueKind') return ofScreens('venue_kind');
    if (by === 'month') return (day) => day.slice(0, 7);
    if (by !== 'campaign') return null;
    const names = await campaigns();
    return (publication) => names.get(Number(publication)) ?? '';
  }

  return {
    /** In the order of the keys, by code point. */
    async counts(by: Grouping, filter: PlayFilter): Promise<CountsOf[]> {
      const rows = await db
        .selectFrom('play_count')
        .where(chosen('play_count', filter, await campaigns()))
        .select((eb) => [
          sql<string>`cast(${sql.ref(COLUMNS[by])} AS text)`.as('key'),
          eb.fn.sum<number>('plays').as('plays'),
          eb.fn.sum<number>('duration_ms').as('durationMs'),
          eb.fn.sum<number>('cut').as('cut'),
          eb.fn.sum<number>('failed').as('failed'),
        ])
        .groupBy(COLUMNS[by])
        .orderBy('key')
        .execute();
      const group = await groupOf(by);
      return group ? folded(rows, group) : rows;
    },
  };
}

function folded(rows: readonly CountsOf[], group: (key: string) => string): CountsOf[] {
  const groups = new Map<string, CountsOf>();
  for (const row of rows) {
    const key = group(row.key);
    groups.set(key, added(groups.get(key) ?? { key, plays: 0, durationMs: 0, cut: 0, failed: 0 }, row));
  }
  return [...groups.values()].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

/** The second added to the first, under the first's key. */
export function added<T extends Omit<CountsOf, 'key'>>(sum: T, { plays, durationMs, cut, failed }: Omit<CountsOf, 'key'>): T {
  return { ...sum, plays: sum.plays + plays, durationMs: sum.durationMs + durationMs, cut: sum.cut + cut, failed: sum.failed + failed };
}
