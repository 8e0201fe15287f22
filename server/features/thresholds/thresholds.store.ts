import type { Insertable } from 'kysely';
import type { ThresholdNotice } from '../../protocol/rest/notices.ts';
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
    async tell(tx: Tx, accounts: readonly string[], threshold: string, notice: ThresholdNotice): Promise<void> {
      const told = { event_id: notice.id, notice: JSON.stringify(notice) };
      for (const account_id of new Set(accounts)) {
        await tx
          .insertInto('threshold_notice')
          .values({ account_id, metric_id: notice.metric, threshold_id: threshold, ...told })
          .onConflict((conflict) => conflict.columns(['account_id', 'metric_id', 'threshold_id']).doUpdateSet(told))
          .execute();
      }
    },
    async notices(account: string): Promise<ThresholdNotice[]> {
      const rows = await db.selectFrom('threshold_notice').select('notice').where('account_id', '=', account).orderBy('event_id').execute();
      return rows.map(({ notice }) => JSON.parse(notice) as ThresholdNotice);
    },
    heard: (account: string, event: number) => db.deleteFrom('threshold_notice').where('account_id', '=', account).where('event_id', '=', event).execute(),
    end: (id: number, at: number) => db.updateTable('threshold_event').set({ ended_at: at }).where('id', '=', id).execute(),
  };
}
