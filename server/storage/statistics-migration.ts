import { type Kysely, sql } from 'kysely';

/** Metrics and their readings, what brings them, boards and what was shown of them, running counts of plays. */
export async function liveStatistics(db: Kysely<unknown>): Promise<void> {
  await addedColumns(db);
  await runningCounts(db);
  await metricsAndReadings(db);
  await boards(db);
  for (const [table, key] of [['reading', 'id'], ['reading_decision', 'reading_id'], ['board_snapshot', 'id']] as const) await appendOnly(db, table, key);
}

async function addedColumns({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('account').addColumn('village', 'text').execute();
  await schema.alterTable('schedule').addColumn('campaign', 'text', (c) => c.notNull().defaultTo('')).execute();
  await schema.alterTable('installation').addColumn('committed', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
  await schema.alterTable('installation').addColumn('highest', 'bigint', (c) => c.notNull().defaultTo(0)).execute();
}

async function runningCounts(db: Kysely<unknown>): Promise<void> {
  // what is in the ledger already is added up once
  await counts(db, 'play_count', 'day');
  await sql`INSERT INTO play_count (day, screen_id, publication, content_id, category, plays, duration_ms, cut, failed)
    SELECT day, screen_id, publication, content_id, category, sum(counted), sum(duration_ms * counted),
      sum(CASE WHEN counted = 0 AND outcome = 'cut' THEN 1 ELSE 0 END), sum(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END)
    FROM play GROUP BY day, screen_id, publication, content_id, category`.execute(db);
  await counts(db, 'play_month', 'month');
  await sql`INSERT INTO play_month (month, screen_id, publication, content_id, category, plays, duration_ms, cut, failed)
    SELECT substr(day, 1, 7), screen_id, publication, content_id, category, sum(plays), sum(duration_ms), sum(cut), sum(failed)
    FROM play_count GROUP BY substr(day, 1, 7), screen_id, publication, content_id, category`.execute(db);
  await sql`INSERT INTO installation (screen_id, installation, announced, pending, seen_at, committed, highest)
    SELECT screen_id, installation, 0, 0, max(received_at), count(*), max(number) FROM play WHERE true GROUP BY screen_id, installation
    ON CONFLICT (screen_id, installation) DO UPDATE SET committed = excluded.committed, highest = excluded.highest`.execute(db);
}

async function counts({ schema }: Kysely<unknown>, table: string, step: 'day' | 'month'): Promise<void> {
  await schema
    .createTable(table)
    .addColumn(step, 'text', (c) => c.notNull())
    .addColumn('screen_id', 'text', (c) => c.notNull())
    .addColumn('publication', 'bigint', (c) => c.notNull())
    .addColumn('content_id', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('plays', 'bigint', (c) => c.notNull())
    .addColumn('duration_ms', 'bigint', (c) => c.notNull())
    .addColumn('cut', 'bigint', (c) => c.notNull())
    .addColumn('failed', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint(`${table}_pk`, [step, 'screen_id', 'publication', 'content_id', 'category'])
    .modifyEnd(sql`WITHOUT ROWID`) // the key is most of the row: kept once, read in its order
    .execute();
}

async function metricsAndReadings({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('metric')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('definition', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createTable('reading')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('metric_id', 'text', (c) => c.notNull().references('metric.id'))
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('value', 'real')
    .addColumn('precision', 'text', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addColumn('reporter', 'text', (c) => c.notNull())
    .addColumn('reporter_name', 'text', (c) => c.notNull())
    .addColumn('source_kind', 'text', (c) => c.notNull())
    .addColumn('source_id', 'text', (c) => c.notNull())
    .addColumn('source_name', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('corrects', 'integer')
    .addColumn('held', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('reading_metric').on('reading').columns(['metric_id', 'recorded_at']).execute();
  await schema.createIndex('reading_source').on('reading').columns(['source_id']).execute();
  await schema.createIndex('reading_corrects').on('reading').columns(['corrects']).execute();
  await schema.createIndex('reading_held').on('reading').columns(['held', 'id']).execute();
  await schema
    .createTable('reading_decision')
    .addColumn('reading_id', 'integer', (c) => c.primaryKey().references('reading.id'))
    .addColumn('accepted', 'integer', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('standing_reading')
    .addColumn('metric_id', 'text', (c) => c.notNull())
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('reading_id', 'integer', (c) => c.notNull())
    .addColumn('value', 'real', (c) => c.notNull())
    .addColumn('precision', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('standing_reading_pk', ['metric_id', 'member', 'as_of', 'reading_id'])
    .execute();
  await schema.createIndex('standing_reading_id').on('standing_reading').columns(['reading_id']).execute();
  await schema
    .createTable('standing_total')
    .addColumn('metric_id', 'text', (c) => c.notNull())
    .addColumn('member', 'text', (c) => c.notNull())
    .addColumn('day_start', 'bigint', (c) => c.notNull())
    .addColumn('precision', 'text', (c) => c.notNull())
    .addColumn('source_kind', 'text', (c) => c.notNull())
    .addColumn('sum', 'real', (c) => c.notNull())
    .addColumn('readings', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('standing_total_pk', ['metric_id', 'member', 'day_start', 'precision', 'source_kind'])
    .modifyEnd(sql`WITHOUT ROWID`) // a year of days is read from end to end
    .execute();
  await schema
    .createTable('reading_import')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('mapping', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('rows', 'integer', (c) => c.notNull())
    .addColumn('readings', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('account_name', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('source')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('secret', 'text')
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('last_ok_at', 'bigint')
    .addColumn('last_error_at', 'bigint')
    .addColumn('last_error', 'text')
    .addColumn('readings', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createTable('sent_key')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('readings', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('sent_key_pk', ['origin', 'key'])
    .execute();
  await schema
    .createTable('threshold_event')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('metric_id', 'text', (c) => c.notNull())
    .addColumn('threshold_id', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('value', 'real', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('schedule_id', 'text')
    .execute();
}

async function boards({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('board_design')
    .addColumn('sha256', 'text', (c) => c.primaryKey())
    .addColumn('board_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('board_share')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('boards', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('seen_at', 'bigint')
    .execute();
  await schema
    .createTable('board_snapshot')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('board_id', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('design', 'text', (c) => c.notNull())
    .addColumn('frame', 'text', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('frozen_at', 'bigint', (c) => c.notNull())
    .addColumn('frozen_by', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('board_showing')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('board_id', 'text', (c) => c.notNull())
    .addColumn('snapshot_id', 'text')
    .addColumn('design', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('account_name', 'text', (c) => c.notNull())
    .addColumn('began_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('note', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('record')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('fraction', 'real', (c) => c.notNull())
    .addColumn('sha256', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('size', 'bigint')
    .addColumn('error', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
}

/** Append-only also for a hurried hand with a SQL shell; INSERT OR REPLACE fires no DELETE trigger. */
async function appendOnly(db: Kysely<unknown>, table: string, key: string): Promise<void> {
  const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`;
  for (const verb of ['UPDATE', 'DELETE']) await sql.raw(`CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON "${table}" ${refuse}`).execute(db);
  await sql.raw(`CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON "${table}" WHEN EXISTS (SELECT 1 FROM "${table}" WHERE "${key}" = NEW."${key}") ${refuse}`).execute(db);
}
