import { describe, expect, test } from 'vitest';
import { daysBetween, endOfDay, moveDay, toDay } from '../../../control-panel/board/days.ts';
import { firstDayOf } from '../../../control-panel/board/first-day.ts';
import type { Figure } from '../../../server/domain/statistics/figure.ts';

const ZONE = 'Asia/Shanghai';

describe('days of a replay', () => {
  test('end with the last millisecond of the day in the town', () => {
    expect(new Date(endOfDay('2025-12-31', ZONE)).toISOString()).toBe('2025-12-31T15:59:59.999Z');
    expect(toDay(endOfDay('2025-12-31', ZONE), ZONE)).toBe('2025-12-31');
  });

  test('a month back from the 31st is the last day of the month before', () => {
    expect(moveDay('2026-03-31', { months: -1 })).toBe('2026-02-28');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  });

  test('the slider begins with the earliest reading shown, and at least a year back', () => {
    const frame = (asOf: number | null) => ({ v: 1, kind: 'board-frame', design: '', sequence: 1, whole: true, at: 0, widgets: { w1: { figures: [{ asOf } as Figure] } } }) as const;
    expect(firstDayOf(frame(Date.parse('2019-05-01T00:00:00Z')), '2026-11-23', ZONE)).toBe('2019-05-01');
    expect(firstDayOf(frame(Date.parse('2026-11-01T00:00:00Z')), '2026-11-23', ZONE)).toBe('2025-11-23');
    expect(firstDayOf(frame(null), '2026-11-23', ZONE)).toBe('2025-11-23');
  });
});
