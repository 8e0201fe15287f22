import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { api } from '../../server/protocol/rest/index.ts';
import { isNear, BLUE, YELLOW, type Rgb } from '../e2e/support/screen-page.ts';
import { recordFrames, type Frame } from '../e2e/support/screencast.ts';
import { countSwaps, swapsOf } from '../e2e/support/swaps.ts';
import { uploadColour, uploadMedia } from '../e2e/support/upload.ts';
import { makeText, publishItems } from '../e2e/support/programme.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { serveBarePage } from './support/bare-page.ts';
import { builtPages, firstPaint, gzippedBytes, launchChromium, loadedFiles, noteFirstPaint, openPairedDisplay } from './support/browser.ts';
import { type Figure, figure, median } from './support/figure.ts';

/*
 * The display in a real Chromium, from `dist/display` as built. Bundle: every program and style file the
 * browser in use loads, gzipped (polyfills are loaded by old ones only). Changes of item: every frame the
 * compositor paints over 30 changes (slogan, picture, film, picture) must show one of the items, each
 * in its turn. Cold start: the browser is started anew with both servers gone; from the navigation to
 * the first frame with the content, beside a page with one div from a service worker's cache, in turns.
 */

const CHANGES = 30;
const STARTS = 5;
const KIB = 1024;

export async function display(): Promise<Figure[]> {
  const profile = await mkdtemp(join(tmpdir(), 'heping-bench-profile-'));
  const server = await startServer({ pagesFolder: builtPages() });
  const bare = await serveBarePage();
  const { url } = server;
  let browser: BrowserContext | null = null;
  try {
    browser = await launchChromium(profile);
    const page = await browser.newPage();
    const loaded = loadedFiles(page);
    await openPairedDisplay(page, url, server.call);
    const { odd, repeated, frames } = await changesOfItem(page, server);
    await shellKept(page);
    const bundle = gzippedBytes(loaded());
    const other = await browser.newPage();
    await other.goto(bare.url);
    await shellKept(other);
    await browser.close();

    await server.close();
    bare.close();
    const starts: { product: number; bare: number }[] = [];
    for (let round = 0; round <= STARTS; round++) {
      browser = await launchChromium(profile);
      await browser.addInitScript(noteFirstPaint);
      const order = round % 2 === 0 ? ([`${url}/display/`, bare.url] as const) : ([bare.url, `${url}/display/`] as const);
      const times = new Map<string, number>();
      for (const address of order) times.set(address, await start(browser, address));
      await browser.close();
      if (round > 0) starts.push({ product: times.get(order.find((each) => each !== bare.url)!)!, bare: times.get(bare.url)! });
    }
    return [
      figure('display: core bundle, gzipped', bundle / KIB, 'KiB', null, { of: 'value', atMost: 60 }),
      figure('display: cold start from cache → first frame, server gone', median(starts.map(({ product }) => product)), 'ms', median(starts.map((each) => each.bare))),
      figure(`display: black frames over ${CHANGES} changes of item`, odd, `of ${frames} frames`, null, { of: 'value', atMost: 0 }),
      figure(`display: repeated frames over ${CHANGES} changes of item`, repeated, `of ${frames} frames`, null, { of: 'value', atMost: 0 }),
    ];
  } finally {
    await browser?.close().catch(() => {});
    await server.close();
    bare.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Waits until the page's program is in its service worker's keeping. */
async function shellKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function start(browser: BrowserContext, address: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const ms = await firstPaint(page);
  await page.close();
  return ms;
}

async function changesOfItem(page: Page, server: TestServer): Promise<{ odd: number; repeated: number; frames: number }> {
  const slogan = await makeText(server, '共建共治共享');
  const [blue, film, yellow] = [await uploadColour(server, 'blue'), await uploadMedia(server, 'clips/bars-2s.mp4'), await uploadColour(server, 'yellow')];
  const { publication } = await publishItems(server, [[slogan, 1_000], [blue.id, 1_000], [film.id, 1_500], [yellow.id, 1_000]]);
  await page.waitForFunction(() => document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front > *'));
  await countSwaps(page);
  const painted = await recordFrames(page, async () => {
    while ((await swapsOf(page)).length <= CHANGES) await page.waitForTimeout(200);
  });
  const { receipts } = await server.call(api.publications.get, { params: { sequence: publication.sequence } });
  if (receipts[0]?.painted === null) throw new Error('the screen has not said that it painted');
  const kinds = painted.map(kindOf);
  const turns = kinds.filter((kind) => kind !== null).filter((kind, index, all) => kind !== all[index - 1]);
  const first = ORDER.indexOf(turns[0]!);
  return {
    frames: painted.length,
    odd: kinds.filter((kind) => kind === null).length,
    repeated: turns.filter((kind, index) => kind !== ORDER[(first + index) % ORDER.length]).length,
  };
}

const ORDER = ['slogan', 'blue', 'film', 'yellow'] as const;
const PAPER: Rgb = [250, 245, 232];
const BAR_GREY: Rgb = [190, 190, 190];

/** Which item a frame shows, by a few spots of it; null: none, such as black. */
function kindOf({ spots }: Frame): (typeof ORDER)[number] | null {
  if (spots.every((spot) => isNear(spot, BLUE))) return 'blue';
  if (spots.every((spot) => isNear(spot, YELLOW))) return 'yellow';
  if (isNear(spots[1]!, PAPER)) return 'slogan';
  return isNear(spots[1]!, BAR_GREY) ? 'film' : null;
}
