import { type Selectable, sql } from 'kysely';
import type { SourceDetails, SourceProblem, SourceSettings, SourceView } from '../../protocol/rest/sources.ts';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type SourceRow = Selectable<Tables['source']>;

export function createSourcesStore(db: Db) {
  return {
    list: () => db.selectFrom('source').selectAll().where('deleted_at', 'is', null).orderBy('created_at').execute(),
    get: (id: string, from: Db | Tx = db) => from.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst(),
    bySecret: (secret: string) => db.selectFrom('source').selectAll().where('secret', '=', secret).where('kind', '=', 'push').where('deleted_at', 'is', null).executeTakeFirst(),
    insert: (tx: Tx, row: SourceRow) => tx.insertInto('source').values(row).execute(),
    update: (tx: Tx, id: string, change: Partial<SourceRow>) => tx.updateTable('source').set(change).where('id', '=', id).execute(),
    succeeded: (id: string, at: number, readings: number) =>
      db.updateTable('source').set({ last_ok_at: at, last_error: null, readings: sql`readings + ${readings}` }).where('id', '=', id).execute(),
    failed: (id: string, at: number, problem: SourceProblem) => db.updateTable('source').set({ last_error_at: at, last_error: JSON.stringify(problem) }).where('id', '=', id).execute(),
    /** It had not been reached, and now is; whether what it says can be taken is another matter. */
    reachable: (id: string) =>
      db.updateTable('source').set({ last_error: null }).where('id', '=', id).where(sql`last_error ->> 'code'`, 'in', ['not-reachable', 'refused-by-broker']).execute(),
    /** The reading an interface brought last of a metric's member: from the newest backwards, for it may have brought millions. */
    last: (source: string, metric: string, member: string) =>
      db.selectFrom('reading').select(['value', 'as_of']).where('source_id', '=', source).where('metric_id', '=', metric).where('member', '=', member).orderBy('id', 'desc').limit(1).executeTakeFirst(),
  };
}

export function sourceView(row: SourceRow): SourceView {
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    enabled: row.enabled === 1,
    settings: JSON.parse(row.settings) as SourceSettings,
    hasSecret: row.secret !== null,
    lastOkAt: row.last_ok_at,
    lastErrorAt: row.last_error_at,
    problem: row.last_error === null ? null : (JSON.parse(row.last_error) as SourceProblem),
    readings: row.readings,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

export function rowOf({ name, enabled, settings }: SourceDetails): Pick<SourceRow, 'kind' | 'name' | 'settings' | 'enabled'> {
  return { kind: settings.kind, name, settings: JSON.stringify(settings), enabled: enabled ? 1 : 0 };
}
