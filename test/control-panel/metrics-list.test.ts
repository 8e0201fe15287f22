import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOfWords, periodWords, sourceWords, valueWords } from '../../control-panel/features/metrics/figure-words.ts';
import { filteredMetrics, grouped, reordered } from '../../control-panel/features/metrics/metric-filter.ts';
import { sparkline } from '../../control-panel/features/metrics/sparkline.ts';
import { metricView } from './support/metric-view.ts';

const NOW = Date.parse('2026-11-24T09:30:00+08:00');
const ZONE = 'Asia/Shanghai';

describe('the list of metrics', () => {
  const sessions = metricView({ id: 'sessions', name: '法律“六进”宣传' });
  const visitors = metricView({ id: 'visitors', name: '办事大厅来访', category: '政务服务', now: { freshUntil: NOW - 1 } });
  const disputes = metricView({ id: 'disputes', name: '调处', category: '社会治理', held: 2, dimension: { name: '村（居）', members: ['上荷村'] } });
  const rate = metricView({ id: 'rate', name: '通过率', source: { kind: 'formula', expression: 'a / b' }, now: { value: null, level: 'warn' } });
  const gone = metricView({ id: 'gone', deleted: true });
  const all = [sessions, visitors, disputes, rate, gone];
  const found = (query: string) => filteredMetrics(all, new URLSearchParams(query), NOW).map(({ id }) => id);

  it('finds a metric by its name, its id or a village, and never a deleted one', () => {
    expect(found('')).toEqual(['sessions', 'visitors', 'disputes', 'rate']);
    expect(found('q=六进')).toEqual(['sessions']);
    expect(found('q=VISIT')).toEqual(['visitors']);
    expect(found('q=上荷 调处')).toEqual(['disputes']);
  });

  it('narrows to a category, a source, or what asks for attention', () => {
    expect(found('category=政务服务')).toEqual(['visitors']);
    expect(found('source=formula')).toEqual(['rate']);
    expect(found('state=late')).toEqual(['visitors']);
    expect(found('state=held')).toEqual(['disputes']);
    expect(found('state=empty')).toEqual(['rate']);
    expect(found('state=crossed')).toEqual(['rate']);
  });

  it('stands under headings in the order in which they first appear', () => {
    expect(grouped([sessions, visitors, rate]).map(({ category, metrics }) => [category, metrics.length])).toEqual([['普法宣传', 2], ['政务服务', 1]]);
  });

  it('puts a dragged metric just before or after another', () => {
    expect(reordered(['a', 'b', 'c', 'd'], 'd', 'b', false)).toEqual(['a', 'd', 'b', 'c']);
    expect(reordered(['a', 'b', 'c', 'd'], 'a', 'c', true)).toEqual(['b', 'c', 'a', 'd']);
    expect(reordered(['a', 'b'], 'a', 'gone', true)).toEqual(['a', 'b']);
  });

  it('loses no metric when the order changes', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 });
    fc.assert(fc.property(ids, fc.nat(), fc.nat(), fc.boolean(), (list, a, b, after) => {
      const moved = reordered(list, list[a % list.length]!, list[b % list.length]!, after);
      expect(moved.toSorted()).toEqual(list.toSorted());
    }));
  });
});

describe('a figure in words', () => {
  it('keeps 近 and 超 in both languages', () => {
    expect(valueWords({ value: 150, decimals: 0, precision: 'about', unit: '万元' }, 'zh-CN')).toBe('近150万元');
    expect(valueWords({ value: 20_000, decimals: 0, precision: 'at-least', unit: '人' }, 'en')).toBe('over 20,000 人');
  });

  it('names the span a flow was added up over', () => {
    expect(periodWords('2019', '2026-11-24', 'zh-CN')).toBe('2019年');
    expect(periodWords('2026-Q1', '2026-11-24', 'zh-CN')).toBe('2026年第1季度');
    expect(periodWords('2026-03', '2026-11-24', 'en')).toBe('Mar 2026');
    expect(periodWords('2026-11-08', '2026-11-24', 'zh-CN')).toBe('11月8日');
  });

  it('says the day of a daily figure and the minute of a live one', () => {
    const asOf = NOW - 60_000;
    expect(asOfWords({ asOf, period: '', rhythm: 'daily' }, NOW, ZONE, 'zh-CN')).toBe('今天');
    expect(asOfWords({ asOf, period: '', rhythm: 'live' }, NOW, ZONE, 'zh-CN')).toBe('今天 09:29');
  });

  it('names the source with its own name', () => {
    expect(sourceWords({ source: 'import', sourceName: '2019年报告' }, 'zh-CN')).toBe('导入 · 2019年报告');
    expect(sourceWords({ source: 'formula', sourceName: '' }, 'en')).toBe('Formula');
  });
});

describe('the trend of a metric', () => {
  it('is not drawn from a single value', () => {
    expect(sparkline([null, 4, null])).toBeNull();
  });

  it('breaks where a value is missing and marks what stands alone', () => {
    const spark = sparkline([1, 2, null, 3, null, 2, 4])!;
    expect(spark.line.match(/M/g)).toHaveLength(2);
    expect(spark.dots).toHaveLength(1);
    expect([spark.lowest, spark.highest]).toEqual([1, 4]);
    expect(spark.last?.x).toBe(100);
  });

  it('stays within its box whatever the values are', () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }));
    fc.assert(fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), (values) => {
      const spark = sparkline(values);
      for (const text of (spark?.line ?? '').match(/-?[\d.]+/g) ?? []) {
        expect(Number(text)).toBeGreaterThanOrEqual(0);
        expect(Number(text)).toBeLessThanOrEqual(100);
      }
    }));
  });
});
