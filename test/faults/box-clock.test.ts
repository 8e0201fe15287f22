import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../server/domain/recurrence.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { alarmOf, publishItems } from '../e2e/support/programme.ts';
import { BLUE, openDisplay, openScreen, pairPage, RED, untilLit } from '../e2e/support/screen-page.ts';
import { uploadColour } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('a box whose clock is wrong (fault 29)', () => {
  let server: TestServer;
  let chromium: TestChromium;
  let items: readonly (readonly [string, number])[];
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
    items = [[(await uploadColour(server, 'red')).id, 1_500], [(await uploadColour(server, 'blue')).id, 1_500]];
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  const recordsOf = (screen: string, least: number) => until(async () => (await server.call(api.ledger.records, { query: { screen } })).rows.sort((a, b) => a.number - b.number), (rows) => rows.length >= least, 30_000);
  const all = { startDate: dayOf(Date.now() - 86_400_000, 'Asia/Shanghai'), endDate: dayOf(Date.now() + 86_400_000, 'Asia/Shanghai'), weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] };

  test('by a day, and set back in mid item, plays in order by the server’s time and says that it jumped', async () => {
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, aDayAhead);
    const screen = await pairPage(server, page, '快一天的屏');
    await publishItems(server, items, { recurrence: all });
    await alarmOf(server, screen.id, 'clock-jump');
    await untilLit(page, RED);
    await setBoxClock(page, -30 * 86_400_000);
    for (const colour of [BLUE, RED, BLUE]) await untilLit(page, colour);
    const [red, blue] = items.map(([id]) => id) as [string, string];
    const firstBlue = (rows: readonly { content: string }[]) => rows.findIndex(({ content }) => content === blue); // until the box holds both, red plays alone
    const records = await until(() => recordsOf(screen.id, 4), (rows) => firstBlue(rows) >= 0 && rows.length - firstBlue(rows) >= 4, 30_000);
    expect(records.every(({ clock, startedAt }) => clock === 'synced' && Math.abs(startedAt - Date.now()) < 60_000)).toBe(true);
    const order = records.slice(firstBlue(records)).map(({ content }) => content);
    expect(order, JSON.stringify(records)).toEqual(order.map((_, index) => (index % 2 === 0 ? blue : red)));
    await page.context().close();
  });

  test('by a day, and put right while an item is being made ready, goes on with the items in turn', async () => {
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, aDayAheadUntilDecoding);
    const screen = await pairPage(server, page, '备播时对时的屏');
    await publishItems(server, items, { recurrence: all });
    await alarmOf(server, screen.id, 'clock-jump');
    await page.evaluate(() => (globalThis as unknown as { decodeAll: () => void }).decodeAll());
    for (const colour of [RED, BLUE, RED, BLUE]) await untilLit(page, colour);
    await page.context().close();
  });

  test('by ten years, at a start without the server, goes on from the time it knew, flags its plays, and is right again with the server', async () => {
    const context = await chromium.browser.newContext();
    const { page, screen } = await openScreen(server, context, '快十年的屏');
    await untilLit(page, RED);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await until(() => server.call(api.ledger.records, { query: { screen: screen.id } }), ({ rows }) => rows.length >= 1);
    await page.close();
    const { dataDir } = server;
    const port = server.app.port;
    await server.app.close();

    const offline = await openDisplay({ url: `http://127.0.0.1:${port}` }, context, undefined, tenYearsAhead);
    for (const colour of [RED, BLUE, RED]) await untilLit(offline, colour);

    const back = await startWallServer({ dataDir, port });
    server = { ...back, close: async () => {
      await back.close();
      await rm(dataDir, { recursive: true, force: true });
    } };
    const records = await until(async () => (await recordsOf(screen.id, 3)), (rows) => rows.at(-1)?.clock === 'synced' && rows.some(({ clock }) => clock === 'unknown'), 40_000);
    expect(records.every(({ startedAt }) => Math.abs(startedAt - Date.now()) < 300_000)).toBe(true);
    expect(records.map(({ number }) => number)).toEqual(records.map((_, index) => index + 1));
    await context.close();
  });
});

function aDayAhead(): void {
  const now = Date.now.bind(Date);
  Object.assign(globalThis, { boxClockShift: 86_400_000 });
  Date.now = () => now() + (globalThis as unknown as { boxClockShift: number }).boxClockShift;
}

/** A day ahead; the server is asked for the time once a picture is being decoded, and that lasts until `decodeAll`. */
function aDayAheadUntilDecoding(): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + 86_400_000;
  const { decode } = HTMLImageElement.prototype;
  const { send } = WebSocket.prototype;
  const released = new Promise<void>((resolve) => Object.assign(globalThis, { decodeAll: resolve }));
  let begin: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  HTMLImageElement.prototype.decode = async function decodeLater() {
    begin();
    await released;
    return decode.call(this);
  };
  WebSocket.prototype.send = function sendLater(data) {
    if (String(data).includes('"time"')) void begun.then(() => send.call(this, data));
    else send.call(this, data);
  };
}

function tenYearsAhead(): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + 10 * 365 * 86_400_000;
}

async function setBoxClock(page: Page, shiftMs: number): Promise<void> {
  await page.evaluate((shift) => Object.assign(globalThis, { boxClockShift: shift }), shiftMs);
}
