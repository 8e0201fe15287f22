import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisText } from '../../../../display/elements/board/chart-style.ts';

/** Ticks as a value axis has them. */
const scale = fc
  .record({ mantissa: fc.constantFrom(1, 2, 3, 5), exponent: fc.integer({ min: -6, max: 9 }), from: fc.integer({ min: -1_000, max: 100_000 }), count: fc.integer({ min: 2, max: 6 }) })
  .map(({ mantissa, exponent, from, count }) => Array.from({ length: count }, (_, index) => Number(`${(from + index) * mantissa}e${exponent}`)));

function read(text: string, language: 'zh-CN' | 'en'): number {
  const units = language === 'en' ? { k: 1e3, m: 1e6, bn: 1e9 } : { 万: 1e4, 亿: 1e8 };
  const [name, unit] = Object.entries(units).find(([name]) => text.endsWith(name)) ?? ['', 1];
  return Number(text.replace('−', '-').replaceAll(',', '').replace(name, '')) * unit;
}

describe('the labels of a value axis', () => {
  it('say just the value of their tick, so that no two are alike', () => {
    fc.assert(
      fc.property(scale, fc.constantFrom('zh-CN' as const, 'en' as const), (ticks, language) => {
        const span = ticks.at(-1)! - ticks[0]!;
        for (const tick of ticks) expect(Math.abs(read(axisText(tick, language, span), language) - tick)).toBeLessThanOrEqual(Math.max(1e-8, Math.abs(tick) * 1e-12));
      }),
    );
  });

  it('are short where that says all: 万 and 亿 in Chinese, k, m and bn in English, at most two decimals', () => {
    expect([0, 5_000, 10_000, 125_000, 123_400].map((tick) => axisText(tick, 'zh-CN'))).toEqual(['0', '5,000', '1万', '12.5万', '12.34万']);
    expect([500, 1_500, 125_000].map((tick) => axisText(tick, 'en'))).toEqual(['500', '1.5k', '125k']);
    expect([120_000_000_000, 350_000_000, 99_000_000, 123_450_000].map((tick) => axisText(tick, 'zh-CN'))).toEqual(['1,200亿', '3.5亿', '9,900万', '12,345万']);
    expect([2_500_000, 3_000_000_000].map((tick) => axisText(tick, 'en'))).toEqual(['2.5m', '3bn']);
    expect(axisText(33_333, 'zh-CN')).toBe('33,333');
  });

  it('are written in full, all of them, where the scale is finer than that', () => {
    expect([120_300, 120_320, 120_340, 120_360].map((tick) => axisText(tick, 'zh-CN', 60))).toEqual(['120,300', '120,320', '120,340', '120,360']);
    expect([0.001, 0.002, 0.003, 0.004].map((tick) => axisText(tick, 'zh-CN', 0.003))).toEqual(['0.001', '0.002', '0.003', '0.004']);
    expect(axisText(0.1 + 0.2, 'zh-CN', 0.4)).toBe('0.3');
  });
});
