import type { Span } from './metric.ts';

/** A calendar span in the town's time zone: `end` is the first instant after it. Both epoch milliseconds. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

const BEGINNING = 0;
const NEVER = 253_402_300_799_000;

/** The span that an instant lies in. */
export function spanAt(span: Span, instant: number, timeZone: string): Interval {
  if (span === 'all') return { start: BEGINNING, end: NEVER };
  const first = firstDay(span, Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate());
  return { start: startOf(first, timeZone), end: startOf(nextFirst(span, first), timeZone) };
}

/** What a day that is over stands for wherever somebody names it, so that two who name the same day mean the same instant: its last minute. */
export function lastMinuteOf(day: Temporal.PlainDate, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: '23:59' }).epochMilliseconds;
}

/** Its name: 2019, 2019-Q1, 2019-03, 2019-03-08; '' for all time. */
export function spanName(span: Span, instant: number, timeZone: string): string {
  if (span === 'all') return '';
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  if (span === 'year') return String(year);
  if (span === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  const ofMonth = `${year}-${String(month).padStart(2, '0')}`;
  return span === 'month' ? ofMonth : `${ofMonth}-${String(day).padStart(2, '0')}`;
}

/** The span that bears a name, as `spanName` gives it; null for '' and for what is no such name. */
export function spanNamed(name: string, timeZone: string): (Interval & { readonly span: Span }) | null {
  const [, year, quarter, month, day] = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(name) ?? [];
  if (year === undefined) return null;
  const span = day !== undefined ? 'day' : month !== undefined ? 'month' : quarter !== undefined ? 'quarter' : 'year';
  const first = Temporal.PlainDate.from({ year: Number(year), month: Number(month ?? (Number(quarter ?? 1) * 3 - 2)), day: Number(day ?? 1) });
  return { span, start: startOf(first, timeZone), end: startOf(nextFirst(span, first), timeZone) };
}

function firstDay(span: Exclude<Span, 'all'>, date: Temporal.PlainDate): Temporal.PlainDate {
  if (span === 'day') return date;
  if (span === 'month') return date.with({ day: 1 });
  if (span === 'quarter') return date.with({ month: date.month - ((date.month - 1) % 3), day: 1 });
  return date.with({ month: 1, day: 1 });
}

function nextFirst(span: Exclude<Span, 'all'>, first: Temporal.PlainDate): Temporal.PlainDate {
  if (span === 'day') return first.add({ days: 1 });
  if (span === 'month') return first.add({ months: 1 });
  if (span === 'quarter') return first.add({ months: 3 });
  return first.add({ years: 1 });
}

function startOf(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}
