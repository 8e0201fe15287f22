import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { caller, type Call, startServer, type TestServer } from '../../../support/server.ts';
import { makeMetric } from '../../support/metrics.ts';
import { codeOf } from '../../support/refusal.ts';

const DAY = 86_400_000;
const PASSWORD = 'lotus-village-01';
let clock = Date.parse('2026-03-10T02:00:00Z'); // a Tuesday, 10:00 in Shanghai
let server: TestServer;
let hedong: Call;
let hexi: Call;
let number = 0;
const key = () => `key-of-test-${++number}`;

async function signInAs(username: string): Promise<Call> {
  const response = await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: PASSWORD }) });
  return caller(server.url, response.headers.get('set-cookie')!.split(';')[0]!);
}

beforeAll(async () => {
  server = await startServer({ now: () => clock });
  const dimension = { name: '村（居）', members: ['荷东村', '荷西村'] };
  await makeMetric(server, 'visits', { name: '入户宣传', accrual: 'flow', span: 'year', rhythm: 'weekly', dimension });
  await makeMetric(server, 'mediators', { name: '调解员', unit: '人', rhythm: 'monthly', dimension });
  await makeMetric(server, 'approved', { name: '发放物品', unit: '件', rhythm: 'weekly', dimension, needsApproval: true });
  await makeMetric(server, 'town_only', { name: '全镇' });
  for (const village of ['荷东村', '荷西村']) await server.call(api.villages.addReporter, { body: { village, name: `${village}干部`, password: PASSWORD } });
  [hedong, hexi] = [await signInAs('荷东村'), await signInAs('荷西村')];
});
afterAll(() => server.close());
beforeEach(() => {
  clock += 60_000;
});

const report = async (call: Call, metric: string, value: number, more: { note?: string; key?: string; asOf?: number } = {}) =>
  (await call(api.report.send, { body: { drafts: [{ key: key(), metric, value, asOf: clock, ...more }] } })).results[0]!;
const items = async (call: Call) => (await call(api.report.items)).items;

