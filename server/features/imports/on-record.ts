import { sql } from 'kysely';
import type { Db } from '../../storage/tables.ts';
import type { ImportDraft } from './draft.ts';

type Sought = Pick<ImportDraft, 'metric' | 'member' | 'asOf' | 'value' | 'today'>;

const keyOf = (metric: string, member: string, asOf: number, value: number): string => JSON.stringify([metric, member, asOf, value]);

/**
 * Tells which drafts are on record already: the same metric, member, as-of time and value among the readings
 * that count or wait to be accepted. A draft of today is compared with everything of today.
 */
export function createOnRecord(db: Db) {
  /** Readings that wait for a decision, of these metrics. */
  async function held(metrics: readonly string[]): Promise<ReadonlySet<string>> {
    if (metrics.length === 0) return new Set();
    const rows = await db
      .selectFrom('reading')
      .leftJoin('reading_decision', 'reading_decision.reading_id', 'reading.id')
      .where('reading.held', '=', 1)
      .where('reading_decision.reading_id', 'is', null)
      .where('reading.metric_id', 'in', metrics)
      .where('reading.value', 'is not', null)
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('reading as newer').select('newer.id').whereRef('newer.corrects', '=', 'reading.id').where('newer.held', '=', 0))))
      .select(['reading.metric_id', 'reading.member', 'reading.as_of', 'reading.value'])
      .execute();
    return new Set(rows.map(({ metric_id, member, as_of, value }) => keyOf(metric_id, member, as_of, value ?? 0)));
  }

  return {
    held,

    /**
     * By seeks into the primary key, so it costs the same beside a million readings.
     * @param dayStart first instant of the day that drafts of today were made on
     * @returns for each draft, in order, whether it is there
     */
    async find(drafts: readonly Sought[], waiting: ReadonlySet<string>, dayStart: number): Promise<boolean[]> {
      const wanted = JSON.stringify(drafts.map(({ metric, member, asOf, today }) => [metric, member, today ? dayStart : asOf, asOf]));
      const { rows } = await sql<{ n: number; value: number }>`
        SELECT w.key AS n, s.value AS value
        FROM json_each(${wanted}) w
        CROSS JOIN standing_reading s ON s.metric_id = json_extract(w.value, '$[0]') AND s.member = json_extract(w.value, '$[1]')
          AND s.as_of BETWEEN json_extract(w.value, '$[2]') AND json_extract(w.value, '$[3]')`.execute(db);
      const there = drafts.map(({ metric, member, asOf, value }) => waiting.size > 0 && waiting.has(keyOf(metric, member, asOf, value)));
      for (const { n, value } of rows) if (drafts[n]?.value === value) there[n] = true;
      return there;
    },
  };
}
export type OnRecord = ReturnType<typeof createOnRecord>;
