import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { screenTiles } from '../../../../server/features/metrics/screen-tiles.ts';
import { widgetFigures } from '../../../../server/protocol/board.schema.ts';
import type { ScreenView } from '../../../../server/protocol/rest/screens.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { design, widget } from '../boards/support.ts';
import { createMetric, figureOf, read, townTime } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('a flow', () => {
  test('adds up the readings of the calendar year of its newest reading, and an earlier year is asked for by an instant', async () => {
    await createMetric(server, 'sessions');
    await read(
      server,
      { metric: 'sessions', value: 900, asOf: townTime('2018-06-01T12:00') },
      { metric: 'sessions', value: 1000, asOf: townTime('2019-01-01T00:00') },
      { metric: 'sessions', value: 12, asOf: townTime('2019-12-31T23:59') },
    );
    expect(await figureOf(server, 'sessions')).toMatchObject({ value: 1012, period: '2019', asOf: townTime('2019-12-31T23:59'), source: 'form', sourceName: '管理员' });
    expect(await figureOf(server, 'sessions', { at: townTime('2019-06-30T00:00') })).toMatchObject({ value: 1000, period: '2019' });
    expect(await figureOf(server, 'sessions', { at: townTime('2018-12-31T23:59') })).toMatchObject({ value: 900, period: '2018' });
    expect(await figureOf(server, 'sessions', { at: townTime('2018-01-01T00:00') })).toMatchObject({ value: null, asOf: null, source: 'none' });
  });

  test('of several villages is one total, in which every village counts the same month', async () => {
    await createMetric(server, 'visits', { span: 'month', dimension: { name: '村（居）', members: ['荷东村', '荷西村'] } });
    await read(
      server,
      { metric: 'visits', member: '荷东村', value: 5, asOf: townTime('2025-10-20T09:00') },
      { metric: 'visits', member: '荷西村', value: 7, asOf: townTime('2025-11-02T09:00') },
      { metric: 'visits', member: '荷西村', value: 1, asOf: townTime('2025-11-03T09:00') },
      { metric: 'visits', value: 2, asOf: townTime('2025-11-04T09:00') },
    );
    expect(await figureOf(server, 'visits')).toMatchObject({ value: 10, period: '2025-11' });
    expect(await figureOf(server, 'visits', { member: '荷西村' })).toMatchObject({ value: 8, period: '2025-11' });
    expect(await figureOf(server, 'visits', { member: '荷东村' })).toMatchObject({ value: null });
    expect(await figureOf(server, 'visits', { at: townTime('2025-10-31T00:00') })).toMatchObject({ value: 5, period: '2025-10' });
  });
});

describe('a stock', () => {
  test('stands at its newest reading, whatever order they were recorded in', async () => {
    await createMetric(server, 'team', { accrual: 'stock' });
    await read(server, { metric: 'team', value: 71, asOf: townTime('2019-12-31T23:59') }, { metric: 'team', value: 64, asOf: townTime('2018-12-31T23:59') });
    expect(await figureOf(server, 'team')).toMatchObject({ value: 71, period: '' });
    expect(await figureOf(server, 'team', { at: townTime('2019-12-31T23:58') })).toMatchObject({ value: 64 });
  });

  test('of several villages is as recent as the oldest of them, until the whole is read anew', async () => {
    await createMetric(server, 'stations', { accrual: 'stock', dimension: { name: '村（居）', members: ['荷东村', '荷西村'] } });
    await read(server, { metric: 'stations', member: '荷东村', value: 1, asOf: 1_000 }, { metric: 'stations', member: '荷西村', value: 2, asOf: 5_000 });
    expect(await figureOf(server, 'stations')).toMatchObject({ value: 3, asOf: 1_000 });
    await read(server, { metric: 'stations', value: 14, asOf: 6_000, precision: 'about' });
    expect(await figureOf(server, 'stations')).toMatchObject({ value: 14, asOf: 6_000, precision: 'about' });
    await read(server, { metric: 'stations', member: '荷西村', value: 3, asOf: 7_000 });
    expect(await figureOf(server, 'stations')).toMatchObject({ value: 4, asOf: 1_000, precision: 'exact' });
  });
});

