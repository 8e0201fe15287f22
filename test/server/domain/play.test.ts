import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCounted, missingCount } from '../../../server/domain/play.ts';

test.each([
  ['complete', 1_000, true],
  ['complete', 0, true],
  ['cut', 2_999, false],
  ['cut', 3_000, true],
  ['failed', 60_000, false],
] as const)('a play that was %s after %i ms counts: %s', (outcome, durationMs, counts) => {
  expect(isCounted({ outcome, durationMs })).toBe(counts);
});

test('as many plays are missing as there are numbers without a record', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), fc.integer({ min: 0, max: 60 }), (numbers, announced) => {
      const highest = Math.max(announced, ...numbers, 0);
      const absent = Array.from({ length: highest }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
      expect(missingCount({ highest, count: numbers.length })).toBe(absent.length);
    }),
  );
});
