import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { api } from '../../../server/protocol/rest/index.ts';
import { SQUARE } from '../../server/simulator/fleet.ts';
import type { Call } from '../../support/server.ts';

const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run', '--autoplay-policy=no-user-gesture-required'];
/** Small, so that a shared machine without a graphics card paints it with ease. */
export const GLASS = { width: 640, height: 360 };

/** The pages as built. @throws when they are not */
export function builtPages(): string {
  const folder = fileURLToPath(new URL('../../../dist', import.meta.url));
  if (!existsSync(join(folder, 'display/index.html'))) throw new Error('Run `npm run build` first: the display is measured as it is built.');
  return folder;
}

/** A real Chromium on a profile folder; what its pages store is there again at the next start. */
export function launchChromium(profileFolder: string): Promise<BrowserContext> {
  const paths = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome', chromium.executablePath()];
  const executablePath = paths.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('No Chromium found; name one: CHROMIUM_PATH=/path/to/chromium npm run bench');
  return chromium.launchPersistentContext(profileFolder, { executablePath, args: ARGUMENTS, headless: true, viewport: GLASS });
}

/** Opens `/display/` and claims the code on its glass. @returns the screen's id */
export async function openPairedDisplay(page: Page, url: string, call: Call, pixels = GLASS): Promise<string> {
  await page.setViewportSize(pixels);
  await page.goto(`${url}/display/`);
  const shown = page.locator('hp-pairing .code');
  await shown.waitFor();
  const code = (await shown.innerText()).replace(/\s/g, '');
  const { id } = await call(api.screens.pair, { body: { ...SQUARE, name: '实测屏', pixels, code } });
  await page.locator('hp-stage').waitFor({ state: 'attached' });
  return id;
}

/** Follows what the page itself loads, not its service worker. @returns the paths of its page, programs and styles so far */
export function loadedFiles(page: Page): () => string[] {
  const paths = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.ok() && ['document', 'script', 'stylesheet'].includes(response.request().resourceType()) && response.request().serviceWorker() === null) paths.add(pathname);
  });
  return () => [...paths];
}

/** @param paths as a browser asks for built files @returns their bytes, each gzipped */
export function gzippedBytes(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(builtPages(), path.endsWith('/') ? `${path}index.html` : path)), { level: 9 }).length, 0);
}

/**
 * Given to a page before it starts: notes on `performance.now()` when the browser had painted the first
 * frame with a content item (the product) or with a div of class `first` (the bare page).
 */
export function noteFirstPaint(): void {
  const look = () => {
    const isThere = document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front > *') ?? document.querySelector('div.first');
    if (!isThere) return requestAnimationFrame(look);
    // the frame with it, and the one after, which only comes when that one is done
    return requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(globalThis, { firstPaint: performance.now() })));
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the start of the navigation. */
export async function firstPaint(page: Page): Promise<number> {
  await page.waitForFunction(() => 'firstPaint' in globalThis, undefined, { polling: 50 });
  return page.evaluate(() => (globalThis as unknown as { firstPaint: number }).firstPaint);
}
