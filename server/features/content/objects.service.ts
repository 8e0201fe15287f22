import type { Asset } from '../../domain/content.ts';
import type { Db } from '../../storage/tables.ts';
import type { ObjectStore } from '../media/object-store.ts';
import { claimedHashes } from './claimed-hashes.ts';

const LEFT_ALONE_MS = 86_400_000;

/** The object store with a record of what its bytes are. */
export function createObjectsService(db: Db, files: ObjectStore, now: () => number) {
  async function record({ sha256, size, type }: Asset): Promise<void> {
    await db
      .insertInto('object')
      .values({ sha256, size, type, created_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  return {
    files,
    record,
    async putBytes(bytes: Uint8Array, type: string): Promise<Asset> {
      const asset = { ...(await files.putBytes(bytes)), type };
      await record(asset);
      return asset;
    },
    /** Removes what nothing names and is a day old: leftovers of interrupted work, and files of what was deleted long ago. */
    async sweep(): Promise<void> {
      const claimed = await claimedHashes(db, now());
      await files.sweep((sha256) => claimed.has(sha256), LEFT_ALONE_MS);
    },
    find: (sha256: string) => db.selectFrom('object').selectAll().where('sha256', '=', sha256).executeTakeFirst(),
  };
}
export type ObjectsService = ReturnType<typeof createObjectsService>;
