import { dayOf } from '../../domain/recurrence.ts';

const RELATIVE = /^\+(\d{1,4})d$/;
const YEARLY = /^--(\d{2})-(\d{2})$/;

interface Days {
  readonly start: string;
  readonly end: string | null;
}

/**
 * The sample town's dates on the day it is loaded, as YYYY-MM-DD.
 *
 * `+Nd` is N days after that day. `--MM-DD` is a day of the year: as an end, the first one not yet
 * over; as a start, the last one not after the end (or, without one, the first not yet over).
 *
 * @param at the instant of loading, epoch milliseconds
 * @param timeZone the town's, IANA name
 */
export function resolveDays({ start, end }: Days, at: number, timeZone: string): { startDate: string; endDate: string | null } {
  const today = Temporal.PlainDate.from(dayOf(at, timeZone));
  const endDate = end === null ? null : resolve(end, today, (day) => firstFrom(day, today));
  const startDate = resolve(start, today, (day) => (endDate === null ? firstFrom(day, today) : lastUpTo(day, endDate)));
  return { startDate: startDate.toString(), endDate: endDate?.toString() ?? null };
}

function resolve(text: string, today: Temporal.PlainDate, yearly: (day: Temporal.PlainMonthDay) => Temporal.PlainDate): Temporal.PlainDate {
  const relative = RELATIVE.exec(text);
  if (relative) return today.add({ days: Number(relative[1]) });
  const inYear = YEARLY.exec(text);
  if (inYear) return yearly(Temporal.PlainMonthDay.from(`${inYear[1]}-${inYear[2]}`));
  return Temporal.PlainDate.from(text);
}

function firstFrom(day: Temporal.PlainMonthDay, from: Temporal.PlainDate): Temporal.PlainDate {
  const thisYear = day.toPlainDate({ year: from.year });
  return Temporal.PlainDate.compare(thisYear, from) >= 0 ? thisYear : day.toPlainDate({ year: from.year + 1 });
}

function lastUpTo(day: Temporal.PlainMonthDay, until: Temporal.PlainDate): Temporal.PlainDate {
  const thatYear = day.toPlainDate({ year: until.year });
  return Temporal.PlainDate.compare(thatYear, until) <= 0 ? thatYear : day.toPlainDate({ year: until.year - 1 });
}
