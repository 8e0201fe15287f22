import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type ShareRow = Selectable<Tables['board_share']>;

export function createSharesStore(db: Db) {
  return {
    list: (): Promise<ShareRow[]> => db.selectFrom('board_share').selectAll().orderBy('created_at', 'desc').orderBy('id').execute(),
    get: (id: string, from: Db | Tx = db): Promise<ShareRow | undefined> => from.selectFrom('board_share').selectAll().where('id', '=', id).executeTakeFirst(),
    byToken: (hash: string): Promise<ShareRow | undefined> => db.selectFrom('board_share').selectAll().where('token_hash', '=', hash).executeTakeFirst(),
    insert: async (tx: Tx, row: ShareRow): Promise<void> => void (await tx.insertInto('board_share').values(row).execute()),
    update: async (from: Db | Tx, id: string, change: Partial<ShareRow>): Promise<void> => void (await from.updateTable('board_share').set(change).where('id', '=', id).execute()),
  };
}
