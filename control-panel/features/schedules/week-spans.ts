import type { Recurrence } from '../../../server/domain/recurrence.ts';

const DAY_MIN = 24 * 60;
const WEEK_MIN = 7 * DAY_MIN;

/** A stretch of a week in which something is due, in minutes of wall-clock time since its Monday began. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The Monday (YYYY-MM-DD) of the week a day is in. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/**
 * When a rule is due in the week that begins on `monday`: windows over midnight in one piece, those that
 * began on the Sunday before or end on the Monday after cut at the week's edges, neighbours joined.
 */
export function weekSpans(rule: Recurrence, monday: string): Span[] {
  const spans: Span[] = [];
  for (let day = -1; day < 7; day++) {
    const date = addDays(monday, day);
    if (date < rule.startDate || (rule.endDate !== null && date > rule.endDate)) continue;
    if (!rule.weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek)) continue;
    for (const { from, to } of rule.windows) {
      const begins = day * DAY_MIN + minutesOf(from);
      const ends = (to <= from ? day + 1 : day) * DAY_MIN + minutesOf(to);
      const span = { from: Math.max(0, begins), to: Math.min(WEEK_MIN, ends) };
      if (span.to > span.from) spans.push(span);
    }
  }
  return joined(spans);
}

/** HH:MM of a minute of the week. */
export function clockOfMinute(minute: number): string {
  const inDay = minute % DAY_MIN;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

/** 0 Monday … 6 Sunday. */
export function dayOfMinute(minute: number): number {
  return Math.min(6, Math.floor(minute / DAY_MIN));
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
