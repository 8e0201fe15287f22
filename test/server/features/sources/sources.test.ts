import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { SourceView } from '../../../../server/protocol/rest/sources.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makeMetric } from '../../support/metrics.ts';
import { codeOf } from '../../support/refusal.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ sourceHosts: ['127.0.0.1'] });
  await makeMetric(server, 'visitors', { name: '大厅人数', unit: '人', rhythm: 'live' });
  await makeMetric(server, 'sessions', { accrual: 'flow', span: 'year', dimension: { name: '村（居）', members: ['荷东村', '荷西村'] } });
  await makeMetric(server, 'doubled', { source: { kind: 'formula', expression: 'visitors * 2' } });
});
afterAll(() => server.close());

const post = (token: string, body: unknown) =>
  fetch(`${server.url}/api/v1/push`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const addPush = (metrics: string[]) => server.call(api.sources.create, { body: { name: '政务平台', enabled: true, settings: { kind: 'push', metrics } } });
const readingsOf = async (metric: string) => (await server.call(api.readings.list, { query: { metric } })).rows;
const sourceNow = async (id: string) => (await server.call(api.sources.list)).find((source) => source.id === id)!;

/** Resolves when the desk would be told of a source that looks as wanted. */
function whenSource(id: string, wanted: (source: SourceView) => boolean): Promise<SourceView> {
  const { bus } = server.app.services;
  return new Promise((resolve) => {
    const look = (topic?: string) => {
      if (topic !== undefined && topic !== 'sources') return;
      void sourceNow(id).then((source) => {
        if (!source || !wanted(source)) return;
        bus.off('changed', look);
        resolve(source);
      });
    };
    bus.on('changed', look);
    look();
  });
}

async function serve(listener: RequestListener): Promise<string> {
  const http = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/figures`;
}

describe('readings that are pushed', () => {
  test('are recorded with the interface as their source', async () => {
    const { token, id } = await addPush(['visitors']);
    const answer = await post(token!, { readings: [{ metric: 'visitors', value: 42, asOf: 1_772_934_600_000, note: '一楼大厅' }] });
    expect(await answer.json()).toEqual({ recorded: 1, repeated: false });
    expect((await readingsOf('visitors'))[0]).toMatchObject({ value: 42, asOf: 1_772_934_600_000, sourceKind: 'interface', source: id, sourceName: '政务平台', note: '一楼大厅' });
    expect(await sourceNow(id)).toMatchObject({ readings: 1, problem: null });
  });

  test('are recorded once when the same key comes again', async () => {
    const { token } = await addPush(['sessions']);
    const body = { key: 'batch-7', readings: [{ metric: 'sessions', member: '荷东村', value: 3 }] };
    await post(token!, body);
    const before = (await readingsOf('sessions')).length;
    expect(await (await post(token!, body)).json()).toEqual({ recorded: 1, repeated: true });
    expect(await readingsOf('sessions')).toHaveLength(before);
  });

  test('are all refused when one of them is wrong, and the state says which', async () => {
    const { token, id } = await addPush(['visitors', 'sessions']);
    const before = (await readingsOf('visitors')).length;
    const answer = await post(token!, { readings: [{ metric: 'visitors', value: 1 }, { metric: 'visitors', value: -1 }] });
    expect(answer.status).toBe(400);
    expect(await readingsOf('visitors')).toHaveLength(before);
    expect((await sourceNow(id)).problem).toMatchObject({ code: 'reading-refused', detail: expect.stringContaining('negative') as string });
  });

  test.each(['{"readings":[{"metric":"visitors","value":1e999}]}', '{"readings":[{"metric":"visitors","value":"12"}]}', '{"readings":[{"metric":"visitors","value":NaN}]}', '[]', 'null', '{"readings":[]}'])('as %s are refused', async (body) => {
    const { token } = await addPush(['visitors']);
    expect((await post(token!, body)).status).toBe(400);
  });

  test('for a metric the interface may not bring are refused', async () => {
    const { token } = await addPush(['visitors']);
    expect((await post(token!, { readings: [{ metric: 'sessions', member: '荷东村', value: 1 }] })).status).toBe(400);
  });

  test('with an unknown, renewed or disabled token are refused', async () => {
    const { token, id } = await addPush(['visitors']);
    const body = { readings: [{ metric: 'visitors', value: 5 }] };
    expect((await post('hp_wrong', body)).status).toBe(401);
    expect((await post('', body)).status).toBe(401);
    const renewed = await server.call(api.sources.renewToken, { params: { id } });
    expect((await post(token!, body)).status).toBe(401);
    expect((await post(renewed.token, body)).status).toBe(200);
    const source = await sourceNow(id);
    await server.call(api.sources.update, { params: { id }, ifMatch: source.revision, body: { name: source.name, enabled: false, settings: source.settings } });
    expect((await post(renewed.token, body)).status).toBe(401);
  });

  test('never show their token again, and it is not kept', async () => {
    const { token, id } = await addPush(['visitors']);
    expect(JSON.stringify(await server.call(api.sources.list))).not.toContain(token);
    const row = await server.app.services.db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('with a name full of markup keep it as text', async () => {
    const { token } = await addPush(['visitors']);
    const note = '<img src=x onerror=alert(1)>';
    await post(token!, { readings: [{ metric: 'visitors', value: 6, note }] });
    expect((await readingsOf('visitors'))[0]!.note).toBe(note);
  });
});

describe('an interface that is asked', () => {
  const poll = (url: string, everySeconds = 10) => ({ kind: 'poll' as const, url, everySeconds, picks: [{ metric: 'visitors', member: '', value: '$.hall.people', asOf: '$.at' }] });

  test('brings its figure, and the same one again is not recorded twice', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.end(JSON.stringify({ hall: { people: 17 }, at: '2026-03-09T08:00:00+08:00' }));
    });
    const { id, revision, settings, name } = await server.call(api.sources.create, { body: { name: '大厅系统', enabled: true, settings: poll(url) } });
    await whenSource(id, (source) => source.lastOkAt !== null);
    const [reading] = (await readingsOf('visitors')).filter(({ source }) => source === id);
    expect(reading).toMatchObject({ value: 17, asOf: Date.parse('2026-03-09T00:00:00Z') });
    const again = await server.call(api.sources.update, { params: { id }, ifMatch: revision, body: { name, enabled: true, settings } }); // asks at once
    await whenSource(id, (source) => source.lastOkAt !== null && asked >= 2);
    expect((await readingsOf('visitors')).filter(({ source }) => source === id)).toHaveLength(1);
    await server.call(api.sources.update, { params: { id }, ifMatch: again.revision, body: { name, enabled: false, settings } });
  });

  test('that fails says why in its state and brings nothing; what was there stays', async () => {
    const before = await readingsOf('visitors');
    const url = await serve((_request, response) => response.end('<html>login</html>'));
    const { id } = await server.call(api.sources.create, { body: { name: '坏接口', enabled: true, settings: poll(url) } });
    const failed = await whenSource(id, (source) => source.problem !== null);
    expect(failed.problem).toMatchObject({ code: 'not-json' });
    expect(await readingsOf('visitors')).toEqual(before);
    expect((await server.call(api.overview.get)).attention).toContainEqual(expect.objectContaining({ code: 'source-failing', subject: { kind: 'source', id, name: '坏接口' } }));
    await server.call(api.sources.remove, { params: { id } });
    expect((await server.call(api.overview.get)).attention.filter(({ subject }) => subject.id === id)).toEqual([]);
  });

  test('can be tried first: what it would record is shown, nothing is recorded', async () => {
    const url = await serve((request, response) => response.end(JSON.stringify({ hall: { people: request.headers.authorization === 'Bearer abc' ? 23 : 0 }, at: '2026-03-09T08:00:00+08:00' })));
    const before = (await readingsOf('visitors')).length;
    const tried = await server.call(api.sources.test, { body: { settings: poll(url), secret: 'Bearer abc' } });
    expect(tried).toMatchObject({ problem: null, found: [{ metric: 'visitors', value: 23 }] });
    expect(await readingsOf('visitors')).toHaveLength(before);
  });

  test('at a private address that is not allowed is refused when tried', async () => {
    const tried = await server.call(api.sources.test, { body: { settings: poll('http://10.0.0.7/figures') } });
    expect(tried.problem).toMatchObject({ code: 'private-address' });
  });

  test('for a sum needs the time of each event, or events would be added twice', async () => {
    const settings = { kind: 'poll' as const, url: 'http://127.0.0.1:1/', everySeconds: 10, picks: [{ metric: 'sessions', member: '荷东村', value: '$.n', asOf: '' }] };
    expect(await codeOf(server.call(api.sources.create, { body: { name: 'x', enabled: true, settings } }))).toBe('bad-input');
  });

  test('with an unreadable path, an unknown metric or one that is worked out is refused before it is saved', async () => {
    const base = { metric: 'visitors', member: '', value: '$.n', asOf: '' };
    for (const change of [{ value: 'process.exit()' }, { metric: 'nothing' }, { metric: 'doubled' }, { member: '外村' }]) {
      const settings = { kind: 'poll' as const, url: 'http://127.0.0.1:1/', everySeconds: 10, picks: [{ ...base, ...change }] };
      expect(await codeOf(server.call(api.sources.create, { body: { name: 'x', enabled: true, settings } })), JSON.stringify(change)).toBe('bad-input');
    }
  });
});

describe('an interface that is listened to (MQTT)', () => {
  async function broker(): Promise<{ url: string; publish: (message: string) => Promise<unknown> }> {
    const aedes = await Aedes.createBroker();
    const tcp = createTcpServer(aedes.handle);
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const url = `mqtt://127.0.0.1:${(tcp.address() as AddressInfo).port}`;
    const client = await connectAsync(url);
    onTestFinished(async () => {
      await client.endAsync(true);
      aedes.close();
      tcp.close();
    });
    return { url, publish: (message) => client.publishAsync('town/hall', message, { retain: true, qos: 1 }) };
  }
  const settings = (url: string) => ({ kind: 'mqtt' as const, url, topic: 'town/hall', username: '', picks: [{ metric: 'visitors', member: '', value: '$.people', asOf: '' }] });

  test('brings each message as a reading, and a broken one costs only itself', async () => {
    const { url, publish } = await broker();
    await publish('{"people":31}');
    const { id } = await server.call(api.sources.create, { body: { name: '门口计数器', enabled: true, settings: settings(url) } });
    await whenSource(id, (source) => source.readings === 1);
    await publish('not json');
    await whenSource(id, (source) => source.problem?.code === 'not-json');
    await publish('{"people":32}');
    await whenSource(id, (source) => source.readings === 2 && source.problem === null);
    expect((await readingsOf('visitors')).filter(({ source }) => source === id).map(({ value }) => value)).toEqual([32, 31]);
    await server.call(api.sources.remove, { params: { id } });
  });

  test('can be tried first', async () => {
    const { url, publish } = await broker();
    await publish('{"people":8}');
    expect(await server.call(api.sources.test, { body: { settings: settings(url) } })).toMatchObject({ problem: null, found: [{ value: 8 }] });
    expect((await server.call(api.sources.test, { body: { settings: settings('mqtt://127.0.0.1:9') } })).problem).toMatchObject({ code: 'not-reachable' });
  });
});
