import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { alarmOf, publishItems, withdraw } from '../e2e/support/programme.ts';
import { BLACK, BLUE, GREEN, isEmblem, isNear, lit, openDisplay, openScreen, pairingCode, pairPage, RED, untilLit, YELLOW } from '../e2e/support/screen-page.ts';
import { recordFrames } from '../e2e/support/screencast.ts';
import { uploadColour } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('a box whose storage fails (fault 30)', () => {
  let server: TestServer;
  let chromium: TestChromium;
  const colours: Record<string, string> = {};
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
    for (const colour of ['red', 'green', 'blue', 'yellow']) colours[colour] = (await uploadColour(server, colour)).id;
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('because it is full keeps the last good content, then the default playlist, then the emblem, is never blank, and loses no play', async () => {
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, fillable);
    const screen = await pairPage(server, page, '存满的屏');
    const fallback = await publishItems(server, [[colours['blue']!, 1_000]], { tier: 'default' });
    await untilLit(page, BLUE);
    const good = await publishItems(server, [[colours['red']!, 1_000]]);
    await untilLit(page, RED);

    await setFull(page, true);
    const frames = await recordFrames(page, async () => {
      const tooMuch = await publishItems(server, [[colours['green']!, 1_000]]);
      await alarmOf(server, screen.id, 'storage-full');
      await untilLit(page, RED);
      await withdraw(server, good);
      await untilLit(page, BLUE);
      await withdraw(server, fallback);
      await until(() => isEmblem(page), Boolean);
      await setFull(page, false);
      await untilLit(page, GREEN, 40_000);
      await withdraw(server, tooMuch);
      await until(() => isEmblem(page), Boolean);
    });
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.filter(({ spots }) => spots.some((spot) => isNear(spot, BLACK, 12)))).toEqual([]);
    await until(() => server.call(api.ledger.gaps), ([gap]) => gap !== undefined && gap.committed === gap.highest && gap.pending === 0);
    await page.context().close();
  });

  test('because its cache was evicted keeps what is on the glass, tells, and fetches again', async () => {
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, fillable);
    const screen = await pairPage(server, page, '被清空的屏');
    const published = await publishItems(server, [[colours['yellow']!, 1_000], [colours['red']!, 1_000]]);
    await untilLit(page, YELLOW);
    await page.route('**/media/*', (route) => route.abort());
    const frames = await recordFrames(page, async () => {
      await evict(page);
      await alarmOf(server, screen.id, 'bad-bytes');
      const kept = await lit(page);
      expect([YELLOW, RED].some((colour) => isNear(kept, colour))).toBe(true);
      await page.unroute('**/media/*');
      for (const colour of [YELLOW, RED]) await untilLit(page, colour, 40_000);
    });
    expect(frames.filter(({ spots }) => spots.some((spot) => isNear(spot, BLACK, 12)))).toEqual([]);
    await withdraw(server, published);
    await page.context().close();
  });

  test('because it has become slow changes items as before, and writes every play down once it can', async () => {
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, slowable);
    await pairPage(server, page, '慢存储的屏');
    const published = await publishItems(server, [[colours['yellow']!, 1_000], [colours['blue']!, 1_000]]);
    await untilLit(page, BLUE);
    await setSlow(page, true);
    for (let round = 0; round < 2; round++) for (const colour of [YELLOW, BLUE]) await untilLit(page, colour);
    await setSlow(page, false);
    await withdraw(server, published);
    await until(() => isEmblem(page), Boolean);
    const gap = await until(
      async () => (await server.call(api.ledger.gaps)).find(({ name }) => name === '慢存储的屏'),
      (row) => row !== undefined && row.committed >= 5 && row.committed === row.highest && row.pending === 0,
      40_000,
    );
    expect(gap).toMatchObject({ missing: 0 });
    await page.context().close();
  });

  test('because the browser took its database away opens another, and can be paired anew', async () => {
    const { page } = await openScreen(server, await chromium.browser.newContext(), '清过数据的屏');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb' });
    expect(await pairingCode(page)).toMatch(/^\d{6}$/);
    await page.context().close();
  });

  test('because a newer program waits for its database starts anew', async () => {
    const { page } = await openScreen(server, await chromium.browser.newContext(), '旧程序的屏');
    const newer = await page.context().newPage();
    await newer.goto(`${server.url}/healthz`);
    const restarted = page.waitForEvent('load');
    await newer.evaluate(() => new Promise((resolve) => (indexedDB.open('heping-display', 1_000).onsuccess = resolve)));
    await restarted;
    await page.context().close();
  });
});

/** For the page: while `isFull` is set, IndexedDB takes nothing, as when the disk is full. */
function fillable(): void {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values: Parameters<typeof put>) {
    if ((globalThis as unknown as { isFull?: boolean }).isFull) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, values);
  };
}

async function setFull(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((full) => Object.assign(globalThis, { isFull: full }), isFull);
}

/** For the page: while `isSlow` is set, what writes plays down does not come to an end, as on a worn-out card. */
function slowable(): void {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...values: Parameters<typeof put>) {
    const hold = () => {
      if ((globalThis as unknown as { isSlow?: boolean }).isSlow) this.count().addEventListener('success', hold);
    };
    if (this.name === 'plays') hold();
    return put.apply(this, values);
  };
}

async function setSlow(page: Page, isSlow: boolean): Promise<void> {
  await page.evaluate((slow) => Object.assign(globalThis, { isSlow: slow }), isSlow);
}

async function evict(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('heping-display');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
    });
    database.transaction('chunks', 'readwrite').objectStore('chunks').clear();
    database.close();
  });
}