describe('a village', () => {
  test('sees the figures asked of it and no others', async () => {
    expect(await hedong(api.report.items)).toMatchObject({ village: '荷东村', town: '荷塘镇' });
    expect((await items(hedong)).map(({ metric }) => metric).toSorted()).toEqual(['approved', 'mediators', 'visits']);
  });

  test('reports for itself alone, and its total grows by what it adds', async () => {
    expect((await report(hedong, 'visits', 3)).problem).toBeNull();
    expect((await report(hedong, 'visits', 5)).problem).toBeNull();
    expect((await items(hedong)).find(({ metric }) => metric === 'visits')).toMatchObject({ value: 8, period: '2026', last: { value: 5, sourceKind: 'village', sourceName: '荷东村' } });
    expect((await items(hexi)).find(({ metric }) => metric === 'visits')).toMatchObject({ value: null, last: null });
  });

  test('may send the same draft again after a broken connection: it is recorded once', async () => {
    const same = { key: key() };
    const first = await report(hexi, 'visits', 2, same);
    const second = await report(hexi, 'visits', 2, same);
    expect(second.reading?.id).toBe(first.reading?.id);
    expect((await items(hexi)).find(({ metric }) => metric === 'visits')?.value).toBe(2);
  });

  test('may send the same draft twice at the same moment: it is recorded once and both are told', async () => {
    const before = (await items(hexi)).find(({ metric }) => metric === 'visits')!.value!;
    const { villages, db } = server.app.services;
    const { id: account, name } = (await server.call(api.villages.reporters)).find(({ village }) => village === '荷西村')!;
    const draft = { key: key(), metric: 'visits', value: 2, asOf: clock, note: '', evidence: [] };
    let sent: ReturnType<typeof villages.send>[] = [];
    await db.transaction().execute(async () => {
      sent = [1, 2, 3].map(() => villages.send({ account, name, village: '荷西村' }, [draft])); // they wait for their turn side by side
    });
    const results = (await Promise.all(sent)).flatMap((answer) => answer.results);
    expect(results.map(({ problem }) => problem)).toEqual([null, null, null]);
    expect(new Set(results.map(({ reading }) => reading?.id)).size).toBe(1);
    expect((await items(hexi)).find(({ metric }) => metric === 'visits')!.value).toBe(before + 2);
  });

  test('is asked for a reason when a value jumps, and heard when it gives one', async () => {
    await report(hedong, 'mediators', 20);
    expect(await report(hedong, 'mediators', 200)).toMatchObject({ reading: null, problem: 'reason-needed' });
    expect(await report(hedong, 'mediators', 200, { note: '新聘网格员' })).toMatchObject({ problem: null, reading: { note: '新聘网格员' } });
  });

  test('gets each wrong draft back with its reason while the others are taken', async () => {
    const drafts = [
      { key: key(), metric: 'visits', value: -1, asOf: clock },
      { key: key(), metric: 'visits', value: 1.5, asOf: clock },
      { key: key(), metric: 'town_only', value: 1, asOf: clock },
      { key: key(), metric: 'visits', value: 1, asOf: clock + 10 * DAY },
      { key: key(), metric: 'visits', value: 1, asOf: clock },
    ];
    const { results } = await hedong(api.report.send, { body: { drafts } });
    expect(results.map(({ problem }) => problem)).toEqual(['negative', 'not-whole', 'no-such-metric', 'in-the-future', null]);
  });

  test.each([['ahead', 40 * DAY], ['behind', -400 * DAY]])('whose phone’s clock is days %s reports for the time it was entered all the same', async (_, wrong) => {
    const HOUR = 3_600_000;
    const drafts = [{ key: key(), metric: 'mediators', value: 21, note: '核对', asOf: clock + wrong - HOUR }];
    const { results } = await hexi(api.report.send, { body: { drafts, clock: clock + wrong } });
    expect(results).toMatchObject([{ problem: null, reading: { asOf: clock - HOUR } }]);
  });

  test('waits for the town where the town wants to approve', async () => {
    const { reading } = await report(hedong, 'approved', 50);
    expect(reading).toMatchObject({ state: 'held' });
    expect((await items(hedong)).find(({ metric }) => metric === 'approved')).toMatchObject({ value: null, held: 1 });
    expect((await server.call(api.overview.get)).attention).toContainEqual(expect.objectContaining({ code: 'readings-held', subject: { kind: 'metric', id: 'approved', name: '发放物品' } }));
    await server.call(api.readings.decide, { params: { id: reading!.id }, body: { accepted: true } });
    expect((await items(hedong)).find(({ metric }) => metric === 'approved')).toMatchObject({ value: 50, held: 0 });
  });

  test('hears that the town refused a figure, with the reason, until it reports that figure again', async () => {
    const refused = async (call: Call) => (await items(call)).find(({ metric }) => metric === 'approved')!.refused.map(({ value, decision }) => [value, decision?.note]);
    const [first, second] = [(await report(hexi, 'approved', 7)).reading!, (await report(hexi, 'approved', 8)).reading!];
    for (const [reading, note] of [[first, '与台账不符'], [second, '重复上报']] as const) {
      await server.call(api.readings.decide, { params: { id: reading.id }, body: { accepted: false, note } });
    }
    expect(await refused(hexi)).toEqual([[8, '重复上报'], [7, '与台账不符']]);
    expect(await refused(hedong)).toEqual([]);
    clock += 60_000;
    await report(hexi, 'approved', 6);
    expect(await refused(hexi)).toEqual([]);
  });

  test('may do nothing else', async () => {
    for (const endpoint of [api.metrics.list, api.readings.list, api.screens.list, api.content.list, api.ledger.gaps, api.villages.due, api.villages.reporters, api.accounts.list]) {
      expect(await codeOf(hedong(endpoint as typeof api.metrics.list)), endpoint.path).toBe('not-allowed');
    }
    expect(await codeOf(hedong(api.readings.add, { body: { readings: [{ metric: 'visits', member: '荷西村', value: 1 }] } }))).toBe('not-allowed');
  });

  test('whose sign-in was disabled is out at once', async () => {
    const added = await server.call(api.villages.addReporter, { body: { village: '荷西村', name: '替补', password: PASSWORD } });
    expect(added.username).toBe('荷西村2');
    const substitute = await signInAs(added.username);
    expect((await substitute(api.report.items)).village).toBe('荷西村');
    await server.call(api.villages.changeReporter, { params: { id: added.id }, body: { disabled: true } });
    expect(await codeOf(substitute(api.report.items))).toBe('not-signed-in');
  });
});

