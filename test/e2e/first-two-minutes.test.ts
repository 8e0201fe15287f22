import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type App, createApp } from '../../server/app.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import { isEmblem, openDisplay, pairingCode } from './support/screen-page.ts';

const MOST_CLICKS = 12;

/** A new user with a mouse and a keyboard, who counts the clicks. */
class Newcomer {
  clicks = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks++;
    await target.click();
  }

  /** Types into what has the focus, once it is `label`'s. */
  async type(label: string, text: string): Promise<void> {
    await this.focused(label);
    await this.page.keyboard.type(text);
  }

  async tab(times = 1): Promise<void> {
    for (let pressed = 0; pressed < times; pressed++) await this.page.keyboard.press('Tab');
  }

  async focused(label: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const root = active?.getRootNode();
      const host = root instanceof ShadowRoot ? root.host : null;
      const words = [active?.getAttribute('aria-label'), host?.getAttribute('label'), (active as HTMLInputElement | null)?.labels?.[0]?.textContent];
      return words.some((word) => word?.includes(wanted));
    }, label);
  }
}

describeInChromium('a newcomer with the printed link', () => {
  let folder: string;
  let app: App;
  let chromium: TestChromium;
  let context: BrowserContext;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heping-first-'));
    app = await createApp({
      config: { port: 0, host: '127.0.0.1', dataDir: folder, publicUrl: null, logLevel: 'silent', sourceHosts: [] },
      logger: pino({ level: 'silent' }),
      now: Date.now,
      version: 'test',
      pagesFolder: inject('pagesFolder'),
    });
    chromium = await startChromium();
    context = await chromium.browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  });

  afterAll(async () => {
    await context?.close();
    await chromium?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test(`has a slogan on a screen after at most ${MOST_CLICKS} clicks, and sees the screen say so`, async () => {
    const url = `http://127.0.0.1:${app.port}`;
    const glass = await openDisplay({ url }, await chromium.browser.newContext());
    const person = new Newcomer(await context.newPage());
    const { page } = person;

    await page.goto(`${url}/set-up?token=${app.issueSetUpToken()}`);
    await person.type('姓名', '陈老师');
    await person.tab();
    await person.type('用户名', 'chen');
    await person.tab();
    await person.type('密码', 'lotus pond at night');
    await person.tab(2);
    await person.type('再输一遍密码', 'lotus pond at night');
    await person.click(page.getByRole('button', { name: '下一步' }).or(page.locator('wa-button[type=submit]')).first());
    await person.type('名称', '荷塘镇');
    await person.click(page.getByText('空白', { exact: true }));
    await person.click(page.locator('wa-button[type=submit]'));

    await page.waitForURL('**/screens/pair');
    await person.focused('六位数字');
    await page.keyboard.type(await pairingCode(glass));
    await page.keyboard.press('Enter');
    await person.type('名称', '文化广场大屏');
    await person.click(page.locator('hp-pair-page wa-button[type=submit]'));
    await page.waitForURL('**/screens/*?paired=1');
    await expect.poll(() => isEmblem(glass)).toBe(true);
    const emblem = await glass.screenshot();

    await person.click(page.getByRole('link', { name: '写标语' }).or(page.getByText('写标语', { exact: true })).first());
    await person.type('正文', '共建共治共享 平安荷塘');
    await person.click(page.getByText('放到屏幕上', { exact: true }));
    await page.waitForURL('**/schedules/new?quick=*');
    await person.click(page.locator('wa-button[variant=brand]').last());
    await page.waitForURL('**/publications/*');

    await page.getByText('全部 1 块屏幕已上屏').waitFor();
    expect((await glass.screenshot()).equals(emblem)).toBe(false);
    await glass.locator('hp-slogan').getByText('平安荷塘').first().waitFor();
    expect(person.clicks).toBeLessThanOrEqual(MOST_CLICKS);
  });
});
