import type { Selectable } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

/** `recording` and `undoing` on record: begun and not yet done, or never to be done because the server stopped. */
export type ImportState = 'ready' | 'recording' | 'done' | 'undoing' | 'undone';
export type ImportRecord = Omit<Selectable<Tables['reading_import']>, 'state'> & { readonly state: ImportState };

/** Imports as they are on record. */
export function createImportsStore(db: Db) {
  const all = db.selectFrom('reading_import').selectAll().$narrowType<{ state: ImportState }>();
  return {
    insert: async (row: ImportRecord): Promise<void> => void (await db.insertInto('reading_import').values(row).execute()),
    get: (id: string): Promise<ImportRecord | undefined> => all.where('id', '=', id).executeTakeFirst(),
    /** Newest first. */
    list: (limit: number): Promise<ImportRecord[]> => all.orderBy('at', 'desc').orderBy('id').limit(limit).execute(),
    /** The newest of the same bytes whose readings stand. */
    sameFile: (sha256: string, except: string): Promise<ImportRecord | undefined> =>
      all.where('sha256', '=', sha256).where('state', '=', 'done').where('id', '!=', except).orderBy('at', 'desc').executeTakeFirst(),
    update: async (into: Db | Tx, id: string, fields: Partial<ImportRecord>): Promise<void> => void (await into.updateTable('reading_import').set(fields).where('id', '=', id).execute()),
    /** Those that were begun to be recorded or taken back and are at neither end. */
    unfinished: (): Promise<ImportRecord[]> => all.where('state', 'in', ['recording', 'undoing']).orderBy('at').execute(),
    /** Those that were looked at and never recorded, older than this. */
    forgotten: async (before: number): Promise<string[]> => (await db.selectFrom('reading_import').select('id').where('state', '=', 'ready').where('at', '<', before).execute()).map(({ id }) => id),
    /** Removes one that was never recorded; any other stays. One that broke off is undone for good, for its readings name it. */
    async remove(id: string): Promise<void> {
      const removed = db.deleteFrom('reading_import').where('id', '=', id).where('state', '=', 'ready');
      await removed.where(({ not, exists, selectFrom }) => not(exists(selectFrom('reading').select('reading.id').where('reading.source_id', '=', id)))).execute();
      await db.updateTable('reading_import').set({ state: 'undone' }).where('id', '=', id).where('state', '=', 'ready').execute();
    },
    /** Readings that an import brought, whatever became of them, in the order they were appended: those after this one. */
    async readings(id: string, after: number, limit: number): Promise<number[]> {
      const rows = await db.selectFrom('reading').select('id').where('source_id', '=', id).where('source_kind', '=', 'import').where('id', '>', after).orderBy('id').limit(limit).execute();
      return rows.map((row) => row.id);
    },
  };
}
export type ImportsStore = ReturnType<typeof createImportsStore>;
