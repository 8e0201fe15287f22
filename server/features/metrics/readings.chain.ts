import { sql } from 'kysely';
import type { Tx } from '../../storage/tables.ts';
import type { ReadingRow } from './readings.store.ts';

/* A correction stands in the place of the reading it names, which may itself be one: a place's readings make a chain. */

/** Reading `r` waits for a decision: nobody has decided on it, corrected it or taken it back since. */
export const WAITS = sql<boolean>`r.held = 1 AND NOT EXISTS (SELECT 1 FROM reading_decision d WHERE d.reading_id = r.id)
  AND NOT EXISTS (SELECT 1 FROM reading c LEFT JOIN reading_decision cd ON cd.reading_id = c.id WHERE c.corrects = r.id AND coalesce(cd.accepted, 1) = 1)`;

/** A reading in whose place another stands. */
export interface Below extends ReadingRow {
  readonly id: number;
  /** The reading asked about. */
  readonly top: number;
  /** 1: nobody has accepted it. */
  readonly waits: 0 | 1;
  /** 1: of an import that does not stand (any more). */
  readonly undone: 0 | 1;
}

/** Everything these readings stand in the place of, the newest first. */
export async function below(tx: Tx, ids: readonly number[]): Promise<Below[]> {
  const { rows } = await sql<Below>`
    WITH RECURSIVE chain (top, id) AS (
      SELECT r.id, r.corrects FROM json_each(${JSON.stringify(ids)}) w CROSS JOIN reading r ON r.id = w.value WHERE r.corrects IS NOT NULL
      UNION ALL
      SELECT c.top, r.corrects FROM chain c CROSS JOIN reading r ON r.id = c.id WHERE r.corrects IS NOT NULL)
    SELECT r.*, c.top, r.held = 1 AND coalesce(d.accepted, 0) = 0 AS waits, i.id IS NOT NULL AND i.state <> 'done' AS undone
    FROM chain c
    CROSS JOIN reading r ON r.id = c.id
    LEFT JOIN reading_decision d ON d.reading_id = r.id
    LEFT JOIN reading_import i ON i.id = r.source_id AND r.source_kind = 'import'
    ORDER BY c.top, r.id DESC`.execute(tx);
  return rows;
}

/** Readings that no longer count once these do: a value takes the place of all below it, a taking back only that of the one it names. */
export async function replacedBy(tx: Tx, { id, corrects, value }: Pick<ReadingRow, 'corrects' | 'value'> & { readonly id: number }): Promise<number[]> {
  if (corrects === null) return [];
  return value === null ? [corrects] : (await below(tx, [id])).map((each) => each.id);
}

/**
 * For each of these readings the newest in its place: itself, or what somebody has corrected it to since. Left
 * out are those refused and those moved to another as-of time.
 */
export async function newestOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ start: number; end: number }>`
    WITH RECURSIVE chain (start, id) AS (
      SELECT w.value, w.value FROM json_each(${JSON.stringify(ids)}) w
      UNION ALL
      SELECT c.start, x.id FROM chain c CROSS JOIN reading x ON x.corrects = c.id LEFT JOIN reading_decision d ON d.reading_id = x.id WHERE coalesce(d.accepted, 1) = 1)
    SELECT n.start, n.id AS "end"
    FROM (SELECT start, max(id) AS id FROM chain GROUP BY start) n
    CROSS JOIN reading s ON s.id = n.start
    CROSS JOIN reading e ON e.id = n.id
    LEFT JOIN reading_decision d ON d.reading_id = e.id
    WHERE coalesce(d.accepted, 1) = 1 AND e.as_of = s.as_of`.execute(tx);
  return new Map(rows.map(({ start, end }) => [start, end]));
}
