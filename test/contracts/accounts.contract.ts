import { describe, expect, test } from 'vitest';
import { type AccountRow, createAccountsStore } from '../../server/features/accounts/accounts.store.ts';
import type { Db } from '../../server/storage/tables.ts';
import { ANY_TEXT, GivenUp, LARGEST, type OpenDb } from './adapter.ts';
import { accountRow } from './rows.ts';

export async function addAccounts(db: Db, rows: readonly AccountRow[]): Promise<void> {
  const store = createAccountsStore(db);
  await db.transaction().execute(async (tx) => {
    for (const row of rows) await store.insert(tx, row);
  });
}

async function accountsOf(open: OpenDb, ...rows: AccountRow[]) {
  const db = await open();
  await addAccounts(db, rows);
  return { db, store: createAccountsStore(db) };
}

/** Accounts: found by id and by username, never removed. */
export function accountsContract(name: string, open: OpenDb): void {
  describe(`the accounts in ${name}`, () => {
    test('an account is found whole by its id and by its username, letter for letter', async () => {
      const row = accountRow('a', { username: 'Li.Jing', name: ANY_TEXT, created_at: LARGEST });
      const { store } = await accountsOf(open, row);
      expect(await store.byId('a')).toEqual(row);
      expect(await store.byUsername('Li.Jing')).toEqual(row);
      expect(await store.byUsername('li.jing')).toBeUndefined();
      expect(await store.byUsername("' or 1=1 --")).toBeUndefined();
      expect(await store.byId('b')).toBeUndefined();
    });

    test('lists the oldest first, disabled ones too, each with when it was last seen in any session', async () => {
      const { db, store } = await accountsOf(open, accountRow('new', { created_at: 9 }), accountRow('old', { created_at: 2, disabled: 1 }));
      const session = { account_id: 'old', created_at: 1 };
      await db.insertInto('session').values([{ ...session, token_hash: 'x', seen_at: 5 }, { ...session, token_hash: 'y', seen_at: LARGEST }]).execute();
      expect((await store.list()).map(({ id, last_seen_at }) => [id, last_seen_at])).toEqual([['old', LARGEST], ['new', null]]);
    });

    test('a username belongs to one account: the second is refused with all of its transaction', async () => {
      const { db, store } = await accountsOf(open, accountRow('a', { username: 'li' }));
      await expect(addAccounts(db, [accountRow('b'), accountRow('c', { username: 'li' })])).rejects.toThrow();
      expect((await store.list()).map(({ id }) => id)).toEqual(['a']);
    });

    test('tells who may still sign in, inside a transaction as it stands there', async () => {
      const { db, store } = await accountsOf(open, accountRow('a'), accountRow('b', { disabled: 1 }), accountRow('c'));
      await db.transaction().execute(async (tx) => {
        await store.update(tx, 'c', { disabled: 1 });
        expect((await store.enabled(tx)).map(({ id }) => id)).toEqual(['a']);
        expect((await store.byId('c', tx))?.disabled).toBe(1);
        expect((await store.byUsername('user-c', tx))?.disabled).toBe(1);
      });
      expect((await store.enabled()).map(({ id }) => id)).toEqual(['a']);
    });

    test('changes what is named of one account and nothing else', async () => {
      const { db, store } = await accountsOf(open, accountRow('a'), accountRow('b'));
      await db.transaction().execute(async (tx) => {
        await store.update(tx, 'a', { name: ANY_TEXT, roles: '["viewer"]' });
        await store.update(tx, 'b', {});
        await store.update(tx, 'nobody', { disabled: 1 });
      });
      expect(await store.byId('a')).toEqual(accountRow('a', { name: ANY_TEXT, roles: '["viewer"]' }));
      expect(await store.byId('b')).toEqual(accountRow('b'));
    });

    test('a change that was given up has not happened', async () => {
      const { db, store } = await accountsOf(open, accountRow('a'));
      const givenUp = db.transaction().execute(async (tx) => {
        await store.update(tx, 'a', { disabled: 1 });
        await store.insert(tx, accountRow('b'));
        throw new GivenUp();
      });
      await expect(givenUp).rejects.toThrow(GivenUp);
      expect(await store.enabled()).toEqual([accountRow('a')]);
    });
  });
}
