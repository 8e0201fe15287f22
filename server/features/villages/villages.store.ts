import { sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';

/** The newest reading a village has sent or that was entered for it. */
export interface LastRow {
  readonly member: string;
  readonly asOf: number;
  readonly value: number;
}

export function createVillagesStore(db: Db) {
  return {
    /** Of each member the newest reading that counts, in whichever span it lies; a member without one is left out. */
    async counted(metric: string, members: readonly string[]): Promise<LastRow[]> {
      const { rows } = await sql<LastRow>`
        SELECT m.value AS member, s.as_of AS "asOf", s.value
        FROM json_each(${JSON.stringify(members)}) m
        CROSS JOIN standing_reading s ON s.reading_id = (
          SELECT n.reading_id FROM standing_reading n WHERE n.metric_id = ${metric} AND n.member = m.value ORDER BY n.as_of DESC, n.reading_id DESC LIMIT 1)`.execute(db);
      return rows;
    },

    /** Of each member the newest reading that waits for the town. */
    async waiting(metric: string): Promise<LastRow[]> {
      const { rows } = await sql<LastRow>`
        SELECT r.member, r.as_of AS "asOf", r.value FROM reading r
        WHERE r.held = 1 AND r.metric_id = ${metric} AND r.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reading_decision d WHERE d.reading_id = r.id)
        ORDER BY r.as_of DESC`.execute(db);
      return [...new Map(rows.toReversed().map((row) => [row.member, row])).values()];
    },
  };
}
