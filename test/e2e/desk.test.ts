import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { pairScreen } from '../server/support/wall.ts';
import { CHROMIUM_ARGUMENTS, describeInChromium, findChromium } from '../support/chromium.ts';
import { PASSWORD, startServer, type TestServer } from '../support/server.ts';

describeInChromium('the desk in a browser', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    server = await startServer({ pagesFolder: inject('pagesFolder') });
    browser = await chromium.launch({ executablePath: (await findChromium())!, args: CHROMIUM_ARGUMENTS });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    const [name, value] = (await server.signIn(server.by.account)).cookie.split('=');
    await context.addCookies([{ name: name!, value: value!, url: server.url }]);
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) complaints.push(request.url());
    });
  });

  const open = async (path: string) => {
    await page.goto(server.url + path);
    await page.locator('hp-page-header h1').waitFor();
  };
  const heading = () => page.locator('hp-page-header h1').innerText();

  it('opens every page without an error, a breach of the content policy or a request to another host', async () => {
    for (const path of ['/', '/screens', '/content', '/playlists', '/schedules', '/publications', '/ledger', '/data', '/data/enter', '/data/import', '/data/held', '/data/metrics/new', '/data/boards', '/data/boards/new', '/data/villages', '/data/sources', '/data/records', '/settings', '/settings/accounts', '/settings/audit']) {
      await open(path);
      expect(await heading(), path).not.toBe('');
    }
    expect(complaints).toEqual([]);
  });

  it('is used by keyboard alone: skip to the page, find by Ctrl K, open with Enter, and focus is at the new heading', async () => {
    await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Control+k');
    await page.locator('hp-palette input').waitFor();
    await page.keyboard.type('操作记录');
    await page.locator('hp-palette [role=option]', { hasText: '操作记录' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/audit');
    await page.waitForFunction(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      return focused?.tagName === 'H1';
    });
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/');
  });

  it('changes every text at once with the language and remembers it', async () => {
    await open('/settings');
    expect(await heading()).toBe('设置');
    await page.locator('hp-account-menu button.who').click();
    await page.locator('hp-preferences label[lang=en]').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await heading()).toBe('Settings');
    expect(await page.title()).toMatch(/^Settings/);
    expect(await page.locator('hp-navigation a[aria-current]').innerText()).toContain('Settings');
    await page.reload();
    await page.locator('hp-page-header h1').waitFor();
    expect(await heading()).toBe('Settings');
  });

  it('says at once that the server is no longer heard, and takes it back when it is', async () => {
    await open('/');
    const sockets: (() => Promise<void>)[] = [];
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const up = socket.connectToServer();
      sockets.push(async () => {
        await socket.close();
        await up.close();
      });
    });
    await page.reload();
    await page.locator('hp-page-header h1').waitFor();
    await expect.poll(() => sockets.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await page.locator('hp-next-step').waitFor();
    await context.setOffline(true);
    for (const cut of sockets) await cut();
    await page.locator('hp-connection-bar', { hasText: '失去连接' }).waitFor();
    expect(await page.locator('main.stale').count()).toBe(1);
    await context.setOffline(false);
    await page.locator('main:not(.stale)').waitFor({ timeout: 15_000 });
  });

  it('asks again when the session has ended, keeps what was written, and then carries the save out', async () => {
    await open('/settings');
    const name = page.locator('hp-town-section hp-field input').first();
    await name.fill('荷塘新镇');
    await context.clearCookies();
    await page.locator('hp-town-section wa-button[variant=brand]').click();
    const dialog = page.locator('hp-expired-dialog');
    await dialog.locator('input[type=password]').waitFor();
    expect(await name.inputValue()).toBe('荷塘新镇');
    await dialog.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await server.call(api.town.get)).name, { timeout: 10_000 }).toBe('荷塘新镇');
    await dialog.locator('wa-dialog').waitFor({ state: 'detached' });
  });

  it('asks again over the page, instead of leaving it, when the account was signed out elsewhere', async () => {
    const admitted = new Promise<void>((resolve) => {
      page.on('websocket', (line) => line.on('framereceived', ({ payload }) => String(payload).startsWith('40/desk') && resolve()));
    });
    await open('/settings');
    await admitted;
    const name = page.locator('hp-town-section hp-field input').first();
    await name.fill('没写完的名字');
    await server.call(api.session.changePassword, { body: { current: PASSWORD, next: 'lotus-pond-2027' } });
    await page.locator('hp-expired-dialog input[type=password]').fill('lotus-pond-2027');
    await page.keyboard.press('Enter');
    await page.locator('hp-expired-dialog wa-dialog').waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('没写完的名字');
    expect(new URL(page.url()).pathname).toBe('/settings');
    await server.call(api.session.changePassword, { body: { current: 'lotus-pond-2027', next: PASSWORD } });
  });

  it('tells that somebody else changed the same screen instead of overwriting it, and saves mine when told to', async () => {
    const { screen: id } = await pairScreen(server, '文化广场大屏');
    await open(`/screens/${id}`);
    const name = page.locator('hp-screen-edit hp-field input').first();
    await name.waitFor();
    const { status: _, revision, pairedAt: _pairedAt, revoked: _revoked, id: _id, ...details } = await server.call(api.screens.get, { params: { id } });
    let overtaken = false;
    await page.route(`**/api/v1/screens/${id}`, async (route) => {
      if (route.request().method() === 'PUT' && !overtaken) {
        overtaken = true;
        await server.call(api.screens.update, { params: { id }, body: { ...details, name: '同事改的名字' }, ifMatch: revision });
      }
      await route.continue();
    });
    await name.fill('我改的名字');
    const conflict = page.locator('hp-conflict');
    await conflict.getByText('别人刚刚改过这一项').waitFor();
    expect(await name.inputValue()).toBe('我改的名字');
    expect((await server.call(api.screens.get, { params: { id } })).name).toBe('同事改的名字');
    await conflict.locator('wa-button').last().click();
    await expect.poll(async () => (await server.call(api.screens.get, { params: { id } })).name).toBe('我改的名字');
  });
});
