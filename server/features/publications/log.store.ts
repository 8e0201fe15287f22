import type { Selectable } from 'kysely';
import type { Signed } from '../../domain/publication.ts';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type PublicationRow = Selectable<Tables['publication']>;

/** The log's rows: inserted, read, never changed. */
export function createLogStore(db: Db) {
  return {
    /** Texts in order, in pages so that a long log is never whole in memory. */
    async *all(pageSize = 500): AsyncGenerator<PublicationRow> {
      for (let after = 0; ; ) {
        const page = await db.selectFrom('publication').selectAll().where('sequence', '>', after).orderBy('sequence').limit(pageSize).execute();
        yield* page;
        if (page.length < pageSize) return;
        after = page.at(-1)!.sequence;
      }
    },
    after: (sequence: number, limit: number) => db.selectFrom('publication').selectAll().where('sequence', '>', sequence).orderBy('sequence').limit(limit).execute(),
    bySequences: (sequences: readonly number[]) => db.selectFrom('publication').selectAll().where('sequence', 'in', sequences).orderBy('sequence').execute(),
    get: (sequence: number) => db.selectFrom('publication').selectAll().where('sequence', '=', sequence).executeTakeFirst(),
    rotationsAfter: (sequence: number) =>
      db.selectFrom('publication').selectAll().where('sequence', '>', sequence).where('kind', '=', 'rotate-key').orderBy('sequence').execute(),
    list: (before: number | undefined, limit: number) =>
      db
        .selectFrom('publication')
        .selectAll()
        .$if(before !== undefined, (query) => query.where('sequence', '<', before ?? 0))
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute(),
    upTo: (instant: number) => db.selectFrom('publication').selectAll().where('issued_at', '<=', instant).orderBy('sequence').execute(),
    lastOf: (schedule: string, before: number) =>
      db
        .selectFrom('publication')
        .selectAll()
        .where('schedule_id', '=', schedule)
        .where('kind', '=', 'schedule')
        .where('sequence', '<', before)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst(),
    insert: (tx: Tx, row: PublicationRow) => tx.insertInto('publication').values(row).execute(),
    keys: (from: Db | Tx = db) => from.selectFrom('signing_key').selectAll().orderBy('created_at', 'desc').execute(),
    insertKey: (tx: Tx, row: Selectable<Tables['signing_key']>) => tx.insertInto('signing_key').values(row).execute(),
    retireKey: (tx: Tx, id: string, at: number) => tx.updateTable('signing_key').set({ retired_at: at }).where('id', '=', id).execute(),
  };
}
export type LogStore = ReturnType<typeof createLogStore>;

export function signedOf({ text, signature, key_id }: Pick<PublicationRow, 'text' | 'signature' | 'key_id'>): Signed {
  return { text, signature, keyId: key_id };
}
