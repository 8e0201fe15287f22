import { sql, type Selectable } from 'kysely';
import type { Precision } from '../../domain/statistics/metric.ts';
import type { READING_STATES } from '../../protocol/rest/metrics.ts';
import type { Db, Tables, Tx } from '../../storage/tables.ts';
import type { Counting, TotalsStore } from './totals.store.ts';

export type ReadingRow = Omit<Selectable<Tables['reading']>, 'id'>;
type State = (typeof READING_STATES)[number];

/** A reading with what became of it. */
export interface ReadingOnRecord extends ReadingRow {
  readonly id: number;
  readonly state: State;
  readonly corrected_by: number | null;
  readonly decided: number | null;
  readonly decided_by: string | null;
  readonly decided_note: string | null;
  readonly decided_at: number | null;
}

/** A reading that is to be taken back. */
export interface Taken {
  readonly id: number;
  readonly metric_id: string;
  readonly member: string;
  readonly precision: Precision;
  readonly as_of: number;
  readonly source_kind: string;
  readonly source_id: string;
  /** 0: nobody has accepted it. */
  readonly counts: 0 | 1;
}

/** `from` and `before`: as-of times, the first included and the second not; epoch milliseconds. */
export interface ReadingFilter {
  readonly metric?: string | undefined;
  readonly member?: string | undefined;
  readonly state?: State | undefined;
  readonly source?: string | undefined;
  readonly from?: number | undefined;
  readonly before?: number | undefined;
  /** Only those recorded before the one with this id. */
  readonly below?: number | undefined;
}

const ROWS_A_STATEMENT = 1_000; // × 15 values: below SQLite's 32,766

/** The newest reading in the place of `r`, unless it was refused. */
const CORRECTOR = sql`(SELECT max(x.id) FROM reading x LEFT JOIN reading_decision xd ON xd.reading_id = x.id WHERE x.corrects = r.id AND coalesce(xd.accepted, 1) = 1)`;
/** What waited and was corrected waits no more; what another took the place of over a correction that nobody accepted counts no more. */
const STATE = sql`CASE
  WHEN c.id IS NOT NULL AND (c.held = 0 OR cd.accepted = 1 OR (r.held = 1 AND d.reading_id IS NULL)) THEN CASE WHEN c.value IS NULL THEN 'void' ELSE 'corrected' END
  WHEN r.held = 1 AND d.reading_id IS NULL THEN 'held'
  WHEN d.accepted = 0 THEN 'refused'
  WHEN c.id IS NOT NULL AND r.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM standing_reading s WHERE s.reading_id = r.id) THEN 'corrected'
  ELSE 'accepted' END`;
const ON_RECORD = sql`SELECT r.*, c.id AS corrected_by, d.accepted AS decided, d.name AS decided_by, d.note AS decided_note, d.at AS decided_at, ${STATE} AS state
  FROM reading r
  LEFT JOIN reading_decision d ON d.reading_id = r.id
  LEFT JOIN reading c ON c.id = ${CORRECTOR}
  LEFT JOIN reading_decision cd ON cd.reading_id = c.id`;

