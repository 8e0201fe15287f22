import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type SnapshotRow = Selectable<Tables['board_snapshot']>;
export type ShowingRow = Selectable<Tables['board_showing']>;

const LISTED_AT_MOST = 500;

/** Frozen boards, which are appended and never changed, and the record of what was shown. */
export function createInspectionsStore(db: Db) {
  return {
    /** Those that people made, newest first, without their figures. */
    snapshots: (): Promise<Omit<SnapshotRow, 'frame'>[]> =>
      db.selectFrom('board_snapshot').select(['id', 'board_id', 'label', 'design', 'as_of', 'frozen_at', 'frozen_by']).where('label', '!=', '').orderBy('frozen_at', 'desc').orderBy('id').limit(LISTED_AT_MOST).execute(),
    snapshot: (id: string): Promise<SnapshotRow | undefined> => db.selectFrom('board_snapshot').selectAll().where('id', '=', id).executeTakeFirst(),
    insertSnapshot: async (tx: Tx, row: SnapshotRow): Promise<void> => void (await tx.insertInto('board_snapshot').values(row).execute()),

    showings: (): Promise<ShowingRow[]> => db.selectFrom('board_showing').selectAll().orderBy('began_at', 'desc').orderBy('id').limit(LISTED_AT_MOST).execute(),
    showing: (id: string, from: Db | Tx = db): Promise<ShowingRow | undefined> => from.selectFrom('board_showing').selectAll().where('id', '=', id).executeTakeFirst(),
    /** Those of an account that nobody has ended. */
    openShowings: (account: string): Promise<ShowingRow[]> => db.selectFrom('board_showing').selectAll().where('account_id', '=', account).where('ended_at', 'is', null).execute(),
    insertShowing: async (tx: Tx, row: ShowingRow): Promise<void> => void (await tx.insertInto('board_showing').values(row).execute()),
    /** @returns false when it was over already */
    async endShowing(tx: Tx, id: string, ended: Pick<ShowingRow, 'ended_at' | 'ended_with'>): Promise<boolean> {
      const { numUpdatedRows } = await tx.updateTable('board_showing').set(ended).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
