import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { api } from '../../../server/protocol/rest/index.ts';
import type { SimulatedScreen } from '../../../server/simulator/simulated-screen.ts';
import { startKillable, type KillableServer } from '../../support/killable-server.ts';
import { type Call, caller, PASSWORD } from '../../support/server.ts';
import { makeSchedule, startFleet } from './fleet.ts';

const WAIT = { timeout: 45_000, interval: 100 };
const COUNT = 8;

let dataDir: string;
let server: KillableServer;
let fleet: SimulatedScreen[] = [];
let call: Call;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'heping-kill-'));
  server = await startKillable(dataDir);
  const body = { token: server.setUpToken, username: 'admin', name: '管理员', password: PASSWORD, town: { name: '荷塘镇', timeZone: 'Asia/Shanghai' }, sample: false };
  const response = await fetch(`${server.url}/api/v1/set-up`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  call = caller(server.url, response.headers.getSetCookie()[0]!.split(';')[0]!);
});
afterAll(async () => {
  for (const screen of fleet) screen.stop();
  await server.kill();
  await rm(dataDir, { recursive: true, force: true });
});

test('every play made before, during and after a killed server is in the ledger exactly once', { timeout: 120_000 }, async () => {
  fleet = await startFleet({ url: server.url, call }, COUNT);
  const schedule = await makeSchedule(call, '平安荷塘', [1, 1]);
  await call(api.schedules.publish, { params: { id: schedule.id }, body: { revision: schedule.revision } });
  const committed = () => fleet.map(({ state }) => state.plays.highest - state.plays.pending);
  await vi.waitFor(() => expect(committed().every((count) => count >= 2)).toBe(true), WAIT);

  await server.kill();
  const whenKilled = fleet.map(({ state }) => state.plays.highest);
  await vi.waitFor(() => expect(fleet.every(({ state }) => !state.online && state.plays.pending >= 2)).toBe(true), WAIT);
  server = await startKillable(dataDir, server.port);
  await vi.waitFor(() => expect(committed().every((count, index) => count > whenKilled[index]! + 2)).toBe(true), WAIT);

  const sent = committed();
  for (const screen of fleet) screen.stop(); // what was under way may still arrive
  await vi.waitFor(async () => {
    const plays = (await allRecords()).sort((a, b) => a.number - b.number);
    for (const [index, { state }] of fleet.entries()) {
      const numbers = plays.filter(({ screen }) => screen === state.screen).map(({ number }) => number);
      expect(numbers.length).toBeGreaterThanOrEqual(sent[index]!);
      expect(numbers).toEqual(numbers.map((_, position) => position + 1));
    }
    const { total } = await call(api.ledger.counts, { query: { by: 'screen', from: DAYS.from, to: DAYS.to } });
    expect(total.plays).toBe(plays.filter(({ counted }) => counted).length);
  }, WAIT);
  expect((await call(api.ledger.gaps)).every(({ missing }) => missing === 0)).toBe(true);
});

const DAYS = { from: '2020-01-01', to: '2099-12-31' };
type Play = Awaited<ReturnType<typeof page>>['rows'][number];
const page = (offset: number) => call(api.ledger.records, { query: { ...DAYS, offset } });
async function allRecords(): Promise<Play[]> {
  const all: Play[] = [];
  for (let more = true; more; ) {
    const next = await page(all.length);
    all.push(...next.rows);
    more = next.more;
  }
  return all;
}
