import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type RecordRow = Tables['record'];
const MOST_LISTED = 200;

/** Records made and being made. */
export function createRecordsStore(db: Db) {
  return {
    list: () => db.selectFrom('record').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(MOST_LISTED).execute(),
    find: (id: string) => db.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst(),

    /** One just like it that is not ready yet. */
    underWay: ({ kind, period, format, language }: Pick<RecordRow, 'kind' | 'period' | 'format' | 'language'>) =>
      db
        .selectFrom('record')
        .selectAll()
        .where('kind', '=', kind)
        .where('period', '=', period)
        .where('format', '=', format)
        .where('language', '=', language)
        .where('state', 'in', ['waiting', 'making'])
        .executeTakeFirst(),

    insert: (tx: Tx, row: RecordRow) => tx.insertInto('record').values(row).execute(),
    update: (id: string, change: Partial<RecordRow>) => db.updateTable('record').set(change).where('id', '=', id).execute(),
    remove: (tx: Tx, id: string) => tx.deleteFrom('record').where('id', '=', id).execute(),

    /** What was being prepared when the server stopped will not come. */
    async failUnfinished(error: string, at: number): Promise<void> {
      await db.updateTable('record').set({ state: 'failed', error, done_at: at }).where('state', 'in', ['waiting', 'making']).execute();
    },

    /** Where every screen stands, revoked ones too: they may have played. */
    places: () => db.selectFrom('screen').select(['id', 'village', 'venue_kind as venueKind', 'name', 'steward_name as steward', 'paired_at as pairedAt', 'revoked_at as revokedAt']).execute(),

    /** When each installation last said how it stands. */
    heard: () => db.selectFrom('installation').select(['screen_id as screen', 'installation', 'seen_at as heardAt']).execute(),
  };
}
export type RecordsStore = ReturnType<typeof createRecordsStore>;
