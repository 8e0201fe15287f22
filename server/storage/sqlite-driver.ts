import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const KEPT_STATEMENTS = 400;

/**
 * Opens a SQLite file for Kysely's SQLite dialect. WAL with `synchronous=FULL`: a committed
 * transaction survives a power cut.
 * @throws when the file is not a sound database; it is never replaced by an empty one
 */
export function openSqlite(path: string): SqliteDatabase {
  const database = new DatabaseSync(path);
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA busy_timeout = 5000;
      PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = 8000;
      PRAGMA cache_size = -65536;
    `);
    const verdict = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    if (verdict.quick_check !== 'ok') throw new Error(verdict.quick_check);
  } catch (error) {
    database.close();
    throw new Error(`The database ${path} is damaged (${(error as Error).message}). Put it aside and restore a backup; nothing was changed.`, {
      cause: error,
    });
  }
  return new CachingDatabase(database);
}

/** Keeps prepared statements, because the same few hundred queries run for months. */
class CachingDatabase implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Statement>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  prepare(sql: string): SqliteStatement {
    // a full disk ends the transaction by itself; to roll it back again would hide why it failed
    if (sql === 'rollback' && !this.#database.isTransaction) return NOTHING;
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = new Statement(this.#database.prepare(sql));
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

const NOTHING: SqliteStatement = { reader: false, all: () => [], run: () => ({ changes: 0, lastInsertRowid: 0 }), iterate: () => [][Symbol.iterator]() };

class Statement implements SqliteStatement {
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...(parameters as SQLInputValue[]));
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(...(parameters as SQLInputValue[]));
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...(parameters as SQLInputValue[]));
  }
}
