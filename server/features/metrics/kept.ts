import type { MetricFigures, MetricTrend } from './figures-of.ts';

interface Entry<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** A trend that is asked for. */
export interface AskedTrend {
  readonly metric: string;
  /** Tells this trend from others of the metric. */
  readonly window: string;
  /** Until when it may be asked for again as it is; epoch milliseconds. */
  readonly until: number;
  /** Values it is made of: one takes some hundred bytes. */
  readonly cells: number;
}

/** The figures of each metric, kept until something they are made of changes. */
export function createKeptFigures(now: () => number) {
  const entries = new Map<string, Entry<MetricFigures>>();
  return {
    figures(metric: string, until: number, make: () => Promise<MetricFigures>): Promise<MetricFigures> {
      const found = entries.get(metric);
      if (found && found.until > now()) return found.value;
      const entry = { value: make(), until };
      entries.set(metric, entry);
      entry.value.catch(() => entries.get(metric) === entry && entries.delete(metric));
      return entry.value;
    },
    /** @param metrics null: all of them */
    forget(metrics: readonly string[] | null): void {
      if (metrics === null) entries.clear();
      else for (const metric of metrics) entries.delete(metric);
    },
  };
}
export type KeptFigures = ReturnType<typeof createKeptFigures>;

/**
 * Trends, kept until something they are made of changes. Of those that together have more than `mostCells`
 * values what was not asked for longest goes: whoever asks for many or long ones takes no more memory.
 */
export function createKeptTrends(now: () => number, mostCells: number) {
  const entries = new Map<string, Entry<MetricTrend> & AskedTrend>(); // what was not asked for longest comes first
  let cells = 0;

  function drop(key: string): void {
    cells -= entries.get(key)?.cells ?? 0;
    entries.delete(key);
  }

  function put(key: string, entry: Entry<MetricTrend> & AskedTrend): void {
    drop(key);
    cells += entry.cells;
    entries.set(key, entry);
  }

  return {
    trend(asked: AskedTrend, make: () => Promise<MetricTrend>): Promise<MetricTrend> {
      const key = `${asked.metric} ${asked.window}`;
      const found = entries.get(key);
      const entry = found && found.until > now() ? found : { ...asked, value: make() };
      put(key, entry);
      // a formula's parts came after it while it was made
      if (entry !== found) entry.value.then(() => entries.get(key) === entry && put(key, entry), () => entries.get(key) === entry && drop(key));
      for (const [oldest, { until }] of entries) {
        if (cells <= mostCells && until > now()) break;
        drop(oldest);
      }
      return entry.value;
    },
    /** @param metrics null: all of them */
    forget(metrics: readonly string[] | null): void {
      const named = metrics && new Set(metrics);
      for (const [key, { metric }] of entries) if (named?.has(metric) ?? true) drop(key);
    },
    /** Values kept. */
    cells: () => cells,
  };
}
