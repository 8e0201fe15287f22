import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_TARGETS } from '../../../../server/domain/targets.ts';
import type { ReceiptRow } from '../../../../server/protocol/rest/programme.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makeSchedule, publish } from '../../support/desk.ts';
import { connectScreen, open, pairScreen, said, until } from '../../support/wall.ts';

let server: TestServer;
const screens: Record<string, Socket> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  server = await startServer();
  for (const [name, village] of [['东屏', '东村'], ['西屏', '西村'], ['南屏', '西村']] as const) {
    const paired = await pairScreen(server, name, { village, steward: { name: `${name}责任人`, phone: '12348' } });
    ids[name] = paired.screen;
    screens[name] = await connectScreen(server.url, paired.credential);
  }
});
afterAll(async () => {
  for (const socket of Object.values(screens)) socket.close();
  await server.close();
});

const board = (sequence: number) => server.call(api.publications.get, { params: { sequence } });
const tell = (name: string, sequence: number, stage: string, at = Date.now()) => said(screens[name]!, 'receipt', { sequence, stage, at });

test('the board fills per screen by the screens’ own word, and lists whom to call where it does not', async () => {
  const { id } = await makeSchedule(server, { targets: { ...NO_TARGETS, villages: ['西村'] } });
  const { sequence, issuedAt, screens: meant } = await publish(server, id);
  expect(meant).toBe(2);
  await tell('西屏', sequence, 'received', issuedAt);
  await tell('西屏', sequence, 'stored');
  await tell('西屏', sequence, 'painted');
  await tell('东屏', sequence, 'received'); // it hears of everything, though this is not for it
  const { reached, receipts } = await board(sequence);
  expect(reached).toEqual({ received: 1, stored: 1, painted: 1 });
  expect(receipts).toHaveLength(2);
  expect(receipts.find(({ name }) => name === '西屏')).toMatchObject({ online: true, received: 0, stored: expect.any(Number) as number, painted: expect.any(Number) as number, due: true });
  expect(receipts.find(({ name }) => name === '南屏')).toMatchObject({ received: null, stored: null, painted: null, steward: { name: '南屏责任人', phone: '12348' } });
});

test('what a stronger tier covers, or the clock does not call for, is not waited for', async () => {
  const dueAt = async (sequence: number) => Object.fromEntries((await board(sequence)).receipts.map(({ name, due }) => [name, due]));
  for (const id of server.app.services.log.state.schedules.keys()) await server.call(api.schedules.withdraw, { params: { id }, body: {} });
  const standby = await publish(server, (await makeSchedule(server, { tier: 'default' })).id);
  expect(await dueAt(standby.sequence)).toEqual({ 东屏: true, 西屏: true, 南屏: true });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  const details = { name: '专题', recurrence: { startDate: today, endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] } };
  const special = await makeSchedule(server, { ...details, targets: { ...NO_TARGETS, screens: [ids['西屏']!] } });
  const { sequence } = await publish(server, special.id);
  expect(await dueAt(standby.sequence)).toEqual({ 东屏: true, 西屏: false, 南屏: true });
  expect(await dueAt(sequence)).toEqual({ 西屏: true });
  await server.call(api.schedules.withdraw, { params: { id: special.id }, body: {} });
  expect(await dueAt(standby.sequence)).toEqual({ 东屏: true, 西屏: true, 南屏: true });
  const later = await publish(server, (await makeSchedule(server, { recurrence: { ...details.recurrence, startDate: '2999-01-01' } })).id);
  expect(await dueAt(later.sequence)).toEqual({ 东屏: false, 西屏: false, 南屏: false });
});

test('the first word for a stage stays, and a wrong clock is believed only that it was by now', async () => {
  const { sequence, issuedAt } = await publish(server, (await makeSchedule(server)).id);
  await tell('东屏', sequence, 'painted', issuedAt + 1);
  await tell('东屏', sequence, 'painted', issuedAt + 5_000);
  await tell('西屏', sequence, 'painted', Date.now() + 10 * 365 * 86_400_000);
  await tell('南屏', sequence, 'painted', 0);
  const painted = Object.fromEntries((await board(sequence)).receipts.map((row) => [row.name, row.painted]));
  expect(painted['东屏']).toBe(1);
  for (const name of ['西屏', '南屏']) {
    expect(painted[name]).toBeGreaterThanOrEqual(0);
    expect(painted[name]).toBeLessThan(60_000);
  }
});

test('a screen speaks only for itself, and not of what was never published', async () => {
  const head = server.app.services.log.state.sequence;
  await tell('东屏', head + 1_000, 'painted');
  expect(await server.app.services.db.selectFrom('receipt').selectAll().where('sequence', '>', head).execute()).toEqual([]);
  const { sequence } = await publish(server, (await makeSchedule(server)).id);
  await said(screens['东屏']!, 'receipt', { sequence, stage: 'received', at: Date.now(), screen: ids['西屏'] });
  expect((await board(sequence)).receipts.filter(({ received }) => received !== null).map(({ name }) => name)).toEqual(['东屏']);
});

test('a revoked screen is no longer waited for', async () => {
  const { screen, credential } = await pairScreen(server, '北屏');
  const socket = await connectScreen(server.url, credential);
  const { sequence } = await publish(server, (await makeSchedule(server)).id);
  await said(socket, 'receipt', { sequence, stage: 'received', at: Date.now() });
  expect((await board(sequence)).screens).toBe(4);
  await server.call(api.screens.revoke, { params: { id: screen } });
  expect(await board(sequence)).toMatchObject({ screens: 3, reached: { received: 0 } });
  socket.close();
});

test('a desk that watches hears of each step, until it stops watching', async () => {
  const desk = await open(server.url, '/desk', { extraHeaders: { cookie: server.cookie } });
  const heard: ReceiptRow[] = [];
  desk.on('receipts', ({ rows }: { rows: ReceiptRow[] }) => heard.push(...rows));
  const { sequence } = await publish(server, (await makeSchedule(server)).id);
  await said(desk, 'watch', { sequence });
  await tell('东屏', sequence, 'received');
  await tell('东屏', sequence, 'stored');
  await until(() => heard.at(-1), (row) => row?.screen === ids['东屏'] && row?.stored !== null);
  await said(desk, 'unwatch', { sequence });
  const count = heard.length;
  await tell('西屏', sequence, 'received');
  await said(desk, 'unwatch', { sequence }); // whatever was on its way has come before this answer
  expect(heard).toHaveLength(count);
  desk.close();
});

test('a withdrawal has a board of its own, for the screens of what it withdraws', async () => {
  const { id } = await makeSchedule(server, { targets: { ...NO_TARGETS, villages: ['西村'] } });
  await publish(server, id);
  const { sequence } = await server.call(api.schedules.withdraw, { params: { id }, body: {} });
  await tell('南屏', sequence, 'received');
  expect(await board(sequence)).toMatchObject({ kind: 'withdraw', screens: 2, reached: { received: 1, stored: 0, painted: 0 } });
});
