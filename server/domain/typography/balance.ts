import { lineOf, lineWidth } from './break-units.ts';
import type { SetLine, UnitRun } from './break-units.ts';
import type { BreakKind } from './text-run.ts';

/** What a break inside a clause costs beside one where a reader pauses, in em². */
const INNER_BREAK_COST = 1.5;

/** One way to set a text or a part of it in a number of lines. Costs compare only for equal texts and line counts. */
export interface Setting {
  readonly lines: readonly SetLine[];
  readonly cost: number;
}

/** A stretch of units, `from` up to but not including `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface BalanceOptions {
  /** Lines at most this wide, 1/1000 em. */
  readonly maxWidth?: number;
  /** Whether a line may end after the unit of this index; for keeping parallel clauses parallel. */
  readonly mayEndAfter?: (unit: number) => boolean;
}

/**
 * Sum of squared widths: for a given text and number of lines it is least when lines are equal,
 * and unlike the deviation from a mean it can be added up line by line.
 */
function costOf(width: number, endsAt: BreakKind | undefined): number {
  return (width / 1000) ** 2 + (endsAt === 'allowed' ? INNER_BREAK_COST : 0);
}

/** The setting made of these lines. */
export function settingOf(lines: readonly SetLine[]): Setting {
  return { lines, cost: lines.reduce((sum, line) => sum + costOf(line.width, line.endsAt), 0) };
}

/**
 * The most even way to set a stretch of units in 1, 2 … `maxLines` lines, by dynamic programming over
 * (units set, lines used). Ends a line after every 'required' unit.
 *
 * @returns one setting per number of lines, index 0 for one line; null where there is none
 */
export function balancedSettings(
  run: UnitRun,
  { from, to }: Stretch,
  maxLines: number,
  { maxWidth = Infinity, mayEndAfter = () => true }: BalanceOptions = {},
): readonly (Setting | null)[] {
  const size = to - from;
  const starts: (readonly number[])[] = [];
  const settings: (Setting | null)[] = [];
  let costs: readonly number[] = Array.from({ length: size + 1 }, (_, index) => (index === 0 ? 0 : Infinity));
  for (let count = 1; count <= maxLines; count += 1) {
    const next = Array.from({ length: size + 1 }, () => Infinity);
    const start = Array.from({ length: size + 1 }, () => 0);
    for (let end = 1; end <= size; end += 1) {
      const endsAt = run.units[from + end - 1]?.break;
      if (end < size && endsAt !== 'required' && !mayEndAfter(from + end - 1)) continue;
      for (let begin = end - 1; begin >= 0; begin -= 1) {
        const width = lineWidth(run, from + begin, from + end);
        const cost = width <= maxWidth ? (costs[begin] ?? Infinity) + costOf(width, endsAt) : Infinity;
        // By so much that rounding never decides between equals.
        if (cost < (next[end] ?? Infinity) - 1e-9) {
          next[end] = cost;
          start[end] = begin;
        }
        if (begin > 0 && run.units[from + begin - 1]?.break === 'required') break;
      }
    }
    starts.push(start);
    costs = next;
    settings.push((next[size] ?? Infinity) < Infinity ? settingOf(traceBack(run, from, size, starts)) : null);
  }
  return settings;
}

function traceBack(run: UnitRun, from: number, size: number, starts: readonly (readonly number[])[]): readonly SetLine[] {
  const lines: SetLine[] = [];
  let end = size;
  for (let count = starts.length - 1; count >= 0; count -= 1) {
    const begin = starts[count]?.[end] ?? 0;
    lines.unshift(lineOf(run, from + begin, from + end));
    end = begin;
  }
  return lines;
}
