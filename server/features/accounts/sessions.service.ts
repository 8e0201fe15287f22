import { createHash, randomBytes } from 'node:crypto';
import type { SignedIn } from '../../http/route.ts';
import type { Db } from '../../storage/tables.ts';
import { createSessionsStore } from './accounts.store.ts';

const TOKEN_BYTES = 16;
const IDLE_MS = 12 * 3_600_000;
const ABSOLUTE_MS = 14 * 86_400_000;
const SEEN_RESOLUTION_MS = 60_000;

/** Sessions: a 128-bit token the browser keeps, of which only the hash is stored. */
export function createSessionsService(db: Db, now: () => number) {
  const store = createSessionsStore(db);

  async function valid(hash: string, at: number) {
    const row = await store.withAccount(hash);
    return !row || row.disabled || at - row.created_at > ABSOLUTE_MS || at - row.seen_at > IDLE_MS ? null : row;
  }

  return {
    /** @returns the token for the cookie */
    async begin(account: string): Promise<string> {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const at = now();
      await store.sweep(at - ABSOLUTE_MS, at - IDLE_MS);
      await store.insert({ token_hash: tokenHash(token), account_id: account, created_at: at, seen_at: at });
      return token;
    },

    /** @returns who holds the token, or null when it is unknown, too old, idle for too long or its account disabled */
    async find(token: string): Promise<SignedIn | null> {
      return this.byHash(tokenHash(token));
    },

    async byHash(hash: string): Promise<SignedIn | null> {
      const at = now();
      const row = await valid(hash, at);
      if (!row) return null;
      if (at - row.seen_at > SEEN_RESOLUTION_MS) await store.seen(hash, at);
      return { account: row.id, name: row.name, roles: JSON.parse(row.roles) as string[], village: row.village, sessionHash: hash };
    },

    /** Whether the session still stands; to ask is not to be active. */
    isLive: async (hash: string): Promise<boolean> => (await valid(hash, now())) !== null,

    end: (hash: string) => store.end(hash),
    endAll: (account: string, exceptHash?: string) => store.endAll(account, exceptHash),
  };
}
export type SessionsService = ReturnType<typeof createSessionsService>;

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
