import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { machineMs, serve } from '../support/serve.ts';

/* `node:sqlite` alone: the ledger's table and index, WAL, synchronous=FULL, prepared inserts. */

const folder = mkdtempSync(join(tmpdir(), 'heping-bench-'));
const database = new DatabaseSync(join(folder, 'bare.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;');
let columns = 0;

type Row = readonly SQLInputValue[];

function insertOf(rows: number) {
  const one = `(${Array.from({ length: columns }, () => '?').join()})`;
  return database.prepare(`INSERT INTO play VALUES ${Array.from({ length: rows }, () => one).join()} ON CONFLICT DO NOTHING`);
}

/** @param transactions rows of each, ready to be bound */
function insert(transactions: readonly (readonly Row[])[], rowsAStatement: number): number {
  const statement = insertOf(rowsAStatement);
  const begun = machineMs();
  for (const rows of transactions) {
    database.exec('BEGIN');
    for (let at = 0; at < rows.length; at += rowsAStatement) {
      const some = rows.slice(at, at + rowsAStatement);
      (some.length === rowsAStatement ? statement : insertOf(some.length)).run(...some.flat());
    }
    database.exec('COMMIT');
  }
  return machineMs() - begun;
}

let number = 0;
/** Rows as those screens would have handed them in: every screen's batches one after another. */
function rowsFor(screens: number, rows: number): Row[] {
  const at = Date.now();
  return Array.from({ length: rows }, (_, index) => {
    const screen = Math.floor(index / 10) % screens;
    return [`screen${String(screen).padStart(10, '0')}`, `installation${String(screen).padStart(12, '0')}`, ++number, 2, '0123456789abcdef', 'slogan', at + index, '2026-11-23', 10_000, 'complete', 1, 'synced', at];
  });
}

const methods = {
  /** @param definitions the product's own table and index, as SQLite keeps them */
  create(definitions: readonly string[]): void {
    for (const each of definitions) database.exec(each);
    columns = (database.prepare('PRAGMA table_info(play)').all() as unknown[]).length;
  },
  /** @returns milliseconds */
  insert(screens: number, rows: number, rowsATransaction: number, rowsAStatement: number): number {
    const all = rowsFor(screens, rows);
    const transactions = Array.from({ length: Math.ceil(rows / rowsATransaction) }, (_, index) => all.slice(index * rowsATransaction, (index + 1) * rowsATransaction));
    return insert(transactions, rowsAStatement);
  },
  end(): void {
    database.close();
    rmSync(folder, { recursive: true });
  },
};
export type BareSqlite = typeof methods;
serve(methods);
