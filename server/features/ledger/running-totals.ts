import type { CountTable } from '../../protocol/rest/ledger.ts';
import type { PlayRow } from './ledger.store.ts';

/** Counts under one key, such as a category. */
export type CountsOf = Omit<CountTable['rows'][number], 'label'>;

const SCANNED_AGAIN_MS = 1_000;

/**
 * One day's counts by category, kept up with each commit instead of adding up the day's plays every
 * time they are told: by the evening there are a million. The records stay the truth: at the start, on
 * a new day and whenever a batch held records that were already in the ledger, they are counted anew.
 * @param scan counts the records of a day
 */
export function createRunningTotals(scan: (day: string) => Promise<readonly CountsOf[]>, now: () => number) {
  let kept: { readonly day: string; readonly rows: Map<string, CountsOf> } | null = null;
  let scannedAt = -Infinity;

  function add({ category: key, counted, duration_ms, outcome }: PlayRow, rows: Map<string, CountsOf>): void {
    const { plays, durationMs, cut, failed } = rows.get(key) ?? { plays: 0, durationMs: 0, cut: 0, failed: 0 };
    rows.set(key, {
      key,
      plays: plays + counted,
      durationMs: durationMs + duration_ms * counted,
      cut: cut + (outcome === 'cut' && counted === 0 ? 1 : 0),
      failed: failed + (outcome === 'failed' ? 1 : 0),
    });
  }

  return {
    /**
     * After a commit and before the next one begins.
     * @param areAllNew false: some of the rows were there already
     */
    async follow(day: string, rows: readonly PlayRow[], areAllNew: boolean): Promise<void> {
      if (kept?.day !== day || !areAllNew) kept = null;
      if (kept) {
        for (const row of rows) if (row.day === day) add(row, kept.rows);
      } else if (Math.abs(now() - scannedAt) >= SCANNED_AGAIN_MS) {
        scannedAt = now();
        kept = { day, rows: new Map((await scan(day)).map((row) => [row.key, row])) };
      }
    },
    /** @returns null when they must be counted from the records */
    of: (day: string): readonly CountsOf[] | null => (kept?.day === day ? [...kept.rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1)) : null),
  };
}
