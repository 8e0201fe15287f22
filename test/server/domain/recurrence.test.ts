import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, isOver, nextBoundary, occurrenceAt, type Recurrence } from '../../../server/domain/recurrence.ts';
import { ALWAYS, anyInstant, anyRecurrence, anyZone, DAY, HOUR, MINUTE } from './support/programme.ts';

const at = (local: string, zone: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const nightly: Recurrence = { ...ALWAYS, windows: [{ from: '22:00', to: '06:00' }] };

describe('a window that crosses midnight', () => {
  test.each(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'])('belongs at 03:00 to the day before, in %s', (zone) => {
    expect(occurrenceAt(nightly, zone, at('2026-05-06T03:00', zone))).toEqual({ start: at('2026-05-05T22:00', zone), end: at('2026-05-06T06:00', zone) });
  });

  test('runs on past the last date, and is over after it', () => {
    const rule = { ...nightly, endDate: '2026-05-05' };
    expect(occurrenceAt(rule, 'Asia/Shanghai', at('2026-05-06T05:59', 'Asia/Shanghai'))).not.toBeNull();
    expect(isOver(rule, 'Asia/Shanghai', at('2026-05-06T05:59', 'Asia/Shanghai'))).toBe(false);
    expect(isOver(rule, 'Asia/Shanghai', at('2026-05-06T06:00', 'Asia/Shanghai'))).toBe(true);
  });

  test('is judged by the weekday it begins on', () => {
    const fridays = { ...nightly, weekdays: [5] };
    expect(occurrenceAt(fridays, 'Asia/Shanghai', at('2026-05-09T03:00', 'Asia/Shanghai'))).not.toBeNull(); // Saturday morning
    expect(occurrenceAt(fridays, 'Asia/Shanghai', at('2026-05-08T03:00', 'Asia/Shanghai'))).toBeNull(); // Friday morning
  });

  test('does not begin before the first date', () => {
    expect(occurrenceAt({ ...nightly, startDate: '2026-05-06' }, 'Asia/Shanghai', at('2026-05-06T03:00', 'Asia/Shanghai'))).toBeNull();
  });
});

describe('a whole day', () => {
  test.each([
    ['00:00', '24:00', '2026-05-05T00:00', '2026-05-06T00:00'],
    ['00:00', '00:00', '2026-05-05T00:00', '2026-05-06T00:00'],
    ['09:00', '09:00', '2026-05-05T09:00', '2026-05-06T09:00'],
  ])('from %s to %s lasts from %s to %s', (from, to, start, end) => {
    const rule = { ...ALWAYS, windows: [{ from, to }] };
    expect(occurrenceAt(rule, 'Asia/Shanghai', at('2026-05-05T12:00', 'Asia/Shanghai'))).toEqual({ start: at(start, 'Asia/Shanghai'), end: at(end, 'Asia/Shanghai') });
  });

  test('has 23 and 25 hours where the clocks change', () => {
    for (const [date, hours] of [['2026-03-29', 23], ['2026-10-25', 25]] as const) {
      const { start, end } = occurrenceAt(ALWAYS, 'Europe/Berlin', at(`${date}T12:00`, 'Europe/Berlin'))!;
      expect((end - start) / HOUR).toBe(hours);
    }
  });
});

describe('a window that a clock change swallows', () => {
  const rule: Recurrence = { startDate: '2026-03-01', endDate: '2026-04-30', weekdays: [7], windows: [{ from: '02:15', to: '02:45' }] };

  test('is left out when it vanishes, and the week after has it again', () => {
    const gone: Recurrence = { ...rule, windows: [{ from: '02:30', to: '03:00' }] }; // 02:30 does not exist on 29 March
    const monday = at('2026-03-23T12:00', 'Europe/Berlin');
    expect(nextBoundary(gone, 'Europe/Berlin', monday)).toBe(at('2026-04-05T02:30', 'Europe/Berlin'));
    expect(isOver(gone, 'Europe/Berlin', monday)).toBe(false);
  });

  test('moves with the clocks when it does not', () => {
    expect(occurrenceAt(rule, 'Europe/Berlin', Date.UTC(2026, 2, 29, 1, 20))).toEqual({ start: Date.UTC(2026, 2, 29, 1, 15), end: Date.UTC(2026, 2, 29, 1, 45) });
  });
});

describe('any rule in any zone', () => {
  const anyCase = fc.tuple(anyRecurrence, anyZone, anyInstant);

  test('holds the instant in the occurrence it names, for a day and an hour at most', () => {
    fc.assert(
      fc.property(anyCase, ([rule, zone, instant]) => {
        const found = occurrenceAt(rule, zone, instant);
        if (!found) return;
        expect(found.start).toBeLessThanOrEqual(instant);
        expect(found.end).toBeGreaterThan(instant);
        expect(found.end - found.start).toBeLessThanOrEqual(DAY + HOUR);
        const begins = dayOf(found.start, zone);
        expect(begins >= rule.startDate && (rule.endDate === null || begins <= rule.endDate)).toBe(true);
        expect(rule.weekdays).toContain(Temporal.PlainDate.from(begins).dayOfWeek);
      }),
    );
  });

  test('changes nothing between two boundaries', () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ([rule, zone, instant], share) => {
        const next = nextBoundary(rule, zone, instant) ?? instant + 40 * DAY;
        expect(next).toBeGreaterThan(instant);
        const between = instant + Math.floor((next - instant) * share);
        expect(occurrenceAt(rule, zone, between)).toEqual(occurrenceAt(rule, zone, instant));
      }),
      { numRuns: 300 },
    );
  });

  test('names as boundary only an instant at which an occurrence begins or ends', () => {
    fc.assert(
      fc.property(anyCase, ([rule, zone, instant]) => {
        const next = nextBoundary(rule, zone, instant);
        if (next === null) return;
        const [before, after] = [occurrenceAt(rule, zone, next - 1), occurrenceAt(rule, zone, next)];
        // one that begins or ends inside a longer one changes nothing to be seen
        expect(before?.end === next || after?.start === next || before !== null).toBe(true);
      }),
    );
  });

  test('is over exactly when nothing is due any more', () => {
    fc.assert(
      fc.property(anyCase, ([rule, zone, instant]) => {
        const later = Array.from({ length: 60 }, (_, days) => occurrenceAt(rule, zone, instant + days * DAY + 7 * MINUTE));
        if (isOver(rule, zone, instant)) expect(later.every((each) => each === null)).toBe(true);
        else expect(rule.endDate === null || nextBoundary(rule, zone, instant) !== null).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
