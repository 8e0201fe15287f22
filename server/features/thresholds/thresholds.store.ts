import type { Insertable } from 'kysely';
import type { Db, Tables } from '../../storage/tables.ts';

type EventRow = Insertable<Tables['threshold_event']>;

export function createThresholdsStore(db: Db) {
  return {
    /** Thresholds that are crossed now. */
    open: () => db.selectFrom('threshold_event').selectAll().where('ended_at', 'is', null).orderBy('at').execute(),
    begin: async (row: EventRow): Promise<number> => {
      const { insertId } = await db.insertInto('threshold_event').values(row).executeTakeFirstOrThrow();
      return Number(insertId);
    },
    drafted: (id: number, schedule: string) => db.updateTable('threshold_event').set({ schedule_id: schedule }).where('id', '=', id).execute(),
    end: (id: number, at: number) => db.updateTable('threshold_event').set({ ended_at: at }).where('id', '=', id).execute(),
  };
}
