import { describe, expect, test } from 'vitest';
import { createSessionsStore } from '../../server/features/accounts/accounts.store.ts';
import { addAccounts } from './accounts.contract.ts';
import { LARGEST, type OpenDb } from './adapter.ts';
import { accountRow } from './rows.ts';

const session = (token_hash: string, account_id: string, created_at = 1, seen_at = 1) => ({ token_hash, account_id, created_at, seen_at });

async function sessionsOf(open: OpenDb, ...rows: ReturnType<typeof session>[]) {
  const db = await open();
  await addAccounts(db, [accountRow('a', { roles: '["publisher"]' }), accountRow('b', { disabled: 1 })]);
  const store = createSessionsStore(db);
  for (const row of rows) await store.insert(row);
  return { store, standing: async (...hashes: string[]) => (await Promise.all(hashes.map(store.withAccount))).map((row) => row !== undefined) };
}

/** Sessions: found by the hash of their token together with whose they are. */
export function sessionsContract(name: string, open: OpenDb): void {
  describe(`the sessions in ${name}`, () => {
    test('a session is found with its account, also when that is disabled', async () => {
      const { store } = await sessionsOf(open, session('x', 'a', 5, LARGEST), session('y', 'b'));
      expect(await store.withAccount('x')).toEqual({ token_hash: 'x', created_at: 5, seen_at: LARGEST, id: 'a', name: '李静', roles: '["publisher"]', village: null, disabled: 0 });
      expect((await store.withAccount('y'))?.disabled).toBe(1);
      expect(await store.withAccount('z')).toBeUndefined();
    });

    test('belongs to an account there is, and a token to one session', async () => {
      const { store, standing } = await sessionsOf(open, session('x', 'a'));
      await expect(store.insert(session('y', 'nobody'))).rejects.toThrow();
      await expect(store.insert(session('x', 'b'))).rejects.toThrow();
      expect((await store.withAccount('x'))?.id).toBe('a');
      expect(await standing('y')).toEqual([false]);
    });

    test('being seen moves that session only', async () => {
      const { store } = await sessionsOf(open, session('x', 'a'), session('y', 'a'));
      await store.seen('x', 77);
      expect((await store.withAccount('x'))?.seen_at).toBe(77);
      expect((await store.withAccount('y'))?.seen_at).toBe(1);
    });

    test('ends one, or all of an account, or all but the one in hand; ending again changes nothing', async () => {
      const { store, standing } = await sessionsOf(open, session('a1', 'a'), session('a2', 'a'), session('a3', 'a'), session('b1', 'b'));
      await store.end('a1');
      await store.end('a1');
      expect(await standing('a1', 'a2', 'a3', 'b1')).toEqual([false, true, true, true]);
      await store.endAll('a', 'a3');
      expect(await standing('a2', 'a3', 'b1')).toEqual([false, true, true]);
      await store.endAll('a');
      expect(await standing('a3', 'b1')).toEqual([false, true]);
    });

    test('sweeps what was begun or seen before the bounds; what lies on a bound stays', async () => {
      const { store, standing } = await sessionsOf(open, session('on', 'a', 10, 20), session('begun', 'a', 9, 99), session('idle', 'a', 99, 19));
      await store.sweep(10, 20);
      expect(await standing('on', 'begun', 'idle')).toEqual([true, false, false]);
    });
  });
}
