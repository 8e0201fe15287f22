import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/find-chromium.ts';

/*
 * The README's pictures, from the running sample town: `npm run screenshots`. Nothing is staged: each is
 * a page of the product as it is, the screens painted by a real display.
 */

const OUT = fileURLToPath(new URL('../../media/readme/', import.meta.url));
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const browserPath = await findChromium();
if (!browserPath) throw new Error('There is no Chromium on this machine.');
await mkdir(OUT, { recursive: true });
const demo = await startDemo();
const browser = await chromium.launch({ executablePath: browserPath, args: CHROMIUM_ARGUMENTS });
try {
  const desk = await browser.newContext({ viewport: DESK, locale: 'zh-CN' });
  const page = await desk.newPage();
  await page.goto(demo.signInUrl);
  await page.waitForURL(`${demo.url}/`);
  const state = await desk.storageState();

  const glass = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await glass.goto(`${demo.url}/display/`);
  await glass.waitForFunction(() => (document.querySelector('hp-pairing') as { code?: string } | null)?.code);
  await keep(glass, 'pairing');

  await settled(page, `${demo.url}/`, 'overview');
  await settled(page, `${demo.url}/screens?view=mosaic`, 'screens');
  await settled(page, `${demo.url}/content`, 'content');
  await settled(page, `${demo.url}/content/new?kind=slogan`, 'designer', async () => {
    await page.getByRole('textbox').first().fill('共建共治共享 平安荷塘');
  });
  await settled(page, `${demo.url}/schedules`, 'schedules');
  await settled(page, `${demo.url}/publications/${await mostPainted(desk)}`, 'receipts');
  await firstPlays(desk);
  await settled(page, `${demo.url}/ledger`, 'ledger');

  const board = await publicityBoard(desk);
  await settled(page, `${demo.url}/board/${board}`, 'board');
  await settled(page, `${demo.url}/data/boards/${board}`, 'board-editor');

  const phone = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2, locale: 'en', storageState: state });
  const small = await phone.newPage();
  await settled(small, `${demo.url}/`, 'phone-en');
  await settled(small, `${demo.url}/board/${board}`, 'board-phone', async () => {
    await small.locator('hp-board-number .cell').first().click();
  });
} finally {
  await browser.close();
  demo.stop();
}

async function settled(page: Page, url: string, name: string, act: () => Promise<void> = async () => {}): Promise<void> {
  await page.goto(url);
  await act();
  await page.waitForLoadState('networkidle').catch(() => {}); // live sockets may never fall idle; two seconds of pictures are enough
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await keep(page, name);
}

async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot())
    .webp({ quality: 82 })
    .toFile(`${OUT}${name}.webp`);
}

/** The publication that most screens have painted. */
async function mostPainted(context: BrowserContext): Promise<number> {
  const answer = await context.request.get(`${demo.url}/api/v1/publications`);
  const all = (await answer.json()) as { sequence: number; kind: string; reached: { painted: number } }[];
  const [first] = all.filter(({ kind }) => kind === 'schedule').sort((one, other) => other.reached.painted - one.reached.painted);
  return first?.sequence ?? 1;
}

/** The board of the publicity figures. */
async function publicityBoard(context: BrowserContext): Promise<string> {
  const answer = await context.request.get(`${demo.url}/api/v1/boards`);
  const all = (await answer.json()) as { id: string; title: string }[];
  return all.find(({ title }) => title === '普法宣传工作数据')!.id;
}

/** Waits until the first plays are in the ledger, fifteen seconds after the start. */
async function firstPlays(context: BrowserContext): Promise<void> {
  for (;;) {
    const answer = await context.request.get(`${demo.url}/api/v1/ledger/counts?by=category`);
    if (((await answer.json()) as { total: { plays: number } }).total.plays > 0) return;
    await pause(500);
  }
}

async function startDemo(): Promise<{ url: string; signInUrl: string; stop: () => void }> {
  const launcher = fileURLToPath(new URL('../../server/launch.mjs', import.meta.url));
  const child = spawn(process.execPath, [launcher, 'demo'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'error' } });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const signInUrl = /http\S+\/sign-in\?token=\S+/.exec(printed)?.[0];
    if (signInUrl) return { url: new URL(signInUrl).origin, signInUrl, stop: () => void child.kill('SIGINT') };
  }
  throw new Error(`The demo did not start:\n${printed}`);
}
