import type { WidgetData } from '../../domain/statistics/board.ts';
import type { Between } from './standing.store.ts';

type Window = NonNullable<WidgetData['window']>;

export const USUAL_WINDOW: Window = { unit: 'day', count: 30 };

/**
 * The calendar buckets of a trend in the town's zone, oldest first; the instant lies in the last one.
 * Weeks begin on Monday. Nothing is on record before 1970, so there are no buckets that were over by then.
 */
export function bucketsOf({ unit, count }: Window, instant: number, timeZone: string): Between[] {
  let start = startOf(unit, Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone));
  let end = next(unit, start, 1);
  const buckets: Between[] = [];
  for (let left = count; left > 0 && end.epochMilliseconds > 0; left--) {
    buckets.unshift({ start: start.epochMilliseconds, end: end.epochMilliseconds });
    end = start;
    start = next(unit, start, -1);
  }
  return buckets;
}

function startOf(unit: Window['unit'], at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (unit === 'minute' || unit === 'hour') return at.round({ smallestUnit: unit, roundingMode: 'floor' });
  const day = at.startOfDay();
  if (unit === 'week') return day.subtract({ days: day.dayOfWeek - 1 }).startOfDay();
  if (unit === 'month') return day.with({ day: 1 }).startOfDay();
  if (unit === 'quarter') return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) }).startOfDay();
  return unit === 'year' ? day.with({ day: 1, month: 1 }).startOfDay() : day;
}

function next(unit: Window['unit'], at: Temporal.ZonedDateTime, times: number): Temporal.ZonedDateTime {
  if (unit === 'minute' || unit === 'hour') return at.add(unit === 'minute' ? { minutes: times } : { hours: times });
  const months = { month: 1, quarter: 3, year: 12 } as const;
  const later = unit === 'day' ? at.add({ days: times }) : unit === 'week' ? at.add({ weeks: times }) : at.add({ months: times * months[unit] });
  return later.startOfDay();
}
