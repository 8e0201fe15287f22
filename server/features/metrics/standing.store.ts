import { sql } from 'kysely';
import type { Precision, SourceKind } from '../../domain/statistics/metric.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import { WAITS } from './readings.chain.ts';

/** How a series (one member of one metric) stands at an instant. */
export interface NewestRow {
  /** Of the reading. */
  readonly id: number;
  readonly member: string;
  readonly asOf: number;
  readonly value: number;
  readonly precision: Precision;
  readonly sourceKind: SourceKind;
  readonly sourceName: string;
}

export interface BucketRow {
  readonly member: string;
  readonly bucket: number;
  readonly asOf: number;
  readonly value: number;
}

/** From the first instant to the first one after; epoch milliseconds. */
export interface Between {
  readonly start: number;
  readonly end: number;
}

/**
 * The readings that count. Each question is answered by seeks into the primary key (metric, member,
 * as of), so that what it costs depends on what is asked and not on how many readings there are.
 */
export function createStandingStore(db: Db) {
  return {
    /** The newest reading of each member not after the instant. */
    async newest(metric: string, members: readonly string[], at: number): Promise<NewestRow[]> {
      const { rows } = await sql<NewestRow>`
        SELECT s.reading_id AS id, m.value AS member, s.as_of AS asOf, s.value, s.precision, r.source_kind AS sourceKind, r.source_name AS sourceName
        FROM json_each(${JSON.stringify(members)}) m
        CROSS JOIN standing_reading s ON s.reading_id = (
          SELECT n.reading_id FROM standing_reading n WHERE n.metric_id = ${metric} AND n.member = m.value AND n.as_of <= ${at}
          ORDER BY n.as_of DESC, n.reading_id DESC LIMIT 1)
        CROSS JOIN reading r ON r.id = s.reading_id`.execute(db);
      return rows;
    },

    /** The level of each member at each instant. */
    async levels(metric: string, members: readonly string[], instants: readonly number[]): Promise<BucketRow[]> {
      const { rows } = await sql<BucketRow>`
        SELECT m.value AS member, b.key AS bucket, s.as_of AS asOf, s.value
        FROM json_each(${JSON.stringify(members)}) m
        CROSS JOIN json_each(${JSON.stringify(instants)}) b
        CROSS JOIN standing_reading s ON s.reading_id = (
          SELECT n.reading_id FROM standing_reading n WHERE n.metric_id = ${metric} AND n.member = m.value AND n.as_of <= b.value
          ORDER BY n.as_of DESC, n.reading_id DESC LIMIT 1)`.execute(db);
      return rows;
    },

    /** The readings that make a figure, newest first, and how many there are in all. */
    async behind(metric: string, members: readonly string[], { start, end }: Between, limit: number): Promise<{ ids: number[]; count: number }> {
      const inside = sql`FROM json_each(${JSON.stringify(members)}) m
        CROSS JOIN standing_reading s ON s.metric_id = ${metric} AND s.member = m.value AND s.as_of >= ${start} AND s.as_of < ${end}`;
      const newest = await sql<{ id: number }>`SELECT s.reading_id AS id ${inside} ORDER BY s.as_of DESC, s.reading_id DESC LIMIT ${limit}`.execute(db);
      const all = await sql<{ count: number }>`SELECT count(*) AS count ${inside}`.execute(db);
      return { ids: newest.rows.map(({ id }) => id), count: all.rows[0]?.count ?? 0 };
    },

    /** Members that have readings which count, or which wait for a decision. */
    async members(metric: string, from: Db | Tx = db): Promise<string[]> {
      const { rows } = await sql<{ member: string }>`
        SELECT member FROM standing_reading WHERE metric_id = ${metric}
        UNION SELECT r.member FROM reading r WHERE ${WAITS} AND r.metric_id = ${metric}`.execute(from);
      return rows.map(({ member }) => member);
    },
  };
}
export type StandingStore = ReturnType<typeof createStandingStore>;
