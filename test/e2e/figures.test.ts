import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { CHROMIUM_ARGUMENTS, describeInChromium, findChromium } from '../support/chromium.ts';
import { makeMetric } from '../server/support/metrics.ts';
import { startServer, type TestServer } from '../support/server.ts';

const ID = 'flljxc';
const TABLE = '\uFEFF月份,法律“六进”宣传,备注\r\n2026年1月,"1,000",年初集中活动\r\n2026年2月,１２,\r\n2026年3月,很多,\r\n合计,1012,\r\n';
const MENDED = TABLE.replace('1,000', '1,100').replace('很多', '3');

describeInChromium('a figure and where it comes from', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await startServer({ pagesFolder: inject('pagesFolder'), now: () => Date.parse('2026-11-24T10:00:00+08:00') });
    browser = await chromium.launch({ executablePath: (await findChromium())!, args: CHROMIUM_ARGUMENTS });
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, timezoneId: 'Asia/Shanghai' });
    await context.clock.setFixedTime('2026-11-24T10:00:00+08:00');
    const [name, value] = server.cookie.split('=');
    await context.addCookies([{ name: name!, value: value!, url: server.url }]);
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
    });
  });

  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await server?.close();
  });

  const button = (text: string) => page.locator('wa-button', { hasText: text });
  const field = (label: string) => page.locator(`hp-field[label^="${label}"]`).locator('input, textarea');
  /** 1,012场次, as it stands in the shadow of its element. */
  const figure = async () => (await page.locator('hp-metric-passport hp-figure[large] span').allInnerTexts()).join('');

  it('is defined from the empty page in a few fields, its id suggested by its name', async () => {
    await page.goto(`${server.url}/data`);
    await page.locator('hp-empty-state').getByText('定义指标').click();
    await field('名称').fill('法律“六进”宣传');
    await page.locator('hp-suggest-field[label="类别"] input').fill('普法宣传');
    await field('单位').fill('场次');
    expect(await field('代号').inputValue()).toBe(ID);
    expect(await page.locator('hp-metric-form .example').innerText()).toContain('“法律“六进”宣传”当年是 13场次');
    await page.locator('hp-choice-tiles[label="怎么累计"] label').first().click();
    expect(await page.locator('hp-metric-form .example').innerText()).toContain('现在是 71场次');
    await page.locator('hp-choice-tiles[label="怎么累计"] label').nth(1).click();
    await page.locator('.bar wa-button[variant=brand]').click();
    await page.waitForURL(`**/data/metrics/${ID}`);
    await page.locator('hp-metric-passport hp-figure[large] span').first().waitFor();
    expect(await figure()).toBe('—场次');
  });

  it('counts a reading entered by hand, and asks why when the next is quite another', async () => {
    await button('录入读数').first().click();
    const input = page.locator('hp-entry-table .entry input');
    await page.locator('hp-entry-table button.step').nth(1).click();
    await page.locator('hp-entry-table button.step').first().click();
    expect(await input.inputValue()).toBe('6');
    await page.locator('.bar wa-button[variant=brand]').click();
    await page.getByText('已录入 1 个读数').waitFor();
    await button('继续录入').click();
    await page.locator('hp-entry-table .last', { hasText: '上次 6场次' }).waitFor();
    await input.fill('600');
    await page.locator('hp-entry-table .reason').waitFor();
    expect(await page.locator('.bar wa-button[variant=brand]').getAttribute('disabled')).not.toBeNull();
    await page.goto(`${server.url}/data/metrics/${ID}`);
    await expect.poll(figure).toBe('6场次');
  });

  it('is corrected with a reason, both readings staying on record, and a second corrector is shown the first', async () => {
    const correct = page.locator('hp-readings-list wa-button', { hasText: '更正' });
    const dialog = page.locator('hp-correction-dialog');
    await correct.click();
    const { rows } = await server.call(api.readings.list, { query: { metric: ID } });
    await server.call(api.readings.correct, { params: { id: rows[0]!.id }, body: { value: 8, note: '漏了两场' } });
    await dialog.locator('hp-field[label^="更正为"] input').fill('9');
    await dialog.locator('wa-button[variant=brand]').click();
    await dialog.getByText('请写原因').waitFor();
    await dialog.locator('textarea').fill('漏了三场');
    await dialog.locator('wa-button[variant=brand]').click();
    await dialog.getByText('刚刚有人更正了同一条').waitFor();
    await dialog.getByText('漏了两场').waitFor();
    await dialog.locator('wa-button', { hasText: '仍改为 9场次' }).click();
    await expect.poll(figure).toBe('9场次');
    await expect.poll(() => page.locator('hp-readings-list hp-reading-mark[state=corrected]').count()).toBe(2);
    expect(await page.locator('hp-readings-list ol').innerText()).toContain('漏了三场');
  });

  it('is corrected in the day it stands for and given the picture that proves it', async () => {
    const dialog = page.locator('hp-correction-dialog');
    const [standing] = (await server.call(api.readings.list, { query: { metric: ID, state: 'accepted' } })).rows;
    await page.locator('hp-readings-list wa-button', { hasText: '更正' }).click();
    await dialog.locator('hp-field[type=date] input').fill('2025-06-26');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a01010' } }).png().toBuffer() });
    await dialog.locator('hp-evidence-picker img').waitFor();
    await dialog.locator('textarea').fill('是六月的场次');
    await dialog.locator('wa-button[variant=brand]').click();
    await dialog.waitFor({ state: 'detached' });
    const [corrected] = (await server.call(api.readings.list, { query: { metric: ID } })).rows;
    expect(corrected).toMatchObject({ value: standing!.value, corrects: standing!.id, asOf: Date.parse('2025-06-26T23:59:00+08:00'), evidence: [expect.any(String)], note: '是六月的场次' });
    await server.call(api.readings.correct, { params: { id: corrected!.id }, body: { value: standing!.value, asOf: standing!.asOf, note: '改回' } });
  });

  it('takes a table in, naming the row it cannot read, and says where the sum comes from', async () => {
    await page.goto(`${server.url}/data/import`);
    await page.locator('hp-import-file input[type=file]').setInputFiles({ name: '六进统计.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
    const roles = page.locator('hp-import-columns select');
    await roles.first().waitFor();
    await roles.nth(0).selectOption('date');
    await roles.nth(1).selectOption(`=${ID}`);
    await button('检查').click();
    await page.locator('hp-import-check .sum', { hasText: '2 个读数可以导入，1 行有问题' }).waitFor();
    expect(await page.locator('hp-import-errors li').innerText()).toContain('第 4 行');
    await page.locator('hp-import-errors button', { hasText: '去看这一行' }).click();
    expect(await page.locator('hp-import-columns tr.pointed').innerText()).toContain('很多');
    await button('检查').click();
    await page.locator('hp-import-check wa-checkbox').click();
    await button('导入 2 个读数').click();
    await page.getByText('已导入 2 个读数').waitFor();
    await page.locator('hp-import-done a', { hasText: '法律“六进”宣传' }).click();
    await page.locator('hp-metric-passport').waitFor();
    await expect.poll(figure).toBe('1,021场次');
    expect(await page.locator('hp-metric-passport dl').innerText()).toContain('多种来源');
    const record = await page.locator('hp-readings-list ol').innerText();
    expect(record).toContain('导入 · 六进统计.csv');
    expect(record).toContain('年初集中活动');
  });

  it('takes the report’s table in where no metric is defined yet: the names become metrics, with their units, as one says they are reckoned', async () => {
    const report = (await readFile(new URL('../server/features/imports/files/figures.csv', import.meta.url), 'utf8')).replaceAll(',法律“六进”宣传,', ',法律“六进”宣传场次,'); // the other name is taken here
    await page.goto(`${server.url}/data/import`);
    await page.locator('hp-import-file input[type=file]').setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(report) });
    await page.locator('hp-import-columns select').first().waitFor();
    await button('检查').click();
    await button('为这 21 个名称新建指标').click();
    const dialog = page.locator('hp-import-define');
    await dialog.locator('li').nth(20).waitFor();
    await button('新建并继续').click();
    expect(await dialog.locator('select[aria-invalid=true]').count()).toBeGreaterThan(0); // how they are reckoned is a person's to say
    await dialog.locator('hp-suggest-field input').fill('2019年度报告');
    await dialog.locator('.all select').selectOption('year');
    await button('新建并继续').click();
    await dialog.waitFor({ state: 'detached' });
    await button('导入 21 个读数').click();
    await page.getByText('已导入 21 个读数').waitFor();
    const made = (await server.call(api.metrics.list)).filter(({ category }) => category === '2019年度报告');
    const of = (name: string) => made.find((metric) => metric.name === name);
    expect(made).toHaveLength(21);
    expect(of('购买社会服务金额')).toMatchObject({ unit: '万元', accrual: 'flow', span: 'year', now: { value: 150, precision: 'about', period: '2019' } });
    expect(of('普法考试合格率')).toMatchObject({ unit: '%', nature: 'percent', accrual: 'stock', now: { value: 100 } });
  });

  it('is corrected by the table with a number mended, which names the row that differs, and is not counted twice', async () => {
    await page.goto(`${server.url}/data/import`);
    await page.locator('hp-import-file input[type=file]').setInputFiles({ name: '六进统计（改）.csv', mimeType: 'text/csv', buffer: Buffer.from(MENDED) });
    const roles = page.locator('hp-import-columns select');
    await roles.first().waitFor();
    await roles.nth(0).selectOption('date');
    await roles.nth(1).selectOption(`=${ID}`);
    await button('检查').click();
    const revisions = page.locator('hp-import-revisions');
    await revisions.getByRole('heading', { name: '1 行与记录里的数不同' }).waitFor();
    expect((await revisions.locator('li').innerText()).replaceAll(/\s+/g, ' ')).toBe('第 2 行 法律“六进”宣传 记录 → 文件 截至1月31日');
    expect((await revisions.locator('li hp-figure span').allInnerTexts()).join('')).toBe('1,000场次1,100场次');
    await revisions.getByText('不导入这些行').click();
    await button('导入 1 个读数').waitFor();
    await revisions.getByText('更正记录里的数').click();
    await button('导入 2 个读数').click();
    await page.getByText('已导入 2 个读数').waitFor();
    await page.locator('hp-import-done a', { hasText: '法律“六进”宣传' }).click();
    await expect.poll(figure).toBe('1,124场次');
    const record = page.locator('hp-readings-list li');
    await expect.poll(() => record.filter({ hasText: '1,100' }).count()).toBe(1);
    expect(await record.filter({ hasText: '1,000' }).locator('hp-reading-mark').getAttribute('state')).toBe('corrected');
  });

  it('is the same again after the imports are undone', async () => {
    const undo = (name: string) => page.locator('hp-import-file li', { hasText: name }).locator('wa-button').click();
    await page.goto(`${server.url}/data/import`);
    await undo('六进统计（改）.csv');
    await page.getByText('已撤回 2 个读数').first().waitFor();
    await page.goto(`${server.url}/data/metrics/${ID}`);
    await expect.poll(figure).toBe('1,021场次');
    await page.goto(`${server.url}/data/import`);
    await undo('六进统计.csv');
    await page.getByText('已撤回 2 个读数').first().waitFor();
    await page.goto(`${server.url}/data/metrics/${ID}`);
    await expect.poll(figure).toBe('9场次');
    expect(complaints).toEqual([]);
  });

  it('keeps a threshold that could not be saved in its form, and gives a deleted one back to its own metric', async () => {
    const at = (id: string, value: number) => ({ id, when: 'at-least' as const, value, level: 'note' as const, notify: [], draft: null });
    await makeMetric(server, 'other', { name: '普法讲座', thresholds: [at('t2', 20)] });
    const thresholds = async (id: string) => (await server.call(api.metrics.get, { params: { id } })).thresholds.map(({ value }) => value);
    await page.goto(`${server.url}/data/metrics/${ID}`);
    await button('加一个阈值').click();
    const dialog = page.locator('hp-threshold-dialog');
    await dialog.locator('hp-field[label^="数"] input').fill('77');
    const address = `**/metrics/${ID}`;
    await page.route(address, (route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback()));
    const save = dialog.locator('wa-button[variant=brand]');
    await save.click();
    await dialog.getByText('连不上服务器').waitFor();
    await page.unroute(address);
    expect(await dialog.locator('hp-field[label^="数"] input').inputValue()).toBe('77');
    await save.click();
    await dialog.waitFor({ state: 'detached' });
    expect(await thresholds(ID)).toEqual([77]);
    const mayFail = Promise.withResolvers<void>();
    await page.route(address, (route) => (route.request().method() === 'PUT' ? mayFail.promise.then(() => route.abort()) : route.fallback()));
    await button('加一个阈值').click();
    await dialog.locator('hp-field[label^="数"] input').fill('88');
    await save.click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    mayFail.resolve();
    await page.locator('hp-toasts').getByText('连不上服务器').waitFor();
    await page.unroute(address);
    await page.locator('hp-thresholds-section wa-button', { hasText: '删除' }).click();
    const undo = page.locator('hp-toasts').getByText('撤销');
    await undo.waitFor();
    await page.locator('hp-page-header a').first().click();
    await page.locator('a[href^="/data/metrics/other"]').first().click();
    await page.locator('hp-thresholds-section li').waitFor();
    await undo.click();
    await expect.poll(() => thresholds(ID)).toEqual([77]);
    expect(await thresholds('other')).toEqual([20]);
  });

  it('says on its page that it was deleted, takes nothing more, and comes back from there', async () => {
    await makeMetric(server, 'gone', { name: '已撤的指标', accrual: 'stock' });
    await server.call(api.readings.add, { body: { readings: [{ metric: 'gone', value: 4 }] } });
    await server.call(api.metrics.remove, { params: { id: 'gone' } });
    await page.goto(`${server.url}/data/metrics/gone`);
    await page.getByText('这个指标已删除').waitFor();
    await expect.poll(figure).toContain('4');
    await page.locator('hp-readings-list ol').waitFor();
    for (const text of ['录入读数', '修改定义', '更正', '加一个阈值']) expect(await button(text).count()).toBe(0);
    await button('恢复').click();
    await button('录入读数').waitFor();
    expect((await server.call(api.metrics.get, { params: { id: 'gone' } })).deleted).toBe(false);
  });

  it('has the parts that are to be seen in its form, and no others', async () => {
    await page.goto(`${server.url}/data/metrics/new`);
    const tile = (text: string) => page.locator('hp-dimension-fields hp-choice-tiles label', { hasText: text });
    const parts = page.locator('hp-dimension-fields textarea');
    await tile('分项记录').click();
    await parts.fill('荷花村\n莲塘村\n');
    expect(await parts.inputValue()).toBe('荷花村\n莲塘村\n');
    await tile('不分').click();
    await tile('分项记录').click();
    expect(await parts.inputValue()).toBe('');
  });

  it('awaits approval on a page of its own, however many came after it', async () => {
    await makeMetric(server, 'rare', { name: '调解', needsApproval: true });
    await makeMetric(server, 'often', { name: '巡查', needsApproval: true });
    const add = (metric: string, count: number) => server.call(api.readings.add, { body: { readings: Array.from({ length: count }, (_, index) => ({ metric, value: index + 1, asOf: Date.parse('2026-06-01') + index })) } });
    await add('rare', 1);
    await add('often', 101);
    await page.goto(`${server.url}/data/held`);
    const rows = page.locator('hp-held-page hp-data-table tbody tr');
    await expect.poll(() => rows.count()).toBe(100);
    const focused = () => page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.localName;
    });
    await button('更早的').focus();
    for (const count of [2, 100, 2]) {
      await page.keyboard.press('Enter');
      await expect.poll(() => rows.count()).toBe(count);
      expect(await focused(), String(count)).toBe('button');
    }
    await page.locator('hp-held-page select').focus();
    await page.locator('hp-held-page select').selectOption('rare');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await focused()).toBe('select');
    expect(new URL(page.url()).search).toBe('?metric=rare');
  });

  it('goes out by a link that is copied, also over plain HTTP, and says so when it is not', async () => {
    await server.call(api.boards.create, { body: { design: { title: '公共服务', size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'deep-blue', background: null, widgets: [], tour: [] } } });
    await page.goto(`${server.url}/data/boards?view=shares`);
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      addEventListener('copy', (event) => Object.assign(globalThis, { copied: event.clipboardData?.getData('text/plain') }));
    });
    await button('新建链接').first().click();
    await page.locator('hp-share-dialog hp-field input').first().fill('给镇长');
    await page.locator('hp-share-dialog input[type=checkbox]').check();
    await page.locator('hp-share-dialog wa-button[variant=brand]').click();
    const address = await page.locator('hp-board-shares code').innerText();
    await button('复制链接').click();
    await page.getByText('链接已复制').waitFor();
    expect(await page.evaluate(() => (globalThis as { copied?: string }).copied)).toBe(address);
    await page.evaluate(() => (document.execCommand = () => false));
    await button('复制链接').click();
    await page.getByText('没能复制').waitFor();
  });

  it('is seen by a leader with all its provenance and nothing to press', async () => {
    const { id } = await server.call(api.accounts.create, { body: { username: 'zhao', name: '赵书记', password: 'lotus-pond-2027', roles: ['leader'] } });
    const [name, value] = (await server.signIn(id)).cookie.split('=');
    const own = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await own.addCookies([{ name: name!, value: value!, url: server.url }]);
    const phone = await own.newPage();
    await phone.goto(`${server.url}/data/metrics/${ID}`);
    await phone.locator('hp-readings-list li').first().waitFor();
    expect(await phone.locator('hp-readings-list wa-button').count()).toBe(0);
    expect(await phone.locator('hp-page-header wa-button').count()).toBe(0);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await phone.goto(`${server.url}/data/enter`);
    await phone.getByText('您的角色看不到这一页').waitFor();
    await own.close();
  });
});
