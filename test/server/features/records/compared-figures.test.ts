import { describe, expect, test } from 'vitest';
import { makeRecordModel } from '../../../../server/features/records/make-model.ts';
import { tablesOf } from '../../../../server/features/records/record-model.ts';
import type { MetricFacts } from '../../../../server/features/records/record-facts.ts';
import { LAST_OF_2019, metric, yearBefore, yearFacts } from './support/facts.ts';

const AT_2018 = yearBefore().at;

/** The rows of the figures' table, each with what stands in the columns of the year before. */
function compared(...pairs: readonly (readonly [now: MetricFacts, then: MetricFacts])[]): Record<string, string[]> {
  const figures = new Map(pairs.map(([now, then]) => [now.definition.id, { whole: then.whole, members: then.members }]));
  const model = makeRecordModel(yearFacts({ metrics: pairs.map(([now]) => now), earlier: [yearBefore({ figures })] }));
  const tables = tablesOf(model).filter(({ columns }) => columns[0]?.label === '指标');
  return Object.fromEntries(tables.flatMap(({ columns, rows }) => rows.map((row) => [row[0]!.text, columns.some(({ label }) => label === '同比') ? row.slice(2, 4).map(({ text }) => text) : []])));
}
const flow = (id: string, value: number, more: Parameters<typeof metric>[5] = {}) => metric(id, id, '次', '类', value, more);
const then = { asOf: AT_2018, period: '2018' };

describe('beside the year before', () => {
  test('a total that was not entered anew is not compared with itself, and without others there are no columns at all', () => {
    expect(compared([flow('a', 42, then), flow('a', 42, then)])).toEqual({ a: [] });
    expect(compared([flow('a', 42, then), flow('a', 42, then)], [flow('b', 20), flow('b', 16, then)])).toEqual({ a: ['—', '—'], b: ['16次', '+25.0%'] });
  });

  test('a state that only stands as it stood is not called steady; one read again with the same result is', () => {
    const state = { period: '', definition: { accrual: 'stock' } } as const;
    expect(compared([flow('a', 71, { ...state, asOf: AT_2018 }), flow('a', 71, { ...state, asOf: AT_2018 })])).toEqual({ a: [] });
    expect(compared([flow('a', 71, state), flow('a', 71, { ...state, asOf: AT_2018 })])).toEqual({ a: ['71次', '持平'] });
  });

  test('a formula is compared where its parts are, a part that only stands taken along', () => {
    const state = { period: '', definition: { accrual: 'stock' } } as const;
    const formula = (value: number, more = {}) => flow('each', value, { source: 'formula', period: '', decimals: 1, ...more, definition: { source: { kind: 'formula', expression: 'held / screens' }, decimals: 1 } });
    const screens = [flow('screens', 5, { ...state, asOf: AT_2018 }), flow('screens', 5, { ...state, asOf: AT_2018 })] as const;
    const now = formula(20);
    expect(compared([flow('held', 100), flow('held', 80, then)], screens, [now, formula(16, { asOf: AT_2018 })])).toMatchObject({ each: ['16.0次', '+25.0%'] });
    expect(compared([flow('held', 100, then), flow('held', 100, then)], screens, [now, formula(20, { asOf: AT_2018 })], [flow('b', 20), flow('b', 16, then)])).toMatchObject({ each: ['—', '—'] });
  });

  test('a member is compared with itself', () => {
    const members = [['甲村', 12], ['乙村', 30], ['丙村', 5]] as const;
    const were = [['甲村', 10], ['乙村', 30], ['丙村', 4]] as const;
    expect(compared([flow('a', 47, { members }), flow('a', 44, { ...then, members: were })])).toEqual({ a: ['44次', '+6.8%'], 甲村: ['10次', '+20.0%'], 乙村: ['30次', '持平'], 丙村: ['4次', '+1次'] });
  });

  test('plays of a ledger that had not begun are no zero to grow from', () => {
    const plays = { source: 'screens', definition: { source: { kind: 'plays', measure: 'plays', by: null, campaign: '宪法日' } } } as const;
    const facts = (playsBefore: boolean) => {
      const { counts } = yearBefore();
      const nothing = { ...counts.category, rows: [], total: { ...counts.category.total, plays: 0 } };
      const earlier = yearBefore({ ...(playsBefore ? {} : { counts: { category: nothing, screen: { ...nothing } } }), figures: new Map([['p', { whole: flow('p', 0, { ...plays, ...then }).whole, members: [] }]]) });
      return JSON.stringify(makeRecordModel(yearFacts({ metrics: [flow('p', 60, plays)], earlier: [earlier] })));
    };
    expect(facts(true)).toContain('+60次');
    expect(facts(false)).not.toContain('同比"');
  });
});

describe('of the figures made for walls', () => {
  const plays = (id: string, span: 'day' | 'month' | 'year' | 'all', by: 'village' | null = null, more = {}) => metric(id, id, '次', '播放实况', 73, { source: 'screens', asOf: LAST_OF_2019, definition: { span, source: { kind: 'plays', measure: 'plays', by, ...more } } });
  const listed = (kind: 'month' | 'year', ...metrics: MetricFacts[]) => tablesOf(makeRecordModel(yearFacts({ ...(kind === 'month' ? { kind, period: '2019-12' } : {}), metrics }))).flatMap(({ columns, rows }) => (columns[0]?.label === '指标' ? rows.map(([first]) => first!.text) : []));

  test('a record lists what its tables do not say: no day of it, not the period itself, none twice', () => {
    expect(listed('year', plays('今日播放', 'day'), plays('本月播放', 'month'), plays('本年播放', 'year'), plays('历年播放', 'all'), plays('历年各村播放', 'all', 'village'))).toEqual(['历年播放']);
    expect(listed('month', plays('今日播放', 'day'), plays('本月播放', 'month'), plays('本年播放', 'year'))).toEqual(['本年播放']);
  });

  test('a part of the period’s plays is listed', () => {
    expect(listed('year', plays('宪法日播放', 'year', null, { campaign: '12.4 宪法宣传周' }), plays('荷东村播放', 'year', null, { village: '荷东村' }))).toEqual(['宪法日播放', '荷东村播放']);
  });
});

test('members that are all alike are told in one row', () => {
  const one = (members: readonly (readonly [string, number])[]) => tablesOf(makeRecordModel(yearFacts({ metrics: [metric('stations', '公共法律服务站', '个', '社会治理', 3, { members })] }))).flatMap(({ columns, rows }) => (columns[0]?.label === '指标' ? rows.map((row) => row.slice(0, 2).map(({ text }) => text)) : []));
  expect(one([['甲村', 1], ['乙村', 1], ['丙村', 1]])).toEqual([['公共法律服务站', '3个'], ['3个村（居）均为', '1个']]);
  expect(one([['甲村', 1], ['乙村', 2], ['丙村', 0]])).toHaveLength(4);
});
