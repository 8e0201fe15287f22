import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { makeMetric } from '../server/support/metrics.ts';
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
  }, 120_000);
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
  }, 60_000);

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
  }, 60_000);

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
  }, 60_000);
});
