import { createHash } from 'node:crypto';
import type { Db, Tx } from '../../storage/tables.ts';
import { NO_PREVIOUS } from '../../domain/publication.ts';

export interface AuditEntry {
  readonly account: string | null;
  /** What was done, as `noun.verb`. */
  readonly action: string;
  /** What it was done to: an id, or a name where there is no id. */
  readonly subject: string;
  readonly detail?: unknown;
}

/** The audit trail: each entry holds the hash of the one before, so that none can be changed or left out unseen. */
export function createAuditService(db: Db, now: () => number) {
  return {
    /** Appends an entry, in the transaction of the change it tells of. */
    async append(tx: Tx, entry: AuditEntry): Promise<void> {
      const last = await tx.selectFrom('audit').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();
      const row = {
        number: (last?.number ?? 0) + 1,
        at: now(),
        account_id: entry.account,
        action: entry.action,
        subject: entry.subject,
        detail: JSON.stringify(entry.detail ?? null),
        previous: last?.hash ?? NO_PREVIOUS,
      };
      await tx.insertInto('audit').values({ ...row, hash: hashOf(row) }).execute();
    },

    /** Newest first, 100 at a time, below `before` when given. */
    list(before?: number) {
      return db
        .selectFrom('audit')
        .leftJoin('account', 'account.id', 'audit.account_id')
        .select(['audit.number', 'audit.at', 'account.name as account', 'audit.action', 'audit.subject', 'audit.detail', 'audit.hash'])
        .$if(before !== undefined, (query) => query.where('audit.number', '<', before ?? 0))
        .orderBy('audit.number', 'desc')
        .limit(100)
        .execute();
    },

    /** @returns the number of the first entry that does not follow from the one before it, or null when all do */
    async firstBroken(): Promise<number | null> {
      let previous = NO_PREVIOUS;
      let number = 0;
      for (const { hash, ...row } of await db.selectFrom('audit').selectAll().orderBy('number').execute()) {
        if (row.number !== number + 1 || row.previous !== previous || hashOf(row) !== hash) return row.number;
        previous = hash;
        number = row.number;
      }
      return null;
    },
  };
}
export type AuditService = ReturnType<typeof createAuditService>;

function hashOf(row: { number: number; at: number; account_id: string | null; action: string; subject: string; detail: string; previous: string }): string {
  const { number, at, account_id, action, subject, detail, previous } = row;
  return createHash('sha256').update(JSON.stringify([number, at, account_id, action, subject, detail, previous])).digest('hex');
}
