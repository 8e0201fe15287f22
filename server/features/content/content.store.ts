import { type Selectable, sql } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type ContentRow = Selectable<Tables['content']>;

export interface ContentFilter {
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  readonly search?: string | undefined;
}

export function createContentStore(db: Db) {
  return {
    list: ({ kind, category, search }: ContentFilter) =>
      db
        .selectFrom('content')
        .selectAll()
        .where('deleted_at', 'is', null)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
        .$if(category !== undefined, (query) => query.where('category', '=', category ?? ''))
        .$if(search !== undefined, (query) => query.where(sql<boolean>`title like ${`%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`} escape ${'\\'}`))
        .orderBy('created_at', 'desc')
        .execute(),
    get: (id: string, from: Db | Tx = db) => from.selectFrom('content').selectAll().where('id', '=', id).executeTakeFirst(),
    many: (ids: readonly string[]) => (ids.length > 0 ? db.selectFrom('content').selectAll().where('id', 'in', ids).execute() : Promise.resolve([])),
    byOrigin: (sha256: string) => db.selectFrom('content').selectAll().where('origin_sha256', '=', sha256).where('deleted_at', 'is', null).executeTakeFirst(),
    insert: (tx: Tx, row: ContentRow) => tx.insertInto('content').values(row).execute(),
    update: (tx: Tx, id: string, change: Partial<ContentRow>) => tx.updateTable('content').set(change).where('id', '=', id).execute(),
    playlists: () => db.selectFrom('playlist').select(['id', 'name', 'entries']).where('deleted_at', 'is', null).execute(),
  };
}
