const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The instant of a local date and time as a `datetime-local` field has it (2026-11-20T19:40), in epoch
 * milliseconds; a time that a clock change skips counts as the one after it. null when it is none.
 */
export function instantOf(local: string, timeZone: string): number | null {
  if (!LOCAL.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** An instant as a `datetime-local` field has it, to the minute. */
export function localOf(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
