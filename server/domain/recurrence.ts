/** A window of local time. `to` at or before `from` ends on the next day; equal means a whole day. */
export interface TimeWindow {
  /** HH:MM, 00:00–23:59 */
  readonly from: string;
  /** HH:MM, 00:00–24:00 */
  readonly to: string;
}

/**
 * When something is due, in local wall-clock time: the weekly rule of RFC 5545
 * (FREQ=WEEKLY;BYDAY) with windows. A window belongs to the day it begins on.
 */
export interface Recurrence {
  /** YYYY-MM-DD */
  readonly startDate: string;
  /** Last day on which a window may begin, or null for no end. */
  readonly endDate: string | null;
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly windows: readonly TimeWindow[];
}

/** Half open: `start` belongs to it, `end` does not. Epoch milliseconds. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** Two weeks and a day: a clock change can swallow one week's only window. */
const DAYS_TO_SEARCH = 15;

/** The occurrence that holds `instant`; of several, the one that began last. */
export function occurrenceAt(rule: Recurrence, timeZone: string, instant: number): Occurrence | null {
  const today = localDate(instant, timeZone);
  let found: Occurrence | null = null;
  for (const day of [today.subtract({ days: 1 }), today]) {
    for (const occurrence of occurrencesOn(rule, timeZone, day)) {
      if (occurrence.start <= instant && instant < occurrence.end && (!found || occurrence.start >= found.start)) {
        found = occurrence;
      }
    }
  }
  return found;
}

/** The next instant after `instant` at which an occurrence begins or ends, or null when none ever will. */
export function nextBoundary(rule: Recurrence, timeZone: string, instant: number): number | null {
  const yesterday = localDate(instant, timeZone).subtract({ days: 1 });
  const first = Temporal.PlainDate.from(rule.startDate);
  let day = Temporal.PlainDate.compare(first, yesterday) > 0 ? first : yesterday;
  let best: number | null = null;
  for (let left = DAYS_TO_SEARCH; left >= 0; left--, day = day.add({ days: 1 })) {
    const isFirstFind = best === null;
    for (const { start, end } of occurrencesOn(rule, timeZone, day)) {
      for (const edge of [start, end]) {
        if (edge > instant && (best === null || edge < best)) best = edge;
      }
    }
    if (isFirstFind && best !== null) left = Math.min(left, 2); // an edge lies on its day or the next, so later days hold none before it
  }
  return best;
}

/** True when every occurrence has ended by `instant`. */
export function isOver(rule: Recurrence, timeZone: string, instant: number): boolean {
  return rule.endDate !== null && occurrenceAt(rule, timeZone, instant) === null && nextBoundary(rule, timeZone, instant) === null;
}

function occurrencesOn(rule: Recurrence, timeZone: string, day: Temporal.PlainDate): Occurrence[] {
  const date = day.toString();
  if (date < rule.startDate || (rule.endDate !== null && date > rule.endDate)) return [];
  if (!rule.weekdays.includes(day.dayOfWeek)) return [];
  return rule.windows
    .map(({ from, to }) => ({
      start: epoch(day, from, timeZone),
      end: epoch(to <= from ? day.add({ days: 1 }) : day, to, timeZone),
    }))
    .filter(({ start, end }) => start < end); // a window swallowed by a clock change is none
}

function epoch(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const [date, clock] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time];
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).epochMilliseconds;
}

function localDate(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The calendar day an instant falls on there, YYYY-MM-DD. */
export function dayOf(instant: number, timeZone: string): string {
  return localDate(instant, timeZone).toString();
}
