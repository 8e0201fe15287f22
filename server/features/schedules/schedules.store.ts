import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type ScheduleRow = Selectable<Tables['schedule']>;

export function createSchedulesStore(db: Db) {
  return {
    list: () => db.selectFrom('schedule').selectAll().where('deleted_at', 'is', null).orderBy('updated_at', 'desc').execute(),
    get: (id: string, from: Db | Tx = db) => from.selectFrom('schedule').selectAll().where('id', '=', id).executeTakeFirst(),
    insert: (tx: Tx, row: ScheduleRow) => tx.insertInto('schedule').values(row).execute(),
    update: (tx: Tx, id: string, change: Partial<ScheduleRow>) => tx.updateTable('schedule').set(change).where('id', '=', id).execute(),
  };
}
