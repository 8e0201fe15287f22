import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from 'vite';
import { PAGE_MS } from '../../../../server/domain/statistics/board-layout.ts';
import type { WidgetFigures } from '../../../../server/domain/statistics/figure.ts';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, figure, frameOf, NOW } from './board-page.ts';

const ENTRY = fileURLToPath(new URL('./board-entry.ts', import.meta.url));
const members: WidgetFigures = { figures: ['塔岗村', '篁湾村'].map((member) => figure({ member })) };

let browser: Browser;
let page: Page;
let folder: string;
/** Files of the program that cannot be had. */
const lost = new Set<string>();
const asked: string[] = [];

beforeAll(async () => {
  if (!(await findChromium())) return;
  folder = await mkdtemp(join(tmpdir(), 'heping-board-charts-'));
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, target: 'chrome83', modulePreload: false, rolldownOptions: { input: ENTRY, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } } },
  });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.route('http://board.test/**', async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    asked.push(name);
    if (lost.has(name)) await route.abort();
    else if (name.endsWith('.js')) await route.fulfill({ contentType: 'text/javascript', body: await readFile(join(folder, name), 'utf8') });
    else await route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset="utf-8"><script type="module" src="/board-entry.js"></script>' });
  });
  await page.goto('http://board.test/');
});
afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Puts a board in place; what came of preparing it. */
function prepared(kinds: Parameters<typeof boardOf>[0], pixels = { width: 1920, height: 1080 }): Promise<string> {
  return page.evaluate(
    async ([design, frame, instant, pixels]) => {
      await customElements.whenDefined('hp-board');
      const board = Object.assign(document.createElement('hp-board'), { design, frame, instant, pixels, timeZone: 'Asia/Shanghai' });
      document.body.replaceChildren(board);
      return board.prepare().then(
        () => 'painted',
        () => 'charts missing',
      );
    },
    [boardOf(kinds), frameOf(kinds.map(() => members)), Math.floor(NOW / (2 * PAGE_MS)) * 2 * PAGE_MS, pixels] as const,
  );
}

describeInChromium('the charts of a board', () => {
  it('are fetched before it counts as ready, also for its later pages, and asked for again after they could not be had', async () => {
    expect(await prepared([{ kind: 'number' }])).toBe('painted');
    expect(asked).not.toContain('charts.js');
    lost.add('charts.js');
    const turning = [{ kind: 'number' }, { kind: 'bar' }] as const;
    expect(await prepared(turning, { width: 512, height: 64 })).toBe('charts missing');
    expect(await prepared(turning)).toBe('charts missing');
    expect(await page.evaluate(() => document.querySelector('hp-board')!.shadowRoot!.querySelector('hp-board-number')!.shadowRoot!.querySelectorAll('hp-digits').length)).toBe(2);
    lost.clear();
    expect(await prepared(turning)).toBe('painted');
    expect(await page.evaluate(() => document.querySelector('hp-board')!.shadowRoot!.querySelector('hp-board-bar')!.shadowRoot!.querySelectorAll('canvas').length)).toBe(1);
  });
});
