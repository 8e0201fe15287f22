import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { SourceView } from '../../../../server/protocol/rest/sources.ts';
import { metricDetails } from '../../../support/metric-details.ts';
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
const sourceNow = async (id: string, at = server) => (await at.call(api.sources.list)).find((source) => source.id === id)!;

/** Resolves when the desk would be told of a source that looks as wanted. */
function whenSource(id: string, wanted: (source: SourceView) => boolean, at = server): Promise<SourceView> {
  const { bus } = at.app.services;
  return new Promise((resolve) => {
    const look = (topic?: string) => {
      if (topic !== undefined && topic !== 'sources') return;
      void sourceNow(id, at).then((source) => {
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
  test('to be tried are checked by the same rules and not recorded; the interface shows that they arrived', async () => {
    const { token, id } = await addPush(['visitors', 'sessions']);
    const before = await readingsOf('visitors');
    const answer = await post(token!, { test: true, key: 'first', readings: [{ metric: 'visitors', value: 7 }, { metric: 'sessions', member: '荷东村', value: 1 }] });
    expect(await answer.json()).toEqual({ recorded: 0, repeated: false });
    expect(await sourceNow(id)).toMatchObject({ readings: 0, problem: null, lastOkAt: expect.any(Number) });
    expect((await post(token!, { test: true, readings: [{ metric: 'visitors', value: -7 }] })).status).toBe(400);
    expect((await sourceNow(id)).problem).toMatchObject({ code: 'reading-refused', detail: 'readings.0.value negative' });
    expect(await readingsOf('visitors')).toEqual(before);
    const sent = await post(token!, { key: 'first', readings: [{ metric: 'visitors', value: 8 }] });
    expect(await sent.json()).toEqual({ recorded: 1, repeated: false }); // the trial has not used up its key
    expect((await readingsOf('visitors'))[0]).toMatchObject({ value: 8 });
  });

  test('and refused for their form, their size or their number show in the state of the interface, and the next that is taken clears it', async () => {
    const { token, id } = await addPush(['visitors']);
    const good = { readings: [{ metric: 'visitors', value: 21 }] };
    const refused: [unknown, number, object][] = [
      ['{"readings":[{"metric":"visitors","value":NaN}]}', 400, { code: 'not-json' }],
      [{ readings: [{ metric: 'visitors', value: '21' }] }, 400, { code: 'wrong-shape', detail: expect.stringContaining('readings.0.value') }],
      [{ readings: Array(1_001).fill(good.readings[0]) }, 400, { code: 'wrong-shape' }],
      [JSON.stringify({ ...good, key: 'x'.repeat(9 * 1024 ** 2) }), 413, { code: 'too-large' }],
    ];
    for (const [body, status, problem] of refused) {
      expect((await post(token!, body)).status).toBe(status);
      expect((await sourceNow(id)).problem).toMatchObject(problem);
      expect((await post(token!, good)).status).toBe(200);
      expect((await sourceNow(id)).problem).toBeNull();
    }
    const flood = await Promise.all(Array.from({ length: 300 }, () => post(token!, good)));
    expect(flood.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
    const late = await Promise.all(Array.from({ length: 50 }, () => post(token!, good)));
    expect(late.some(({ status }) => status === 429)).toBe(true);
  });

  test('with a token that is wrong, void or of an interface that is off are refused in words for a machine’s keeper', async () => {
    const { token, id } = await addPush(['visitors']);
    await server.call(api.sources.renewToken, { params: { id } });
    for (const each of [token!, 'hp_wrong', '']) {
      const answer = await post(each, { readings: [{ metric: 'visitors', value: 21 }] });
      expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([401, 'wrong-push-token']);
    }
  });

  test('are looked at before the interface is made: what would be recorded, what would be refused and why', async () => {
    const settings = { kind: 'push', metrics: ['visitors', 'sessions'] } as const;
    const tried = (message: string) => server.call(api.sources.test, { body: { settings: { ...settings, metrics: [...settings.metrics] }, message } });
    const before = await readingsOf('sessions');
    const { problem, found } = await tried(JSON.stringify({ readings: [{ metric: 'visitors', value: 3 }, { metric: 'sessions', member: '荷花村', value: 1 }] }));
    expect(found).toMatchObject([{ metric: 'visitors', value: 3, problem: null }, { metric: 'sessions', member: '荷花村', problem: { code: 'reading-refused', detail: 'no-such-member' } }]);
    expect(problem).toMatchObject({ code: 'reading-refused' });
    const both = await tried(JSON.stringify({ readings: [{ metric: 'doubled', value: 1 }, { metric: 'visitors', value: -3 }] }));
    expect(both.found.map((each) => each.problem?.detail)).toEqual(['not-entered', 'negative']);
    expect((await tried('[{')).problem).toMatchObject({ code: 'not-json' });
    expect((await tried('{"readings":[{"metric":"visitors"}]}')).problem).toMatchObject({ code: 'wrong-shape', detail: expect.stringContaining('readings.0.value') });
    expect((await tried(JSON.stringify({ readings: [{ metric: 'doubled', value: 1 }] }))).found).toMatchObject([{ problem: { detail: 'not-entered' } }]);
    expect(await readingsOf('sessions')).toEqual(before);
  });

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

  test('are recorded once when the same key comes again while the first is under way', async () => {
    const { token } = await addPush(['sessions']);
    const before = (await readingsOf('sessions')).length;
    const { sources, db } = server.app.services;
    const body = { key: 'batch-8', test: false, readings: [{ metric: 'sessions', member: '荷东村', value: 3, note: '' }] };
    let sent: ReturnType<typeof sources.push>[] = [];
    await db.transaction().execute(async () => {
      sent = [sources.push(token!, body), sources.push(token!, body)]; // they wait for their turn side by side
    });
    expect((await Promise.all(sent)).map(({ repeated }) => repeated).toSorted()).toEqual([false, true]);
    expect(await readingsOf('sessions')).toHaveLength(before + 1);
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

  test('may begin its answer with a byte order mark, as Windows servers do', async () => {
    const url = await serve((_request, response) => response.end('\uFEFF{"hall":{"people":12},"at":"2026-03-09T08:00:00+08:00"}'));
    expect(await server.call(api.sources.test, { body: { settings: poll(url) } })).toMatchObject({ problem: null, found: [{ value: 12 }] });
  });

  test('may answer deeper than can be written out: what it would record is shown all the same', async () => {
    const deep = '['.repeat(400_000) + ']'.repeat(400_000);
    const url = await serve((_request, response) => response.end(`{"hall":{"people":12},"at":"2026-03-09T08:00:00+08:00","deep":${deep}}`));
    expect(await server.call(api.sources.test, { body: { settings: poll(url) } })).toMatchObject({ problem: null, found: [{ value: 12 }] });
  });

  test('takes a secret pasted with its line end, and says so of one that no header can hold', async () => {
    const url = await serve((request, response) => response.end(JSON.stringify({ hall: { people: request.headers.authorization === 'Bearer abc' ? 23 : 0 }, at: '2026-03-09T08:00:00+08:00' })));
    const test = (secret: string) => server.call(api.sources.test, { body: { settings: poll(url), secret } });
    expect(await test(' Bearer abc\n')).toMatchObject({ problem: null, found: [{ value: 23 }] });
    for (const secret of ['Bearer 令牌', 'Bearer a\r\nHost: b']) expect((await test(secret)).problem).toMatchObject({ code: 'bad-settings' });
  });

  test('whose address holds a name and a password keeps them as its secret, and shows neither', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.headers.authorization);
      response.end('{}');
    });
    const { id } = await server.call(api.sources.create, { body: { name: '老系统', enabled: true, settings: poll(url.replace('http://', 'http://town:s3cret@')) } });
    const failed = await whenSource(id, (source) => source.problem !== null);
    expect(asked[0]).toBe(`Basic ${Buffer.from('town:s3cret').toString('base64')}`);
    expect(failed).toMatchObject({ hasSecret: true, settings: { url } });
    expect(JSON.stringify(failed)).not.toContain('s3cret');
    await server.call(api.sources.remove, { params: { id } });
  });

  test('shows its kept secret to no other address: neither tried nor saved there', async () => {
    const stolen: (string | undefined)[] = [];
    const url = await serve((_request, response) => response.end('{}'));
    const elsewhere = await serve((request, response) => {
      stolen.push(request.headers.authorization);
      response.end('{}');
    });
    const { id, revision } = await server.call(api.sources.create, { body: { name: '县平台', enabled: false, settings: poll(url), secret: 'Bearer of-the-county' } });
    await server.call(api.sources.test, { body: { settings: poll(elsewhere), id } });
    const kept = await server.call(api.sources.update, { params: { id }, ifMatch: revision, body: { name: '县平台', enabled: false, settings: poll(`${url}/v2`) } });
    expect(kept.hasSecret).toBe(true); // another path of the same server
    const moved = await server.call(api.sources.update, { params: { id }, ifMatch: kept.revision, body: { name: '县平台', enabled: true, settings: poll(elsewhere) } });
    expect(moved.hasSecret).toBe(false);
    await whenSource(id, (source) => source.problem !== null);
    expect(stolen).toEqual([undefined, undefined]);
    await server.call(api.sources.remove, { params: { id } });
  });

  test('that is deleted while it is being asked brings nothing more', async () => {
    const asked = Promise.withResolvers<import('node:http').ServerResponse>();
    const url = await serve((_request, response) => asked.resolve(response));
    const { id } = await server.call(api.sources.create, { body: { name: '慢接口', enabled: true, settings: poll(url) } });
    const response = await asked.promise;
    await server.call(api.sources.remove, { params: { id } });
    const closed = new Promise((resolve) => response.on('close', resolve));
    response.setHeader('connection', 'close').end('{"hall":{"people":99},"at":"2026-03-09T08:00:00+08:00"}');
    await closed;
    await server.call(api.sources.list);
    expect((await readingsOf('visitors')).filter(({ source }) => source === id)).toEqual([]);
  });

  test('at a private address that is not allowed is refused when tried', async () => {
    const tried = await server.call(api.sources.test, { body: { settings: poll('http://10.0.0.7/figures') } });
    expect(tried.problem).toMatchObject({ code: 'private-address' });
  });

  test('whose times are before 1970 or to come brings nothing, and says so when it is tried as well', async () => {
    let at = '1969-07-20T20:17:00Z';
    const url = await serve((_request, response) => response.end(JSON.stringify({ hall: { people: 3 }, at })));
    const tried = async () => (await server.call(api.sources.test, { body: { settings: poll(url) } })).found;
    expect(await tried()).toMatchObject([{ value: 3, problem: { code: 'reading-refused', detail: 'too-early' } }]);
    const { id } = await server.call(api.sources.create, { body: { name: '旧钟', enabled: true, settings: poll(url) } });
    expect((await whenSource(id, (source) => source.problem !== null)).problem).toMatchObject({ code: 'reading-refused', detail: expect.stringContaining('too-early') as string });
    expect((await readingsOf('visitors')).filter(({ source }) => source === id)).toEqual([]);
    at = '2999-01-01T00:00:00Z';
    expect(await tried()).toMatchObject([{ problem: { code: 'reading-refused', detail: 'in-the-future' } }]);
    await server.call(api.sources.remove, { params: { id } });
  });

  test('for a sum needs the time of each event, or events would be added twice', async () => {
    const settings = { kind: 'poll' as const, url: 'http://127.0.0.1:1/', everySeconds: 10, picks: [{ metric: 'sessions', member: '荷东村', value: '$.n', asOf: '' }] };
    expect(await codeOf(server.call(api.sources.create, { body: { name: 'x', enabled: true, settings } }))).toBe('bad-input');
  });

  test('for a state that was made a sum says that it lacks its time, and adds nothing at each asking', async () => {
    const metric = await makeMetric(server, 'waiting_room', { name: '候办人数' });
    const url = await serve((_request, response) => response.end('{"n":18}'));
    const { id } = await server.call(api.sources.create, { body: { name: '候办', enabled: true, settings: { kind: 'poll', url, everySeconds: 10, picks: [{ metric: metric.id, member: '', value: '$.n', asOf: '' }] } } });
    await whenSource(id, (source) => source.readings === 1);
    await server.call(api.metrics.update, { params: { id: metric.id }, ifMatch: metric.revision, body: metricDetails({ accrual: 'flow', span: 'year' }) });
    await server.app.services.sources.start(); // asks at once
    expect((await whenSource(id, (source) => source.problem !== null)).problem).toEqual({ code: 'reading-refused', detail: 'waiting_room flow-needs-time' });
    expect(await readingsOf(metric.id)).toMatchObject([{ value: 18 }]);
    await server.call(api.sources.remove, { params: { id } });
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
  async function broker(port = 0): Promise<{ url: string; publish: (message: string, retain?: boolean) => Promise<unknown> }> {
    const aedes = await Aedes.createBroker();
    const tcp = createTcpServer(aedes.handle);
    await new Promise<void>((resolve) => tcp.listen(port, '127.0.0.1', resolve));
    const url = `mqtt://127.0.0.1:${(tcp.address() as AddressInfo).port}`;
    const client = await connectAsync(url);
    onTestFinished(async () => {
      await client.endAsync(true);
      aedes.close();
      tcp.close();
    });
    return { url, publish: (message, retain = true) => client.publishAsync('town/hall', message, { retain, qos: 1 }) };
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

  test('whose broker comes back is no longer said to be out of reach, also before the next message', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createTcpServer().listen(0, '127.0.0.1', () => {
        const free = (probe.address() as AddressInfo).port;
        probe.close(() => resolve(free));
      });
    });
    const { id } = await server.call(api.sources.create, { body: { name: '断续', enabled: true, settings: settings(`mqtt://127.0.0.1:${port}`) } });
    await whenSource(id, (source) => source.problem?.code === 'not-reachable');
    await broker(port);
    expect(await whenSource(id, (source) => source.problem === null)).toMatchObject({ lastOkAt: null });
    await server.call(api.sources.remove, { params: { id } });
  });

  test('counts an event once that the broker delivers several times in a row', async () => {
    const { url, publish } = await broker();
    const picks = [{ metric: 'sessions', member: '荷西村', value: '$.n', asOf: '$.at' }];
    const { id } = await server.call(api.sources.create, { body: { name: '会场签到', enabled: true, settings: { ...settings(url), picks } } });
    await publish('{"n":1,"at":"2026-03-09T08:00:00+08:00"}');
    await whenSource(id, (source) => source.readings === 1);
    const again = '{"n":7,"at":"2026-03-09T09:00:00+08:00"}';
    await Promise.all([again, again, again, again, again, 'the end'].map((message) => publish(message, false)));
    await whenSource(id, (source) => source.problem?.code === 'not-json');
    expect((await readingsOf('sessions')).filter(({ source }) => source === id).map(({ value }) => value)).toEqual([7, 1]);
    await server.call(api.sources.remove, { params: { id } });
  });

  test('adds up events without a time as they come, and not what the broker kept, which comes again with each connection', async () => {
    const { url, publish } = await broker();
    await publish('{"n":100}');
    const picks = [{ metric: 'sessions', member: '荷西村', value: '$.n', asOf: '' }];
    const { id } = await server.call(api.sources.create, { body: { name: '门闸', enabled: true, settings: { ...settings(url), picks } } });
    await whenSource(id, (source) => source.lastOkAt !== null);
    await publish('{"n":4}', false);
    await publish('{"n":4}', false);
    await whenSource(id, (source) => source.readings === 2);
    expect((await readingsOf('sessions')).filter(({ source }) => source === id).map(({ value }) => value)).toEqual([4, 4]);
    await server.call(api.sources.remove, { params: { id } });
  });

  test('can be tried first', async () => {
    const { url, publish } = await broker();
    await publish('{"people":8}');
    expect(await server.call(api.sources.test, { body: { settings: settings(url) } })).toMatchObject({ problem: null, found: [{ value: 8 }] });
    expect((await server.call(api.sources.test, { body: { settings: settings('mqtt://127.0.0.1:9') } })).problem).toMatchObject({ code: 'not-reachable' });
  });

  test('may be at a number of the newer kind over WebSocket, and what no connection can be made of is said; the server starts again with both', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heping-sources-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const first = await startServer({ dataDir: folder });
    await makeMetric(first, 'visitors');
    const urls = { 'ws://[::1]:9/mqtt': 'not-reachable', 'ws://127.0.0.1:9/mqtt#part': 'bad-settings' };
    for (const [url, code] of Object.entries(urls)) {
      expect((await first.call(api.sources.test, { body: { settings: settings(url) } })).problem, url).toMatchObject({ code });
      await first.call(api.sources.create, { body: { name: url, enabled: true, settings: settings(url) } });
    }
    await first.close();
    const second = await startServer({ dataDir: folder });
    onTestFinished(() => second.close());
    for (const { id, name } of await second.call(api.sources.list)) await whenSource(id, ({ problem }) => problem?.code === urls[name as keyof typeof urls], second);
  });

  test('whose address names no host is refused', async () => {
    for (const url of ['mqtt://', 'mqtt:hall', 'mqtts:/hall']) expect(await codeOf(server.call(api.sources.test, { body: { settings: settings(url) } })), url).toBe('bad-input');
  });
});
