import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../server/domain/recurrence.ts';
import { NO_TARGETS } from '../../server/domain/targets.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { pairScreen, screenDetails, until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { paintedReceipt, publishItems, withdraw } from './support/programme.ts';
import { BLUE, GLASS, GREEN, isEmblem, openScreen, RED, untilLit, YELLOW } from './support/screen-page.ts';
import { uploadColour } from './support/upload.ts';
import { startWallServer } from './support/wall-server.ts';

const ZONE = 'Asia/Shanghai';
const MINUTE_MS = 60_000;

const clockOf = (instant: number) => new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false }).format(instant);

describeInChromium('what is due', () => {
  let server: TestServer;
  let chromium: TestChromium;
  let shiftMs = 0;
  const colours: Record<string, string> = {};
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer({ now: () => Date.now() + shiftMs }), startChromium()]);
    for (const colour of ['red', 'green', 'blue', 'yellow']) colours[colour] = (await uploadColour(server, colour)).id;
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('two schedules share the screen in turn, what was published last first', async () => {
    const { page } = await openScreen(server, await chromium.browser.newContext(), '轮播屏');
    const older = await publishItems(server, [[colours['red']!, 1_000], [colours['green']!, 1_000]]);
    await untilLit(page, RED);
    const newer = await publishItems(server, [[colours['blue']!, 1_000]]);
    const { rows } = await until(() => server.call(api.ledger.records, { query: {} }), (answer) => answer.rows.filter((row) => row.publication === newer.publication.sequence).length >= 2);
    const played = rows.sort((a, b) => a.number - b.number).map(({ content }) => content);
    const firstBlue = played.indexOf(colours['blue']!);
    expect(played.slice(firstBlue, firstBlue + 4)).toEqual([colours['blue'], colours['red'], colours['green'], colours['blue']]);
    await withdraw(server, older);
    await withdraw(server, newer);
    await until(() => isEmblem(page), Boolean);
    await page.context().close();
  });

  test('a window opens and closes on its minute by the server’s clock, whatever the box says', async () => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), '定时屏');
    // the town's clock stands seven seconds before a full minute
    const opens = Math.ceil((Date.now() + 10_000) / MINUTE_MS) * MINUTE_MS;
    shiftMs = opens - 7_000 - Date.now();
    const published = await publishItems(server, [[colours['green']!, 5_000]], {
      recurrence: { startDate: dayOf(opens, ZONE), endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: clockOf(opens), to: clockOf(opens + MINUTE_MS) }] },
    });
    await page.reload(); // the box learns the town's time as it connects
    await page.locator('hp-stage').waitFor({ state: 'attached' });
    await until(() => isEmblem(page), Boolean);
    await untilLit(page, GREEN);
    expect(Date.now() + shiftMs).toBeGreaterThanOrEqual(opens);
    expect(Date.now() + shiftMs).toBeLessThan(opens + 5_000);
    await paintedReceipt(server, screen.id, published.publication);

    shiftMs = opens + MINUTE_MS - 5_000 - Date.now();
    await page.reload();
    await untilLit(page, GREEN);
    await until(() => isEmblem(page), Boolean);
    expect(Date.now() + shiftMs).toBeGreaterThanOrEqual(opens + MINUTE_MS);
    expect(Date.now() + shiftMs).toBeLessThan(opens + MINUTE_MS + 5_000);
    await withdraw(server, published);
    await page.context().close();
    shiftMs = 0;
  });

  test('a screen that is put into a group plays what the group plays, and receipts it', async () => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), '新屏');
    await pairScreen(server, '公园旧屏', { groups: ['公园'] });
    const published = await publishItems(server, [[colours['yellow']!, 2_000]], { targets: { ...NO_TARGETS, groups: ['公园'] } });
    await until(() => isEmblem(page), Boolean);
    await server.call(api.screens.update, { params: { id: screen.id }, ifMatch: screen.revision, body: screenDetails('新屏', { pixels: GLASS, groups: ['公园'] }) });
    await untilLit(page, YELLOW);
    await paintedReceipt(server, screen.id, published.publication);
    const moved = await server.call(api.screens.get, { params: { id: screen.id } });
    await server.call(api.screens.update, { params: { id: screen.id }, ifMatch: moved.revision, body: screenDetails('新屏', { pixels: GLASS, groups: [] }) });
    await until(() => isEmblem(page), Boolean);
    await withdraw(server, published);
    await page.context().close();
  });

  test('a publication for another screen is not painted here', async () => {
    const context = await chromium.browser.newContext();
    const { page } = await openScreen(server, context, '这块屏');
    const { page: other, screen: target } = await openScreen(server, await chromium.browser.newContext(), '那块屏');
    const published = await publishItems(server, [[colours['blue']!, 2_000]], { targets: { ...NO_TARGETS, screens: [target.id] } });
    await untilLit(other, BLUE);
    const { receipts } = await server.call(api.publications.get, { params: { sequence: published.publication.sequence } });
    expect(receipts.map(({ screen }) => screen)).toEqual([target.id]);
    expect(await isEmblem(page)).toBe(true);
    await withdraw(server, published);
    await other.context().close();
    await context.close();
  });
});
