import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { MetricDetails } from '../../../../server/protocol/rest/metrics.ts';
import type { ThresholdNotice } from '../../../../server/protocol/rest/notices.ts';
import { NO_TARGETS } from '../../../../server/domain/targets.ts';
import { metricDetails } from '../../../support/metric-details.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makeMetric } from '../../support/metrics.ts';

let now = Date.now();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: () => now });
});
afterAll(() => server.close());

const threshold = (more: Partial<MetricDetails['thresholds'][number]> = {}): MetricDetails['thresholds'][number] => ({ id: 'full', when: 'at-least', value: 100, level: 'warn', notify: [], draft: null, ...more });
const enter = (metric: string, value: number) => server.call(api.readings.add, { body: { readings: [{ metric, value }] } });
const attention = async (metric: string) => (await server.call(api.overview.get)).attention.filter(({ subject, code }) => subject.id === metric && code === 'threshold-crossed');

/** Resolves with the next notice to anyone. */
function nextNotice(): Promise<{ accounts: readonly string[]; notice: ThresholdNotice }> {
  const { bus } = server.app.services;
  return new Promise((resolve) => {
    const hear = (news: { accounts: readonly string[]; notice: ThresholdNotice }) => {
      bus.off('crossed', hear);
      resolve(news);
    };
    bus.on('crossed', hear);
  });
}
/** Resolves when the overview was told that something of a metric is another now. */
async function until(check: () => Promise<boolean>): Promise<void> {
  const { bus } = server.app.services;
  if (await check()) return;
  await new Promise<void>((resolve) => {
    const look = () =>
      void check().then((isSo) => {
        if (!isSo) return;
        bus.off('changed', look);
        resolve();
      });
    bus.on('changed', look);
  });
}

test('a figure that reaches its threshold is marked, told to those named, and shown until it is below again', async () => {
  await makeMetric(server, 'queue', { name: '排队人数', unit: '人', thresholds: [threshold({ notify: [server.by.account] })] });
  await enter('queue', 99);
  const notice = nextNotice();
  await enter('queue', 100);
  expect(await notice).toMatchObject({ accounts: [server.by.account], notice: { metric: 'queue', value: 100, threshold: 100, schedule: null } });
  expect((await server.call(api.metrics.get, { params: { id: 'queue' } })).now.level).toBe('warn');
  expect(await attention('queue')).toMatchObject([{ code: 'threshold-crossed', detail: 100 }]);
  await enter('queue', 40);
  await until(async () => (await attention('queue')).length === 0);
});

test('a village beyond the threshold is told by its name where villages are not added up', async () => {
  const dimension = { name: '村（居）', members: ['荷东村', '荷西村'] };
  await makeMetric(server, 'satisfied', { name: '满意率', unit: '%', accrual: 'stock', nature: 'percent', rollUp: 'average', dimension, thresholds: [threshold({ when: 'at-most', value: 60 })] });
  const report = (member: string, value: number) => server.call(api.readings.add, { body: { readings: [{ metric: 'satisfied', member, value }] } });
  await report('荷东村', 95);
  const notice = nextNotice();
  await report('荷西村', 55);
  expect((await notice).notice).toMatchObject({ name: '满意率 · 荷西村', value: 55, threshold: 60 });
  await report('荷西村', 70);
  await until(async () => (await attention('satisfied')).length === 0);
  await makeMetric(server, 'summed', { accrual: 'stock', dimension, thresholds: [threshold({ when: 'at-most', value: 60 })] });
  await server.call(api.readings.add, { body: { readings: [{ metric: 'summed', member: '荷东村', value: 55 }, { metric: 'summed', member: '荷西村', value: 55 }] } });
  expect(await attention('summed')).toEqual([]);
});

test('those named who were away are told when they are back, and only they, until they have put it away', async () => {
  const named = await server.signIn((await server.call(api.accounts.create, { body: { username: 'named', name: '张三', password: 'a long password', roles: ['editor'] } })).id);
  const other = await server.signIn((await server.call(api.accounts.create, { body: { username: 'other', name: '李四', password: 'a long password', roles: ['editor'] } })).id);
  const { account } = await named.call(api.session.get);
  await makeMetric(server, 'visits', { name: '来访', unit: '人', thresholds: [threshold({ notify: [account!.id] })] });
  const notice = nextNotice();
  await server.call(api.readings.add, { body: { readings: [{ metric: 'visits', value: 150, precision: 'at-least' }] } });
  await notice;
  await enter('visits', 3);
  await until(async () => (await attention('visits')).length === 0);
  const [untold, ...more] = await named.call(api.notices.list);
  expect(more).toEqual([]);
  expect(untold).toMatchObject({ metric: 'visits', name: '来访', value: 150, precision: 'at-least', threshold: 100, at: now, schedule: null });
  expect(await other.call(api.notices.list)).toEqual([]);
  await other.call(api.notices.heard, { params: { id: untold!.id } });
  expect(await named.call(api.notices.list)).toHaveLength(1);
  await named.call(api.notices.heard, { params: { id: untold!.id } });
  expect(await named.call(api.notices.list)).toEqual([]);
});

test('of crossings one after another those who were away are told the newest', async () => {
  await makeMetric(server, 'tide', { thresholds: [threshold({ notify: [server.by.account] })] });
  for (const value of [110, 120]) {
    const notice = nextNotice();
    await enter('tide', value);
    await notice;
    await enter('tide', 1);
    await until(async () => (await attention('tide')).length === 0);
    now += 3_600_000;
  }
  expect((await server.call(api.notices.list)).filter(({ metric }) => metric === 'tide')).toMatchObject([{ value: 120 }]);
});

