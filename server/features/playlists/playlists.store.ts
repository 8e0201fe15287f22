import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

type Row = Selectable<Tables['playlist']>;

export function createPlaylistsStore(db: Db) {
  return {
    list: () => db.selectFrom('playlist').selectAll().where('deleted_at', 'is', null).orderBy('updated_at', 'desc').execute(),
    get: (id: string, from: Db | Tx = db) => from.selectFrom('playlist').selectAll().where('id', '=', id).executeTakeFirst(),
    insert: (tx: Tx, row: Row) => tx.insertInto('playlist').values(row).execute(),
    update: (tx: Tx, id: string, change: Partial<Row>) => tx.updateTable('playlist').set(change).where('id', '=', id).execute(),
    users: () => db.selectFrom('schedule').select(['id', 'name', 'playlist_id']).where('deleted_at', 'is', null).execute(),
  };
}
