import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCRUALS, combinedPrecision, crossed, NATURES, PRECISIONS, type Threshold, valueFault } from '../../../../server/domain/statistics/metric.ts';

describe('a value', () => {
  test.each([
    ['count', 'flow', 0, null],
    ['count', 'stock', -1, 'negative'],
    ['count', 'flow', 1.5, 'not-whole'],
    ['amount', 'stock', 149.5, null],
    ['amount', 'flow', -0.01, 'negative'],
    ['percent', 'stock', 100, null],
    ['percent', 'stock', 100.01, 'not-a-percentage'],
    ['percent', 'flow', -1, 'not-a-percentage'],
    ['level', 'stock', -12.5, null],
    ['level', 'flow', -12.5, null],
    ['level', 'stock', Number.MAX_SAFE_INTEGER + 1, 'too-large'],
  ] as const)('of a %s that is a %s: %d → %s', (nature, accrual, value, fault) => {
    expect(valueFault({ nature, accrual }, value)).toBe(fault);
  });

  test('that is no finite number is never one of any metric', () => {
    for (const nature of NATURES) for (const accrual of ACCRUALS) for (const value of [NaN, Infinity, -Infinity]) expect(valueFault({ nature, accrual }, value)).toBe('not-a-number');
  });

  test('that passes is finite, and a count among them is a whole number told from its neighbours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NATURES), fc.constantFrom(...ACCRUALS), fc.double(), (nature, accrual, value) => {
        if (valueFault({ nature, accrual }, value) !== null) return;
        expect(Number.isFinite(value)).toBe(true);
        if (nature === 'count') expect(value >= 0 && Number.isSafeInteger(value)).toBe(true);
        if (nature === 'percent') expect(value >= 0 && value <= 100).toBe(true);
      }),
    );
  });
});

test('what is made of several is as exact as the least exact of them, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PRECISIONS)), (precisions) => {
      const expected = precisions.includes('about') ? 'about' : precisions.includes('at-least') ? 'at-least' : 'exact';
      expect(combinedPrecision(precisions)).toBe(expected);
      expect(combinedPrecision(precisions.toReversed())).toBe(expected);
    }),
  );
});

test('a figure crosses a threshold at its very value; a warning goes before a note; without a value nothing is crossed', () => {
  const threshold = (id: string, when: Threshold['when'], value: number, level: Threshold['level']): Threshold => ({ id, when, value, level, notify: [], draft: null });
  const thresholds = [threshold('n', 'at-least', 10, 'note'), threshold('w', 'at-least', 20, 'warn'), threshold('low', 'at-most', 0, 'warn')];
  const level = (value: number | null) => crossed(thresholds, value)?.id ?? null;
  expect([null, 0.5, 0, -1, 9.99, 10, 19.99, 20, 1e9].map(level)).toEqual([null, null, 'low', 'low', null, 'n', 'n', 'w', 'w']);
});
