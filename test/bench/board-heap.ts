import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession } from 'playwright-core';
import type { FilmAsset, ImageAsset } from '../../server/domain/asset.ts';
import type { BoardDesign } from '../../server/domain/statistics/board.ts';
import type { Shown } from './pages/boards.ts';
import { everyKind, twelveCharts } from './pages/figures.ts';
import { withBoardsPage } from './support/boards-page.ts';
import { type Figure, figure, type Goal } from './support/figure.ts';
import type { BenchOptions } from './support/options.ts';

/*
 * A day on a wall at an accelerated pace: 86,400 frames, one for each simulated second, a third of the widgets new
 * in each, the clock set with each, painted at every thirtieth. A board with a widget of every kind there is, beside
 * twelve bare ECharts instances told something new as often, each in a Chromium of its own. In the first half of the
 * day caches fill (compiled code, widths of texts); in the second the page is looked at every two hours: bytes of
 * the heap after a full collection, nodes, listeners, and what its process holds. What is gained is the rise, over
 * the second half, of the straight line through them. Short: six hours, whose caches
 * are still filling, so not judged.
 */

const HOURS = { full: 24, short: 6 };
const HOUR = 3_600;
const WARM_UP_HOURS = { full: 12, short: 3 };
const LOOK_EVERY_HOURS = { full: 2, short: 0.5 };
const PAINT_EVERY = 30;
/** The compositor waits for no screen: frames come as fast as they are painted. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
const KIB = 1024;

interface Held {
  readonly hour: number;
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly resident: number;
}

export async function boardHeap({ pace }: BenchOptions): Promise<Figure[]> {
  const board = await day('board', everyKind(PICTURE, FILM), pace);
  const bare = await day('bare', twelveCharts(), pace);
  const half = HOURS[pace] - WARM_UP_HOURS[pace];
  const row = (name: string, what: keyof Omit<Held, 'hour'>, unit: string, scale: number, ...goals: Goal[]) => figure(`board-heap: ${name}`, gain(board, what, half) / scale, unit, gain(bare, what, half) / scale, ...goals);
  return [
    row(`heap gained in the last ${half} of ${HOURS[pace]} h, a widget of every kind`, 'heap', 'KiB', KIB, ...(pace === 'full' ? [{ of: 'value', atMost: 512 } as const] : [])),
    figure('board-heap: heap at the end of the day', board.at(-1)!.heap / KIB / KIB, 'MiB', bare.at(-1)!.heap / KIB / KIB),
    row(`DOM nodes gained in the last ${half} of ${HOURS[pace]} h`, 'nodes', 'nodes', 1, { of: 'value', atMost: 50 }),
    row(`listeners gained in the last ${half} of ${HOURS[pace]} h`, 'listeners', 'listeners', 1, { of: 'value', atMost: 0 }),
    row(`memory of the page’s process gained in the last ${half} of ${HOURS[pace]} h`, 'resident', 'MiB', KIB * KIB),
  ];
}

/** @returns what the page held at each look after the first hours */
function day(what: Shown, design: BoardDesign, pace: BenchOptions['pace']): Promise<Held[]> {
  return withBoardsPage(async (page, browser) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    if (what === 'bare') await page.evaluate((design) => boards.record(design).then(boards.showBare), design);
    else await page.evaluate(([design, urls]) => boards.showBoard(design, urls), [design, await urls()] as const);
    const looks: Held[] = [];
    let hour = 0;
    const advance = (hours: number) =>
      page.evaluate(
        ([what, design, from, count, paintEvery]) => boards.hasten(what, design, from, count, paintEvery).then(boards.rest),
        [what, design, hour * HOUR + 1, hours * HOUR, PAINT_EVERY] as const,
      );
    for (let hours = WARM_UP_HOURS[pace]; hour < HOURS[pace]; hours = LOOK_EVERY_HOURS[pace]) {
      await advance(hours);
      hour += hours;
      const look = { hour, ...(await held(devtools)), resident: await residentOf(browser) };
      looks.push(look);
      process.stderr.write(`  ${what}, hour ${hour}: ${(look.heap / KIB / KIB).toFixed(2)} MiB, ${look.nodes} nodes, ${look.listeners} listeners, process ${Math.round(look.resident / KIB / KIB)} MiB\n`);
    }
    return looks;
  }, UNLIMITED);
}

async function held(devtools: CDPSession): Promise<Pick<Held, 'heap' | 'nodes' | 'listeners'>> {
  for (let round = 0; round < 3; round++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** Linux: memory that is the largest page process's own, bytes. */
async function residentOf(browser: Browser): Promise<number> {
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const own = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * KIB);
  return Math.max(...own);
}

/** In so many hours, by the straight line of least squares. */
function gain(looks: readonly Held[], what: keyof Omit<Held, 'hour'>, hours: number): number {
  const mean = (of: (look: Held) => number) => looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
  const [hour, value] = [mean((look) => look.hour), mean((look) => look[what])];
  const rise = mean((look) => (look.hour - hour) * (look[what] - value));
  return Math.round((rise / mean((look) => (look.hour - hour) ** 2)) * hours) || 0; // never −0
}

const PICTURE: ImageAsset = { sha256: '1'.repeat(64), size: 1, type: 'image/svg+xml', width: 400, height: 300 };
const FILM: FilmAsset = { sha256: '2'.repeat(64), size: 1, type: 'video/mp4', width: 320, height: 180, chunkBytes: 1, chunks: [], durationMs: 2_000, hasAudio: false };
const CLIP = fileURLToPath(new URL('../../media/clips/bars-2s.mp4', import.meta.url));

async function urls(): Promise<Record<string, string>> {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#357"/></svg>';
  return { [PICTURE.sha256]: `data:image/svg+xml,${encodeURIComponent(svg)}`, [FILM.sha256]: `data:video/mp4;base64,${(await readFile(CLIP)).toString('base64')}` };
}
