import type { Db, Tx } from '../storage/tables.ts';

/** What was sent with a key of the sender's own, so that the same sent again after a broken connection is recorded once. */
export function createSentKeys(db: Db, now: () => number) {
  return {
    /** @returns the readings it became, or null when it is new */
    async find(origin: string, key: string, from: Db | Tx = db): Promise<readonly number[] | null> {
      const row = await from.selectFrom('sent_key').select('readings').where('origin', '=', origin).where('key', '=', key).executeTakeFirst();
      return row ? (JSON.parse(row.readings) as number[]) : null;
    },
    /** In the transaction of the readings, where `find` was asked before; a second one with the same key fails there. */
    keep: (tx: Tx, origin: string, key: string, readings: readonly number[]) =>
      tx.insertInto('sent_key').values({ origin, key, readings: JSON.stringify(readings), at: now() }).execute(),
  };
}
export type SentKeys = ReturnType<typeof createSentKeys>;
