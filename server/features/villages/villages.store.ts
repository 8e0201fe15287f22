import { sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';
import { WAITS } from '../metrics/readings.chain.ts';

/** A reading a village has sent or that was entered for it. */
export interface LastRow {
  readonly id: number;
  readonly member: string;
  readonly asOf: number;
  readonly value: number;
}

export function createVillagesStore(db: Db) {
  return {
    /** Of each member the newest reading that counts, in whichever span it lies; a member without one is left out. */
    async counted(metric: string, members: readonly string[]): Promise<LastRow[]> {
      const { rows } = await sql<LastRow>`
        SELECT s.reading_id AS id, m.value AS member, s.as_of AS "asOf", s.value
        FROM json_each(${JSON.stringify(members)}) m
        CROSS JOIN standing_reading s ON s.reading_id = (
          SELECT n.reading_id FROM standing_reading n WHERE n.metric_id = ${metric} AND n.member = m.value ORDER BY n.as_of DESC, n.reading_id DESC LIMIT 1)`.execute(db);
      return rows;
    },

    /** When each metric was last defined, epoch milliseconds. */
    async definedSince(): Promise<ReadonlyMap<string, number>> {
      const rows = await db.selectFrom('metric').select(['id', 'updated_at']).where('deleted_at', 'is', null).execute();
      return new Map(rows.map(({ id, updated_at }) => [id, updated_at]));
    },

    /** What a village reported of a metric and the town refused, unless the village has reported on it since; the newest five. */
    async refused(metric: string, village: string): Promise<number[]> {
      const { rows } = await sql<{ id: number }>`
        WITH sent AS (
          SELECT r.id, r.recorded_at FROM account a CROSS JOIN reading r ON r.source_id = a.id
          WHERE a.village = ${village} AND r.source_kind = 'village' AND r.metric_id = ${metric} AND r.member = ${village})
        SELECT s.id FROM sent s JOIN reading_decision d ON d.reading_id = s.id AND d.accepted = 0
        WHERE d.at >= (SELECT max(recorded_at) FROM sent) ORDER BY s.id DESC LIMIT 5`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** The readings that wait for the town, by metric. */
    async waiting(): Promise<ReadonlyMap<string, readonly LastRow[]>> {
      const { rows } = await sql<LastRow & { metric: string }>`
        SELECT r.id, r.metric_id AS metric, r.member, r.as_of AS "asOf", r.value FROM reading r WHERE ${WAITS} AND r.value IS NOT NULL`.execute(db);
      return Map.groupBy(rows, ({ metric }) => metric);
    },
  };
}
