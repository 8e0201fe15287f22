import type { MetricFigures, MetricTrend } from './figures-of.ts';

/** The ledger tells of new plays at most once a second; in between its figures may be this old. */
const LIVE_KEPT_MS = 1_000;
const MOST_TRENDS = 400;

interface Entry<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** Current figures and trends, kept until something they are made of changes. */
export function createKept(now: () => number) {
  const figures = new Map<string, Entry<MetricFigures>>();
  const trends = new Map<string, Map<string, Entry<MetricTrend>>>();

  function keep<T>(entries: Map<string, Entry<T>>, key: string, make: () => Promise<T>, isLive: boolean): Promise<T> {
    const found = entries.get(key);
    if (found && found.until > now()) return found.value;
    const value = make();
    const entry = { value, until: isLive ? now() + LIVE_KEPT_MS : Number.POSITIVE_INFINITY };
    entries.set(key, entry);
    value.catch(() => entries.get(key) === entry && entries.delete(key));
    return value;
  }

  return {
    figures: (metric: string, make: () => Promise<MetricFigures>, isLive: boolean) => keep(figures, metric, make, isLive),
    trend(metric: string, window: string, make: () => Promise<MetricTrend>, isLive: boolean): Promise<MetricTrend> {
      let own = trends.get(metric);
      if (!own || own.size > MOST_TRENDS) trends.set(metric, (own = new Map())); // buckets of yesterday are never asked for again
      return keep(own, window, make, isLive);
    },
    /** @param metrics null: all of them */
    forget(metrics: readonly string[] | null): void {
      if (metrics === null) {
        figures.clear();
        trends.clear();
        return;
      }
      for (const metric of metrics) {
        figures.delete(metric);
        trends.delete(metric);
      }
    },
  };
}
export type Kept = ReturnType<typeof createKept>;
