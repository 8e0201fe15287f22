import { createHash, randomBytes } from 'node:crypto';
import type { Bus } from '../../cluster/bus.ts';
import { AppError } from '../../protocol/app-error.ts';
import type { BoardShare } from '../../protocol/rest/boards.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { newId } from '../id.ts';
import type { Issuer } from '../publications/log.service.ts';
import { createSharesStore, type ShareRow } from './shares.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
}

/** What a link opens. */
export interface Shared {
  readonly id: string;
  readonly boards: readonly string[];
}

const TOKEN_BYTES = 16;
const SEEN_RESOLUTION_MS = 60_000;

/** Links that open boards without sign-in: a 128-bit token, of which only the hash is stored. */
export function createSharesService({ db, now, bus, audit }: Deps) {
  const store = createSharesStore(db);
  const stands = ({ revoked_at, expires_at }: ShareRow) => revoked_at === null && (expires_at === null || now() < expires_at);

  return {
    list: async (): Promise<BoardShare[]> => (await store.list()).map(shareView),

    /** @param boards must be there @returns the link with its token, which is never told again */
    async create(by: Issuer, { name, boards, expiresAt }: { name: string; boards: readonly string[]; expiresAt: number | null }): Promise<BoardShare & { token: string }> {
      if (expiresAt !== null && expiresAt <= now()) throw new AppError('bad-input', [{ path: 'expiresAt', code: 'in-the-past' }]);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const row: ShareRow = { id: newId(), token_hash: hashOf(token), name, boards: JSON.stringify(boards), created_at: now(), created_by: by.name, expires_at: expiresAt, revoked_at: null, seen_at: null };
      await db.transaction().execute(async (tx) => {
        await store.insert(tx, row);
        await audit.append(tx, { account: by.account, action: 'board-share.create', subject: row.id, detail: { name, boards, expiresAt } });
      });
      bus.emit('changed', 'boards');
      return { ...shareView(row), token };
    },

    /** Pages it opened close at once. To revoke twice changes nothing. */
    async revoke(by: Issuer, id: string): Promise<void> {
      await db.transaction().execute(async (tx) => {
        const row = await store.get(id, tx);
        if (!row) throw new AppError('not-found');
        if (row.revoked_at !== null) return;
        await store.update(tx, id, { revoked_at: now() });
        await audit.append(tx, { account: by.account, action: 'board-share.revoke', subject: id, detail: { name: row.name } });
      });
      bus.emit('share-revoked', id);
      bus.emit('changed', 'boards');
    },

    /** @returns what the token opens, or null when it is unknown, revoked or expired */
    async find(token: string): Promise<Shared | null> {
      const row = await store.byToken(hashOf(token));
      if (!row || !stands(row)) return null;
      if (now() - (row.seen_at ?? 0) > SEEN_RESOLUTION_MS) await store.update(db, row.id, { seen_at: now() });
      return { id: row.id, boards: JSON.parse(row.boards) as string[] };
    },

    async isLive(id: string): Promise<boolean> {
      const row = await store.get(id);
      return row !== undefined && stands(row);
    },
  };
}
export type SharesService = ReturnType<typeof createSharesService>;

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function shareView(row: ShareRow): BoardShare {
  return {
    id: row.id,
    name: row.name,
    boards: JSON.parse(row.boards) as string[],
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    seenAt: row.seen_at,
  };
}
