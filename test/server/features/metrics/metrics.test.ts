import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { Topic } from '../../../../server/protocol/desk-socket.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { createMetric, figureOf, metricDetails, read, townTime } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const formulaOf = (expression: string) => ({ source: { kind: 'formula' as const, expression }, accrual: 'stock' as const, nature: 'level' as const, decimals: 2 });

describe('a definition', () => {
  test('is changed only on top of what one has seen, and its id is its own for good', async () => {
    await createMetric(server, 'sessions');
    await expect(createMetric(server, 'sessions')).rejects.toMatchObject({ code: 'name-taken', details: { field: 'id' } });
    const changed = await server.call(api.metrics.update, { params: { id: 'sessions' }, ifMatch: 1, body: metricDetails({ name: '六进宣传' }) });
    expect(changed).toMatchObject({ id: 'sessions', name: '六进宣传', revision: 2, updatedBy: '管理员' });
    await expect(server.call(api.metrics.update, { params: { id: 'sessions' }, ifMatch: 1, body: metricDetails({ name: '旧的' }) })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      details: { name: '六进宣传', revision: 2 },
    });
    await server.call(api.metrics.remove, { params: { id: 'sessions' } });
    await expect(server.call(api.metrics.remove, { params: { id: 'sessions' } })).rejects.toMatchObject({ code: 'not-found' }); // its last figure stays that of the first time
    await expect(createMetric(server, 'sessions')).rejects.toMatchObject({ code: 'name-taken' });
    expect(await server.call(api.metrics.restore, { params: { id: 'sessions' } })).toMatchObject({ deleted: false });
    const actions = (await server.app.services.audit.list()).map(({ action }) => action);
    expect(actions.slice(0, 4)).toEqual(['metric.restore', 'metric.delete', 'metric.update', 'metric.create']);
  });

  test('a name with markup stays the text it is, and one with control characters is refused', async () => {
    const name = '<img src=x onerror=alert(1)>&amp;"';
    await createMetric(server, 'marked_up', { name, dimension: { name: '<b>', members: ['<script>'] }, accrual: 'stock' });
    await read(server, { metric: 'marked_up', member: '<script>', value: 1 });
    expect(await figureOf(server, 'marked_up', { member: '<script>' })).toMatchObject({ name, member: '<script>', value: 1 });
    await expect(createMetric(server, 'controls', { name: 'a\u202Eb' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('keeps every member that has readings', async () => {
    const dimension = { name: '村（居）', members: ['荷东村', '荷西村'] };
    await createMetric(server, 'of_members', { dimension });
    await read(server, { metric: 'of_members', member: '荷东村', value: 1 });
    const update = (members: string[]) => server.call(api.metrics.update, { params: { id: 'of_members' }, ifMatch: 1, body: metricDetails({ dimension: { ...dimension, members } }) });
    await expect(update(['荷西村'])).rejects.toMatchObject({ details: [{ path: 'dimension.members', code: 'has-readings', detail: '荷东村' }] });
    await expect(update(['荷东村', '荷东村'])).rejects.toMatchObject({ details: [{ path: 'dimension.members', code: 'twice' }] });
    expect((await update(['荷东村', '水埠村'])).revision).toBe(2);
  });

  test('the list is in the order people put it in', async () => {
    const before = (await server.call(api.metrics.list)).map(({ id }) => id);
    await server.call(api.metrics.order, { body: { ids: [before[2]!, 'never_there', before[0]!] } });
    expect((await server.call(api.metrics.list)).map(({ id }) => id)).toEqual([before[2], before[0], ...before.filter((_id, index) => index !== 0 && index !== 2)]);
  });
});

describe('a formula', () => {
  beforeAll(async () => {
    await createMetric(server, 'items');
    await createMetric(server, 'held_sessions');
    await createMetric(server, 'per_session', formulaOf('items / held_sessions'));
  });

  test('is as of its oldest part, keeps what is approximate, and has no value while a part has none', async () => {
    expect(await figureOf(server, 'per_session')).toMatchObject({ value: null, asOf: null, source: 'formula' });
    await read(server, { metric: 'items', value: 196_860, asOf: townTime('2019-12-31T00:00') }, { metric: 'held_sessions', value: 1_012, precision: 'about', asOf: townTime('2019-11-30T00:00') });
    const figure = await figureOf(server, 'per_session');
    expect(figure).toMatchObject({ asOf: townTime('2019-11-30T00:00'), period: '2019', precision: 'about', source: 'formula' });
    expect(figure.value).toBeCloseTo(194.5257, 4);
  });

  test('“over” in the divisor makes the result “about”', async () => {
    await createMetric(server, 'over_part', { accrual: 'stock' });
    await createMetric(server, 'over_above', formulaOf('over_part * 2'));
    await createMetric(server, 'over_below', formulaOf('100 / over_part'));
    await read(server, { metric: 'over_part', value: 20, precision: 'at-least' });
    expect(await figureOf(server, 'over_above')).toMatchObject({ value: 40, precision: 'at-least' });
    expect(await figureOf(server, 'over_below')).toMatchObject({ value: 5, precision: 'about' });
  });

  test('is as approximate in the check as it will be on the wall', async () => {
    const check = (expression: string) => server.call(api.metrics.check, { body: { expression } });
    expect(await check('over_part * 2')).toMatchObject({ value: 40, precision: 'at-least' });
    expect(await check('100 / over_part')).toMatchObject({ value: 5, precision: 'about' });
    expect(await check('100 / 4')).toMatchObject({ value: 25, precision: 'exact' });
  });

  test('of sums takes the same month of each: the newest that all of them have', async () => {
    await createMetric(server, 'got', { span: 'month' });
    await createMetric(server, 'done', { span: 'month' });
    await createMetric(server, 'staff', { accrual: 'stock' });
    await createMetric(server, 'done_rate', formulaOf('done / got * 100'));
    await createMetric(server, 'a_head', formulaOf('done_rate / staff'));
    await createMetric(server, 'a_head_of_got', formulaOf('a_head * got'));
    const add = (metric: string, value: number, day: string) => read(server, { metric, value, asOf: townTime(`${day}T12:00`) });
    await add('staff', 5, '2026-01-01');
    for (const [metric, value, day] of [['got', 50, '2025-11-10'], ['done', 40, '2025-11-12'], ['got', 60, '2026-01-05'], ['got', 40, '2026-01-30'], ['done', 95, '2026-01-20']] as const) await add(metric, value, day);
    const january = { value: 95, period: '2026-01', asOf: townTime('2026-01-20T12:00') };
    expect(await figureOf(server, 'done_rate')).toMatchObject(january);
    await add('got', 1, '2026-02-01');
    await add('staff', 10, '2026-02-01');
    expect(await figureOf(server, 'done_rate')).toMatchObject(january);
    expect(await figureOf(server, 'a_head')).toMatchObject({ value: 9.5, period: '2026-01' });
    expect(await figureOf(server, 'a_head_of_got')).toMatchObject({ value: 19 * 100, period: '2026-01' }); // as of January, when the staff was five
    expect(await server.call(api.metrics.check, { body: { expression: 'done / got * 100' } })).toMatchObject({ value: 95 });
    const { parts } = await server.call(api.metrics.passport, { params: { id: 'done_rate' }, query: {} });
    expect(parts.map(({ metric, value, period }) => [metric, value, period])).toEqual([['done', 95, '2026-01'], ['got', 100, '2026-01']]);
    // neither has what the other had last; the month before that both have
    await add('done', 7, '2025-12-31');
    expect(await figureOf(server, 'done_rate', { at: townTime('2026-01-10T00:00') })).toMatchObject({ value: 80, period: '2025-11' });
    await add('done', 1, '2026-02-20');
    expect(await figureOf(server, 'done_rate')).toMatchObject({ value: 100, period: '2026-02' });
  });

  test('of sums that never fall in the same month has no value, and does not look for one to the beginning', async () => {
    for (const id of ['odd_months', 'even_months']) await createMetric(server, id, { span: 'month' });
    await createMetric(server, 'odd_by_even', formulaOf('odd_months / even_months'));
    const first = Temporal.PlainDate.from('2010-01-15');
    await read(server, ...Array.from({ length: 120 }, (_, month) => ({ metric: month % 2 ? 'even_months' : 'odd_months', value: 1, asOf: townTime(`${first.add({ months: month })}T12:00`) })));
    expect(await figureOf(server, 'odd_by_even')).toMatchObject({ value: null, period: '', asOf: null });
    expect(await server.call(api.metrics.check, { body: { expression: 'odd_months / even_months' } })).toMatchObject({ value: null, problem: { code: 'no-value', detail: 'odd_months, even_months' } });
  });

  test('divided by nothing has no value, on the wall as in the check', async () => {
    await createMetric(server, 'nothing_held', { accrual: 'stock' });
    await createMetric(server, 'by_nothing', formulaOf('items / nothing_held'));
    await read(server, { metric: 'nothing_held', value: 0 });
    expect(await figureOf(server, 'by_nothing')).toMatchObject({ value: null, level: null });
    expect(await server.call(api.metrics.check, { body: { expression: 'items / nothing_held' } })).toMatchObject({ needs: ['items', 'nothing_held'], value: null, problem: { code: 'no-value' } });
  });

  test('is worked out for each member that all parts have', async () => {
    const dimension = { name: '村（居）', members: ['甲村', '乙村'] };
    await createMetric(server, 'asked', { accrual: 'stock', dimension });
    await createMetric(server, 'answered', { accrual: 'stock', dimension });
    await createMetric(server, 'answer_rate', { ...formulaOf('answered / asked * 100'), dimension });
    await read(server, { metric: 'asked', member: '甲村', value: 4 }, { metric: 'asked', member: '乙村', value: 6 }, { metric: 'answered', member: '甲村', value: 1 });
    expect(await figureOf(server, 'answer_rate')).toMatchObject({ value: 10 });
    expect(await figureOf(server, 'answer_rate', { member: '甲村' })).toMatchObject({ value: 25 });
    expect(await figureOf(server, 'answer_rate', { member: '乙村' })).toMatchObject({ value: null });
  });

  test('that leads back to itself is refused with the way round named, also through others and at a restoring', async () => {
    await createMetric(server, 'first', formulaOf('items + 1'));
    await createMetric(server, 'second', formulaOf('first + 1'));
    const update = (expression: string) => server.call(api.metrics.update, { params: { id: 'first' }, ifMatch: 1, body: metricDetails(formulaOf(expression)) });
    await expect(update('first + 1')).rejects.toMatchObject({ code: 'bad-input', details: [{ path: 'source.expression', code: 'cycle', detail: 'first → first' }] });
    await expect(update('second * 2')).rejects.toMatchObject({ details: [{ code: 'cycle', detail: 'first → second → first' }] });
    await server.call(api.metrics.remove, { params: { id: 'second' } });
    await expect(update('second * 2')).rejects.toMatchObject({ details: [{ code: 'unknown-metric', detail: 'second' }] });
    await server.call(api.metrics.remove, { params: { id: 'first' } });
    await expect(server.call(api.metrics.restore, { params: { id: 'second' } })).rejects.toMatchObject({ details: [{ code: 'unknown-metric', detail: 'first' }] });
  });

  test('is no cycle even when two people close it from both ends at once', async () => {
    await createMetric(server, 'left_end', formulaOf('items'));
    await createMetric(server, 'right_end', formulaOf('items'));
    const point = (id: string, to: string) => server.call(api.metrics.update, { params: { id }, ifMatch: 1, body: metricDetails(formulaOf(to)) });
    const results = await Promise.allSettled([point('left_end', 'right_end'), point('right_end', 'left_end')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await figureOf(server, 'left_end')).toMatchObject({ metric: 'left_end', source: 'formula' });
  });

  test.each([
    ['items +', 'syntax'],
    ['item_s', 'unknown-metric'],
    ['import(items)', 'not-allowed'],
    ['per_session + 1', 'cycle'],
  ])('the check says of “%s” what is wrong', async (expression, code) => {
    expect(await server.call(api.metrics.check, { body: { id: 'items', expression } })).toMatchObject({ value: null, problem: { code } });
  });

  test('keeps its parts from being deleted, and says who needs them', async () => {
    await expect(server.call(api.metrics.remove, { params: { id: 'items' } })).rejects.toMatchObject({ code: 'in-use' });
    expect((await server.call(api.metrics.get, { params: { id: 'items' } })).usedIn).toContainEqual({ kind: 'metric', id: 'per_session', name: '宣传场次' });
  });

  test('is told of when a reading of a part comes in, after it can be read', async () => {
    const heard: (readonly string[] | null)[] = [];
    const topics: Topic[] = [];
    const { bus } = server.app.services;
    const onFigures = (metrics: readonly string[] | null) => void heard.push(metrics);
    const onChanged = (topic: Topic) => void topics.push(topic);
    bus.on('figures', onFigures);
    bus.on('changed', onChanged);
    await read(server, { metric: 'held_sessions', value: 1, asOf: townTime('2019-12-01T00:00') });
    bus.off('figures', onFigures);
    bus.off('changed', onChanged);
    expect(heard).toEqual([['held_sessions', 'per_session']]);
    expect(topics).toEqual(['readings']);
    expect((await figureOf(server, 'per_session')).value).toBeCloseTo(196_860 / 1_013, 6);
  });
});

test('definitions that change while readings come in hold nobody up', async () => {
  await createMetric(server, 'busy');
  const { readings } = server.app.services.statistics;
  const origin = { kind: 'interface', id: 'gateway', name: '平台', reporter: server.by } as const;
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      index % 3 === 0 ? server.call(api.metrics.order, { body: { ids: ['busy'] } }) : readings.append(origin, [{ metric: 'busy', value: 1 }]),
    ),
  );
  expect(await figureOf(server, 'busy')).toMatchObject({ value: 8 });
});

test('figures from the screens are counted in the ledger over the metric’s span', async () => {
  await createMetric(server, 'plays_today', { source: { kind: 'plays', measure: 'plays', by: null }, span: 'day', rhythm: 'live' });
  expect(await figureOf(server, 'plays_today')).toMatchObject({ value: 0, source: 'screens', period: Temporal.Now.plainDateISO('Asia/Shanghai').toString() });
  await expect(read(server, { metric: 'plays_today', value: 9 })).rejects.toMatchObject({ details: [{ path: 'readings.0.metric', code: 'not-entered' }] });
  const { returned } = await server.call(api.metrics.passport, { params: { id: 'plays_today' }, query: {} });
  expect(returned).toEqual({ committed: 0, pending: 0, missing: 0 });
});

test('of a day before there was a screen nothing is known, and what screens owe today is not said of it', async () => {
  const past = await server.call(api.metrics.passport, { params: { id: 'plays_today' }, query: { at: Date.parse('2020-06-01T12:00:00+08:00') } });
  expect(past).toMatchObject({ figure: { value: null }, returned: null });
});

test('a passport can be asked as of any instant that has a date, and of one beyond', async () => {
  for (const at of [0, Number.MAX_SAFE_INTEGER]) {
    for (const id of ['plays_today', 'items']) expect(await figureOf(server, id, { at })).toMatchObject({ metric: id });
  }
  await expect(server.call(api.metrics.passport, { params: { id: 'items' }, query: { at: -1 } })).rejects.toMatchObject({ code: 'bad-input' });
});
