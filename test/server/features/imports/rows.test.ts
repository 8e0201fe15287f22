import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf } from '../../support/refusal.ts';
import { checkLong, csv, endOf, LONG, send, settings, startTown } from './town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTown();
});
afterAll(() => server.close());

const row = (metric: string, value: string, date = '2019-12-31', member = '') => [metric, member, date, value, ''];

describe('a value', () => {
  test('is understood as people write it, and approximate stays approximate', async () => {
    const written: readonly (readonly [metric: string, text: string, value: number, precision: string])[] = [
      ['sessions', '1,012', 1012, 'exact'],
      ['sessions', '１，０１２', 1012, 'exact'],
      ['sessions', '１０１３场次', 1013, 'exact'],
      ['audience', '超20000多人', 20_000, 'at-least'],
      ['audience', '约2万人', 20_000, 'about'],
      ['bought', '近150万元', 150, 'about'],
      ['bought', '150', 150, 'exact'],
      ['bought', '1,510,000元', 151, 'exact'],
      ['rate', '100%', 100, 'exact'],
      ['rate', '９８．５％', 98.5, 'exact'],
      ['water', '-1.25', -1.25, 'exact'],
    ];
    const { check } = await checkLong(server, written.map(([metric, text]) => row(metric, text)), { repeats: 'take' });
    expect(check.errors).toEqual([]);
    expect(check.preview.map(({ metric, valueText, value, precision }) => [metric, valueText, value, precision])).toEqual(written.map(([metric, text, value, precision]) => [metric, text.normalize('NFKC'), value, precision]));
    expect(check.remarks.map(({ code }) => code)).toEqual(['approximate', 'converted']);
  });

  test('that is none, or cannot be, is named with its row and cell', async () => {
    const faults: readonly (readonly [text: string, code: string, metric?: string])[] = [
      ['NaN', 'not-a-number'],
      ['Infinity', 'infinite'],
      ['1e999', 'infinite'],
      ['-3', 'negative'],
      ['2.5', 'not-whole'],
      ['101%', 'not-a-percentage', 'rate'],
      ['98765432109876543', 'too-large'],
      ['1,01', 'thousands-misplaced'],
      ['不足100', 'below-is-not-a-value'],
      ['3至5', 'not-a-number'],
      ['=1+1', 'not-a-number'],
      ['<script>1</script>', 'not-a-number'],
      ['20人', 'unit-differs'],
      ['', 'no-value'],
    ];
    const { check } = await checkLong(server, faults.map(([text, , metric = 'sessions']) => row(metric, text)));
    expect(check.readings).toBe(0);
    expect(check.errors.map(({ row, column, text, code }) => [row, column, text, code])).toEqual(faults.map(([text, code], index) => [index + 2, 'D', text, code]));
  });
});

describe('a date', () => {
  test('is understood in every common way, and stands for the end of what it names', async () => {
    const dates = ['2019-12-31', '2019/12/31', '2019.12.31', '2019年12月31日', '20191231', '31/12/2019', '12/31/2019', '43830', '2019年12月', '2019-12', '2019年第四季度', '2019年下半年', '2019年', '２０１９年度', '截至2019年12月31日'];
    const { check } = await checkLong(server, dates.map((date, index) => row('sessions', String(index), date)));
    expect(check.errors).toEqual([]);
    expect(new Set(check.preview.map(({ asOf }) => asOf))).toEqual(new Set([endOf('2019-12-31')]));
  });

  test('that could be two days, or none, or is yet to come or before what can be on record, is named', async () => {
    const faults = { '03/04/2019': 'ambiguous-date', '19/12/31': 'ambiguous-date', '12月31日': 'no-year', '2019-02-30': 'impossible-date', '2026年': 'in-the-future', '2026-11-24': 'in-the-future', '1969-12-31': 'too-early', '21916.5': 'too-early', '1970-01-01T07:59:59+08:00': 'too-early', 去年: 'not-a-date', '': 'no-date' };
    const { check } = await checkLong(server, Object.keys(faults).map((date) => row('sessions', '1', date)));
    expect(check.errors.map(({ column, text, code }) => [column, text, code])).toEqual(Object.entries(faults).map(([date, code]) => ['C', date, code]));
    expect(check.errors[0]?.zh).toBe('日和月的先后看不出来，可能有两种意思。请写成 2019-12-31 的样子。');
  });
});

