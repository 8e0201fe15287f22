import type { Figure } from '../../domain/statistics/figure.ts';
import { crossed, type MetricDefinition } from '../../domain/statistics/metric.ts';
import type { Between } from './standing.store.ts';
import type { Returned } from './plays-port.ts';

/** Every figure of one metric at one instant. */
export interface MetricFigures {
  readonly whole: Figure;
  /** In the order of the dimension. */
  readonly members: readonly Figure[];
  /** For figures from the screens. */
  readonly returned?: Returned;
}

/** Values of a metric at the ends of buckets. */
export interface MetricTrend {
  readonly whole: readonly (number | null)[];
  member(name: string): readonly (number | null)[];
}

/** A way of working figures out: from readings, from the play ledger, by formula. */
export interface Reckoner {
  /** @param at the newest instant that counts; null: everything there is, also what is dated some hours ahead */
  figures(definition: MetricDefinition, at: number | null): Promise<MetricFigures>;
  trend(definition: MetricDefinition, buckets: readonly Between[], at: number | null): Promise<MetricTrend>;
}

/** A figure without a value, to be filled in. */
export function emptyFigure({ id, name, unit, decimals, rhythm }: Pick<MetricDefinition, 'id' | 'name' | 'unit' | 'decimals' | 'rhythm'>, member: string): Figure {
  return { metric: id, name, unit, decimals, member, value: null, precision: 'exact', asOf: null, period: '', rhythm, freshUntil: null, source: 'none', sourceName: '', level: null };
}

/** The threshold crossed; members of a sum are not held against the threshold of the sum. */
export function levelOf({ thresholds, rollUp }: MetricDefinition, value: number | null, isMember: boolean): Figure['level'] {
  return isMember && rollUp === 'sum' ? null : (crossed(thresholds, value)?.level ?? null);
}

/** The members a metric is broken down by, '' (the whole) not among them. */
export function membersOf({ dimension }: MetricDefinition): readonly string[] {
  return dimension?.members ?? [];
}

export function emptyTrend(count: number): MetricTrend {
  const nothing = Array.from({ length: count }, () => null);
  return { whole: nothing, member: () => nothing };
}
