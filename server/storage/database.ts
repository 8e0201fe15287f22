import { Kysely, Migrator, SqliteDialect } from 'kysely';
import { MIGRATIONS } from './migrations.ts';
import { openSqlite } from './sqlite-driver.ts';
import type { Db, Tables } from './tables.ts';

/**
 * Opens the records and brings them to the newest form.
 * @param path of the SQLite file, or `:memory:`
 * @throws when the file is damaged or was written by a newer version; it is left as it is
 */
export async function openDatabase(path: string): Promise<Db> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(path) }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw new Error(`The database ${path} could not be brought to this version: ${(error as Error).message}. It was left as it was.`, { cause: error });
  }
  return db;
}
