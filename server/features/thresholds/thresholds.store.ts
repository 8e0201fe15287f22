import type { Insertable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

type EventRow = Insertable<Tables['threshold_event']>;

export function createThresholdsStore(db: Db) {
  return {
    /** Thresholds that are crossed now. */
    open: () => db.selectFrom('threshold_event').selectAll().where('ended_at', 'is', null).orderBy('at').execute(),
    begin: async (tx: Tx, row: EventRow): Promise<number> => {
      const { insertId } = await tx.insertInto('threshold_event').values(row).executeTakeFirstOrThrow();
      return Number(insertId);
    },
    /** When this threshold was crossed last and is so no more. */
    last: (metric: string, threshold: string) =>
      db.selectFrom('threshold_event').select(['id', 'ended_at', 'value']).where('metric_id', '=', metric).where('threshold_id', '=', threshold).where('ended_at', 'is not', null).orderBy('id', 'desc').limit(1).executeTakeFirst(),
    resume: (id: number) => db.updateTable('threshold_event').set({ ended_at: null }).where('id', '=', id).execute(),
    /** The newest schedule this threshold has drafted, unless somebody has deleted or withdrawn it. */
    schedule: (metric: string, threshold: string) =>
      db
        .selectFrom('threshold_event as e')
        .innerJoin('schedule as s', 's.id', 'e.schedule_id')
        .select(['s.id', 's.recurrence'])
        .where('e.metric_id', '=', metric)
        .where('e.threshold_id', '=', threshold)
        .where('s.deleted_at', 'is', null)
        .where('s.withdrawn_at', 'is', null)
        .orderBy('e.id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    drafted: (id: number, schedule: string) => db.updateTable('threshold_event').set({ schedule_id: schedule }).where('id', '=', id).execute(),
    end: (id: number, at: number) => db.updateTable('threshold_event').set({ ended_at: at }).where('id', '=', id).execute(),
  };
}
