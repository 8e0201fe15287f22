/** Calendar days of the town, as ISO text YYYY-MM-DD. */
export const toDay = (instant: number, timeZone: string): string => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The last millisecond of a day there: what a report for 31 December asks for. */
export function endOfDay(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;
}

export function moveDay(day: string, step: { readonly days?: number; readonly months?: number }): string {
  return Temporal.PlainDate.from(day).add(step).toString();
}

/** Whole days from one to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);
