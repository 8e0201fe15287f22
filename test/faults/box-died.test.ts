import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { publishItems } from '../e2e/support/programme.ts';
import { BLUE, isNear, lit, openDisplay, openScreen, RED, untilLit } from '../e2e/support/screen-page.ts';
import { uploadColour, uploadMedia } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('a box that dies', () => {
  let server: TestServer;
  let chromium: TestChromium;
  let profile: string;
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'heping-profile-'));
    [server, chromium] = await Promise.all([startWallServer(), startChromium(profile)]);
  });
  afterEach(async () => {
    await chromium?.close();
    await server?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test('by SIGKILL is lit with its content again within ten seconds, and no play is lost or counted twice (fault 27)', async () => {
    const { page, screen } = await openScreen(server, chromium.profile, '杀进程屏');
    const [red, blue] = [await uploadColour(server, 'red'), await uploadColour(server, 'blue')];
    await publishItems(server, [[red.id, 1_000], [blue.id, 1_000]]);
    await untilLit(page, BLUE);
    await until(() => server.call(api.ledger.records, { query: {} }), ({ rows }) => rows.length >= 3);
    await chromium.kill();

    const startedAt = performance.now();
    chromium = await startChromium(profile);
    const restarted = await openDisplay(server, chromium.profile);
    await until(() => lit(restarted), (colour) => isNear(colour, RED) || isNear(colour, BLUE));
    expect(performance.now() - startedAt).toBeLessThan(10_000);

    const { rows } = await until(() => server.call(api.ledger.records, { query: {} }), (answer) => answer.rows.length >= 7);
    const numbers = rows.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(new Set(rows.map(({ installation }) => installation)).size).toBe(1);
    expect(await server.call(api.ledger.gaps)).toMatchObject([{ screen: screen.id, missing: 0 }]);
  });

  test('by a power cut in the middle of a download plays the last good content offline, and goes on with the download later (fault 32)', async () => {
    const { page } = await openScreen(server, chromium.profile, '断电屏');
    await publishItems(server, [[(await uploadColour(server, 'red')).id, 2_000]]);
    await untilLit(page, RED);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const film = await uploadMedia(server, 'sample/films/drug-free.mp4');
    const half = new Promise<void>((resolve) => {
      void page.route('**/media/*', async (route) => {
        const response = await route.fetch();
        resolve(); // the bytes are on their way when the power goes
        await new Promise((later) => setTimeout(later, 500));
        await route.fulfill({ response }).catch(() => {});
      });
    });
    await publishItems(server, [[film.id, 4_000]]);
    await half;
    await chromium.kill();
    const { dataDir } = server;
    const port = server.app.port;
    await server.app.close();

    chromium = await startChromium(profile);
    const offline = await openDisplay({ url: `http://127.0.0.1:${port}` }, chromium.profile);
    await untilLit(offline, RED);

    const back = await startWallServer({ dataDir, port });
    await offline.locator('hp-stage .front hp-film').waitFor({ state: 'attached', timeout: 40_000 });
    server = { ...back, close: async () => {
      await back.close();
      await rm(dataDir, { recursive: true, force: true });
    } };
  });

  test('and a server that is gone all the while: it goes on playing, and its plays come afterwards exactly once', async () => {
    const { page, screen } = await openScreen(server, chromium.profile, '断网屏');
    const [red, blue] = [await uploadColour(server, 'red'), await uploadColour(server, 'blue')];
    await publishItems(server, [[red.id, 1_000], [blue.id, 1_000]]);
    await untilLit(page, RED);
    const { dataDir } = server;
    const port = server.app.port;
    await server.app.close();
    for (const colour of [BLUE, RED, BLUE, RED]) await untilLit(page, colour);

    const back = await startWallServer({ dataDir, port });
    server = { ...back, close: async () => {
      await back.close();
      await rm(dataDir, { recursive: true, force: true });
    } };
    const { rows } = await until(() => server.call(api.ledger.records, { query: {} }), (answer) => answer.rows.length >= 6, 40_000);
    const numbers = rows.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(await server.call(api.ledger.gaps)).toMatchObject([{ screen: screen.id, missing: 0 }]);
    const starts = rows.map(({ startedAt }) => startedAt).sort((a, b) => a - b);
    const gaps = starts.slice(2).map((at, index) => at - starts[index + 1]!); // the first was joined in its middle
    expect(Math.min(...gaps)).toBeGreaterThan(300);
  });
});
