import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { toDay } from '../../control-panel/board/days.ts';
import { AppError } from '../../server/protocol/app-error.ts';
import { api } from '../../server/protocol/rest/index.ts';
import type { BoardView } from '../../server/protocol/rest/boards.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import { PASSWORD, type TestServer } from '../support/server.ts';
import { addReading, boardOf, figuresOn, makeBoard, makeMetric, numberWidget } from './support/boards.ts';
import { startWallServer } from './support/wall-server.ts';

const DAY_MS = 86_400_000;
const ZONE = 'Asia/Shanghai';

describeInChromium('the page of a board', () => {
  let server: TestServer;
  let folder: string;
  let chromium: TestChromium;
  let board: BoardView;
  let second: BoardView;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heping-board-page-'));
    [server, chromium] = await Promise.all([startWallServer({ dataDir: folder }), startChromium()]);
    await makeMetric(server, 'cases', '办理案件', { about: '司法所受理并办结的案件' });
    await makeMetric(server, 'talks', '普法讲座', { unit: '场' });
    await makeMetric(server, 'both', '工作合计', { source: { kind: 'formula', expression: 'cases + talks' } });
    await addReading(server, 'cases', 31, { asOf: Date.now() - 40 * DAY_MS });
    await addReading(server, 'cases', 41, { note: '十一月台账' });
    await addReading(server, 'talks', 6);
    const tour = [
      { widget: 'w2', note: '先看讲座场次' },
      { widget: 'w1', note: '再看办案数' },
    ];
    board = await makeBoard(
      server,
      boardOf('公共服务', [numberWidget('w1', '办理案件', ['cases'], [0, 0, 960, 1080]), numberWidget('w2', '普法讲座', ['talks'], [960, 0, 960, 540]), numberWidget('w3', '工作合计', ['both'], [960, 540, 960, 540])], { tour }),
    );
    second = await makeBoard(server, boardOf('社会治理', [numberWidget('w1', '普法讲座', ['talks'], [0, 0, 1920, 1080])]));
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    problems = [];
  });
  afterEach(async () => {
    await context?.close();
    expect(problems).toEqual([]);
  });

  async function open(address: string, { signedIn = true, width = 1440, height = 900 } = {}): Promise<void> {
    context = await chromium.browser.newContext({ locale: 'zh-CN' });
    if (signedIn) {
      const [name, value] = server.cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: server.url }]);
    }
    page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()) && problems.push(message.text()));
    await page.setViewportSize({ width, height });
    await page.goto(`${server.url}${address}`);
  }
  const untilFigures = (wanted: RegExp) => until(() => figuresOn(page), (seen) => wanted.test(seen.join('|')), 20_000);
  const panelText = () => panel().evaluate((element) => element.shadowRoot?.textContent ?? '');
  const panel = () => page.locator('hp-passport-panel');

  test('shows its figures, and a new reading by itself', async () => {
    await open(`/board/${board.id}`);
    await untilFigures(/41件.*6场/);
    await page.locator('.state.good').waitFor();
    expect(await page.title()).toBe('公共服务 · 荷塘镇');
    await addReading(server, 'talks', 7);
    await untilFigures(/7场.*48件/);
    const { revision } = await server.call(api.boards.get, { params: { id: second.id } });
    await page.goto(`${server.url}/board/${second.id}`);
    await untilFigures(/^普法讲座 7场$/);
    await server.call(api.boards.update, { params: { id: second.id }, ifMatch: revision, body: { design: boardOf('社会治理', [numberWidget('w9', '办理案件', ['cases'], [0, 0, 1920, 1080])]) } });
    await untilFigures(/^办理案件 41件$/);
  });

  test('sets every digit within its own width, whatever fonts the machine has', async () => {
    await open(`/board/${board.id}`);
    await untilFigures(/41件/);
    const widest = () =>
      page.locator('hp-board-number hp-digits .reel').evaluateAll((reels) =>
        Math.max(
          ...reels.map((reel) => {
            const range = document.createRange();
            range.selectNodeContents(reel);
            return range.getBoundingClientRect().width - reel.getBoundingClientRect().width;
          }),
        ),
      );
    await until(widest, (over) => over <= 0.5);
  });

  test('asks who is not signed in to sign in, and leads back to the board', async () => {
    await open(`/board/${board.id}`, { signedIn: false });
    await page.getByRole('link', { name: '登录' }).click();
    await page.getByLabel('用户名').fill('admin');
    await page.locator('hp-field[type="password"] input').fill(PASSWORD);
    const asked: string[] = [];
    page.on('request', (request) => request.isNavigationRequest() && asked.push(new URL(request.url()).pathname));
    await page.keyboard.press('Enter');
    await page.locator('hp-board-page hp-board-number').first().waitFor();
    await untilFigures(/41件/);
    expect(asked, 'asked for once, not twice with the first answer thrown away').toEqual([`/board/${board.id}`]);
  });

  test('goes on when the account signs out on another device, and asks to sign in when this session is over', async () => {
    await open(`/board/${board.id}`);
    await untilFigures(/41件/);
    const elsewhere = await server.signIn(server.by.account);
    await elsewhere.call(api.session.signOut);
    await addReading(server, 'talks', 7);
    await untilFigures(/7场/);
    const [name, value] = (await server.signIn(server.by.account)).cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: server.url }]);
    await page.reload();
    await untilFigures(/7场/);
    await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }));
    await page.getByRole('link', { name: '登录' }).waitFor();
    await addReading(server, 'talks', 6);
  });

  test('opens by a link without sign-in, for its own boards only, until the link is revoked', async () => {
    const { id, token } = await server.call(api.boards.share, { body: { name: '给镇长', boards: [board.id], expiresAt: null } });
    await open(`/board/${board.id}?share=${token}`, { signedIn: false });
    await untilFigures(/41件/);
    expect(await page.locator('hp-board-page .choose').count()).toBe(0);
    await page.locator('hp-board-number [role="button"]').first().click();
    expect(await panelText()).toContain('登录后可看');
    await server.call(api.boards.revokeShare, { params: { id } });
    await page.getByText('这个链接已失效').waitFor();
    expect(await figuresOn(page)).toEqual([]);
    await page.goto(`${server.url}/board/${second.id}?share=${token}`);
    await page.getByText('这个链接已失效').waitFor();
  });

  test('replays any day, says so, and comes back to now', async () => {
    await open(`/board/${board.id}`);
    await untilFigures(/41件/);
    await page.keyboard.press('h');
    const day = toDay(Date.now() - 20 * DAY_MS, ZONE);
    await page.locator('hp-replay-bar .date').fill(day);
    await untilFigures(/31件/);
    expect(await page.locator('hp-board .mark').innerText()).toContain('历史回放');
    expect(new URL(page.url()).searchParams.get('day')).toBe(day);
    await page.reload();
    await untilFigures(/31件/);
    await page.getByRole('button', { name: '回到现在' }).click();
    await untilFigures(/41件/);
    await addReading(server, 'talks', 8);
    await untilFigures(/8场/);
  });

  test('tells of a figure where it comes from: source, formula and its parts, readings', async () => {
    await open(`/board/${board.id}`);
    await untilFigures(/41件/);
    await page.locator('hp-board-number [role="button"]').first().click();
    await panel().getByText('十一月台账').waitFor();
    const text = await panelText();
    for (const words of ['41', '截至', '人工填报', '管理员', '司法所受理并办结的案件']) expect(text).toContain(words);
    expect(new URL(page.url()).searchParams.get('figure')).toBe('w1');
    expect(await panel().locator('hp-qr svg').getAttribute('aria-label')).toContain('扫码');
    await page.goto(`${server.url}/board/${board.id}?figure=w3`);
    await panel().getByText('cases + talks').waitFor();
    expect(await panelText()).toMatch(/由这些数字算出[\s\S]*办理案件[\s\S]*普法讲座/);
  });

  test('is worked by keys alone: figures, passport, boards, tour, pause', async () => {
    await open(`/board/${board.id}?rotate=3600`);
    await untilFigures(/41件/);
    const focused = () => page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('aria-label') ?? '';
    });
    for (let press = 0; press < 20 && !(await focused()).startsWith('办理案件'); press++) await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^办理案件/);
    await page.keyboard.press('Enter');
    await panel().waitFor();
    await page.setViewportSize({ width: 1440, height: 360 }); // longer than the glass is high
    await panel().getByText('读数与更正').waitFor({ state: 'attached' });
    const readTo = () => panel().evaluate(({ scrollTop, clientHeight, scrollHeight }) => scrollHeight - clientHeight - scrollTop);
    for (let press = 0; press < 10 && (await readTo()) > 1; press++) await page.keyboard.press('ArrowDown');
    expect(await readTo()).toBeLessThanOrEqual(1);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('关闭');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^办理案件/);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(`**/board/${second.id}**`);
    await until(() => figuresOn(page), (seen) => seen.length === 1);
    await page.keyboard.press('PageUp');
    await page.waitForURL(`**/board/${board.id}**`);
    await untilFigures(/41件/);
    await page.keyboard.press('t');
    await page.getByText('先看讲座场次').waitFor();
    await page.keyboard.press('PageDown');
    await page.getByText('再看办案数').waitFor();
    expect(await page.locator('hp-board .part').evaluateAll((parts) => parts.filter((part) => part.localName.startsWith('hp-board-') && getComputedStyle(part).opacity === '1').length)).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('hp-tour-bar').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await page.locator('button[data-name="pause"][aria-pressed="true"]').waitFor();
    await page.keyboard.press('f');
    await until(() => page.evaluate(() => document.fullscreenElement !== null), (isOn) => isOn);
  });

  test('moves on to the next board by itself', async () => {
    await open(`/board/${board.id}?rotate=5`);
    await untilFigures(/41件/);
    await page.waitForURL(`**/board/${second.id}**`, { timeout: 15_000 });
  });

  test('shows a frozen board under its label, and keeps a record of what an inspection saw', async () => {
    const snapshot = await server.call(api.inspections.freeze, { params: { id: board.id }, body: { label: '年度检查' } });
    await addReading(server, 'cases', 50);
    await open(`/board/${board.id}`);
    await untilFigures(/50件/);
    await page.locator('button[data-name="more"]').click();
    await page.getByRole('button', { name: '迎检' }).click();
    await page.locator('hp-inspection-panel select').selectOption(snapshot.id);
    await page.getByLabel('接待对象、事由').fill('县普法办年度检查');
    await page.getByRole('button', { name: '开始迎检' }).click();
    await untilFigures(/41件/);
    await page.getByText('快照“年度检查”').waitFor();
    const [begun] = await server.call(api.inspections.showings);
    expect(begun).toMatchObject({ board: board.id, snapshot: snapshot.id, endedAt: null, note: '县普法办年度检查' });
    await page.keyboard.press('PageDown');
    await page.waitForURL(`**/board/${second.id}`);
    expect(await page.locator('button[data-name="replay"]').isDisabled()).toBe(true);
    await page.keyboard.press('h');
    expect(new URL(page.url()).search).toBe('');
    await page.goBack();
    await untilFigures(/41件/);
    const openShowings = async () => (await server.call(api.inspections.showings)).filter(({ endedAt }) => endedAt === null).map(({ board: of, snapshot: frozen }) => [of, frozen]);
    await until(openShowings, ([showing, ...more]) => showing?.[1] === snapshot.id && more.length === 0);
    await page.keyboard.press('f');
    await page.locator('hp-board-page[whole]').waitFor();
    await page.getByRole('button', { name: '结束迎检' }).click({ trial: true, timeout: 5_000 }); // in full screen too, nothing lies over it
    await page.keyboard.press('f');
    await page.route('**/board-showings/*/end', (route) => route.abort());
    await page.getByRole('button', { name: '结束迎检' }).click();
    await untilFigures(/50件/); // what was frozen is left also while the record cannot be ended
    await page.getByText('迎检记录还没有跟上').waitFor();
    await page.getByText('迎检展示中').waitFor();
    expect(await openShowings()).toHaveLength(1);
    await page.unrouteAll();
    await page.goto('about:blank');
    await until(openShowings, (showings) => showings.length === 0);
  });

  test('says that a board is gone when it is deleted, in place of its last figures', async () => {
    const gone = await makeBoard(server, boardOf('临时', [numberWidget('w1', '普法讲座', ['talks'], [0, 0, 1920, 1080])]));
    await open(`/board/${gone.id}`);
    await page.locator('.state.good').waitFor();
    await server.call(api.content.remove, { params: { id: gone.id } });
    await page.getByText('看不到这块数据大屏').waitFor();
    expect(await page.locator('.state.good').count()).toBe(0);
    expect(await figuresOn(page)).toEqual([]);
    await page.waitForFunction((id) => ![...(document.querySelector('hp-board-page')?.shadowRoot?.querySelector('hp-board-header')?.shadowRoot?.querySelectorAll('option') ?? [])].some(({ value }) => value === id), gone.id);
  });

  test('says that its figures stand still, and since when, while the board cannot be opened', async () => {
    await open(`/board/${second.id}`);
    await page.locator('.state.good').waitFor();
    const refused = vi.spyOn(server.app.services.boards, 'get').mockRejectedValue(new AppError('unavailable'));
    server.app.services.bus.emit('board-saved', second.id);
    await page.getByText(/以下是 .* 的数字，现在没有更新/).waitFor();
    expect(await page.locator('.state.good').count()).toBe(0);
    expect(await figuresOn(page)).toHaveLength(1);
    refused.mockRestore();
  });

  test.each(['zh-CN', 'en'])('fits a phone in one column (%s)', async (locale) => {
    await open(`/board/${board.id}`, { width: 390, height: 844 });
    await page.evaluate((language) => localStorage.setItem('heping.language', language), locale);
    await page.reload();
    await untilFigures(/50/);
    const { wide, columns } = await page.evaluate(() => {
      const parts = [...(document.querySelector('hp-board-page')?.shadowRoot?.querySelector('hp-board-viewer')?.shadowRoot?.querySelector('hp-board')?.shadowRoot?.querySelectorAll('.part') ?? [])];
      return { wide: document.documentElement.scrollWidth, columns: new Set(parts.map((part) => Math.round(part.getBoundingClientRect().left))).size };
    });
    expect(wide).toBeLessThanOrEqual(390);
    expect(columns).toBe(1);
  });

  test('says at once when the server is not heard, greys the figures, and goes on when it is back', async () => {
    await open(`/board/${board.id}`);
    await untilFigures(/50件/);
    await server.app.close();
    await page.getByText('起连不上服务器').waitFor();
    expect(await page.locator('hp-board-viewer').getAttribute('stale')).not.toBeNull();
    expect((await figuresOn(page)).join()).toContain('50件');
    server = await startWallServer({ dataDir: folder, port: Number(new URL(server.url).port) });
    await page.locator('.state.good').waitFor({ timeout: 20_000 });
    expect(await page.locator('hp-board-viewer').getAttribute('stale')).toBeNull();
    await addReading(server, 'talks', 12);
    await untilFigures(/12场/);
  });
});
