import { sql } from 'kysely';
import type { Precision } from '../../domain/statistics/metric.ts';
import type { Db } from '../../storage/tables.ts';
import type { ImportDraft } from './draft.ts';

type Sought = Pick<ImportDraft, 'metric' | 'member' | 'asOf' | 'today'>;

/** A reading that counts or waits to be accepted. */
export interface OnRecord {
  readonly id: number;
  readonly value: number;
  readonly precision: Precision;
  readonly asOf: number;
  /** It waits to take the place of another, which is there too as long as it counts. */
  readonly replaces: boolean;
}

/** Readings that wait to be accepted, by what tells readings apart. */
export type Waiting = ReadonlyMap<string, readonly OnRecord[]>;

const NONE: readonly OnRecord[] = [];
const keyOf = (metric: string, member: string, asOf: number): string => JSON.stringify([metric, member, asOf]);

/**
 * Finds what is on record at the metric, member and as-of time of drafts, among the readings that count or
 * wait to be accepted. For a draft of today that is everything of today which counts.
 */
export function createOnRecord(db: Db) {
  return {
    /** Readings that wait for a decision, of these metrics. */
    async waiting(metrics: readonly string[]): Promise<Waiting> {
      if (metrics.length === 0) return new Map();
      const { rows } = await sql<{ id: number; metric: string; member: string; value: number; precision: Precision; asOf: number; replaces: 0 | 1 }>`
        SELECT r.id, r.metric_id AS metric, r.member, r.value, r.precision, r.as_of AS asOf, EXISTS (
          WITH RECURSIVE chain (id) AS (SELECT r.corrects UNION ALL SELECT x.corrects FROM chain c CROSS JOIN reading x ON x.id = c.id WHERE x.corrects IS NOT NULL)
          SELECT 1 FROM chain c CROSS JOIN standing_reading s ON s.reading_id = c.id) AS replaces
        FROM reading r
        LEFT JOIN reading_decision d ON d.reading_id = r.id
        WHERE r.held = 1 AND d.reading_id IS NULL AND r.value IS NOT NULL AND r.metric_id IN (SELECT value FROM json_each(${JSON.stringify(metrics)}))
          AND NOT EXISTS (SELECT 1 FROM reading n LEFT JOIN reading_decision nd ON nd.reading_id = n.id WHERE n.corrects = r.id AND coalesce(nd.accepted, 1) = 1)
        ORDER BY r.id`.execute(db);
      const byKey = Map.groupBy(rows, ({ metric, member, asOf }) => keyOf(metric, member, asOf));
      return new Map([...byKey].map(([key, all]) => [key, all.map(({ id, value, precision, asOf, replaces }) => ({ id, value, precision, asOf, replaces: replaces === 1 }))]));
    },

    /**
     * By seeks into the primary key, so it costs the same beside a million readings.
     * @param dayStart first instant of the day that drafts of today were made on
     * @returns for each draft, in order, what is there, in a fixed order
     */
    async find(drafts: readonly Sought[], waiting: Waiting, dayStart: number): Promise<(readonly OnRecord[])[]> {
      const wanted = JSON.stringify(drafts.map(({ metric, member, asOf, today }) => [metric, member, today ? dayStart : asOf, asOf]));
      const { rows } = await sql<{ n: number; id: number; value: number; precision: Precision; asOf: number }>`
        SELECT w.key AS n, s.reading_id AS id, s.value AS value, s.precision AS precision, s.as_of AS asOf
        FROM json_each(${wanted}) w
        CROSS JOIN standing_reading s ON s.metric_id = json_extract(w.value, '$[0]') AND s.member = json_extract(w.value, '$[1]')
          AND s.as_of BETWEEN json_extract(w.value, '$[2]') AND json_extract(w.value, '$[3]')`.execute(db);
      const there = drafts.map(({ metric, member, asOf }) => (waiting.size === 0 ? NONE : (waiting.get(keyOf(metric, member, asOf)) ?? NONE)));
      const standing = new Map<number, OnRecord[]>();
      for (const { n, id, value, precision, asOf } of rows) {
        const reading = { id, value, precision, asOf, replaces: false };
        const before = standing.get(n);
        if (before) before.push(reading);
        else standing.set(n, [reading]);
      }
      for (const [n, readings] of standing) there[n] = [...readings, ...there[n]!];
      return there;
    },
  };
}
export type RecordFinder = ReturnType<typeof createOnRecord>;
