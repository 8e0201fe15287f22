import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { api } from '../../../server/protocol/rest/index.ts';
import type { SimulatedScreen } from '../../../server/simulator/simulated-screen.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { makeSchedule, startFleet } from './fleet.ts';

const COUNT = 50;
const WAIT = { timeout: 15_000, interval: 20 };

let server: TestServer;
let fleet: SimulatedScreen[];

beforeAll(async () => {
  server = await startServer();
  fleet = await startFleet(server, COUNT);
  await vi.waitFor(() => expect(fleet.filter(({ state }) => state.online && state.sequence === 1)).toHaveLength(COUNT), WAIT);
});
afterAll(async () => {
  for (const screen of fleet) screen.stop();
  await server.close();
});

test('fifty paired screens are online and say plainly that they are simulated', async () => {
  const screens = await server.call(api.screens.list);
  expect(screens.filter(({ status }) => status.online && status.browser === 'Heping simulated screen')).toHaveLength(COUNT);
});

test('what is published is held, shown and acknowledged by every screen, and goes when it is withdrawn', async () => {
  const schedule = await makeSchedule(server.call, '平安荷塘');
  const { sequence } = await server.call(api.schedules.publish, { params: { id: schedule.id }, body: { revision: schedule.revision } });
  await vi.waitFor(() => expect(fleet.every(({ state }) => state.sequence === sequence && state.turn?.publication.sequence === sequence)).toBe(true), WAIT);
  await vi.waitFor(async () => {
    const { screens, reached, receipts } = await server.call(api.publications.get, { params: { sequence } });
    expect({ screens, reached }).toEqual({ screens: COUNT, reached: { received: COUNT, stored: COUNT, painted: COUNT } });
    expect(receipts.every(({ due, painted }) => due && painted !== null)).toBe(true);
  }, WAIT);
  await vi.waitFor(async () => expect((await server.call(api.schedules.get, { params: { id: schedule.id } })).state).toBe('on-screen'), WAIT);

  const withdrawn = await server.call(api.schedules.withdraw, { params: { id: schedule.id }, body: {} });
  await vi.waitFor(() => expect(fleet.every(({ state }) => state.sequence === withdrawn.sequence && state.turn === null && state.schedules.size === 0)).toBe(true), WAIT);
  await vi.waitFor(async () => {
    const { reached } = await server.call(api.publications.get, { params: { sequence: withdrawn.sequence } });
    expect(reached.painted).toBe(COUNT);
  }, WAIT);
});

test('an older publication sent again is refused by every screen and raises an alarm', async () => {
  const { log, bus } = server.app.services;
  const first = (await log.get(1))!;
  bus.emit('published', { sequence: 1, signed: { text: first.text, signature: first.signature, keyId: first.key_id } });
  await vi.waitFor(() => expect(fleet.every(({ state }) => state.refused.some(({ why, sequence }) => why === 'replayed' && sequence === 1))).toBe(true), WAIT);
  await vi.waitFor(async () => expect((await server.call(api.screens.list)).every(({ status }) => status.alarm?.code === 'replayed')).toBe(true), WAIT);
});

test('a publication with one byte changed is refused and changes nothing', async () => {
  const { log, bus } = server.app.services;
  const newest = (await log.get(log.state.sequence))!;
  const forged = newest.text.replace(`"sequence":${newest.sequence}`, `"sequence":${newest.sequence + 1}`);
  const [one] = fleet;
  const before = one!.state;
  bus.emit('published', { sequence: newest.sequence + 1, signed: { text: forged, signature: newest.signature, keyId: newest.key_id } });
  await vi.waitFor(() => expect(one!.state.refused.at(-1)?.why).toBe('bad-signature'), WAIT);
  expect(one!.state.sequence).toBe(before.sequence);
});

test('a new signing key is followed, and a screen that joins afterwards trusts it too', async () => {
  await server.call(api.town.rotateKey);
  const schedule = await makeSchedule(server.call, '珍爱生命　远离毒品');
  const { sequence } = await server.call(api.schedules.publish, { params: { id: schedule.id }, body: { revision: schedule.revision } });
  const [late] = await startFleet(server, 1, { details: { name: '后来的屏' } });
  await vi.waitFor(() => expect([...fleet, late!].every(({ state }) => state.turn?.publication.sequence === sequence)).toBe(true), WAIT);
  late!.stop();
});

test('a moved screen shows what is for its new place', async () => {
  const schedule = await makeSchedule(server.call, '共建共治共享');
  const { id, revision, playlist, recurrence, tier } = schedule;
  const edited = await server.call(api.schedules.update, {
    params: { id },
    ifMatch: revision,
    body: { name: '只给公园', playlist, recurrence, tier: tier === 'default' ? 'default' : 'scheduled', targets: { all: false, screens: [], groups: [], villages: [], venueKinds: ['park'] } },
  });
  const view = (await server.call(api.screens.list)).find(({ name }) => name === '屏 7')!;
  const { status: _, pairedAt: __, revoked: ___, id: screen, revision: at, ...details } = view;
  await server.call(api.screens.update, { params: { id: screen }, ifMatch: at, body: { ...details, venueKind: 'park' } });
  const { sequence } = await server.call(api.schedules.publish, { params: { id }, body: { revision: edited.revision } });
  await vi.waitFor(() => expect(fleet.filter(({ state }) => state.turn?.publication.sequence === sequence).map(({ state }) => state.screen)).toEqual([screen]), WAIT);
});

test('a revoked screen ends by itself and does not come back', async () => {
  const one = fleet.at(-1)!;
  await server.call(api.screens.revoke, { params: { id: one.state.screen } });
  await vi.waitFor(() => expect(one.state).toMatchObject({ revoked: true, online: false }), WAIT);
});
