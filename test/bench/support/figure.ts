/** One measured figure beside its raw baseline from the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same done without Heping, in the same unit; null where there is nothing to compare with. */
  readonly baseline: number | null;
  /** value ÷ baseline */
  readonly ratio: number | null;
  /** What is asked, in words such as `ratio ≤ 1.5`; null: told, not judged. */
  readonly goal: string | null;
  readonly pass: boolean | null;
}

/** A bound on the value or on the ratio. */
export interface Goal {
  readonly of: 'value' | 'ratio';
  readonly atMost?: number;
  readonly atLeast?: number;
}

export function figure(name: string, value: number, unit: string, baseline: number | null = null, ...goals: Goal[]): Figure {
  const ratio = baseline === null || baseline === 0 ? null : value / baseline;
  return {
    name,
    value: round(value),
    unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: ratio === null ? null : round(ratio),
    goal: goals.length > 0 ? goals.map(words).join(', ') : null,
    pass: goals.length > 0 ? goals.every((goal) => isMet(goal, goal.of === 'value' ? value : ratio)) : null,
  };
}

function words({ of, atMost, atLeast }: Goal): string {
  return [of, ...(atMost === undefined ? [] : [`≤ ${atMost}`]), ...(atLeast === undefined ? [] : [`≥ ${atLeast}`])].join(' ');
}

function isMet({ atMost = Infinity, atLeast = -Infinity }: Goal, measured: number | null): boolean {
  return measured !== null && measured <= atMost && measured >= atLeast;
}

/** Three significant digits are more than a shared machine can promise. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}

/** @param share 0.5 for the median, 0.95 for the 95th percentile (nearest rank) */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** The lower of the two in the middle when they are even in number. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
