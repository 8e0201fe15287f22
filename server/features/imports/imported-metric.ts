import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { nameKey } from './plain-text.ts';

/** What an import must know of a metric. */
export type ImportedMetric = Pick<MetricDefinition, 'id' | 'name' | 'unit' | 'nature' | 'accrual' | 'decimals'> & {
  readonly members: readonly string[];
  /** Worked out from others or counted on the screens: nothing can be entered. */
  readonly isDerived: boolean;
};

export function importedMetric({ id, name, unit, nature, accrual, decimals, dimension, source }: MetricDefinition): ImportedMetric {
  return { id, name, unit, nature, accrual, decimals, members: dimension?.members ?? [], isDerived: source.kind !== 'readings' };
}

/** Finds metrics by what a person wrote: the id, or the name when only one goes by it. */
export function createMetricFinder(metrics: readonly ImportedMetric[], others: Readonly<Record<string, string>> = {}) {
  const byId = new Map(metrics.map((metric) => [metric.id.toLowerCase(), metric]));
  const byName = Map.groupBy(metrics, ({ name }) => nameKey(name));
  const renamed = new Map(Object.entries(others).map(([text, id]) => [nameKey(text), id]));
  return {
    byId: (id: string): ImportedMetric | undefined => byId.get(id.toLowerCase()),
    find(text: string): ImportedMetric | 'no-such-metric' | 'ambiguous-metric' {
      const key = nameKey(text);
      const exact = byId.get(renamed.get(key) ?? key);
      if (exact) return exact;
      const named = byName.get(key) ?? [];
      return named.length === 1 ? named[0]! : named.length === 0 ? 'no-such-metric' : 'ambiguous-metric';
    },
  };
}
export type MetricFinder = ReturnType<typeof createMetricFinder>;
