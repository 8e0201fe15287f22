import { sql } from 'kysely';
import type { Precision, SourceKind } from '../../domain/statistics/metric.ts';
import type { Db } from '../../storage/tables.ts';
import type { Between, BucketRow } from './standing.store.ts';
import type { DayOf } from './totals.store.ts';

/** Readings of a series within an interval, added up by what they are. */
export interface TotalRow {
  readonly member: string;
  readonly precision: Precision;
  readonly sourceKind: SourceKind;
  readonly sum: number;
}

/** A piece of an interval: whole days, which are added up already, or a part of a day. */
interface Pieces {
  readonly days: readonly (Between & { readonly bucket: number })[];
  readonly parts: readonly (Between & { readonly bucket: number })[];
}

const NONE = { rows: [] };

/** What happened within an interval: whole days from the totals, what is left of a day from its readings. */
export function createFlowStore(db: Db, dayOf: () => DayOf) {
  return {
    async totals(metric: string, members: readonly string[], between: Between): Promise<TotalRow[]> {
      const { days, parts } = pieces([between], dayOf());
      const named = JSON.stringify(members);
      const whole = days.length === 0 ? NONE : await sql<TotalRow>`
        SELECT m.value AS member, t.precision, t.source_kind AS sourceKind, sum(t.sum) AS sum
        FROM json_each(${named}) m CROSS JOIN json_each(${JSON.stringify(days)}) b
        CROSS JOIN standing_total t
          ON t.metric_id = ${metric} AND t.member = m.value AND t.day_start >= (b.value ->> 'start') AND t.day_start < (b.value ->> 'end')
        GROUP BY m.value, t.precision, t.source_kind`.execute(db);
      const rest = parts.length === 0 ? NONE : await sql<TotalRow>`
        SELECT m.value AS member, s.precision, r.source_kind AS sourceKind, sum(s.value) AS sum
        FROM json_each(${named}) m CROSS JOIN json_each(${JSON.stringify(parts)}) b
        CROSS JOIN standing_reading s
          ON s.metric_id = ${metric} AND s.member = m.value AND s.as_of >= (b.value ->> 'start') AND s.as_of < (b.value ->> 'end')
        CROSS JOIN reading r ON r.id = s.reading_id
        GROUP BY m.value, s.precision, r.source_kind`.execute(db);
      return [...whole.rows, ...rest.rows];
    },

    /**
     * What fell into each bucket.
     * @param exact whether it matters when within its day a bucket's newest reading was
     */
    async sums(metric: string, members: readonly string[], buckets: readonly Between[], exact: boolean): Promise<BucketRow[]> {
      const { days, parts } = exact ? { days: [], parts: buckets.map((between, bucket) => ({ ...between, bucket })) } : pieces(buckets, dayOf());
      const named = JSON.stringify(members);
      const whole = days.length === 0 ? NONE : await sql<BucketRow>`
        SELECT m.value AS member, b.value ->> 'bucket' AS bucket, max(t.day_start) AS asOf, sum(t.sum) AS value
        FROM json_each(${named}) m CROSS JOIN json_each(${JSON.stringify(days)}) b
        CROSS JOIN standing_total t
          ON t.metric_id = ${metric} AND t.member = m.value AND t.day_start >= (b.value ->> 'start') AND t.day_start < (b.value ->> 'end')
        GROUP BY m.value, b.key`.execute(db);
      const rest = parts.length === 0 ? NONE : await sql<BucketRow>`
        SELECT m.value AS member, b.value ->> 'bucket' AS bucket, max(s.as_of) AS asOf, sum(s.value) AS value
        FROM json_each(${named}) m CROSS JOIN json_each(${JSON.stringify(parts)}) b
        CROSS JOIN standing_reading s
          ON s.metric_id = ${metric} AND s.member = m.value AND s.as_of >= (b.value ->> 'start') AND s.as_of < (b.value ->> 'end')
        GROUP BY m.value, b.key`.execute(db);
      return joined([...whole.rows, ...rest.rows]);
    },
  };
}
export type FlowStore = ReturnType<typeof createFlowStore>;

function pieces(buckets: readonly Between[], dayOf: DayOf): Pieces {
  const days: (Between & { bucket: number })[] = [];
  const parts: (Between & { bucket: number })[] = [];
  for (const [bucket, { start, end }] of buckets.entries()) {
    const first = dayOf(start);
    const last = dayOf(end);
    const from = first.start === start ? start : first.end;
    if (from >= last.start) {
      parts.push({ bucket, start, end }); // no day is whole
      continue;
    }
    if (start < from) parts.push({ bucket, start, end: from });
    days.push({ bucket, start: from, end: last.start });
    if (last.start < end) parts.push({ bucket, start: last.start, end });
  }
  return { days, parts };
}

/** Pieces of the same bucket as one. */
function joined(rows: readonly BucketRow[]): BucketRow[] {
  const found = new Map<string, BucketRow>();
  for (const row of rows) {
    const key = `${row.bucket} ${row.member}`;
    const other = found.get(key);
    found.set(key, other ? { ...row, asOf: Math.max(row.asOf, other.asOf), value: row.value + other.value } : row);
  }
  return [...found.values()];
}
