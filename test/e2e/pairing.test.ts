import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { screenDetails, until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { publishItems } from './support/programme.ts';
import { openScreen, pairingCode, pairPage, RED, untilLit } from './support/screen-page.ts';
import { uploadColour } from './support/upload.ts';
import { startWallServer } from './support/wall-server.ts';

describeInChromium('a paired screen', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('shows its name when asked who it is, and takes it away again', async () => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), '东门条屏');
    await until(async () => (await server.call(api.screens.get, { params: { id: screen.id } })).status.online, Boolean);
    await server.call(api.screens.identify, { params: { id: screen.id } });
    const badge = page.locator('hp-stage .badge');
    await badge.waitFor();
    expect(await badge.innerText()).toContain('东门条屏');
    await badge.waitFor({ state: 'detached', timeout: 15_000 });
    await page.context().close();
  });

  test('keeps its pairing code as long as it is good, whatever time the box believes it is', async () => {
    const page = await (await chromium.browser.newContext()).newPage();
    await page.clock.install({ time: Date.now() + 8 * 3_600_000 });
    await page.goto(`${server.url}/display/`);
    const code = await pairingCode(page);
    const before = await page.evaluate(() => performance.now());
    await page.clock.fastForward(15_000);
    expect(await page.evaluate(() => performance.now())).toBeGreaterThan(before + 14_000);
    await server.call(api.screens.pair, { body: { code, ...screenDetails('快八小时的屏') } });
    await page.locator('hp-stage').waitFor({ state: 'attached' });
    await page.context().close();
  });

  test('shows the pairing code within five seconds of being revoked, gets no more media, and can be paired anew', async () => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), '会撤销的屏');
    const red = await uploadColour(server, 'red');
    const mediaCall = page.waitForRequest((request) => request.url().includes('/media/'));
    await publishItems(server, [[red.id, 2_000]]);
    const { authorization } = await (await mediaCall).allHeaders();
    await untilLit(page, RED);
    const ask = () => fetch(`${server.url}/media/${(red.visual as { image: { sha256: string } }).image.sha256}`, { headers: { authorization: authorization! } });
    expect((await ask()).status).toBe(200);

    const revokedAt = performance.now();
    await server.call(api.screens.revoke, { params: { id: screen.id } });
    expect(await pairingCode(page)).toMatch(/^\d{6}$/);
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
    expect((await ask()).status).toBe(401);

    const again = await pairPage(server, page, '重新配对的屏');
    await untilLit(page, RED);
    const { rows } = await until(() => server.call(api.ledger.records, { query: { screen: again.id } }), (answer) => answer.rows.length > 0);
    expect(Math.min(...rows.map(({ number }) => number))).toBe(1);
    await page.context().close();
  });
});