test('a yearly figure never dims; a daily one does after a day and a half', async () => {
  await createMetric(server, 'yearly_fact', { rhythm: 'yearly', accrual: 'stock' });
  await createMetric(server, 'daily_fact', { rhythm: 'daily', accrual: 'stock' });
  await read(server, { metric: 'yearly_fact', value: 1, asOf: 0 }, { metric: 'daily_fact', value: 1, asOf: 0 });
  expect((await figureOf(server, 'yearly_fact')).freshUntil).toBeNull();
  expect((await figureOf(server, 'daily_fact')).freshUntil).toBe(36 * 3_600_000);
});

test('a figure says when its readings came in more than one way', async () => {
  await createMetric(server, 'mixed_ways', { span: 'all' });
  await read(server, { metric: 'mixed_ways', value: 1, asOf: 1_000 });
  const { statistics } = server.app.services;
  await statistics.readings.append({ kind: 'interface', id: 'gateway', name: '智慧社区平台', reporter: server.by }, [{ metric: 'mixed_ways', value: 2, asOf: 2_000 }]);
  expect(await figureOf(server, 'mixed_ways')).toMatchObject({ value: 3, source: 'mixed', sourceName: '智慧社区平台' });
});

test('a threshold marks the figure that crosses it, the gravest where there are several', async () => {
  const quiet = { notify: [], draft: null };
  await createMetric(server, 'waiting_cases', {
    accrual: 'stock',
    thresholds: [
      { id: 'some', when: 'at-least', value: 10, level: 'note', ...quiet },
      { id: 'many', when: 'at-least', value: 50, level: 'warn', ...quiet },
    ],
  });
  for (const [value, level] of [[9, null], [10, 'note'], [50, 'warn']] as const) {
    await read(server, { metric: 'waiting_cases', value });
    expect((await figureOf(server, 'waiting_cases')).level).toBe(level);
  }
});

describe('a trend', () => {
  const at = townTime('2025-03-15T10:00');

  test('of a flow says what fell in each month; of a stock how it stood at each month’s end', async () => {
    await createMetric(server, 'fell', { name: '发生' });
    await createMetric(server, 'stood', { name: '存量', accrual: 'stock' });
    for (const metric of ['fell', 'stood'])
      await read(
        server,
        { metric, value: 4, asOf: townTime('2025-01-05T00:00') },
        { metric, value: 6, asOf: townTime('2025-01-31T23:59:59') },
        { metric, value: 9, asOf: townTime('2025-03-01T00:00') },
      );
    const { trend } = await server.app.services.statistics.figures.widget({ metrics: ['fell', 'stood'], view: 'trend', window: { unit: 'month', count: 4 } }, at);
    expect(trend?.at).toEqual([townTime('2025-01-01T00:00') - 1, townTime('2025-02-01T00:00') - 1, townTime('2025-03-01T00:00') - 1, townTime('2025-04-01T00:00') - 1]);
    expect(trend?.lines).toEqual([
      { name: '发生', unit: '场次', decimals: 0, values: [null, 10, null, 9] },
      { name: '存量', unit: '场次', decimals: 0, values: [null, 6, 6, 9] },
    ]);
  });

  test('that reaches back before 1970 begins there, and a wall can take it', async () => {
    const { trend, ...rest } = await server.app.services.statistics.figures.widget({ metrics: ['stood'], view: 'trend', window: { unit: 'year', count: 400 } }, at);
    expect(trend?.at).toHaveLength(56);
    expect(trend?.lines[0]?.values.at(-1)).toBe(9);
    expect(widgetFigures.safeParse({ ...rest, trend }).error).toBeUndefined();
  });

  test('of several villages rolls each bucket up, and can be asked of one village', async () => {
    await createMetric(server, 'by_village', { rollUp: 'average', nature: 'amount', decimals: 1, dimension: { name: '村（居）', members: ['荷东村', '荷西村'] } });
    await read(
      server,
      { metric: 'by_village', member: '荷东村', value: 1, asOf: townTime('2025-03-14T08:00') },
      { metric: 'by_village', member: '荷西村', value: 2, asOf: townTime('2025-03-14T09:00') },
      { metric: 'by_village', member: '荷西村', value: 5, asOf: townTime('2025-03-15T09:00') },
    );
    const { figures } = server.app.services.statistics;
    const window = { unit: 'day', count: 2 } as const;
    expect((await figures.widget({ metrics: ['by_village'], view: 'trend', window }, at)).trend?.lines[0]?.values).toEqual([1.5, 5]);
    expect((await figures.widget({ metrics: ['by_village'], view: 'trend', window, member: '荷东村' }, at)).trend?.lines[0]?.values).toEqual([1, null]);
  });
});

