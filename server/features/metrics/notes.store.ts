import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';
import type { Between } from './standing.store.ts';

/** What was written beside readings: the one note that all of them carry; '' when they differ or carry none. */
export function createNotesStore(db: Db) {
  async function common(readings: RawBuilder<unknown>): Promise<string> {
    const { rows } = await sql<{ note: string }>`SELECT DISTINCT r.note FROM ${readings} LIMIT 2`.execute(db);
    return rows.length === 1 ? (rows[0]?.note ?? '') : '';
  }

  return {
    of: (ids: readonly number[]) => common(sql`json_each(${JSON.stringify(ids)}) i CROSS JOIN reading r ON r.id = i.value`),

    /** Of all that count within an interval. */
    within: (metric: string, members: readonly string[], { start, end }: Between) =>
      common(sql`json_each(${JSON.stringify(members)}) m
        CROSS JOIN standing_reading s ON s.metric_id = ${metric} AND s.member = m.value AND s.as_of >= ${start} AND s.as_of < ${end}
        CROSS JOIN reading r ON r.id = s.reading_id`),
  };
}
export type NotesStore = ReturnType<typeof createNotesStore>;
