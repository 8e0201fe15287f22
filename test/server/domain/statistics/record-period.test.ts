import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGAINST, comparisonsOf, daysInterval, earlierDays, earlierPeriod, periodDays, RECORD_KINDS, recentPeriods, stepsBetween } from '../../../../server/domain/statistics/record-period.ts';
import { spanAt, spanName } from '../../../../server/domain/statistics/span.ts';

describe('the period of a record', () => {
  test('is whole months, a leap day among them', () => {
    expect(periodDays('month', '2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(periodDays('quarter', '2019-Q4')).toEqual({ from: '2019-10-01', to: '2019-12-31' });
    expect(periodDays('year', '2019')).toEqual({ from: '2019-01-01', to: '2019-12-31' });
  });

  test('is refused under another kind’s name or none', () => {
    for (const period of ['2019-13', '2019-Q5', '19', '2019-00', '2019-1', '', '2019-12-01']) expect(RECORD_KINDS.map((kind) => periodDays(kind, period))).toEqual([null, null, null]);
    expect(periodDays('year', '2019-12')).toBeNull();
    expect(periodDays('month', '2019-Q4')).toBeNull();
  });

  test('has the same ends and the same name as the span that figures are totalled over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_KINDS), fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'), (kind, instant, zone) => {
        const days = periodDays(kind, spanName(kind, instant, zone));
        expect(days && daysInterval(days, zone)).toEqual(spanAt(kind, instant, zone));
      }),
    );
  });
});

test('recent periods are listed newest first, the running one at the head', () => {
  expect(recentPeriods('month', '2026-01-31', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
  expect(recentPeriods('quarter', '2026-02-10', 3)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3']);
  expect(recentPeriods('year', '2026-11-23', 2)).toEqual(['2026', '2025']);
});

test('a quarter has three months and a month its days', () => {
  expect(stepsBetween('month', { from: '2019-10-01', to: '2019-12-31' })).toEqual(['2019-10', '2019-11', '2019-12']);
  expect(stepsBetween('day', { from: '2019-02-01', to: '2019-02-28' })).toHaveLength(28);
  expect(stepsBetween('month', { from: '2019-10-01', to: '2019-11-05' })).toEqual(['2019-10', '2019-11']);
});

describe('the period compared with', () => {
  test('is the one before and that of a year ago; of a year both are the same', () => {
    expect(comparisonsOf('month')).toEqual(['before', 'yearBefore']);
    expect(comparisonsOf('year')).toEqual(['yearBefore']);
    expect(AGAINST.map((against) => earlierPeriod('month', '2026-01', against))).toEqual(['2025-12', '2025-01']);
    expect(AGAINST.map((against) => earlierPeriod('quarter', '2026-Q1', against))).toEqual(['2025-Q4', '2025-Q1']);
    expect(earlierPeriod('year', '2026', 'yearBefore')).toBe('2025');
  });

  test('is whole when the period is over, and as far as the same day while it runs', () => {
    expect(earlierDays('month', '2026-03', 'before', { from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(earlierDays('month', '2026-11', 'before', { from: '2026-11-01', to: '2026-11-23' })).toEqual({ from: '2026-10-01', to: '2026-10-23' });
    expect(earlierDays('month', '2026-03', 'before', { from: '2026-03-01', to: '2026-03-30' })).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(earlierDays('quarter', '2026-Q4', 'before', { from: '2026-10-01', to: '2026-11-23' })).toEqual({ from: '2026-07-01', to: '2026-08-23' });
    expect(earlierDays('year', '2024', 'yearBefore', { from: '2024-01-01', to: '2024-02-29' })).toEqual({ from: '2023-01-01', to: '2023-02-28' });
  });

  test('never reaches out of its own days, nor has more of them than a period of its kind', () => {
    const anyDay = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_KINDS), fc.constantFrom(...AGAINST), anyDay, (kind, against, instant) => {
        const period = spanName(kind, instant, 'Asia/Shanghai');
        const counted = { from: periodDays(kind, period)!.from, to: spanName('day', instant, 'Asia/Shanghai') };
        const whole = periodDays(kind, earlierPeriod(kind, period, against))!;
        const days = earlierDays(kind, period, against, counted)!;
        expect(days.from).toBe(whole.from);
        expect(days.to >= days.from && days.to <= whole.to).toBe(true);
        expect(whole.to < counted.from).toBe(true);
      }),
    );
  });
});
