import { sql } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type PlayCount = Tables['play_count'];
type Installation = Pick<Tables['installation'], 'screen_id' | 'installation' | 'committed' | 'highest'>;

/** What a play adds to the counts; `sum` over records gives the counts of a day, screen, publication and item. */
const SUMS = sql`sum(counted) AS plays, sum(duration_ms * counted) AS duration_ms,
  sum(CASE WHEN counted = 0 AND outcome = 'cut' THEN 1 ELSE 0 END) AS cut, sum(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END) AS failed`;
const KEY = sql`day, screen_id, publication, content_id, category`;

/** By its row number only: left to itself, SQLite reads the whole ledger in an index's order to spare sorting a few rows. */
const NEW = sql`play NOT INDEXED WHERE rowid >`;

/** The row added to the ledger last: those added after it have higher numbers, for none is ever deleted. */
export async function lastRow(db: Db | Tx): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`SELECT max(rowid) AS last FROM play`.execute(db);
  return rows[0]?.last ?? 0;
}

/**
 * Adds to the running counts the records that came into the ledger after row `last`, in the transaction
 * that brought them: what was there already is not among them, so a record sent twice adds nothing.
 */
export async function addUp(tx: Tx, last: number): Promise<void> {
  await sql`INSERT INTO play_count (${KEY}, plays, duration_ms, cut, failed)
    SELECT ${KEY}, ${SUMS} FROM ${NEW} ${last} GROUP BY ${KEY}
    ON CONFLICT (${KEY}) DO UPDATE SET plays = plays + excluded.plays, duration_ms = duration_ms + excluded.duration_ms, cut = cut + excluded.cut, failed = failed + excluded.failed`.execute(tx);
  await sql`INSERT INTO installation (screen_id, installation, announced, pending, seen_at, committed, highest)
    SELECT screen_id, installation, 0, 0, max(received_at), count(*), max(number) FROM ${NEW} ${last} GROUP BY screen_id, installation
    ON CONFLICT (screen_id, installation) DO UPDATE SET committed = committed + excluded.committed, highest = max(highest, excluded.highest)`.execute(tx);
}

/**
 * Counts every record of the ledger anew and compares: the records are the truth.
 * @returns what the running counts have otherwise, nothing when they agree; each as kept (null: not there) and as counted
 */
export async function disagreements(db: Db): Promise<{ kept: PlayCount | Installation | null; counted: PlayCount | Installation | null }[]> {
  const kept = await db.selectFrom('play_count').selectAll().execute();
  const { rows: counted } = await sql<PlayCount>`SELECT ${KEY}, ${SUMS} FROM play GROUP BY ${KEY}`.execute(db);
  const had = await db.selectFrom('installation').select(['screen_id', 'installation', 'committed', 'highest']).where('committed', '>', 0).execute();
  const { rows: has } = await sql<Installation>`SELECT screen_id, installation, count(*) AS committed, max(number) AS highest FROM play GROUP BY screen_id, installation`.execute(db);
  return [
    ...differing<PlayCount>(kept, counted, ({ day, screen_id, publication, content_id, category }) => [day, screen_id, publication, content_id, category]),
    ...differing<Installation>(had, has, ({ screen_id, installation }) => [screen_id, installation]),
  ];
}

function differing<T>(kept: readonly T[], counted: readonly T[], keyOf: (row: T) => unknown[]): { kept: T | null; counted: T | null }[] {
  const left = new Map(kept.map((row) => [JSON.stringify(keyOf(row)), row]));
  const found: { kept: T | null; counted: T | null }[] = [];
  for (const row of counted) {
    const key = JSON.stringify(keyOf(row));
    const other = left.get(key) ?? null;
    left.delete(key);
    if (other === null || !isSame(other, row)) found.push({ kept: other, counted: row });
  }
  return [...found, ...[...left.values()].map((row) => ({ kept: row, counted: null }))];
}

function isSame<T>(a: T, b: T): boolean {
  const fields = (row: T) => Object.entries(row as object).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(fields(a)) === JSON.stringify(fields(b));
}
