import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RHYTHMS } from '../../../../server/domain/statistics/metric.ts';
import { isUnusualJump, nextDue } from '../../../../server/domain/statistics/reporting.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${ZONE}]`).epochMilliseconds;

describe('a village’s report', () => {
  test('needs a reason when it is more than three times the last, or less than a third', () => {
    expect(isUnusualJump(100, 301)).toBe(true);
    expect(isUnusualJump(100, 300)).toBe(false);
    expect(isUnusualJump(100, 33)).toBe(true);
    expect(isUnusualJump(100, 34)).toBe(false);
  });

  test('needs none when it is the first, or when small numbers move a little', () => {
    expect(isUnusualJump(null, 5_000)).toBe(false);
    expect(isUnusualJump(1, 6)).toBe(false);
    expect(isUnusualJump(0, 9)).toBe(false);
    expect(isUnusualJump(0, 10)).toBe(true);
  });

  test('looks the same from both sides, and a change of sign of what is not small is one', () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(fc.property(value, value, (a, b) => isUnusualJump(a, b) === isUnusualJump(b, a) && !isUnusualJump(a, a)));
    expect(isUnusualJump(11, -12)).toBe(true);
    expect(isUnusualJump(-11, -12)).toBe(false);
  });

  test('going up by one or by five is never unusual once there are five', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 1e9 }), fc.constantFrom(1, 5), (last, step) => !isUnusualJump(last, last + step)));
  });
});

describe('the next report', () => {
  test.each([
    ['daily', '2026-03-08T21:00', '2026-03-10T00:00'],
    ['weekly', '2026-03-08T21:00', '2026-03-16T00:00'], // a Sunday: due by the end of the next week
    ['monthly', '2026-01-31T12:00', '2026-03-01T00:00'],
    ['quarterly', '2026-02-28T12:00', '2026-07-01T00:00'],
    ['yearly', '2024-02-29T12:00', '2026-01-01T00:00'],
  ] as const)('of a %s figure that stands for %s is due by %s', (rhythm, last, due) => {
    expect(nextDue(rhythm, at(last), ZONE)).toBe(at(due));
  });

  test('is always due after the last one, whatever the rhythm', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RHYTHMS), fc.integer({ min: 0, max: 4e12 }), (rhythm, last) => {
        const due = nextDue(rhythm, last, ZONE);
        return rhythm === 'none' ? due === null : due !== null && due > last;
      }),
    );
  });
});
