import { type RawBuilder, sql } from 'kysely';
import type { Db, Tables, Tx } from '../../storage/tables.ts';

export type PlayCount = Tables['play_count'];
type MonthCount = Tables['play_month'];
type Installation = Pick<Tables['installation'], 'screen_id' | 'installation' | 'committed' | 'highest'>;

/** What records add to the counts. */
export const SUMS = sql`sum(counted) AS plays, sum(duration_ms * counted) AS duration_ms,
  sum(CASE WHEN counted = 0 AND outcome = 'cut' THEN 1 ELSE 0 END) AS cut, sum(CASE WHEN outcome = 'failed' THEN 1 ELSE 0 END) AS failed`;
const PART = sql`screen_id, publication, content_id, category`;
const COUNTS = sql`plays, duration_ms, cut, failed`;
/** Sums kept for each day and for each month: where they stand, and how a record's day names them. */
const DAYS = { table: sql`play_count`, step: sql`day`, stepOf: sql`day` };
const MONTHS = { table: sql`play_month`, step: sql`month`, stepOf: sql`substr(day, 1, 7)` };

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
  for (const { table, step, stepOf } of [DAYS, MONTHS]) {
    await sql`INSERT INTO ${table} (${step}, ${PART}, ${COUNTS})
      SELECT ${stepOf}, ${PART}, ${SUMS} FROM ${NEW} ${last} GROUP BY ${stepOf}, ${PART}
      ON CONFLICT (${step}, ${PART}) DO UPDATE SET plays = plays + excluded.plays, duration_ms = duration_ms + excluded.duration_ms, cut = cut + excluded.cut, failed = failed + excluded.failed`.execute(tx);
  }
  await sql`INSERT INTO installation (screen_id, installation, announced, pending, seen_at, committed, highest)
    SELECT screen_id, installation, 0, 0, max(received_at), count(*), max(number) FROM ${NEW} ${last} GROUP BY screen_id, installation
    ON CONFLICT (screen_id, installation) DO UPDATE SET committed = committed + excluded.committed, highest = max(highest, excluded.highest)`.execute(tx);
}

/**
 * The counts of a range of days (YYYY-MM-DD, both ends included) in as few rows as there are: of whole months their
 * sums, of the days before and after them each one's. `day` is then a day or a month, such as 2026-05.
 */
export function countsBetween(from: string, to: string): RawBuilder<PlayCount> {
  const days = (first: string, last: string) => sql`SELECT day, ${PART}, ${COUNTS} FROM play_count WHERE day >= ${first} AND day <= ${last}`;
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  const isWholeFirst = from.endsWith('-01');
  const isWholeLast = Number(to.slice(8)) === Temporal.PlainYearMonth.from(last).daysInMonth;
  if (from > to || (first === last && !(isWholeFirst && isWholeLast))) return sql`(${days(from, to)})`;
  const parts = [sql`SELECT month AS day, ${PART}, ${COUNTS} FROM play_month WHERE month ${isWholeFirst ? sql`>=` : sql`>`} ${first} AND month ${isWholeLast ? sql`<=` : sql`<`} ${last}`];
  if (!isWholeFirst) parts.push(days(from, `${first}-31`));
  if (!isWholeLast) parts.push(days(`${last}-01`, to));
  return sql`(${sql.join(parts, sql` UNION ALL `)})`;
}

/**
 * Counts every record of the ledger anew and compares: the records are the truth.
 * @returns what the running counts have otherwise, nothing when they agree; each as kept (null: not there) and as counted
 */
export async function disagreements(db: Db): Promise<Disagreement<PlayCount | MonthCount | Installation>[]> {
  const found: Disagreement<PlayCount | MonthCount>[] = [];
  for (const { table, step, stepOf } of [DAYS, MONTHS]) {
    const { rows: kept } = await sql<PlayCount | MonthCount>`SELECT * FROM ${table}`.execute(db);
    const { rows: counted } = await sql<PlayCount | MonthCount>`SELECT ${stepOf} AS ${step}, ${PART}, ${SUMS} FROM play GROUP BY ${stepOf}, ${PART}`.execute(db);
    found.push(...differing(kept, counted, (row) => ['day' in row ? row.day : row.month, row.screen_id, row.publication, row.content_id, row.category]));
  }
  const had = await db.selectFrom('installation').select(['screen_id', 'installation', 'committed', 'highest']).where('committed', '>', 0).execute();
  const { rows: has } = await sql<Installation>`SELECT screen_id, installation, count(*) AS committed, max(number) AS highest FROM play GROUP BY screen_id, installation`.execute(db);
  return [...found, ...differing<Installation>(had, has, ({ screen_id, installation }) => [screen_id, installation])];
}

interface Disagreement<T> {
  readonly kept: T | null;
  readonly counted: T | null;
}

function differing<T>(kept: readonly T[], counted: readonly T[], keyOf: (row: T) => unknown[]): Disagreement<T>[] {
  const left = new Map(kept.map((row) => [JSON.stringify(keyOf(row)), row]));
  const found: Disagreement<T>[] = [];
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
