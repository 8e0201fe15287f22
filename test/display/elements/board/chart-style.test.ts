import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisText } from '../../../../display/elements/board/chart-style.ts';

/** Ticks as a value axis has them. */
const scale = fc
  .record({ mantissa: fc.constantFrom(1, 2, 3, 5), exponent: fc.integer({ min: -6, max: 9 }), from: fc.integer({ min: -1_000, max: 100_000 }), count: fc.integer({ min: 2, max: 6 }) })
  .map(({ mantissa, exponent, from, count }) => Array.from({ length: count }, (_, index) => Number(`${(from + index) * mantissa}e${exponent}`)));

function read(text: string, language: 'zh-CN' | 'en'): number {
  const [unit, name] = language === 'en' ? [1_000, 'k'] : [10_000, '万'];
  return Number(text.replace('−', '-').replaceAll(',', '').replace(name, '')) * (text.endsWith(name) ? unit : 1);
}

describe('the labels of a value axis', () => {
  it('say just the value of their tick, so that no two are alike', () => {
    fc.assert(
      fc.property(scale, fc.constantFrom('zh-CN' as const, 'en' as const), (ticks, language) => {
        const span = ticks.at(-1)! - ticks[0]!;
        for (const tick of ticks) expect(read(axisText(tick, language, span), language)).toBeCloseTo(tick, 7);
      }),
    );
  });

  it('are short where that says all: 万 in Chinese, k in English, at most two decimals', () => {
    expect([0, 5_000, 10_000, 125_000, 123_400].map((tick) => axisText(tick, 'zh-CN'))).toEqual(['0', '5,000', '1万', '12.5万', '12.34万']);
    expect([500, 1_500, 125_000].map((tick) => axisText(tick, 'en'))).toEqual(['500', '1.5k', '125k']);
    expect(axisText(33_333, 'zh-CN')).toBe('33,333');
  });

  it('are written in full, all of them, where the scale is finer than that', () => {
    expect([120_300, 120_320, 120_340, 120_360].map((tick) => axisText(tick, 'zh-CN', 60))).toEqual(['120,300', '120,320', '120,340', '120,360']);
    expect([0.001, 0.002, 0.003, 0.004].map((tick) => axisText(tick, 'zh-CN', 0.003))).toEqual(['0.001', '0.002', '0.003', '0.004']);
    expect(axisText(0.1 + 0.2, 'zh-CN', 0.4)).toBe('0.3');
  });
});
