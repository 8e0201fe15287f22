import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { isLate } from './figure-words.ts';
import { METRIC_STATES } from './metric-states.ts';
import type { MetricState } from './metric-states.ts';

export const SOURCE_CHOICES = ['readings', 'formula', 'plays'] as const;

/** A heading with the metrics beneath it. */
export interface MetricGroup {
  readonly category: string;
  readonly metrics: readonly MetricView[];
}

/** Whether something is to be said of a metric beside its figure. */
export function isInState(metric: MetricView, state: MetricState, now: number): boolean {
  if (state === 'late') return isLate(metric.now, now);
  if (state === 'held') return metric.held > 0;
  if (state === 'crossed') return metric.now.level !== null;
  return metric.now.value === null;
}

/** The metrics an address asks for: every word of `q` found in name, id, unit, category, members or description. */
export function filteredMetrics(all: readonly MetricView[], query: URLSearchParams, now: number): MetricView[] {
  const terms = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/).filter((term) => term !== '');
  const category = query.get('category') ?? '';
  const source = query.get('source') ?? '';
  const state = METRIC_STATES.find((each) => each === query.get('state'));
  return all.filter((metric) => {
    if (metric.deleted || (category && metric.category !== category) || (source && metric.source.kind !== source)) return false;
    if (state && !isInState(metric, state, now)) return false;
    const words = [metric.name, metric.id, metric.unit, metric.category, metric.about, ...(metric.dimension?.members ?? [])].join('\n').toLocaleLowerCase();
    return terms.every((term) => words.includes(term));
  });
}

/** By category, in the order in which the categories first appear. */
export function grouped(metrics: readonly MetricView[]): MetricGroup[] {
  const groups = new Map<string, MetricView[]>();
  for (const metric of metrics) groups.set(metric.category, [...(groups.get(metric.category) ?? []), metric]);
  return [...groups].map(([category, members]) => ({ category, metrics: members }));
}

export function categoriesOf(metrics: readonly Pick<MetricView, 'category' | 'deleted'>[]): string[] {
  return [...new Set(metrics.filter(({ deleted }) => !deleted).map(({ category }) => category))];
}

/** All ids with one of them put before or after another, which may stand under another heading. */
export function reordered(ids: readonly string[], id: string, target: string, after: boolean): string[] {
  if (id === target || !ids.includes(id) || !ids.includes(target)) return [...ids];
  const rest = ids.filter((each) => each !== id);
  const place = rest.indexOf(target) + (after ? 1 : 0);
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}