test('a large board holds up nothing else while its figures are worked out', async () => {
  const members = Array.from({ length: 60 }, (_, n) => `村${n}`);
  await createMetric(server, 'large', { accrual: 'stock', dimension: { name: '村（居）', members } });
  await read(server, ...members.map((member) => ({ metric: 'large', member, value: 1 })));
  const widgets = Array.from({ length: 60 }, (_, n) => widget(`w${n}`, 'large', { data: { metrics: ['large'], view: 'trend', window: { unit: 'day', count: 100 + n } } }));
  let [turns, isDone] = [0, false];
  const turn = () => void (isDone || ((turns += 1), setImmediate(turn)));
  setImmediate(turn);
  await server.app.services.statistics.figures.board(design(widgets), null);
  isDone = true;
  expect(turns).toBeGreaterThan(2);
});

test('a mosaic of more screens than a frame may hold shows as many as it may', () => {
  const status = { online: false, echo: null };
  const screens = Array.from({ length: 3_000 }, (_, n) => ({ id: `s${n}`, name: `屏${n}`, village: '', revoked: false, status }) as unknown as ScreenView);
  expect(widgetFigures.safeParse({ figures: [], screens: screenTiles(screens) }).error).toBeUndefined();
});

test('members come in the order asked for; those without a figure come last', async () => {
  await createMetric(server, 'ranked', { accrual: 'stock', dimension: { name: '村（居）', members: ['甲村', '乙村', '丙村'] } });
  await read(server, { metric: 'ranked', member: '甲村', value: 3 }, { metric: 'ranked', member: '丙村', value: 8 });
  const members = async (order: 'given' | 'highest' | 'lowest', limit?: number) =>
    (await server.app.services.statistics.figures.widget({ metrics: ['ranked'], view: 'members', order, ...(limit === undefined ? {} : { limit }) }, null)).figures.map(({ member }) => member);
  expect(await members('given')).toEqual(['甲村', '乙村', '丙村']);
  expect(await members('highest')).toEqual(['丙村', '甲村', '乙村']);
  expect(await members('lowest', 2)).toEqual(['甲村', '丙村']);
});

test('a board shows for each widget just what its metrics say, also as of a day in the past', async () => {
  const { figures } = server.app.services.statistics;
  const box = { x: 0, y: 0, width: 100, height: 100, title: '', options: {} };
  const design = {
    title: '看板',
    size: { width: 1920, height: 1080 },
    fit: 'proportion',
    theme: 'red-gold',
    background: null,
    tour: [],
    widgets: [
      { ...box, id: 'one', kind: 'number', data: { metrics: ['sessions'], view: 'now' } },
      { ...box, id: 'gone', kind: 'number', data: { metrics: ['never_there'], view: 'now' } },
      { ...box, id: 'clock', kind: 'clock', data: null },
      { ...box, id: 'walls', kind: 'mosaic', data: null },
    ],
  } as const;
  const now = await figures.board(design, null);
  expect(now['one']?.figures).toEqual([await figureOf(server, 'sessions')]);
  expect(now['gone']?.figures[0]).toMatchObject({ metric: 'never_there', value: null, source: 'none' });
  expect(Object.keys(now)).toEqual(['one', 'gone', 'walls']);
  expect((await figures.board(design, townTime('2018-12-31T23:59')))['one']?.figures[0]).toMatchObject({ value: 900, period: '2018' });
});

test('a deleted metric keeps its last figure on the boards and takes no more readings', async () => {
  await createMetric(server, 'short_lived', { accrual: 'stock' });
  await read(server, { metric: 'short_lived', value: 5, asOf: 1_000 });
  await server.call(api.metrics.remove, { params: { id: 'short_lived' } });
  expect(await server.app.services.statistics.figures.figure('short_lived', '', null)).toMatchObject({ value: 5, asOf: 1_000 });
  await expect(read(server, { metric: 'short_lived', value: 6 })).rejects.toMatchObject({ code: 'bad-input', details: [{ path: 'readings.0.metric', code: 'no-such-metric' }] });
  await server.call(api.metrics.restore, { params: { id: 'short_lived' } });
  await read(server, { metric: 'short_lived', value: 6 });
  expect(await figureOf(server, 'short_lived')).toMatchObject({ value: 6 });
});
