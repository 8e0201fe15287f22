import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { BoardElement } from '../../display/elements/board/board.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { BoardView } from '../../server/protocol/rest/boards.ts';
import type { ScreenView } from '../../server/protocol/rest/screens.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { addReading, boardOf, figuresOn, HOUR_MS, makeBoard, makeMetric, numberWidget } from './support/boards.ts';
import { alarmOf, makeText, paintedReceipt, publishItems } from './support/programme.ts';
import { openScreen } from './support/screen-page.ts';
import { startWallServer } from './support/wall-server.ts';

const FRESH_FOR_MS = 1.5 * HOUR_MS;

describeInChromium('a board on the wall', () => {
  let server: TestServer;
  let chromium: TestChromium;
  let board: BoardView;
  let screen: ScreenView;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heping-boards-'));
    [server, chromium] = await Promise.all([startWallServer({ dataDir: folder }), startChromium()]);
    await makeMetric(server, 'cases', '办理案件', { rhythm: 'hourly' });
    await makeMetric(server, 'talks', '普法讲座', { unit: '场', rhythm: 'yearly', accrual: 'flow', span: 'year' });
    await makeMetric(server, 'visits', '来访', { unit: '人次' });
    await addReading(server, 'cases', 41);
    await addReading(server, 'talks', 36);
    board = await makeBoard(
      server,
      boardOf('公共服务', [
        numberWidget('w1', '办理案件', ['cases'], [40, 40, 900, 480]),
        numberWidget('w2', '普法讲座', ['talks'], [980, 40, 900, 480]),
        numberWidget('w3', '来访', ['visits'], [40, 560, 1560, 480]),
        { id: 'code', kind: 'code', title: '', x: 1640, y: 560, width: 240, height: 240, data: null, options: {} },
      ]),
    );
    ({ page, screen } = await openScreen(server, chromium.profile, '领导大屏'));
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('is painted with its figures; one without a reading says so', async () => {
    const { publication } = await publishItems(server, [[board.id, 10_000]]);
    await paintedReceipt(server, screen.id, publication);
    const figures = await until(() => figuresOn(page), (seen) => seen.length === 3 && seen.join().includes('41'));
    expect(figures[0]).toContain('41件');
    expect(figures[1]).toContain('36场');
    expect(figures[2]).toContain('—');
    const code = page.locator('hp-board-code');
    expect(await code.evaluate((part) => (part as HTMLElement & { address: string }).address)).toMatch(new RegExp(`^http://.+:${new URL(server.url).port}/board/${board.id}$`));
    await code.locator('svg').waitFor(); // where each figure's source is one touch away
  });

  test('shows a new reading at once, and the screen says which frame it has painted and how late', async () => {
    const before = Date.now();
    await addReading(server, 'cases', 42);
    await until(() => figuresOn(page), (seen) => seen.join().includes('42件'));
    const [told] = await until(
      () => server.call(api.boards.screens, { params: { id: board.id } }),
      (rows) => rows.some(({ paintedAt, painted, sent }) => paintedAt >= before - 1_000 && painted === sent),
    );
    expect(told).toMatchObject({ screen: screen.id, current: true, design: board.sha256 });
    expect(told!.lagMs).toBeLessThan(5_000);
    console.warn(`reading in → painted, by the screen's own word: ${told!.lagMs} ms after the frame was made`);
  });

  test('goes on with its last figures when the server is gone, dims what has passed its rhythm, and is there again after a restart', async () => {
    await addReading(server, 'cases', 43, { asOf: Date.now() - FRESH_FOR_MS + 8_000 });
    await addReading(server, 'cases', 44, { asOf: Date.now() - FRESH_FOR_MS + 9_000 });
    await addReading(server, 'visits', 7);
    await until(() => figuresOn(page), (seen) => seen.join().includes('7人次'));
    await until(() => keptProgram(page), (files) => files.some((file) => file.includes('board-scene')) && files.some((file) => file.includes('charts')), 20_000);
    await until(() => keptFigures(page), (texts) => texts.some((text) => text.includes('"value":7')), 20_000);
    const lostAt = () => page.evaluate(() => document.querySelector('hp-stage')?.shadowRoot?.querySelector<BoardElement>('.front hp-board')?.lostAt);
    expect(await lostAt()).toBeNull();
    const closedAt = Date.now();
    await server.app.close();
    expect(Math.abs((await until(lostAt, (at) => typeof at === 'number'))! - closedAt)).toBeLessThan(30_000); // what is only true at its instant counts from here

    const shown = await figuresOn(page);
    await page.reload();
    await until(() => figuresOn(page), (seen) => seen.join() === shown.join(), 30_000);
    expect(Math.abs((await until(lostAt, (at) => typeof at === 'number'))! - closedAt)).toBeLessThan(60_000); // when what is kept was made
    expect(shown[2]).toContain('7人次');
  });

  test('keeps nothing of a board that no publication needs any more', async () => {
    server = await startWallServer({ dataDir: folder, port: Number(new URL(server.url).port) });
    await until(() => server.call(api.screens.get, { params: { id: screen.id } }), (view) => view.status.online, 40_000);
    for (const schedule of await server.call(api.schedules.list)) await server.call(api.schedules.withdraw, { params: { id: schedule.id }, body: {} });
    await until(() => keptFigures(page), (texts) => texts.length === 0, 30_000);
  });

  test('dims a figure the moment it passes its rhythm, and never a yearly one', async () => {
    await makeMetric(server, 'calls', '来电', { unit: '个', rhythm: 'hourly' });
    await addReading(server, 'calls', 5, { asOf: Date.now() - FRESH_FOR_MS + 6_000 });
    const dimming = await makeBoard(server, boardOf('来电', [numberWidget('w1', '来电', ['calls'], [0, 0, 960, 1080]), numberWidget('w2', '普法讲座', ['talks'], [960, 0, 960, 1080])]));
    const published = await publishItems(server, [[dimming.id, 10_000]]);
    await until(() => figuresOn(page), (seen) => seen.join().includes('5个'), 20_000);
    await until(() => page.locator('hp-board-number .cell.dim').count(), (count) => count === 1, 20_000);
    expect(await page.locator('hp-board-number .cell.dim').getAttribute('aria-label')).toContain('来电');
    await server.call(api.schedules.withdraw, { params: { id: published.schedule.id }, body: {} });
  });

  test('never paints a figure whose signature is wrong, and the desk is told', async () => {
    const context = await chromium.browser.newContext();
    let isForging = false;
    await context.routeWebSocket(/socket\.io/, (box) => {
      const line = box.connectToServer();
      box.onMessage((message) => line.send(message));
      line.onMessage((message) => box.send(isForging && typeof message === 'string' && message.includes('"board-frame"') ? message.replaceAll('\\"value\\":', '\\"value\\":9') : message));
    });
    const other = await openScreen(server, context, '被截的屏');
    const published = await publishItems(server, [[board.id, 10_000]]);
    await until(() => figuresOn(other.page), (seen) => seen.join().includes('7人次'), 30_000);
    isForging = true;
    await addReading(server, 'visits', 8);
    await alarmOf(server, other.screen.id, 'bad-signature');
    expect((await figuresOn(other.page))[2]).toContain('7人次');
    isForging = false;
    await addReading(server, 'visits', 9);
    await until(() => figuresOn(other.page), (seen) => seen[2]?.includes('9人次') ?? false, 20_000);
    await server.call(api.schedules.withdraw, { params: { id: published.schedule.id }, body: {} });
    await context.close();
  });

  test.each([
    [1920, 1080],
    [1080, 1920],
    [1920, 384],
    [512, 64],
  ])('of %i × %i has every widget on the glass and nothing over its edges', async (width, height) => {
    const context = await chromium.browser.newContext();
    const shape = await openScreen(server, context, `${width}×${height}`, { pixels: { width, height } }, { width, height });
    const published = await publishItems(server, [[board.id, 10_000]]);
    await shape.page.locator('hp-board').first().waitFor({ timeout: 30_000 });
    const over = await until(
      () =>
        shape.page.evaluate(() => {
          const found: string[] = [];
          let parts = 0;
          const look = (root: ParentNode) => {
            for (const element of root.querySelectorAll('*')) {
              const { left, top, right, bottom, width: wide } = element.getBoundingClientRect();
              if (element.localName.startsWith('hp-board-') && wide > 0) parts++;
              if (wide > 0 && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) && !element.closest('.was, .reel')) found.push(`${element.localName}.${element.className} ${left} ${top} ${right} ${bottom}`);
              if (element.shadowRoot) look(element.shadowRoot);
            }
          };
          look(document);
          return { found, parts };
        }),
      ({ parts }) => parts > 0,
    );
    expect(over.found).toEqual([]);
    await server.call(api.schedules.withdraw, { params: { id: published.schedule.id }, body: {} });
    await context.close();
  });

  test('whose program cannot be had gives way to the next item, and the desk is told', async () => {
    const context = await chromium.browser.newContext({ serviceWorkers: 'block' });
    await context.route(/board-scene/, (route) => route.abort());
    const poor = await openScreen(server, context, '缺件屏');
    const published = await publishItems(server, [
      [board.id, 5_000],
      [await makeText(server, '共建共治共享'), 5_000],
    ]);
    await poor.page.locator('hp-slogan').first().waitFor({ timeout: 30_000 });
    await alarmOf(server, poor.screen.id, 'cannot-play');
    await server.call(api.schedules.withdraw, { params: { id: published.schedule.id }, body: {} });
    await context.close();
  });

  test.each([/board-scene/, /charts-/])('that comes after the server was given a newer program starts that one, in place of a part that is gone: %s', async (part) => {
    const charted = await makeBoard(server, boardOf('走势', [{ ...numberWidget('w1', '办理案件', ['cases'], [0, 0, 1920, 1080]), kind: 'trend', data: { metrics: ['cases'], view: 'trend', window: { unit: 'day', count: 7 } } }]));
    const context = await chromium.browser.newContext({ serviceWorkers: 'block' });
    const running = await openScreen(server, context, `没重启的屏 ${part.source}`);
    await context.route(part, (route) => route.fulfill({ status: 404 }), { times: 1 });
    const started = running.page.waitForEvent('load', { timeout: 30_000 });
    const published = await publishItems(server, [[charted.id, 10_000]]);
    await started;
    await running.page.locator('hp-board-trend canvas').waitFor();
    await server.call(api.schedules.withdraw, { params: { id: published.schedule.id }, body: {} });
    await context.close();
  });

  test('that comes after a newer program was put in place of the one running starts that one', async () => {
    const pagesFolder = join(folder, 'pages');
    await cp(inject('pagesFolder'), pagesFolder, { recursive: true });
    const upgraded = await startWallServer({ pagesFolder });
    const context = await chromium.browser.newContext();
    const { page: running } = await openScreen(upgraded, context, '换过程序的屏');
    await running.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const assets = join(pagesFolder, 'display/assets');
    for (const name of await readdir(assets)) if (name.startsWith('board-scene')) await rm(join(assets, name));
    const started = running.waitForEvent('load', { timeout: 30_000 });
    const { id } = await makeBoard(upgraded, boardOf('公共服务', []));
    await publishItems(upgraded, [[id, 10_000]]);
    await started;
    await context.close();
    await upgraded.close();
  });

  test('of a box from before boards keeps everything the box had', async () => {
    const context = await chromium.browser.newContext();
    const old = await openScreen(server, context, '旧盒子');
    await old.page.goto(`${server.url}/healthz`);
    await old.page.evaluate(asOfVersionOne);
    await old.page.goto(`${server.url}/display/`);
    await old.page.locator('hp-stage').waitFor({ state: 'attached', timeout: 30_000 });
    await until(() => server.call(api.screens.get, { params: { id: old.screen.id } }), (view) => view.status.online, 30_000);
    const published = await publishItems(server, [[board.id, 10_000]]);
    await until(() => figuresOn(old.page), (seen) => seen.length === 3, 30_000);
    await until(() => keptFigures(old.page), (texts) => texts.length === 1, 30_000);
    await server.call(api.schedules.withdraw, { params: { id: published.schedule.id }, body: {} });
    await context.close();
  });
});