describe('names', () => {
  test('that nobody goes by are counted, and can be said to stand for another', async () => {
    const rows = [row('法治宣传', '1'), row('法治宣传', '2'), row('sessions', '3', '2019', '荷塘'), row('sessions', '4', '2019', ' 荷塘村 '), row('sessions', '5', '2019', '全镇')];
    const { check } = await checkLong(server, rows);
    expect(check).toMatchObject({ badRows: 3, readings: 2, unknown: { metrics: [{ text: '法治宣传', rows: 2, unit: expect.any(String), decimals: expect.any(Number) }], members: [{ text: '荷塘', rows: 1 }] } });
    const named = await checkLong(server, rows, { metricNames: { 法治宣传: 'sessions' }, memberNames: { 荷塘: '荷塘村' } });
    expect(named.check).toMatchObject({ badRows: 0, readings: 5 });
    expect(named.check.preview[2]).toMatchObject({ metric: 'sessions', member: '荷塘村', value: 3 });
  });

  test('like those of every object mean nothing', async () => {
    const { check } = await checkLong(server, [row('__proto__', '1'), row('constructor', '1'), row('sessions', '1', '2019', 'toString')]);
    expect(check.errors.map(({ code }) => code)).toEqual(['no-such-metric', 'no-such-metric', 'no-such-member']);
  });

  test('may be one metric, one village and one date for the whole file', async () => {
    const { id } = await send(server, '月报.csv', '序号,数值\n1,5\n2,7\n');
    const mapping = { layout: 'long' as const, metric: { fixed: 'sessions' }, member: { fixed: '荷塘村' }, date: { fixed: '2019年12月' }, value: 1, unit: null, precision: null, note: null };
    const check = await server.call(api.imports.check, { params: { id }, body: settings(mapping) });
    expect(check.preview.map(({ member, value, asOf }) => [member, value, asOf])).toEqual([['荷塘村', 5, endOf('2019-12-31')], ['荷塘村', 7, endOf('2019-12-31')]]);
  });

  test('of a metric that is worked out by a formula are refused', async () => {
    const { id, revision: _, now: __, readings: ___, held: ____, usedIn: _____, updatedAt: ______, updatedBy: _______, deleted: ________, ...details } = await server.call(api.metrics.get, { params: { id: 'sessions' } });
    await server.call(api.metrics.create, { body: { ...details, id: 'twice', name: '两倍', source: { kind: 'formula', expression: `${id} * 2` } } });
    expect((await checkLong(server, [row('两倍', '1')])).check.errors.map(({ code }) => code)).toEqual(['not-entered']);
  });
});

test('rows of totals are left out, or taken for the whole when a person says so', async () => {
  const rows = [row('sessions', '5', '2019', '荷塘村'), row('sessions', '7', '2019', '莲花村'), row('sessions', '12', '2019', '合 计')];
  expect((await checkLong(server, rows)).check).toMatchObject({ readings: 2, totals: { count: 1, rows: [4] } });
  const taken = await checkLong(server, rows, { totals: 'take' });
  expect(taken.check.preview[2]).toMatchObject({ member: '', value: 12 });
});

test('of many faults the first 500 are told, and how many there are', async () => {
  const { check } = await checkLong(server, Array.from({ length: 700 }, () => row('sessions', 'x')));
  expect(check).toMatchObject({ errorsTotal: 700, badRows: 700, readings: 0 });
  expect(check.errors).toHaveLength(500);
});

test('a mapping that is not one is refused', async () => {
  const { id } = await send(server, '读数.csv', csv(row('sessions', '1')));
  expect(await codeOf(server.call(api.imports.check, { params: { id }, body: settings({ ...LONG, value: 999 }) }))).toBe('bad-input');
  expect(await codeOf(server.call(api.imports.check, { params: { id: 'nothing' }, body: settings(LONG) }))).toBe('not-found');
});