/** The ledger of readings: appended, never edited. What counts of it is kept beside it in the same transaction. */
export function createReadingsStore(db: Db, totals: Pick<TotalsStore, 'add' | 'recount'>) {
  return {
    /**
     * Appends readings; those that are not held and stand in nobody's place count at once.
     * @returns the id before the first; theirs follow one by one in the order given
     */
    async append(tx: Tx, rows: readonly ReadingRow[]): Promise<number> {
      const last = await tx.selectFrom('reading').select(({ fn }) => fn.max('id').as('id')).executeTakeFirstOrThrow();
      const before = last.id ?? 0;
      for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
        await tx.insertInto('reading').values(rows.slice(start, start + ROWS_A_STATEMENT)).execute();
      }
      await sql`INSERT INTO standing_reading (metric_id, member, as_of, reading_id, value, precision)
        SELECT metric_id, member, as_of, id, value, precision FROM reading WHERE id > ${before} AND held = 0 AND value IS NOT NULL`.execute(tx);
      await totals.add(tx, rows.filter((row): row is ReadingRow & { value: number } => row.held === 0 && row.value !== null));
      return before;
    },

    /** These readings no longer count. */
    async unstand(tx: Tx, ids: readonly number[]): Promise<void> {
      const gone = await sql<Counting>`DELETE FROM standing_reading WHERE reading_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) RETURNING metric_id, member, as_of`.execute(tx);
      await totals.recount(tx, gone.rows);
    },

    /** Lets one reading that was held count; one without a value leaves its place empty. */
    async stand(tx: Tx, id: number): Promise<void> {
      await sql`INSERT INTO standing_reading (metric_id, member, as_of, reading_id, value, precision)
        SELECT metric_id, member, as_of, id, value, precision FROM reading WHERE id = ${id} AND value IS NOT NULL`.execute(tx);
      const { rows } = await sql<Counting>`SELECT metric_id, member, as_of, precision, source_kind, value FROM reading WHERE id = ${id} AND value IS NOT NULL`.execute(tx);
      await totals.add(tx, rows);
    },

    decide: (tx: Tx, row: Tables['reading_decision']) => tx.insertInto('reading_decision').values(row).execute(),

    async get(id: number, from: Db | Tx = db): Promise<ReadingOnRecord | undefined> {
      const { rows } = await sql<ReadingOnRecord>`${ON_RECORD} WHERE r.id = ${id}`.execute(from);
      return rows[0];
    },

    /** In the order of the ids; those not found are left out. */
    async many(ids: readonly number[], from: Db | Tx = db): Promise<ReadingOnRecord[]> {
      const { rows } = await sql<ReadingOnRecord>`${ON_RECORD} WHERE r.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY r.id`.execute(from);
      return rows;
    },

    async after(before: number, from: Db | Tx): Promise<ReadingOnRecord[]> {
      const { rows } = await sql<ReadingOnRecord>`${ON_RECORD} WHERE r.id > ${before} ORDER BY r.id`.execute(from);
      return rows;
    },

    /** Newest recorded first. */
    async list({ metric, member, state, source, from, before, below }: ReadingFilter, offset: number, limit: number): Promise<ReadingOnRecord[]> {
      const conditions = [
        sql`true`,
        ...(metric === undefined ? [] : [sql`r.metric_id = ${metric}`]),
        ...(member === undefined ? [] : [sql`r.member = ${member}`]),
        ...(source === undefined ? [] : [sql`r.source_id = ${source}`]),
        ...(from === undefined ? [] : [sql`r.as_of >= ${from}`]),
        ...(before === undefined ? [] : [sql`r.as_of < ${before}`]),
        ...(below === undefined ? [] : [sql`r.id < ${below}`]),
        ...(state === undefined ? [] : [sql`${STATE} = ${state}`]),
        ...(state === 'held' || state === 'refused' ? [sql`r.held = 1`] : []), // what the index on held readings is for
      ];
      const { rows } = await sql<ReadingOnRecord>`${ON_RECORD} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY r.id DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
      return rows;
    },

    /** Of these readings, or of all that one source brought: those that nothing has replaced yet. */
    async replaceable(tx: Tx, what: readonly number[] | string): Promise<Taken[]> {
      const which = typeof what === 'string' ? sql`r.source_id = ${what}` : sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(what)}))`;
      const { rows } = await sql<Taken>`
        SELECT r.id, r.metric_id, r.member, r.precision, r.as_of, r.source_kind, r.source_id, r.held = 0 OR coalesce(d.accepted, 0) = 1 AS counts FROM reading r
        LEFT JOIN reading_decision d ON d.reading_id = r.id
        WHERE ${which} AND r.value IS NOT NULL AND coalesce(d.accepted, 1) = 1 AND ${CORRECTOR} IS NULL ORDER BY r.id`.execute(tx);
      return rows;
    },

    /** Hashes of pictures among these that the object store has on record. */
    async pictures(hashes: readonly string[], from: Db | Tx): Promise<ReadonlySet<string>> {
      if (hashes.length === 0) return new Set();
      const rows = await from.selectFrom('object').select('sha256').where('sha256', 'in', hashes).where('type', 'like', 'image/%').execute();
      return new Set(rows.map(({ sha256 }) => sha256));
    },
  };
}
export type ReadingsStore = ReturnType<typeof createReadingsStore>;
