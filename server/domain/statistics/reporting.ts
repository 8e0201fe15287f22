import type { Rhythm } from './metric.ts';

/** From this many times the last value on (or below its inverse) a report must give a reason. */
const JUMP_FACTOR = 3;
/** Small numbers jump by nature: from 1 to 4 says nothing. */
const JUMP_AT_LEAST = 10;

/** Whether a value is so far from the last one that it may be a slip of the finger. */
export function isUnusualJump(last: number | null, value: number): boolean {
  if (last === null || Math.abs(value - last) < JUMP_AT_LEAST) return false;
  if (last === 0 || value === 0 || Math.sign(last) !== Math.sign(value)) return true;
  const ratio = Math.abs(value / last);
  return ratio > JUMP_FACTOR || ratio < 1 / JUMP_FACTOR;
}

/**
 * When the next reading was or will be due: the end of the beat after the one the last reading stands for,
 * in the town's wall-clock time. null for what has no beat.
 * @param last as-of of the last reading, or since when the metric is asked for, epoch milliseconds
 */
export function nextDue(rhythm: Rhythm, last: number, timeZone: string): number | null {
  const at = Temporal.Instant.fromEpochMilliseconds(last).toZonedDateTimeISO(timeZone);
  const day = at.startOfDay();
  switch (rhythm) {
    case 'none':
      return null;
    case 'live':
      return last + 5 * 60_000;
    case 'hourly':
      return last + 2 * 3_600_000;
    case 'daily':
      return day.add({ days: 2 }).epochMilliseconds;
    case 'weekly':
      return day.subtract({ days: at.dayOfWeek - 1 }).add({ weeks: 2 }).epochMilliseconds;
    case 'monthly':
      return day.with({ day: 1 }).add({ months: 2 }).epochMilliseconds;
    case 'quarterly':
      return day.with({ month: at.month - ((at.month - 1) % 3), day: 1 }).add({ months: 6 }).epochMilliseconds;
    case 'yearly':
      return day.with({ month: 1, day: 1 }).add({ years: 2 }).epochMilliseconds;
  }
}