test('one that stays crossed is told once', async () => {
  await makeMetric(server, 'water', { thresholds: [threshold()] });
  let told = 0;
  const count = () => void told++;
  server.app.services.bus.on('crossed', count);
  for (const value of [120, 130, 140]) await enter('water', value);
  await until(async () => (await attention('water')).length === 1);
  const other = nextNotice();
  await makeMetric(server, 'after', { thresholds: [threshold()] });
  await enter('after', 100); // heard after all of the above
  await other;
  server.app.services.bus.off('crossed', count);
  expect(told).toBe(2);
});

test('it may draft a schedule, which no screen shows until a person publishes it', async () => {
  const playlist = await server.call(api.playlists.create, { body: { name: '防汛提示', entries: [] } });
  await makeMetric(server, 'rain', { name: '雨量', unit: '毫米', thresholds: [threshold({ draft: { playlist: playlist.id, targets: { ...NO_TARGETS, all: true } as never } })] });
  const before = server.app.services.log.state.sequence;
  const notice = nextNotice();
  await server.call(api.readings.add, { body: { readings: [{ metric: 'rain', value: 180, precision: 'about' }] } });
  const { schedule } = (await notice).notice;
  const drafted = await server.call(api.schedules.get, { params: { id: schedule! } });
  expect(drafted).toMatchObject({ name: '雨量 近180毫米', state: 'draft', playlist: playlist.id, publication: null });
  expect(server.app.services.log.state.sequence).toBe(before);
});

test('a playlist that is gone drafts nothing, and the people are told all the same', async () => {
  await makeMetric(server, 'wind', { thresholds: [threshold({ draft: { playlist: 'gone', targets: { ...NO_TARGETS, all: true } as never } })] });
  const notice = nextNotice();
  await enter('wind', 100);
  expect((await notice).notice).toMatchObject({ metric: 'wind', schedule: null });
});

test('a threshold that is taken away is over', async () => {
  await makeMetric(server, 'heat', { thresholds: [threshold({ when: 'at-most', value: 5 })] });
  await enter('heat', 3);
  await until(async () => (await attention('heat')).length === 1);
  const { id, revision, now: _now, readings: _readings, held: _held, usedIn: _usedIn, updatedAt: _at, updatedBy: _by, deleted: _deleted, ...details } = await server.call(api.metrics.get, { params: { id: 'heat' } });
  await server.call(api.metrics.update, { params: { id }, ifMatch: revision, body: { ...details, thresholds: [] } });
  await until(async () => (await attention('heat')).length === 0);
});

test('a threshold that was set anew is told when it is crossed, also soon after the old one was', async () => {
  const { revision } = await makeMetric(server, 'flood', { thresholds: [threshold({ value: 50 })] });
  await enter('flood', 80);
  await until(async () => (await attention('flood')).length === 1);
  await server.call(api.metrics.update, { params: { id: 'flood' }, ifMatch: revision, body: metricDetails({ accrual: 'stock', span: 'all', rhythm: 'daily', thresholds: [threshold({ value: 100 })] }) });
  await until(async () => (await attention('flood')).length === 0);
  const notice = nextNotice();
  await enter('flood', 150);
  await until(async () => (await attention('flood')).length === 1);
  expect(await Promise.race([notice, 'nobody was told'])).toMatchObject({ notice: { metric: 'flood', value: 150, threshold: 100 } });
});

describe('a figure that goes up and down around its threshold', () => {
  const MINUTE = 60_000;
  const isCrossed = async (metric: string) => (await attention(metric)).length === 1;
  const up = async (metric: string) => {
    await enter(metric, 180);
    await until(() => isCrossed(metric));
  };
  const down = async (metric: string) => {
    await enter(metric, 20);
    await until(async () => !(await isCrossed(metric)));
  };
  const crossings = async (metric: string) => (await server.app.services.audit.list()).filter(({ action, subject }) => action === 'threshold.cross' && subject === metric).length;
  const drafts = async (name: string) => (await server.call(api.schedules.list)).filter((schedule) => schedule.name.startsWith(name));

  test('crosses it once while it does so every minute, and again after a quarter of an hour', async () => {
    await makeMetric(server, 'gauge', { thresholds: [threshold()] });
    for (let times = 0; times < 4; times++) {
      await up('gauge');
      now += MINUTE;
      await down('gauge');
    }
    expect(await crossings('gauge')).toBe(1);
    now += 15 * MINUTE;
    await up('gauge');
    expect(await crossings('gauge')).toBe(2);
  });

  test('drafts no second schedule while the first is not over, nor deleted', async () => {
    const playlist = await server.call(api.playlists.create, { body: { name: '水位提示', entries: [] } });
    await makeMetric(server, 'level', { name: '水位', unit: '厘米', thresholds: [threshold({ draft: { playlist: playlist.id, targets: { ...NO_TARGETS, all: true } as never } })] });
    const again = async () => {
      await down('level');
      now += 60 * MINUTE;
      const notice = nextNotice();
      await up('level');
      return (await notice).notice.schedule;
    };
    const first = await again();
    expect(await again()).toBe(first);
    expect(await drafts('水位')).toHaveLength(1);
    await server.call(api.schedules.remove, { params: { id: first! } });
    expect(await again()).not.toBe(first);
    expect(await drafts('水位')).toHaveLength(1);
  });
});
