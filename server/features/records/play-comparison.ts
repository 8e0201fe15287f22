import { type Change, changeOf } from '../../domain/statistics/record-comparison.ts';
import type { Against } from '../../domain/statistics/record-period.ts';
import { changeCell, countCell } from './record-cells.ts';
import type { EarlierFacts, RecordFacts } from './record-facts.ts';
import type { RecordCell, RecordColumn } from './record-model.ts';
import type { RecordWords } from './record-wording.ts';

/** How a number of plays, screens or items was in each period compared with. */
export type Was = Readonly<Partial<Record<Against, number>>>;

/** The earlier periods with plays: a ledger that had not begun is no zero to compare with. */
export function withPlays({ earlier }: Pick<RecordFacts, 'earlier'>): readonly EarlierFacts[] {
  return earlier.filter(({ counts }) => counts.category.total.plays > 0);
}

/** What a number was in each of these periods. */
export function wasIn(earlier: readonly EarlierFacts[], valueOf: (facts: EarlierFacts) => number): Was {
  return Object.fromEntries(earlier.map((each) => [each.against, valueOf(each)]));
}

/** How a count has changed. */
export function countChange(now: number, then: number): Change | null {
  const exact = (value: number) => ({ value, precision: 'exact' }) as const;
  return changeOf(exact(now), exact(then), { decimals: 0, isRate: false });
}

/** Two columns for each period compared with: what it was, and by how much it differs. */
export function comparisonColumns(earlier: readonly EarlierFacts[], { kind, isOver }: Pick<RecordFacts, 'kind' | 'isOver'>, words: RecordWords, widths: readonly [number, number]): RecordColumn[] {
  return earlier.flatMap(({ against }): RecordColumn[] => [
    { label: words.earlier(against, kind, isOver), align: 'end', width: widths[0] },
    { label: words.change(against), align: 'end', width: widths[1] },
  ]);
}

/** Their cells. @param cellOf how the earlier value is written */
export function comparisonCells(now: number, was: Was, earlier: readonly EarlierFacts[], words: RecordWords, cellOf: (value: number) => RecordCell = countCell): RecordCell[] {
  return earlier.flatMap(({ against }) => {
    const then = was[against] ?? 0;
    if (now === 0 && then === 0) return [cellOf(then), { text: '—' }]; // nothing either time is no steadiness
    const change = countChange(now, then);
    // a length of time differs by a length of time, not by milliseconds
    const isLength = change?.kind === 'difference' && cellOf !== countCell;
    return [cellOf(then), isLength ? { text: `${now > then ? '+' : '−'}${cellOf(Math.abs(now - then)).text}` } : changeCell(change, { decimals: 0, unit: '' }, words)];
  });
}
