import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type DesignRow = Selectable<Tables['board_design']>;

/** Every design that was ever saved or published, by its hash. */
export function createDesignsStore(db: Db) {
  return {
    get: (sha256: string): Promise<DesignRow | undefined> => db.selectFrom('board_design').selectAll().where('sha256', '=', sha256).executeTakeFirst(),
    /** The same design again changes nothing. */
    put: async (tx: Tx, row: DesignRow): Promise<void> => {
      await tx.insertInto('board_design').values(row).onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
    },
    /** Of these files the ones that are on record, with what their bytes are. */
    files: (hashes: readonly string[]) => db.selectFrom('object').select(['sha256', 'type', 'size']).where('sha256', 'in', hashes).execute(),
    /** Hashes of the designs a board has had. */
    of: async (board: string): Promise<string[]> => (await db.selectFrom('board_design').select('sha256').where('board_id', '=', board).execute()).map(({ sha256 }) => sha256),
  };
}
