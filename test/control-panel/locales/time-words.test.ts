import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteWords, percentWords, shareWords } from '../../../control-panel/locales/number-words.ts';
import { agoWords, durationWords, fullTime, lengthWords, timeWords } from '../../../control-panel/locales/time-words.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const SHANGHAI = 'Asia/Shanghai';
const now = at('2026-12-04T18:00:00+08:00');

describe('times in words', () => {
  it('call the days around now by their names', () => {
    expect(timeWords(at('2026-12-04T09:05:00+08:00'), now, SHANGHAI, 'zh-CN')).toBe('今天 09:05');
    expect(timeWords(at('2026-12-03T23:59:00+08:00'), now, SHANGHAI, 'zh-CN')).toBe('昨天 23:59');
    expect(timeWords(at('2026-12-05T00:00:00+08:00'), now, SHANGHAI, 'zh-CN')).toBe('明天 00:00');
    expect(timeWords(at('2026-12-05T00:00:00+08:00'), now, SHANGHAI, 'en')).toBe('tomorrow 00:00');
  });

  it('give the date farther away, with the year only when it is another', () => {
    expect(timeWords(at('2026-06-26T08:00:00+08:00'), now, SHANGHAI, 'zh-CN')).toBe('6月26日 08:00');
    expect(timeWords(at('2025-06-26T08:00:00+08:00'), now, SHANGHAI, 'zh-CN')).toBe('2025年6月26日 08:00');
    expect(timeWords(at('2026-06-26T08:00:00+08:00'), now, SHANGHAI, 'en')).toBe('26 Jun 08:00');
    expect(timeWords(at('2025-06-26T08:00:00+08:00'), now, SHANGHAI, 'en')).toBe('26 Jun 2025 08:00');
  });

  it('are the screen’s own local time, not the reader’s', () => {
    const instant = at('2026-12-04T17:30:00+08:00');
    expect(timeWords(instant, now, 'Asia/Urumqi', 'zh-CN')).toBe('今天 15:30');
    expect(timeWords(instant, now, 'America/New_York', 'zh-CN')).toBe('今天 04:30');
  });

  it('are given in full, with seconds and zone, for the hover', () => {
    const full = fullTime(at('2026-12-04T18:30:05+08:00'), SHANGHAI, 'zh-CN');
    expect(full).toContain('2026年12月4日');
    expect(full).toContain('18:30:05');
    expect(full).toContain('（Asia/Shanghai）');
    expect(fullTime(at('2026-12-04T18:30:05+08:00'), SHANGHAI, 'en')).toMatch(/4 December 2026.*18:30:05 \(Asia\/Shanghai\)$/);
  });

  it('say how long ago, never less than nothing', () => {
    expect(agoWords(now + 5_000, now, 'zh-CN')).toBe('刚刚');
    expect(agoWords(now - 61_000, now, 'zh-CN')).toBe('1 分钟前');
    expect(agoWords(now - 3_600_000, now, 'en')).toBe('1 hour ago');
    expect(agoWords(now - 49 * 3_600_000, now, 'en')).toBe('2 days ago');
  });

  it('show lengths as a player does and sums in words', () => {
    expect([8_400, 90_000, 3_725_000].map(lengthWords)).toEqual(['0:08', '1:30', '1:02:05']);
    expect(durationWords(320_000, 'zh-CN')).toBe('5 分 20 秒');
    expect(durationWords(43_500_000, 'zh-CN')).toBe('12 小时 5 分');
    expect(durationWords(0, 'en')).toBe('0 s');
  });

  it('read back as the length they were made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359_999 }), (seconds) => {
        const parts = lengthWords(seconds * 1_000).split(':').map(Number);
        expect(parts.reduce((sum, part) => sum * 60 + part, 0)).toBe(seconds);
      }),
    );
  });
});

describe('numbers in words', () => {
  it('size bytes as people know them', () => {
    expect([0, 512, 3_565_158, 22_548_578_304].map(byteWords)).toEqual(['0 B', '512 B', '3.4 MB', '21 GB']);
  });

  it('never call something whole before it is', () => {
    expect(percentWords(0.9999)).toBe('99%');
    expect(percentWords(1)).toBe('100%');
    expect([2 / 36, 1 / 3, 0, 1].map(shareWords)).toEqual(['5.6%', '33.3%', '0.0%', '100.0%']);
  });
});
