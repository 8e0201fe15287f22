import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { makeMetric } from '../server/support/metrics.ts';
import { until } from '../server/support/wall.ts';
import { CHROMIUM_ARGUMENTS, describeInChromium, findChromium } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';

const PASSWORD = 'lotus-village-01';

describeInChromium('a village on its phone', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await startServer({ pagesFolder: inject('pagesFolder') });
    const dimension = { name: '村（居）', members: ['荷东村', '荷西村'] };
    await makeMetric(server, 'visits', { name: '入户宣传', unit: '户', accrual: 'flow', span: 'year', rhythm: 'weekly', dimension });
    await makeMetric(server, 'mediators', { name: '调解员', unit: '人', rhythm: 'monthly', dimension });
    await server.call(api.villages.addReporter, { body: { village: '荷东村', name: '陈村干', password: PASSWORD } });
    browser = await chromium.launch({ executablePath: (await findChromium())!, args: CHROMIUM_ARGUMENTS });
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const item = (name: string) => page.locator('hp-report-item', { hasText: name });
  const readings = async () => (await server.call(api.readings.list)).rows;

  it('opens its printed link, signs in with the password alone, and reports with two taps', async () => {
    const [reporter] = await server.call(api.villages.reporters);
    await page.goto(server.url + reporter!.link);
    await page.locator('hp-field[type=password] input').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await item('入户宣传').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await item('入户宣传').getByText('+5').tap();
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await item('入户宣传').locator('strong', { hasText: '5 户' }).waitFor();
    expect(await readings()).toMatchObject([{ metric: 'visits', member: '荷东村', value: 5, sourceKind: 'village' }]);
  });

  it('asks for the reason of a jump before it can be reported', async () => {
    await item('调解员').locator('input').first().fill('20');
    await item('调解员').getByText('上报', { exact: true }).tap();
    await item('调解员').locator('strong', { hasText: '20 人' }).waitFor();
    await item('调解员').locator('input').first().fill('2000');
    await item('调解员').locator('.jump').waitFor();
    expect(await item('调解员').locator('wa-button[variant=brand]').getAttribute('disabled')).not.toBeNull();
    await item('调解员').locator('hp-field').nth(1).locator('input').fill('口径改为含网格员');
    await item('调解员').getByText('上报', { exact: true }).tap();
    await item('调解员').locator('strong', { hasText: '2,000 人' }).waitFor();
    expect((await readings())[0]).toMatchObject({ value: 2000, note: '口径改为含网格员' });
  });

  it('keeps what is entered without a connection, over a reload, and sends it once the connection is back', async () => {
    const before = (await readings()).length;
    await context.setOffline(true);
    await item('入户宣传').getByText('+1').tap();
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await item('入户宣传').locator('.waiting').waitFor();
    await page.locator('.state', { hasText: '没有网络' }).waitFor();
    expect(await readings()).toHaveLength(before);
    await context.setOffline(false);
    await page.reload();
    await item('入户宣传').locator('strong', { hasText: '6 户' }).waitFor();
    expect(await readings()).toHaveLength(before + 1);
    expect(await item('入户宣传').locator('.waiting').count()).toBe(0);
  });

  const link = async () => server.url + (await server.call(api.villages.reporters))[0]!.link;
  const keptForm = () => page.evaluate(() => localStorage.getItem('heping.report'));
  /** Opens the printed link as if the phone had been put away meanwhile. */
  async function openAnew(): Promise<void> {
    await page.close();
    page = await context.newPage();
    await page.goto(await link());
  }

  it('opens at its printed link without a connection, with the last figures and their time, and sends what was entered exactly once', async () => {
    const before = (await readings()).length;
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await openAnew();
    await item('入户宣传').locator('strong', { hasText: '6 户' }).waitFor();
    await page.locator('.state', { hasText: /没有网络，这是今天 \d\d:\d\d的数/ }).waitFor();
    expect(await page.locator('h1').textContent()).toBe('荷东村');
    await item('入户宣传').getByText('+1').tap();
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await item('入户宣传').locator('.waiting').waitFor();
    await openAnew();
    await item('入户宣传').locator('.waiting', { hasText: '+1 户' }).waitFor();
    expect(await readings()).toHaveLength(before);
    await context.setOffline(false);
    await item('入户宣传').locator('strong', { hasText: '7 户' }).waitFor();
    await page.locator('.state', { hasText: '都已送达' }).waitFor();
    await page.reload();
    await item('入户宣传').locator('strong', { hasText: '7 户' }).waitFor();
    expect(await readings()).toHaveLength(before + 1);
  });

  it('takes up again what was mistyped before it is on its way, and steps on from what waits', async () => {
    await context.setOffline(true);
    await page.locator('.state', { hasText: '没有网络' }).waitFor();
    await item('调解员').getByText('+5').tap();
    await item('调解员').getByText('上报', { exact: true }).tap();
    await item('调解员').locator('.waiting', { hasText: '2,005 人' }).getByText('改一改').tap();
    await item('调解员').locator('.waiting').waitFor({ state: 'detached' });
    await expect.poll(() => item('调解员').locator('.entry input').inputValue()).toBe('2005');
    await item('调解员').locator('.entry input').fill('2004');
    await item('调解员').getByText('上报', { exact: true }).tap();
    await item('调解员').getByText('+1').tap();
    await expect.poll(() => item('调解员').locator('.entry input').inputValue()).toBe('2005');
    await context.setOffline(false);
    await item('调解员').locator('strong', { hasText: '2,004 人' }).waitFor();
    expect((await readings())[0]).toMatchObject({ metric: 'mediators', value: 2004 });
  });

  it('has every other page, and every answer of the server, from the network', async () => {
    const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname));
    expect(scopes).toEqual(['/report']);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.filter((path) => path !== '/report' && !path.startsWith('/assets/'))).toEqual([]);
    const other = await context.newPage();
    await context.setOffline(true);
    await expect(other.goto(`${server.url}/screens`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await context.setOffline(false);
    await other.close();
  });

  it('asks for the password once more when the session has ended, and loses nothing that was entered meanwhile', async () => {
    const before = (await readings()).length;
    await context.setOffline(true);
    await item('入户宣传').getByText('+1').tap();
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await item('入户宣传').locator('.waiting').waitFor();
    await context.clearCookies();
    await context.setOffline(false);
    const dialog = page.locator('hp-expired-dialog');
    await dialog.locator('input[type=password]').fill(PASSWORD);
    expect(await keptForm()).toBeNull();
    await page.keyboard.press('Enter');
    await item('入户宣传').locator('strong', { hasText: '8 户' }).waitFor();
    expect(await readings()).toHaveLength(before + 1);
  });

  it('cannot sign out without a connection, and says so, while something waits to be sent', async () => {
    await context.setOffline(true);
    await item('入户宣传').getByText('+1').tap();
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await page.locator('.state', { hasText: '1 条存在手机里' }).waitFor();
    await page.getByText('退出登录').tap();
    await page.getByText('现在退不了').waitFor();
    await context.setOffline(false);
    await page.locator('.state', { hasText: '都已送达' }).waitFor();
  });

  it('keeps what is typed with its figure when the town lists the figures in another order', async () => {
    await item('调解员').locator('.entry input').fill('2006');
    await server.call(api.metrics.order, { body: { ids: ['mediators', 'visits'] } });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.locator('hp-report-item').first().getByText('调解员').waitFor();
    expect(await item('调解员').locator('.entry input').inputValue()).toBe('2006');
    expect(await item('入户宣传').locator('.entry input').inputValue()).toBe('');
    await item('调解员').locator('.entry input').fill('');
  });

  it('stands where it said last while the town has not looked at it, and is told why the town refused it', async () => {
    const dimension = { name: '村（居）', members: ['荷东村', '荷西村'] };
    await makeMetric(server, 'team', { name: '志愿者', unit: '人', rhythm: 'monthly', dimension, needsApproval: true });
    await page.reload();
    const tell = async (value: string) => {
      await item('志愿者').locator('hp-field input').first().fill(value);
      await item('志愿者').getByText('上报', { exact: true }).tap();
      await item('志愿者').locator('.last', { hasText: `${value} 人` }).waitFor();
    };
    const decide = async (accepted: boolean, note: string) => server.call(api.readings.decide, { params: { id: (await readings())[0]!.id }, body: { accepted, note } });
    await tell('30');
    await decide(true, '');
    await tell('35');
    await item('志愿者').getByText('+1').tap();
    expect(await item('志愿者').locator('hp-field input').first().inputValue()).toBe('36');
    await decide(false, '名册上只有 31 人');
    await page.reload();
    await item('志愿者').locator('.returned', { hasText: '35 人 镇里没有通过：名册上只有 31 人' }).waitFor();
    await item('志愿者').locator('.last', { hasText: '30 人' }).waitFor();
    await tell('31');
    expect(await item('志愿者').locator('.returned').count()).toBe(0);
  });

  it('shows what was entered for a figure that the town has stopped asking for, and lets it go', async () => {
    await context.setOffline(true);
    await item('志愿者').locator('hp-field input').first().fill('32');
    await item('志愿者').getByText('上报', { exact: true }).tap();
    await item('志愿者').locator('.waiting').waitFor();
    await server.call(api.metrics.remove, { params: { id: 'team' } });
    await context.setOffline(false);
    await page.locator('.unasked', { hasText: /志愿者 32 人 没有报成：\s?这个指标已不要求本村（居）填报。/ }).waitFor();
    await page.reload();
    await page.locator('.unasked').getByText('删除').tap();
    await page.locator('.state', { hasText: '都已送达' }).waitFor();
    expect(await page.locator('.unasked').count()).toBe(0);
  });

  const damaged = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('damaged') };

  it('takes a picture with the camera or from those the phone has, and leaves out again what was chosen', async () => {
    const [camera, kept] = ['拍照', '选图'].map((label) => item('入户宣传').locator('label', { hasText: label }).locator('input'));
    await item('入户宣传').getByText('+1').tap();
    expect([await camera!.getAttribute('capture'), await kept!.getAttribute('capture')]).toEqual(['environment', null]);
    await kept!.setInputFiles([damaged, damaged]);
    await item('入户宣传').getByText('2 张图片').waitFor();
    await item('入户宣传').getByText('去掉图片').tap();
    expect(await item('入户宣传').getByText('张图片').count()).toBe(0);
    const before = (await readings()).length;
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await page.locator('.state', { hasText: '都已送达' }).waitFor();
    await until(readings, ({ length }) => length === before + 1);
    expect((await readings())[0]).toMatchObject({ metric: 'visits', evidence: [] });
  });

  it('gives a figure back whose picture is no picture, with what to do', async () => {
    await item('入户宣传').getByText('+1').tap();
    await item('入户宣传').locator('label', { hasText: '拍照' }).locator('input').setInputFiles(damaged);
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await item('入户宣传').locator('.returned', { hasText: '图片没能收下' }).getByText('改一改', { exact: true }).waitFor();
    await page.locator('.state', { hasText: '1 条没有报成' }).waitFor();
  });

  const keptDrafts = () =>
    page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
      const database = await done(indexedDB.open('heping-report'));
      return done(database.transaction('drafts').objectStore('drafts').count());
    });

  it('keeps nothing of the account once it has signed out', async () => {
    expect(await keptDrafts()).toBe(1);
    await page.getByText('退出登录').tap();
    await page.locator('hp-confirm-dialog wa-button[variant=danger]').tap();
    await page.locator('hp-field[type=password] input').waitFor();
    expect(await keptDrafts()).toBe(0);
    await context.setOffline(true);
    await openAnew();
    await page.getByText('重试').waitFor();
    expect(await page.locator('hp-report-item').count()).toBe(0);
    expect(await keptForm()).toBeNull();
    expect(await page.locator('body').evaluate(() => document.querySelector('hp-app')!.shadowRoot!.textContent)).not.toContain('荷东村');
    await context.setOffline(false);
    await page.locator('hp-field[type=password] input').waitFor(); // the way in opens by itself
  });

  it('keeps nothing of an account that was disabled', async () => {
    await page.locator('hp-field[type=password] input').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await item('入户宣传').waitFor();
    await expect.poll(keptForm).not.toBeNull();
    const [reporter] = await server.call(api.villages.reporters);
    await server.call(api.villages.changeReporter, { params: { id: reporter!.id }, body: { disabled: true } });
    await page.locator('hp-expired-dialog input[type=password]').waitFor();
    expect(await keptForm()).toBeNull();
    await context.setOffline(true);
    await openAnew();
    await page.getByText('重试').waitFor();
    expect(await page.locator('hp-report-item').count()).toBe(0);
    await context.setOffline(false);
  });

  it('never sends one village’s figures in the name of another that signed in on the same phone', async () => {
    const { id: hexi } = await server.call(api.villages.addReporter, { body: { village: '荷西村', name: '李村干', password: PASSWORD } });
    const { id: hedong } = await server.call(api.villages.addReporter, { body: { village: '荷东村', name: '陈副主任', password: PASSWORD } });
    const shared = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const enterAs = async (account: string) => {
      const [name, value] = (await server.signIn(account)).cookie.split('=') as [string, string];
      await shared.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Strict' }]);
    };
    const before = (await readings()).length;
    await enterAs(hedong);
    page = await shared.newPage();
    await page.goto(`${server.url}/report`);
    await item('入户宣传').waitFor();
    await shared.setOffline(true);
    await item('入户宣传').getByText('+1').tap();
    await item('入户宣传').getByText('上报', { exact: true }).tap();
    await page.locator('.state', { hasText: '1 条存在手机里' }).waitFor();
    await enterAs(hexi);
    await shared.setOffline(false);
    await page.locator('h1', { hasText: '荷西村' }).waitFor();
    await page.locator('.state', { hasText: '都已送达' }).waitFor();
    expect(await readings()).toHaveLength(before);
    await enterAs(hedong);
    await page.reload();
    await item('入户宣传').locator('strong', { hasText: '11 户' }).waitFor();
    expect((await readings())[0]).toMatchObject({ metric: 'visits', member: '荷东村', value: 1 });
    await shared.close();
  });
});