test('somebody of the town’s staff reports for no village', async () => {
  expect((await server.call(api.report.items)).items).toEqual([]);
  expect((await report(server.call, 'visits', 1)).problem).toBe('no-such-metric');
  expect(await server.call(api.report.history)).toEqual([]);
});

test('only villages’ sign-ins are changed here', async () => {
  expect(await codeOf(server.call(api.villages.changeReporter, { params: { id: server.by.account }, body: { disabled: true } }))).toBe('not-found');
});

test('a reporter who was made an administrator is changed by administrators alone, for whoever sets the password can sign in', async () => {
  const { id } = await server.call(api.villages.addReporter, { body: { village: '荷东村', name: '调任', password: PASSWORD } });
  await server.call(api.accounts.update, { params: { id }, body: { roles: ['administrator'] } });
  const editor = await server.call(api.accounts.create, { body: { username: 'editor', name: '编辑', password: PASSWORD, roles: ['editor'] } });
  const { call } = await server.signIn(editor.id);
  expect(await codeOf(call(api.villages.changeReporter, { params: { id }, body: { password: 'taken-over-01' } }))).toBe('not-allowed');
  await server.call(api.accounts.update, { params: { id }, body: { roles: ['reporter'], disabled: true } });
});

test('who is late is listed, the latest first, until the report is in', async () => {
  await report(hedong, 'visits', 1);
  await report(hexi, 'visits', 1);
  let { call } = server;
  const late = async () => (await call(api.villages.due)).filter((row) => row.late && row.metric === 'visits').map(({ village }) => village);
  expect(await late()).toEqual([]);
  clock = Date.parse('2026-03-23T00:00:00Z'); // Monday of the second week after: due was Sunday midnight
  ({ call } = await server.signIn(server.by.account)); // two weeks are longer than a session
  hexi = await signInAs('荷西村');
  expect(await late()).toEqual(['荷东村', '荷西村']);
  expect((await call(api.overview.get)).attention).toContainEqual(expect.objectContaining({ code: 'readings-late', subject: { kind: 'metric', id: 'visits', name: '入户宣传' }, detail: 2 }));
  await report(hexi, 'visits', 1);
  expect(await late()).toEqual(['荷东村']);
  const { id } = (await call(api.villages.reporters)).find(({ village }) => village === '荷东村')!;
  await call(api.villages.changeReporter, { params: { id }, body: { disabled: true } });
  expect(await late()).toEqual([]); // nobody there could be reminded
});

test('who has never reported is late once a whole beat has gone by in which it could have', async () => {
  const { call } = await server.signIn(server.by.account);
  const dimension = { name: '村（居）', members: ['荷西村'] };
  await makeMetric(Object.assign(server, { call }), 'never_visits', { name: '从未报过', accrual: 'flow', span: 'month', rhythm: 'monthly', dimension });
  const late = async (as: Call) => (await as(api.villages.due)).find(({ metric }) => metric === 'never_visits')!;
  const dueAt = Date.parse('2026-05-01T00:00:00+08:00');
  expect(await late(call)).toMatchObject({ village: '荷西村', late: false, lastAsOf: null, dueAt });
  clock = dueAt + 60_000;
  const { call: later } = await server.signIn(server.by.account);
  expect(await late(later)).toMatchObject({ late: true, lastAsOf: null, dueAt });
  expect((await (await signInAs('荷西村'))(api.report.items)).items.find(({ metric }) => metric === 'never_visits')).toMatchObject({ late: true, last: null });
  expect((await later(api.overview.get)).attention).toContainEqual(expect.objectContaining({ code: 'readings-late', subject: { kind: 'metric', id: 'never_visits', name: '从未报过' }, since: dueAt, detail: 1 }));
});