/** The files of the program that the box keeps, boards' included once all of those are there. */
function keptProgram(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!(await caches.match('/display/boards-kept'))) return [];
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
}

/** What the box keeps of boards on its disk. */
function keptFigures(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('heping-display');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('boards').objectStore('boards').getAll() as IDBRequest<{ text: string }[]>;
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map(({ text }) => text));
          };
        };
      }),
  );
}

/** For the page: puts the display's database back to its first version, with everything in it. */
async function asOfVersionOne(): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const STORES = [['facts'], ['publications', 'sequence'], ['chunks'], ['plays', 'number'], ['receipts']] as const;
  const now = await done(indexedDB.open('heping-display'));
  const facts = now.transaction('facts').objectStore('facts');
  const [keys, values] = await Promise.all([done(facts.getAllKeys()), done(facts.getAll())]);
  now.close();
  await done(indexedDB.deleteDatabase('heping-display'));
  const opening = indexedDB.open('heping-display', 1);
  opening.onupgradeneeded = () => {
    for (const [name, keyPath] of STORES) opening.result.createObjectStore(name, keyPath ? { keyPath } : undefined);
  };
  const first = await done(opening);
  const writing = first.transaction('facts', 'readwrite');
  keys.forEach((key, index) => writing.objectStore('facts').put(values[index], key));
  await new Promise((resolve) => (writing.oncomplete = resolve));
  first.close();
}
