import { type Kysely, type Migration, sql } from 'kysely';
import { liveStatistics } from './statistics-migration.ts';

/** In order of their names. One that has shipped is never edited; the next one changes what it made. */
export const MIGRATIONS: Record<string, Migration> = {
  '001-first-town': { up: firstTown },
  '002-nothing-replaced': { up: nothingReplaced },
  '003-live-statistics': { up: liveStatistics },
  '004-threshold-notices': { up: thresholdNotices },
  '005-figures-of-showings': { up: figuresOfShowings },
};

async function firstTown(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.createTable('setting').addColumn('key', 'text', (c) => c.primaryKey()).addColumn('value', 'text', (c) => c.notNull()).execute();
  await schema
    .createTable('account')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('disabled', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('session')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('screen')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('village', 'text', (c) => c.notNull())
    .addColumn('venue_kind', 'text', (c) => c.notNull())
    .addColumn('groups', 'text', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('rotation', 'integer', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('steward_name', 'text', (c) => c.notNull())
    .addColumn('steward_phone', 'text', (c) => c.notNull())
    .addColumn('credential_hash', 'text', (c) => c.notNull().unique())
    .addColumn('revoked_at', 'bigint')
    .addColumn('paired_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint')
    .addColumn('browser', 'text', (c) => c.notNull())
    .addColumn('client_version', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('screen_profile')
    .addColumn('screen_id', 'text', (c) => c.notNull().references('screen.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('screen_profile_pk', ['screen_id', 'revision'])
    .execute();
  await schema
    .createTable('signing_key')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('retired_at', 'bigint')
    .execute();
  await schema
    .createTable('publication')
    .addColumn('sequence', 'bigint', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('schedule_id', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('issued_by', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('publication_schedule').on('publication').columns(['schedule_id', 'sequence']).execute();
  await schema
    .createTable('receipt')
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('screen_id', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint')
    .addColumn('stored_at', 'bigint')
    .addColumn('painted_at', 'bigint')
    .addPrimaryKeyConstraint('receipt_pk', ['sequence', 'screen_id'])
    .execute();
  await schema
    .createTable('object')
    .addColumn('sha256', 'text', (c) => c.primaryKey())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('content')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('visual', 'text', (c) => c.notNull())
    .addColumn('draft', 'text')
    .addColumn('font', 'text')
    .addColumn('thumbnail', 'text')
    .addColumn('duration_ms', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .addColumn('origin_sha256', 'text')
    .execute();
  await schema.createIndex('content_origin').on('content').column('origin_sha256').execute();
  await schema
    .createTable('playlist')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('entries', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createTable('schedule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('playlist_id', 'text', (c) => c.notNull().references('playlist.id'))
    .addColumn('targets', 'text', (c) => c.notNull())
    .addColumn('recurrence', 'text', (c) => c.notNull())
    .addColumn('tier', 'text', (c) => c.notNull())
    .addColumn('publication', 'bigint')
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_by', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createTable('play')
    .addColumn('screen_id', 'text', (c) => c.notNull())
    .addColumn('installation', 'text', (c) => c.notNull())
    .addColumn('number', 'bigint', (c) => c.notNull())
    .addColumn('publication', 'bigint', (c) => c.notNull())
    .addColumn('content_id', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('duration_ms', 'integer', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('counted', 'integer', (c) => c.notNull())
    .addColumn('clock', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('play_pk', ['screen_id', 'installation', 'number'])
    .execute();
  await schema.createIndex('play_day').on('play').columns(['day', 'category']).execute();
  await schema
    .createTable('installation')
    .addColumn('screen_id', 'text', (c) => c.notNull())
    .addColumn('installation', 'text', (c) => c.notNull())
    .addColumn('announced', 'bigint', (c) => c.notNull())
    .addColumn('pending', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('installation_pk', ['screen_id', 'installation'])
    .execute();
  await schema
    .createTable('alarm')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('screen_id', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('sequence', 'bigint')
    .addColumn('content_id', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('alarm_screen').on('alarm').columns(['screen_id', 'at']).execute();
  await schema
    .createTable('audit')
    .addColumn('number', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('previous', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  // the publication log and the audit trail are append-only, also for a hurried hand with a SQL shell
  for (const table of ['publication', 'audit', 'screen_profile']) {
    for (const verb of ['UPDATE', 'DELETE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON "${table}" BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`)
        .execute(db);
    }
  }
}

/** INSERT OR REPLACE removes the row before without firing its DELETE trigger. */
async function nothingReplaced(db: Kysely<unknown>): Promise<void> {
  const keys = { publication: ['sequence'], audit: ['number'], screen_profile: ['screen_id', 'revision'] };
  for (const [table, columns] of Object.entries(keys)) {
    const isThere = `EXISTS (SELECT 1 FROM "${table}" WHERE ${columns.map((column) => `"${column}" = NEW."${column}"`).join(' AND ')})`;
    await sql.raw(`CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON "${table}" WHEN ${isThere} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`).execute(db);
  }
}

async function figuresOfShowings({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['began_with', 'ended_with']) await schema.alterTable('board_showing').addColumn(column, 'text').execute();
}

async function thresholdNotices({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('threshold_notice')
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('metric_id', 'text', (c) => c.notNull())
    .addColumn('threshold_id', 'text', (c) => c.notNull())
    .addColumn('event_id', 'integer', (c) => c.notNull())
    .addColumn('notice', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('threshold_notice_of', ['account_id', 'metric_id', 'threshold_id'])
    .execute();
}
