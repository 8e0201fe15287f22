import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BoardDesign, Widget } from '../../server/domain/statistics/board.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { BoardView } from '../../server/protocol/rest/boards.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { addReading, boardOf, figuresOn, makeBoard, makeMetric, numberWidget } from './support/boards.ts';
import { startWallServer } from './support/wall-server.ts';

describeInChromium('the editor of boards', () => {
  let server: TestServer;
  let chromium: TestChromium;
  let context: BrowserContext;
  let page: Page;
  let board: BoardView;
  let problems: string[];

  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
    await makeMetric(server, 'cases', '办理案件');
    await addReading(server, 'cases', 41);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });
  beforeEach(async () => {
    problems = [];
    board = await makeBoard(server, boardOf('公共服务', [numberWidget('w1', '办理案件', ['cases'], [80, 80, 400, 240]), numberWidget('w2', '办结', ['cases'], [640, 400, 400, 240])]));
  });
  afterEach(async () => {
    await context?.close();
    expect(problems).toEqual([]);
  });

  async function open(address: string): Promise<void> {
    context = await chromium.browser.newContext({ locale: 'zh-CN', acceptDownloads: true, viewport: { width: 1440, height: 900 } });
    const [name, value] = server.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: server.url }]);
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => /Content Security Policy|Refused to/.test(message.text()) && problems.push(message.text()));
    await page.goto(`${server.url}${address}`);
  }
  const edit = async () => {
    await open(`/data/boards/${board.id}`);
    await item('w1').waitFor();
  };
  const item = (id: string) => page.locator(`hp-board-canvas .item[data-id="${id}"]`);
  const saved = async (id = board.id): Promise<BoardDesign> => (await server.call(api.boards.get, { params: { id } })).design;
  const widget = async (id: string): Promise<Widget | undefined> => (await saved()).widgets.find((each) => each.id === id);
  const untilSaved = (wanted: (design: BoardDesign) => boolean) => until(() => saved(), wanted, 10_000);
  const scale = () => page.locator('hp-board-canvas').evaluate((canvas) => (canvas as HTMLElement & { scale: number }).scale);

  /** Drags a widget so far, in the design's pixels. */
  async function drag(id: string, x: number, y: number): Promise<void> {
    const box = (await item(id).boundingBox())!;
    const [from, by] = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }, await scale()];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + (x * by) / 2, from.y + (y * by) / 2, { steps: 3 });
    await page.mouse.move(from.x + x * by, from.y + y * by, { steps: 3 });
    await page.mouse.up();
  }

  test('makes a board from a template, with the metrics this town lacks named, and keeps a new title', async () => {
    await open('/data/boards/new');
    await page.locator('hp-template-list .missing').first().waitFor();
    await page.locator('[data-template=publicity]').click();
    await page.waitForURL(/\/data\/boards\/(?!new)[a-z0-9]+$/);
    const id = new URL(page.url()).pathname.split('/').pop()!;
    const title = page.locator('hp-board-inspector').getByLabel('大屏名称');
    await title.fill('2026 年普法');
    await until(async () => (await saved(id)).title, (seen) => seen === '2026 年普法', 10_000);
    expect((await saved(id)).widgets.length).toBeGreaterThan(5);
    await page.goto(`${server.url}/content?kind=board`);
    await page.locator('hp-content-grid').getByText('2026 年普法').waitFor();
    await until(() => page.locator('hp-content-grid hp-board .part').count(), (count) => count > 0, 10_000);
  });

  test('draws the figures of now on the wall’s own elements', async () => {
    await edit();
    await until(() => figuresOn(page), (seen) => seen.join().includes('41件'), 10_000);
    await addReading(server, 'cases', 42);
    await until(() => figuresOn(page), (seen) => seen.join().includes('42件'), 20_000);
    await addReading(server, 'cases', 41);
  });

  test('draws figures in the wall’s own font, whatever the machine has: no digit is wider than its cell', async () => {
    await edit();
    await until(() => figuresOn(page), (seen) => seen.join().includes('41件'), 10_000);
    const wide = await page.locator('hp-board-number hp-digits').first().evaluate((digits) => {
      const pen = document.createElement('canvas').getContext('2d')!;
      pen.font = `700 100px ${getComputedStyle(digits).fontFamily}`;
      return Math.max(...[...'0123456789'].map((digit) => pen.measureText(digit).width / 100));
    });
    expect(wide).toBeLessThan(0.6);
  });

  test('lays a dragged widget on the edge of another, and takes the whole drag back at once', async () => {
    await edit();
    await drag('w2', -553, 60); // 7 beside the left edge of the first
    await untilSaved(({ widgets }) => widgets[1]!.x === 80);
    expect((await widget('w2'))!.y % 8).toBe(0);
    await page.keyboard.press('Control+z');
    await untilSaved(({ widgets }) => widgets[1]!.x === 640 && widgets[1]!.y === 400);
    await page.keyboard.press('Control+Shift+z');
    await untilSaved(({ widgets }) => widgets[1]!.x === 80);
  });

  test('is drawn on by keyboard alone: choose, move, size, duplicate, delete', async () => {
    await edit();
    await item('w1').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowLeft', 'Alt+ArrowRight']) await page.keyboard.press(key);
    await untilSaved(({ widgets }) => widgets[0]!.x === 95 && widgets[0]!.y === 88 && widgets[0]!.width === 401);
    expect(await item('w1').getAttribute('aria-label')).toContain('左 95 上 88');
    await page.keyboard.press('Control+d');
    await untilSaved(({ widgets }) => widgets.length === 3);
    await page.keyboard.press('Delete');
    await untilSaved(({ widgets }) => widgets.length === 2);
    await page.keyboard.press('Control+a');
    expect(await page.locator('.item[aria-selected=true]').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await page.locator('.item[aria-selected=true]').count()).toBe(0);
  });

  test('adds a widget, gives it a metric found by search, and shows its figure', async () => {
    await edit();
    await page.locator('[data-kind=gauge]').click();
    await page.locator('.pick-metric').click();
    await page.locator('hp-metric-picker input').fill('办理');
    await page.keyboard.press('Enter');
    await untilSaved(({ widgets }) => widgets[2]?.kind === 'gauge' && widgets[2].data?.metrics[0] === 'cases');
  });

  test('writes where one double-clicks a text', async () => {
    await edit();
    await page.locator('[data-kind=text]').click();
    await item('w1').click();
    const text = (await saved()).widgets.find(({ kind }) => kind === 'text') ?? (await untilSaved(({ widgets }) => widgets.length === 3)).widgets[2]!;
    await item(text.id).dblclick();
    await page.keyboard.type('荷塘镇');
    await untilSaved(({ widgets }) => widgets.find(({ id }) => id === text.id)?.options.text === '荷塘镇');
  });

  test('copies a widget by the clipboard onto another board', async () => {
    const other = await makeBoard(server, boardOf('另一块', []));
    await edit();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await item('w1').click();
    await page.keyboard.press('Control+c');
    await page.goto(`${server.url}/data/boards/${other.id}`);
    await page.locator('hp-board-canvas .overlay').waitFor();
    await page.keyboard.press('Control+v');
    await until(() => saved(other.id), ({ widgets }) => widgets[0]?.title === '办理案件' && widgets[0].id !== 'w1', 10_000);
  });

  test('says that somebody else changed the board, keeps what is drawn here, and saves it when told to', async () => {
    await edit();
    await server.call(api.boards.get, { params: { id: board.id } });
    let overtaken = false;
    await page.route(`**/api/v1/boards/${board.id}`, async (route) => {
      if (route.request().method() === 'PUT' && !overtaken) {
        overtaken = true;
        await server.call(api.boards.update, { params: { id: board.id }, body: { design: { ...board.design, title: '同事改的' } }, ifMatch: board.revision });
      }
      await route.continue();
    });
    await item('w1').focus();
    await page.keyboard.press('ArrowRight');
    const conflict = page.locator('hp-conflict');
    await conflict.getByText('别人刚刚改过这一项').waitFor();
    expect((await saved()).title).toBe('同事改的');
    expect(await item('w1').getAttribute('aria-label')).toContain('左 88');
    await conflict.locator('wa-button').last().click();
    await untilSaved(({ title, widgets }) => title === '公共服务' && widgets[0]!.x === 88);
    await conflict.waitFor({ state: 'detached' });
  });

  const choose = async (value: string) => {
    await page.locator('hp-board-actions wa-dropdown wa-button').click();
    await page.locator(`hp-board-actions wa-dropdown-item[value=${value}]`).click();
  };
  const download = async (kind: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), choose(kind)]);
    return readFile(await file.path());
  };

  test('goes out as JSON and comes back; a spoilt file is refused in plain words and changes nothing', async () => {
    await edit();
    const text = (await download('json')).toString('utf8');
    expect(JSON.parse(text)).toEqual(await saved());
    const input = page.locator('hp-board-actions input[type=file]');
    await input.setInputFiles({ name: 'board.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"width": 400', '"width": "wide"')) });
    await page.getByText('第 1 个组件“办理案件”的 width 不对').waitFor();
    expect(await saved()).toEqual(board.design);
    await input.setInputFiles({ name: 'board.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"公共服务"', '"导入的"').replace('"cases"', '"not_here"')) });
    await page.getByText('not_here').first().waitFor();
    await untilSaved(({ title }) => title === '导入的');
  });

  test('goes out as a picture and as a PDF of what is painted', async () => {
    await edit();
    const png = await download('png');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3840, 2160]);
    const colours = await page.evaluate(async (data) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
      const context = canvas.getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const { data: pixels } = context.getImageData(160, 160, 800, 480); // where the first widget is
      const seen = new Set<number>();
      for (let at = 0; at < pixels.length; at += 4) seen.add((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!);
      return seen.size;
    }, png.toString('base64'));
    expect(colours).toBeGreaterThan(10); // a figure with its smooth edges, not one flat colour
    expect((await download('pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });
});
