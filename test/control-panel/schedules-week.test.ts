import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOfMinute, mondayOf, weekSpans } from '../../control-panel/features/schedules/week-spans.ts';
import { occurrenceAt } from '../../server/domain/recurrence.ts';
import type { Recurrence } from '../../server/domain/recurrence.ts';

const MONDAY = '2026-11-23';
const DAY = 1_440;
const rule = (over: Partial<Recurrence> = {}): Recurrence => ({ startDate: '2026-11-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '07:00', to: '22:00' }], ...over });

describe('a week of schedules', () => {
  it('begins on Monday', () => {
    expect(['2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30'].map(mondayOf)).toEqual([MONDAY, MONDAY, MONDAY, '2026-11-30']);
  });

  it('draws a window over midnight in one piece, also the one that began on Sunday', () => {
    const spans = weekSpans(rule({ weekdays: [5, 7], windows: [{ from: '22:00', to: '06:00' }] }), MONDAY);
    expect(spans).toEqual([
      { from: 0, to: 6 * 60 },
      { from: 4 * DAY + 22 * 60, to: 5 * DAY + 6 * 60 },
      { from: 6 * DAY + 22 * 60, to: 7 * DAY },
    ]);
  });

  it('joins whole days to one bar', () => {
    expect(weekSpans(rule({ windows: [{ from: '00:00', to: '24:00' }] }), MONDAY)).toEqual([{ from: 0, to: 7 * DAY }]);
  });

  it('ends a window that began on the last day on the day after', () => {
    expect(weekSpans(rule({ endDate: '2026-11-22', windows: [{ from: '22:00', to: '06:00' }] }), MONDAY)).toEqual([{ from: 0, to: 360 }]);
  });

  it('agrees with the rule the walls follow at every quarter of an hour', () => {
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => clockOfMinute(quarter * 15));
    const anyRule = fc.record({
      startDate: fc.constantFrom('2026-11-20', '2026-11-25'),
      endDate: fc.constantFrom(null, '2026-11-22', '2026-11-27'),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      windows: fc.array(fc.record({ from: clock, to: fc.oneof(clock, fc.constant('24:00')) }), { minLength: 1, maxLength: 3 }),
    });
    const monday = Date.parse(`${MONDAY}T00:00:00Z`);
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 7 * 96 - 1 }), (each, quarter) => {
        const minute = quarter * 15 + 1;
        const drawn = weekSpans(each, MONDAY).some(({ from, to }) => from <= minute && minute < to);
        expect(drawn).toBe(occurrenceAt(each, 'UTC', monday + minute * 60_000) !== null);
      }),
    );
  });
});
