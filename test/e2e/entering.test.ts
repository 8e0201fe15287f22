import { randomBytes } from 'node:crypto';
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { EVIDENCE_LIMIT_BYTES } from '../../server/protocol/rest/metrics.ts';
import { makeMetric } from '../server/support/metrics.ts';
import { CHROMIUM_ARGUMENTS, describeInChromium, findChromium } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';

describeInChromium('entering readings', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await startServer({ pagesFolder: inject('pagesFolder') });
    for (const id of ['one', 'two', 'three']) await makeMetric(server, id, { name: id, accrual: 'flow', span: 'all' });
    await makeMetric(server, 'four', { name: 'four', accrual: 'flow', span: 'all', category: '社会治理' });
    browser = await chromium.launch({ executablePath: (await findChromium())!, args: CHROMIUM_ARGUMENTS });
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    const [name, value] = server.cookie.split('=');
    await context.addCookies([{ name: name!, value: value!, url: server.url }]);
    page = await context.newPage();
  });
  beforeEach(async () => {
    await page.unrouteAll();
    await page.goto(`${server.url}/data/enter`);
    await value('three').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const line = (id: string) => page.locator(`hp-entry-table [data-key="${id}/"]`);
  const value = (id: string) => line(id).locator('.entry input');
  const date = () => page.locator('.choice hp-field[type=date] input');
  const save = () => page.locator('.bar wa-button[variant=brand]');
  const result = () => page.locator('hp-entered-result');
  const takeBack = () => result().locator('wa-button', { hasText: '全部撤回' });
  /** The newest first. */
  const readings = async (count: number) => (await server.call(api.readings.list)).rows.slice(0, count);
  const recorded = async () => (await server.call(api.readings.list)).rows.length;
  /** The server does what it is asked, and the answer does not come back. */
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };

  it('waits with saving until a chosen picture is there, and saves it as evidence', async () => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a01010' } }).png().toBuffer();
    const mayGoOn = Promise.withResolvers<void>();
    await page.route('**/evidence', (route) => mayGoOn.promise.then(() => route.continue()));
    await value('one').fill('12');
    await line('one').locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: photo });
    await page.locator('.bar', { hasText: '图片还在上传' }).waitFor();
    expect(await save().getAttribute('disabled')).not.toBeNull();
    mayGoOn.resolve();
    await line('one').locator('hp-evidence-picker img').waitFor();
    await save().click();
    await result().waitFor();
    expect(await readings(2)).toMatchObject([{ metric: 'one', value: 12, evidence: [expect.any(String)] }]);
  });

  it('takes a picture as large as a camera makes it, in a size that the server keeps', async () => {
    const [width, height, channels] = [2_400, 1_800, 3] as const;
    const photo = await sharp(randomBytes(width * height * channels), { raw: { width, height, channels } }).png({ compressionLevel: 0 }).toBuffer();
    expect(photo.length).toBeGreaterThan(EVIDENCE_LIMIT_BYTES);
    await value('two').fill('7');
    await line('two').locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: photo });
    await line('two').locator('hp-evidence-picker img').waitFor();
    await save().click();
    await result().waitFor();
    const [newest] = await readings(1);
    const kept = await fetch(`${server.url}/media/${newest?.evidence[0]}`, { headers: { cookie: server.cookie } });
    expect(await sharp(Buffer.from(await kept.arrayBuffer())).metadata()).toMatchObject({ width, height });
  });

  it('counts a save once whose answer was lost, also when the page was loaded anew before it is tried again', async () => {
    const before = await recorded();
    await page.route('**/api/v1/readings', loseAnswer, { times: 1 });
    await value('two').fill('5');
    await save().click();
    await page.locator('.bar [role=alert]', { hasText: '连不上服务器' }).waitFor();
    await page.reload();
    await value('three').waitFor();
    expect(await value('two').inputValue()).toBe('5');
    await page.route('**/api/v1/readings', (route) => route.abort(), { times: 1 });
    await save().click();
    await page.locator('.bar [role=alert]', { hasText: '连不上服务器' }).waitFor();
    await save().click();
    await result().getByText('已录入 1 个读数').waitFor();
    expect(await result().getByRole('alert').count()).toBe(0);
    await result().locator('wa-button[variant=brand]').click();
    await value('three').waitFor();
    expect(await page.locator('.bar [role=alert]').count()).toBe(0);
    expect(await recorded()).toBe(before + 1);
    await page.reload();
    await value('three').waitFor();
    expect(await value('two').inputValue()).toBe('');
  });

  it('says what had arrived when one has gone on filling in the table, which keeps the rest', async () => {
    const before = await recorded();
    await page.route('**/api/v1/readings', loseAnswer, { times: 1 });
    await value('one').fill('13');
    await save().click();
    await page.locator('.bar [role=alert]', { hasText: '连不上服务器' }).waitFor();
    await value('two').fill('6');
    await save().click();
    await result().getByRole('alert').filter({ hasText: '上次保存其实已经送达' }).waitFor();
    await result().locator('wa-button[variant=brand]').click();
    await expect.poll(() => value('two').inputValue()).toBe('6');
    expect(await value('one').inputValue()).toBe('');
    await save().click();
    await result().waitFor();
    expect((await readings(2)).map((each) => [each.metric, each.value])).toEqual([['two', 6], ['one', 13]]);
    expect(await recorded()).toBe(before + 2);
  });

  it('keeps the date of what is not saved for those lines alone, also when the page is loaded anew', async () => {
    const today = await date().inputValue();
    const past = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
    const category = page.locator('.choice select');
    await category.selectOption({ label: '社会治理' });
    await value('four').fill('9');
    await date().fill(past);
    await page.goto(`${server.url}/data/enter`);
    await value('three').waitFor();
    expect(await date().inputValue()).toBe(today);
    await value('one').fill('14');
    await page.reload();
    await value('three').waitFor();
    expect(await date().inputValue()).toBe(today);
    await save().click();
    await result().locator('wa-button[variant=brand]').click();
    await category.selectOption({ label: '社会治理' });
    await expect.poll(() => date().inputValue()).toBe(past);
    expect(await value('four').inputValue()).toBe('9');
    await value('four').fill('');
    await category.selectOption({ index: 0 });
    await expect.poll(() => date().inputValue()).toBe(today);
  });

  it('takes all back that can be, tried again after a lost answer too, and says what cannot', async () => {
    for (const id of ['one', 'two', 'three']) await value(id).fill('7');
    await save().click();
    await result().getByText('已录入 3 个读数').waitFor();
    const [three, two, one] = await readings(3);
    await server.call(api.readings.correct, { params: { id: one!.id }, body: { value: 8, note: '漏了一场' } });
    await page.route(`**/readings/${two!.id}/correction`, loseAnswer, { times: 1 });
    await takeBack().click();
    await page.getByText('3 个没能撤回').waitFor();
    await takeBack().click();
    await page.getByText('1 个没能撤回').waitFor();
    await expect.poll(() => result().locator('hp-reading-mark[state=void]').count()).toBe(2);
    const { rows } = await server.call(api.readings.list);
    expect([one, two, three].map((each) => rows.find(({ id }) => id === each!.id)!.state)).toEqual(['corrected', 'void', 'void']);
  });
});
