import type { Db, Tables, Tx } from '../../storage/tables.ts';
import type { Selectable } from 'kysely';

export type AccountRow = Selectable<Tables['account']>;

export function createAccountsStore(db: Db) {
  return {
    list: () =>
      db
        .selectFrom('account')
        .selectAll('account')
        .select((eb) => eb.selectFrom('session').select((s) => s.fn.max('session.seen_at').as('at')).whereRef('session.account_id', '=', 'account.id').as('last_seen_at'))
        .orderBy('created_at')
        .execute(),
    byUsername: (username: string, from: Db | Tx = db) => from.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirst(),
    byId: (id: string, tx: Db | Tx = db) => tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst(),
    enabled: (tx: Db | Tx = db) => tx.selectFrom('account').selectAll().where('disabled', '=', 0).execute(),
    insert: (tx: Tx, row: AccountRow) => tx.insertInto('account').values(row).execute(),
    async update(tx: Tx, id: string, change: Partial<Omit<AccountRow, 'id' | 'username'>>): Promise<void> {
      if (Object.keys(change).length > 0) await tx.updateTable('account').set(change).where('id', '=', id).execute();
    },
  };
}

export function createSessionsStore(db: Db) {
  return {
    insert: (row: Selectable<Tables['session']>) => db.insertInto('session').values(row).execute(),
    withAccount: (tokenHash: string) =>
      db
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.account_id')
        .select(['session.token_hash', 'session.created_at', 'session.seen_at', 'account.id', 'account.name', 'account.roles', 'account.village', 'account.disabled'])
        .where('session.token_hash', '=', tokenHash)
        .executeTakeFirst(),
    seen: (tokenHash: string, at: number) => db.updateTable('session').set({ seen_at: at }).where('token_hash', '=', tokenHash).execute(),
    end: (tokenHash: string) => db.deleteFrom('session').where('token_hash', '=', tokenHash).execute(),
    endAll: (account: string, exceptHash?: string) =>
      db
        .deleteFrom('session')
        .where('account_id', '=', account)
        .$if(exceptHash !== undefined, (query) => query.where('token_hash', '!=', exceptHash ?? ''))
        .execute(),
    sweep: (createdBefore: number, seenBefore: number) =>
      db
        .deleteFrom('session')
        .where((eb) => eb.or([eb('created_at', '<', createdBefore), eb('seen_at', '<', seenBefore)]))
        .execute(),
  };
}
