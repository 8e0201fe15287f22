/** Today in the town's zone: 2026-11-23. */
export function plainDateNow(timeZone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
