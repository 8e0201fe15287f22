import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_TARGETS } from '../../../../server/domain/targets.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makeSchedule, publish } from '../../support/desk.ts';
import { pairScreen, screenDetails } from '../../support/wall.ts';

const START = Date.UTC(2026, 4, 5, 2);
const HOUR = 3_600_000;
let now = START;
let server: TestServer;
let id: string;
const ALWAYS = { startDate: '2026-05-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] };

beforeAll(async () => {
  server = await startServer({ now: () => now });
  ({ screen: id } = await pairScreen(server, '一号屏', { village: '东村' }));
});
afterAll(() => server.close());

const at = async (instant?: number, count = 1) => server.call(api.screens.timeline, { params: { id }, query: { ...(instant === undefined ? {} : { at: instant }), count } });
const titleAt = async (instant: number) => (await at(instant)).turns[0]?.scheduleTitle ?? null;

test('“what was on then” uses the log and the screen as they were then', async () => {
  now = START + HOUR;
  const east = await makeSchedule(server, { name: '东村的', recurrence: ALWAYS, targets: { ...NO_TARGETS, villages: ['东村'] } });
  await publish(server, east.id);
  await pairScreen(server, '西屏', { village: '西村' });
  const west = await makeSchedule(server, { name: '西村的', recurrence: ALWAYS, targets: { ...NO_TARGETS, villages: ['西村'] } });
  await publish(server, west.id);

  now = START + 2 * HOUR; // the screen moves to the other village
  const { revision } = await server.call(api.screens.get, { params: { id } });
  await server.call(api.screens.update, { params: { id }, ifMatch: revision, body: screenDetails('一号屏', { village: '西村' }) });

  now = START + 3 * HOUR;
  await server.call(api.schedules.withdraw, { params: { id: west.id }, body: {} });

  now = START + 4 * HOUR;
  const told = [];
  for (const hours of [0.5, 1.5, 2.5, 3.5]) told.push(await titleAt(START + hours * HOUR));
  expect(told).toEqual([null, '东村的', '西村的', null]);
});

test('“now and next” follows without a gap, and says when it next changes', async () => {
  now = Date.UTC(2026, 4, 5, 6, 59); // 14:59 in Shanghai
  const noon = await makeSchedule(server, { name: '午后', recurrence: { ...ALWAYS, windows: [{ from: '15:00', to: '15:01' }] } }, ['学法', '用法']);
  await publish(server, noon.id);
  const { turns, nextChange } = await at(undefined, 8);
  expect(turns).toHaveLength(8);
  expect(turns[0]).toMatchObject({ scheduleTitle: '午后', index: 0, startsAt: Date.UTC(2026, 4, 5, 7) });
  expect(nextChange).toBe(Date.UTC(2026, 4, 5, 7));
  turns.slice(0, 3).forEach((turn, index) => expect(turns[index + 1]!.startsAt).toBe(turn.endsAt));
  expect(turns[3]!.endsAt).toBe(Date.UTC(2026, 4, 5, 7, 1));
  expect(turns[4]!.startsAt).toBe(Date.UTC(2026, 4, 6, 7)); // the same on the day after
});

test.each(['-1', 'soon', '1e99', '253402300799000'])('an instant of %s ends in an answer', async (instant) => {
  const response = await fetch(`${server.url}/api/v1/screens/${id}/timeline?at=${instant}`, { headers: { cookie: server.cookie } });
  expect([200, 400]).toContain(response.status);
});
