import type { Interval } from './span.ts';

/** How long a time one record covers (月报 · 季报 · 年报). */
export const RECORD_KINDS = ['month', 'quarter', 'year'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Whole days, both included, as YYYY-MM-DD. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What a period is compared with: the one just before it (环比) and the same one a year ago (同比). */
export const AGAINST = ['before', 'yearBefore'] as const;
export type Against = (typeof AGAINST)[number];

const MONTHS: Record<RecordKind, number> = { month: 1, quarter: 3, year: 12 };
const SHAPES: Record<RecordKind, RegExp> = { month: /^(\d{4})-(0[1-9]|1[0-2])$/, quarter: /^(\d{4})-Q([1-4])$/, year: /^(\d{4})$/ };

/** The days of a period named as `spanName` names it (2019, 2019-Q4, 2019-12); null when it is no such name. */
export function periodDays(kind: RecordKind, period: string): Days | null {
  const match = SHAPES[kind].exec(period);
  if (!match) return null;
  const year = Number(match[1]);
  const part = Number(match[2] ?? 1);
  const first = Temporal.PlainDate.from({ year, month: kind === 'quarter' ? part * 3 - 2 : part, day: 1 });
  const last = first.add({ months: MONTHS[kind] }).subtract({ days: 1 });
  return { from: first.toString(), to: last.toString() };
}

/** The instants of those days in the town's time zone. */
export function daysInterval({ from, to }: Days, timeZone: string): Interval {
  const start = Temporal.PlainDate.from(from).toZonedDateTime(timeZone).epochMilliseconds;
  return { start, end: Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds };
}

/** Names of the newest periods of a kind, the running one first. @param today YYYY-MM-DD in the town */
export function recentPeriods(kind: RecordKind, today: string, count: number): string[] {
  const day = Temporal.PlainDate.from(today).with({ day: 1 });
  return Array.from({ length: count }, (_, back) => nameOf(kind, day.subtract({ months: back * MONTHS[kind] })));
}

function nameOf(kind: RecordKind, { year, month }: Temporal.PlainDate): string {
  if (kind === 'year') return String(year);
  return kind === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-${String(month).padStart(2, '0')}`;
}

/** What records of a kind are compared with: of a year, the one before it is also that of a year ago. */
export function comparisonsOf(kind: RecordKind): readonly Against[] {
  return kind === 'year' ? ['yearBefore'] : AGAINST;
}

/** The name of the period compared with. @param period a name that `periodDays` knows */
export function earlierPeriod(kind: RecordKind, period: string, against: Against): string {
  const days = periodDays(kind, period);
  if (!days) throw new TypeError(`no such period: ${kind} ${period}`);
  return nameOf(kind, Temporal.PlainDate.from(days.from).subtract({ months: monthsBack(kind, against) }));
}

/**
 * The days of the earlier period to compare with: all of them, or, while the period still runs, as far as the same
 * day of the month. @param counted the days of the period so far
 */
export function earlierDays(kind: RecordKind, period: string, against: Against, counted: Days): Days | null {
  const earlier = periodDays(kind, earlierPeriod(kind, period, against));
  if (!earlier || counted.to === periodDays(kind, period)?.to) return earlier;
  return { from: earlier.from, to: Temporal.PlainDate.from(counted.to).subtract({ months: monthsBack(kind, against) }).toString() };
}

function monthsBack(kind: RecordKind, against: Against): number {
  return against === 'before' ? MONTHS[kind] : MONTHS.year;
}

/** Every month (YYYY-MM) or day (YYYY-MM-DD) from one day to another, both included. */
export function stepsBetween(step: 'day' | 'month', { from, to }: Days): string[] {
  const steps: string[] = [];
  const last = Temporal.PlainDate.from(to);
  let day = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    steps.push(step === 'day' ? day.toString() : day.toString().slice(0, 7));
    day = day.add(step === 'day' ? { days: 1 } : { months: 1 });
  }
  return steps;
}
