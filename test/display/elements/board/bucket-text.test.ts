import { describe, expect, it } from 'vitest';
import { bucketText } from '../../../../display/elements/board/bucket-text.ts';
import { WINDOW_UNITS, type WindowUnit } from '../../../../server/domain/statistics/board.ts';
import { bucketsOf } from '../../../../server/features/metrics/windows.ts';

const TOWN = 'Asia/Shanghai';
const NOW = Date.parse('2026-11-23T10:32:18+08:00');

/** As an axis names the last three buckets that the server counts up to now. */
function named(unit: WindowUnit, language: 'zh-CN' | 'en', timeZone = TOWN): readonly string[] {
  return bucketsOf({ unit, count: 3 }, NOW, timeZone).map(({ end }) => bucketText(end - 1, unit, timeZone, language));
}

describe('the axis of a trend', () => {
  it('names every bucket in the town’s time, hours and weeks by what they began with', () => {
    expect(Object.fromEntries(WINDOW_UNITS.map((unit) => [unit, named(unit, 'zh-CN')]))).toEqual({
      minute: ['10:30', '10:31', '10:32'],
      hour: ['08:00', '09:00', '10:00'],
      day: ['11/21', '11/22', '11/23'],
      week: ['11/9', '11/16', '11/23'],
      month: ['9月', '10月', '11月'],
      quarter: ['2026年2季度', '2026年3季度', '2026年4季度'],
      year: ['2024年', '2025年', '2026年'],
    });
    expect(named('hour', 'en')).toEqual(['08:00', '09:00', '10:00']);
    expect(named('month', 'en')).toEqual(['9/26', '10/26', '11/26']);
    expect(named('quarter', 'en')).toEqual(['Q2 2026', 'Q3 2026', 'Q4 2026']);
  });

  it('names weeks by their Monday also where the clock was put back in them', () => {
    const buckets = bucketsOf({ unit: 'week', count: 2 }, Date.parse('2026-10-28T12:00Z'), 'Europe/Berlin');
    expect(buckets.map(({ end }) => bucketText(end - 1, 'week', 'Europe/Berlin', 'zh-CN'))).toEqual(['10/19', '10/26']);
  });

  it('names hours by the clock of a zone that is half an hour off', () => {
    expect(named('hour', 'zh-CN', 'Asia/Kolkata')).toEqual(['06:00', '07:00', '08:00']);
  });
});
