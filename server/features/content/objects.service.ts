import { sql } from 'kysely';
import type { Asset } from '../../domain/content.ts';
import type { Db } from '../../storage/tables.ts';
import type { ObjectStore } from '../media/object-store.ts';
import { claimedHashes } from './claimed-hashes.ts';

const DAY_MS = 86_400_000;
const LEFT_ALONE_MS = DAY_MS;
/** A village's phone hands its pictures in first, and the report they are for perhaps after a holiday. */
const PICTURES_LEFT_ALONE_MS = 30 * DAY_MS;

/** The object store with a record of what its bytes are. */
export function createObjectsService(db: Db, files: ObjectStore, now: () => number) {
  async function record({ sha256, size, type }: Asset): Promise<void> {
    await db
      .insertInto('object')
      .values({ sha256, size, type, created_at: now() })
      .onConflict((conflict) => conflict.doUpdateSet({ created_at: now() })) // as young as its bytes, which were stored anew
      .execute();
  }

  /** What nothing names goes from the record first: from then on it is not to be had, and whoever names it is told so. */
  async function forgetUnclaimed(): Promise<void> {
    await db.transaction().execute(async (tx) => {
      const claimed = await claimedHashes(tx, now());
      const old = await tx
        .selectFrom('object')
        .select('sha256')
        .where('created_at', '<=', sql<number>`${now()} - CASE WHEN type LIKE 'image/%' THEN ${PICTURES_LEFT_ALONE_MS} ELSE ${LEFT_ALONE_MS} END`)
        .execute();
      const gone = old.flatMap(({ sha256 }) => (claimed.has(sha256) ? [] : sha256));
      await tx.deleteFrom('object').where('sha256', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(gone)}))`).execute();
    });
  }

  return {
    files,
    record,
    async putBytes(bytes: Uint8Array, type: string): Promise<Asset> {
      const asset = { ...(await files.putBytes(bytes)), type };
      await record(asset);
      return asset;
    },
    /** Removes what nothing names and is a day old, a picture a month: leftovers of interrupted work, and files of what was deleted long ago. */
    async sweep(): Promise<void> {
      await forgetUnclaimed();
      const claimed = await claimedHashes(db, now());
      for (const { sha256 } of await db.selectFrom('object').select('sha256').execute()) claimed.add(sha256);
      await files.sweep((sha256) => claimed.has(sha256), LEFT_ALONE_MS, now());
    },
    find: (sha256: string) => db.selectFrom('object').selectAll().where('sha256', '=', sha256).executeTakeFirst(),
  };
}
export type ObjectsService = ReturnType<typeof createObjectsService>;