describe('a village that fell behind', () => {
  let call: Call;
  const rowOf = async (metric: string, village: string) => (await call(api.villages.due)).find((row) => row.metric === metric && row.village === village)!;
  beforeAll(async () => {
    clock = Date.parse('2027-03-10T02:00:00Z');
    ({ call } = await server.signIn(server.by.account));
    const { id } = (await call(api.villages.reporters)).find(({ village }) => village === '荷东村')!;
    await call(api.villages.changeReporter, { params: { id }, body: { disabled: false } });
    Object.assign(server, { call });
    const dimension = { name: '村（居）', members: ['荷东村', '荷西村'] };
    await makeMetric(server, 'monthly_visits', { name: '当月入户', accrual: 'flow', span: 'month', rhythm: 'monthly', dimension });
    await makeMetric(server, 'held_visits', { name: '待审入户', accrual: 'flow', span: 'month', rhythm: 'monthly', dimension, needsApproval: true });
    [hedong, hexi] = [await signInAs('荷东村'), await signInAs('荷西村')];
  });

  test('is late also in a figure of the month that another village has already gone on to', async () => {
    for (const village of [hedong, hexi]) await report(village, 'monthly_visits', 4);
    const sentAt = clock;
    clock = Date.parse('2027-05-12T02:00:00Z');
    ({ call } = await server.signIn(server.by.account));
    hedong = await signInAs('荷东村');
    await report(hedong, 'monthly_visits', 6);
    expect(await rowOf('monthly_visits', '荷西村')).toMatchObject({ late: true, lastAsOf: sentAt, lastValue: 4 });
    expect(await rowOf('monthly_visits', '荷东村')).toMatchObject({ late: false, lastValue: 6 });
  });

  test('that hands in a month afterwards is not back in that month: its last value and what it owes stay', async () => {
    await report(hedong, 'monthly_visits', 2, { asOf: Date.parse('2027-01-15T02:00:00Z') });
    const item = (await items(hedong)).find(({ metric }) => metric === 'monthly_visits')!;
    expect(item).toMatchObject({ late: false, last: { value: 6 } });
  });

  test('is not called late for what it has sent and the town has not looked at yet', async () => {
    await report(hedong, 'held_visits', 5);
    expect(await rowOf('held_visits', '荷东村')).toMatchObject({ late: false, lastAsOf: clock, lastValue: 5 });
    expect(await rowOf('held_visits', '荷西村')).toMatchObject({ lastAsOf: null, lastValue: null });
  });

  test('has sent nothing once that was taken back, and what it was corrected to once it was corrected', async () => {
    hexi = await signInAs('荷西村');
    const sent = await report(hexi, 'held_visits', 7);
    const correct = (id: number, value: number | null) => call(api.readings.correct, { params: { id: String(id) }, body: { value, note: '填错了' } });
    const corrected = await correct(sent.reading!.id, 8);
    const asked = async () => ({ town: await rowOf('held_visits', '荷西村'), phone: (await items(hexi)).find(({ metric }) => metric === 'held_visits')! });
    expect(await asked()).toMatchObject({ town: { lastAsOf: sent.reading!.asOf, lastValue: 8 }, phone: { last: { value: 8 }, held: 1 } });
    await correct(corrected.id, null);
    expect(await asked()).toMatchObject({ town: { lastAsOf: null, lastValue: null }, phone: { last: null, held: 0 } });
  });

  test('that has many old months entered afterwards stands where it stood, on its phone as in the town’s list', async () => {
    const old = Array.from({ length: 60 }, (_, index) => ({ metric: 'monthly_visits', member: '荷东村', value: 900, asOf: Date.parse('2020-01-15T02:00:00Z') + index * 30 * DAY }));
    await call(api.readings.add, { body: { readings: old } });
    const [town, phone] = [await rowOf('monthly_visits', '荷东村'), (await items(hedong)).find(({ metric }) => metric === 'monthly_visits')!];
    expect(phone).toMatchObject({ late: false, dueAt: town.dueAt, last: { value: 6, asOf: town.lastAsOf } });
    expect((await report(hedong, 'monthly_visits', 7)).problem).toBeNull();
  });
});
