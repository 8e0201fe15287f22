import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRECISIONS } from '../../../../server/domain/statistics/metric.ts';
import { changeOf, LEAST_BASE, spansCorrespond } from '../../../../server/domain/statistics/record-comparison.ts';
import { AGAINST, earlierPeriod, RECORD_KINDS } from '../../../../server/domain/statistics/record-period.ts';
import { spanName } from '../../../../server/domain/statistics/span.ts';

const exact = (value: number | null) => ({ value, precision: 'exact' }) as const;
const COUNT = { decimals: 0, isRate: false };
const counts = fc.integer({ min: 0, max: 1_000_000_000 });

describe('how a figure has changed', () => {
  test('is a percentage of the earlier one', () => {
    expect(changeOf(exact(1_123), exact(1_000), COUNT)).toEqual({ kind: 'percent', difference: 123, ratio: 0.123 });
    expect(changeOf(exact(0), exact(12), COUNT)).toEqual({ kind: 'percent', difference: -12, ratio: -1 });
  });

  test('is the plain difference from a base that is none or too small, and where the percentage would read 0.0', () => {
    expect(changeOf(exact(3), exact(0), COUNT)).toEqual({ kind: 'difference', difference: 3 });
    expect(changeOf(exact(3), exact(9), COUNT)).toEqual({ kind: 'difference', difference: -6 });
    expect(changeOf(exact(3), exact(10), COUNT)).toMatchObject({ kind: 'percent' });
    expect(changeOf(exact(100_001), exact(100_000), COUNT)).toEqual({ kind: 'difference', difference: 1 });
    expect(changeOf(exact(-15), exact(-20), { decimals: 0, isRate: false })).toEqual({ kind: 'difference', difference: 5 });
  });

  test('of rates is in percentage points, without the dust of binary fractions', () => {
    expect(changeOf(exact(99.5), exact(99.4), { decimals: 1, isRate: true })).toEqual({ kind: 'points', difference: 0.1 });
    expect(changeOf(exact(66.7), exact(100), { decimals: 1, isRate: true })).toEqual({ kind: 'points', difference: -33.3 });
  });

  test('is never said of what is approximate or missing', () => {
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(...PRECISIONS), fc.constantFrom(...PRECISIONS), (now, then, one, other) => {
        const change = changeOf({ value: now, precision: one }, { value: then, precision: other }, COUNT);
        expect(change === null).toBe(one !== 'exact' || other !== 'exact');
      }),
    );
    expect(changeOf(exact(null), exact(4), COUNT)).toBeNull();
    expect(changeOf(exact(4), exact(null), COUNT)).toBeNull();
  });

  test('leads from the earlier figure to the later, has one sign in both ways of saying it, and is 0 only between equals', () => {
    fc.assert(
      fc.property(counts, counts, (now, then) => {
        const change = changeOf(exact(now), exact(then), COUNT)!;
        expect(then + change.difference).toBe(now);
        expect(change.kind === 'same').toBe(now === then);
        if (change.kind === 'percent') {
          expect(Math.sign(change.ratio)).toBe(Math.sign(change.difference));
          expect(then).toBeGreaterThanOrEqual(LEAST_BASE);
          expect(Math.abs(change.ratio * 100).toFixed(1)).not.toBe('0.0');
        }
      }),
    );
  });
});

describe('totals over spans of time', () => {
  test('of the same span a year apart may be compared, and those of the period just before', () => {
    expect(spansCorrespond('2026', '2025', 'year', 'yearBefore')).toBe(true);
    expect(spansCorrespond('2026-10', '2026-09', 'month', 'before')).toBe(true);
    expect(spansCorrespond('2026-01', '2025-12', 'month', 'before')).toBe(true);
    expect(spansCorrespond('2026-Q1', '2025-Q4', 'quarter', 'before')).toBe(true);
    expect(spansCorrespond('2026-12-31', '2025-12-31', 'year', 'yearBefore')).toBe(true);
  });

  test('of the year so far are compared with the year before only: up to October less up to September is no growth', () => {
    expect(spansCorrespond('2026', '2025', 'month', 'yearBefore')).toBe(true);
    expect(spansCorrespond('2026', '2026', 'month', 'before')).toBe(false);
    expect(spansCorrespond('2026', '2025', 'month', 'before')).toBe(false);
  });

  test('carried over from one period to another are not compared with themselves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_KINDS), fc.constantFrom(...AGAINST), fc.integer({ min: 0, max: 4_000_000_000_000 }), (kind, against, instant) => {
        const period = spanName(kind, instant, 'Asia/Shanghai');
        expect(spansCorrespond(period, period, kind, against)).toBe(false);
        expect(spansCorrespond(period, earlierPeriod(kind, period, against), kind, against)).toBe(true);
      }),
    );
  });

  test('are not mixed with states, which always may be compared with one another', () => {
    expect(spansCorrespond('', '', 'month', 'before')).toBe(true);
    expect(spansCorrespond('', '2025', 'year', 'yearBefore')).toBe(false);
    expect(spansCorrespond('2025', '', 'year', 'yearBefore')).toBe(false);
  });
});
