import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { session } from '../../control-panel/data/session.ts';
import { Outbox } from '../../control-panel/features/villages/outbox.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { makeMetric } from '../server/support/metrics.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await startServer();
  const dimension = { name: '村（居）', members: ['荷东村'] };
  for (const id of ['visits', 'lectures', 'disputes']) await makeMetric(server, id, { accrual: 'flow', span: 'year', dimension });
  const { id } = await server.call(api.villages.addReporter, { body: { village: '荷东村', name: '陈村干', password: 'lotus-village-01' } });
  ({ cookie } = await server.signIn(id));
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllGlobals());

const { fetch } = globalThis;
const readings = async () => (await server.call(api.readings.list)).rows.map(({ metric, value }) => `${metric} ${value}`).toSorted();
const entered = (metric: string, value: number, pictures: readonly Blob[] = []) => ({ metric, words: metric, value, note: '', pictures, evidence: [] });

/** A phone with this village signed in. @param before waited for before a call reaches the server */
async function phone(before: (path: string) => Promise<void> = async () => {}): Promise<Outbox> {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (!path.startsWith('/')) return fetch(path, init); // not the phone's
    await before(path);
    return fetch(server.url + path, { ...init, headers: { ...(init.headers as Record<string, string>), cookie } });
  });
  await session.refresh();
  const outbox = new Outbox({ addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) }, () => {});
  outbox.hostUpdate();
  return outbox;
}

test('a village’s damaged picture keeps none of its other figures on the phone, and can be changed', async () => {
  const outbox = await phone();
  await outbox.add(entered('visits', 1, [new Blob(['no picture'], { type: 'image/jpeg' })]));
  await outbox.add(entered('lectures', 2));
  expect(await outbox.send()).toBe(1);
  expect(await readings()).toEqual(['lectures 2']);
  expect(outbox.drafts).toMatchObject([{ metric: 'visits', problem: 'picture', pictures: [] }]);
  expect(outbox.waiting).toEqual([]);
  await outbox.add(entered('visits', 1));
  expect(await outbox.send()).toBe(1);
  expect(outbox.drafts).toEqual([]);
});

test('a figure changed while another’s picture is on its way is counted once, as changed', async () => {
  const counted = await readings();
  const onItsWay = Promise.withResolvers<void>();
  const mayGoOn = Promise.withResolvers<void>();
  const outbox = await phone(async (path) => {
    if (!path.endsWith('/evidence')) return;
    onItsWay.resolve();
    await mayGoOn.promise;
  });
  await outbox.add(entered('visits', 3, [new Blob(['no picture'])]));
  await outbox.add(entered('disputes', 7));
  const sending = outbox.send();
  await onItsWay.promise;
  await outbox.drop(outbox.drafts.find(({ metric }) => metric === 'disputes')!.key);
  await outbox.add(entered('disputes', 8));
  mayGoOn.resolve();
  await sending;
  await outbox.send();
  expect(await readings()).toEqual([...counted, 'disputes 8'].toSorted());
  expect(outbox.drafts).toMatchObject([{ metric: 'visits', problem: 'picture' }]);
});
