import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInterval, periodDays, RECORD_KINDS, recentPeriods, stepsBetween } from '../../../../server/domain/statistics/record-period.ts';
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
