import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../../server/protocol/rest/index.ts';
import type { SimulatedScreen } from '../../../server/simulator/simulated-screen.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { design, makeMetric, read, widget } from '../features/boards/support.ts';
import { publish, scheduleDetails } from '../support/desk.ts';
import { until } from '../support/wall.ts';
import { startFleet } from './fleet.ts';

let server: TestServer;
let fleet: SimulatedScreen[] = [];

beforeAll(async () => {
  server = await startServer();
  await makeMetric(server, 'sessions');
  await read(server, 'sessions', 1012);
});
afterAll(async () => {
  for (const screen of fleet) screen.stop();
  await server.close();
});

test('a simulated screen follows the boards published to it and says what it has of each', async () => {
  const { id, sha256 } = await server.call(api.boards.create, { body: { design: design([widget('sessions', 'sessions')]) } });
  const playlist = await server.call(api.playlists.create, { body: { name: '大屏', entries: [{ content: id, durationMs: 1_000 }] } });
  const schedule = await server.call(api.schedules.create, { body: scheduleDetails(playlist.id) });
  fleet = await startFleet(server, 2);
  await until(() => fleet.every(({ state }) => state.online), Boolean);
  expect(server.app.services.channels.openCount()).toBe(0);
  await publish(server, schedule.id);
  const painted = await until(
    () => server.call(api.boards.screens, { params: { id } }),
    (rows) => rows.length === 2,
  );
  for (const row of painted) expect(row).toMatchObject({ online: true, design: sha256, current: true, sent: row.painted });
  await read(server, 'sessions', 1013);
  const next = await until(
    () => server.call(api.boards.screens, { params: { id } }),
    (rows) => rows.every(({ painted: number }) => number === painted[0]!.painted + 1),
  );
  for (const { lagMs } of next) expect(lagMs).toBeLessThan(10_000);

  await server.call(api.schedules.withdraw, { params: { id: schedule.id }, body: {} });
  expect(
    await until(
      () => server.call(api.boards.screens, { params: { id } }),
      (rows) => rows.length === 0,
    ),
  ).toEqual([]);
});
