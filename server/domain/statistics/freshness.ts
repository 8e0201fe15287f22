import type { Rhythm } from './metric.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a figure counts as fresh after its as-of time: one beat of its rhythm and some grace to enter it. */
const FRESH_FOR_MS: Record<Rhythm, number | null> = {
  live: 5 * 60_000,
  hourly: 1.5 * HOUR_MS,
  daily: 1.5 * DAY_MS,
  weekly: 8 * DAY_MS,
  monthly: 36 * DAY_MS,
  quarterly: 100 * DAY_MS,
  yearly: null,
  none: null,
};

/** Until when a figure is fresh, epoch milliseconds; null: it never dims (a yearly figure, a fixed fact). */
export function freshUntil(rhythm: Rhythm, asOf: number | null): number | null {
  const lasts = FRESH_FOR_MS[rhythm];
  return lasts === null || asOf === null ? null : asOf + lasts;
}

/** Whether a figure must dim and say as of when it is. */
export function isStale(until: number | null, instant: number): boolean {
  return until !== null && instant > until;
}
