import { sql } from 'kysely';
import { spanAt } from '../../domain/statistics/span.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import { LruMap } from '../lru-map.ts';

/** A reading that begins to count. */
export interface Counting {
  readonly metric_id: string;
  readonly member: string;
  readonly as_of: number;
  readonly precision: string;
  readonly source_kind: string;
  readonly value: number;
}

/** A day of a series; epoch milliseconds. */
interface SeriesDay {
  readonly metric: string;
  readonly member: string;
  readonly start: number;
  readonly end: number;
}

const QUARTER_MS = 900_000;
const ROWS_A_STATEMENT = 2_000;
const ZONE_KEY = 'standing-totals-zone';

/** The day an instant lies in; epoch milliseconds, the end not included. */
export type DayOf = (instant: number) => { readonly start: number; readonly end: number };

/** Days of the town's zone; thousands of readings fall on the same few, so the zone's arithmetic is done once a quarter of an hour. */
export function createDays(timeZone: string): DayOf {
  const days = new LruMap<number, { readonly start: number; readonly end: number }>(50_000);
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_MS); // every zone's day begins on a quarter of an hour
    const kept = days.get(quarter);
    if (kept) return kept;
    const day = spanAt('day', instant, timeZone);
    days.set(quarter, day);
    return day;
  };
}

/**
 * Standing readings added up by day, so that a year's total costs as many rows as it has days. Days are
 * those of the town's zone; in another zone they are added up anew.
 */
export function createTotalsStore(db: Db, townTimeZone: () => Promise<string>) {
  let days: { zone: string; of: DayOf } | null = null;

  /** To be awaited once before anything else, and again when the town may have moved to another zone. */
  async function prepare(): Promise<void> {
    const zone = await townTimeZone();
    if (days?.zone === zone) return;
    const before = days;
    const of = createDays(zone);
    try {
      await db.transaction().execute(async (tx) => {
        const kept = await tx.selectFrom('setting').select('value').where('key', '=', ZONE_KEY).executeTakeFirst();
        if (kept?.value !== zone) await addUpAnew(tx, zone, of);
        days = { zone, of }; // before whoever waits for the transaction to end goes on
      });
    } catch (error) {
      days = before;
      throw error;
    }
  }

  async function addUpAnew(tx: Tx, zone: string, of: DayOf): Promise<void> {
    await tx.deleteFrom('standing_total').execute();
    const series = await tx.selectFrom('standing_reading').select(['metric_id', 'member']).distinct().execute();
    for (const { metric_id, member } of series) {
      const rows = await tx
        .selectFrom('standing_reading as s')
        .innerJoin('reading as r', 'r.id', 's.reading_id')
        .select(['s.metric_id', 's.member', 's.as_of', 's.precision', 'r.source_kind', 's.value'])
        .where('s.metric_id', '=', metric_id)
        .where('s.member', '=', member)
        .execute();
      await add(tx, rows, of);
    }
    await tx
      .insertInto('setting')
      .values({ key: ZONE_KEY, value: zone })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: zone }))
      .execute();
  }

  async function add(tx: Tx, rows: readonly Counting[], of: DayOf): Promise<void> {
    const totals = new Map<string, { metric_id: string; member: string; day_start: number; precision: string; source_kind: string; sum: number; readings: number }>();
    for (const { metric_id, member, as_of, precision, source_kind, value } of rows) {
      const day_start = of(as_of).start;
      const key = `${metric_id}\n${day_start}\n${precision}\n${source_kind}\n${member}`;
      const total = totals.get(key);
      if (total) {
        total.sum += value;
        total.readings++;
      } else totals.set(key, { metric_id, member, day_start, precision, source_kind, sum: value, readings: 1 });
    }
    const all = [...totals.values()];
    for (let start = 0; start < all.length; start += ROWS_A_STATEMENT) {
      await tx
        .insertInto('standing_total')
        .values(all.slice(start, start + ROWS_A_STATEMENT))
        .onConflict((conflict) =>
          conflict.columns(['metric_id', 'member', 'day_start', 'precision', 'source_kind']).doUpdateSet({ sum: sql`standing_total.sum + excluded.sum`, readings: sql`standing_total.readings + excluded.readings` }),
        )
        .execute();
    }
  }

  function dayOf(): DayOf {
    if (!days) throw new Error('the totals were not prepared');
    return days.of;
  }

  return {
    prepare,
    dayOf,

    /** These readings count from now on. */
    add: (tx: Tx, rows: readonly Counting[]): Promise<void> => add(tx, rows, dayOf()),

    /** Adds up anew the days on which readings no longer count: what is taken off a sum would leave dust. */
    async recount(tx: Tx, gone: readonly { readonly metric_id: string; readonly member: string; readonly as_of: number }[]): Promise<void> {
      const of = dayOf();
      const touched = new Map(gone.map(({ metric_id, member, as_of }): [string, SeriesDay] => [`${metric_id}\n${of(as_of).start}\n${member}`, { metric: metric_id, member, ...of(as_of) }]));
      const which = JSON.stringify([...touched.values()]);
      await sql`DELETE FROM standing_total WHERE (metric_id, member, day_start) IN (SELECT value ->> 'metric', value ->> 'member', value ->> 'start' FROM json_each(${which}))`.execute(tx);
      await sql`INSERT INTO standing_total (metric_id, member, day_start, precision, source_kind, sum, readings)
        SELECT s.metric_id, s.member, d.value ->> 'start', s.precision, r.source_kind, sum(s.value), count(*)
        FROM json_each(${which}) d
        CROSS JOIN standing_reading s
          ON s.metric_id = (d.value ->> 'metric') AND s.member = (d.value ->> 'member') AND s.as_of >= (d.value ->> 'start') AND s.as_of < (d.value ->> 'end')
        CROSS JOIN reading r ON r.id = s.reading_id
        GROUP BY s.metric_id, s.member, d.value ->> 'start', s.precision, r.source_kind`.execute(tx);
    },
  };
}
export type TotalsStore = ReturnType<typeof createTotalsStore>;