describeInChromium('a newer program of the page for villages', () => {
  let folder: string;
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heping-pages-'));
    await cp(inject('pagesFolder'), folder, { recursive: true });
    server = await startServer({ pagesFolder: folder });
    browser = await chromium.launch({ executablePath: (await findChromium())!, args: CHROMIUM_ARGUMENTS });
    context = await browser.newContext({ locale: 'zh-CN' });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Puts a newer build in the place of the one that is there; `lost` of its files cannot be had. */
  async function build(name: string, lost: readonly string[] = []): Promise<void> {
    const change = async (file: string, edit: (text: string) => string) => {
      const path = join(folder, 'control-panel', file);
      await writeFile(path, edit(await readFile(path, 'utf8')));
    };
    const title = (text: string) => text.replace(/<title>.*<\/title>/, `<title>${name}</title>`);
    await change('report.html', title);
    await change('report-worker.js', (text) => title(text).replace('REPORT_FILES = [', `REPORT_FILES = [${lost.map((file) => `"${file}",`).join('')}`).replace(/REPORT_VERSION = ".*"/, `REPORT_VERSION = "${name}"`));
  }

  /** Opens the page and, with a connection, waits until the newest worker is in charge or was given up. @returns the build that was shown */
  async function open(isOnline = true): Promise<string> {
    await context.setOffline(!isOnline);
    const page = await context.newPage();
    const response = await page.goto(`${server.url}/report`);
    const shown = /<title>(.*)<\/title>/.exec(await response!.text())![1]!;
    if (isOnline) {
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.register('/report-worker.js', { scope: '/report' });
        await registration.update().catch(() => {});
        const newer = registration.installing ?? registration.waiting;
        const settled = (worker: ServiceWorker) => ['activated', 'redundant'].includes(worker.state);
        if (newer && !settled(newer)) await new Promise<void>((resolve) => newer.addEventListener('statechange', () => settled(newer) && resolve()));
      });
    }
    await page.close();
    return shown;
  }

  it('takes over at the next opening; one that could not be fetched whole changes nothing', async () => {
    await build('first');
    await open();
    await build('second');
    expect(await open()).toBe('first');
    expect(await open(false)).toBe('second');
    await build('third', ['/assets/lost.js']);
    await open();
    expect(await open(false)).toBe('second');
  });
});
