import type { Browser } from 'playwright-core';
import type { Change, Shown } from './pages/boards.ts';
import { twelveCharts } from './pages/figures.ts';
import { withBoardsPage } from './support/boards-page.ts';
import type { BenchOptions } from './support/options.ts';
import { type Figure, figure, type Goal, median } from './support/figure.ts';

/*
 * Twelve charts (four lines and areas, four columns and rows, two rings, two gauges) at 1920×1080, one change a
 * second: `hp-board` with its frame, clock, titles, legends, sources and as-of times, beside twelve bare ECharts
 * instances of the same version and parts in boxes of the same place and size, told the very options the board tells its own
 * at the same pace. They take turns in one page of one Chromium. Processor time of the page's process, all
 * threads, as a share of one core; then of the whole browser, with the process that composes the picture. Once
 * with all twelve changing each second, and once with one of the twelve.
 */

const ROUNDS = { full: 6, short: 2 };
const SECONDS = { full: 15, short: 8 };
const SETTLE_SECONDS = 2;

interface Cpu {
  readonly renderer: number;
  readonly browser: number;
}

export function boardCharts({ pace }: BenchOptions): Promise<Figure[]> {
  const design = twelveCharts();
  return withBoardsPage(async (page, browser) => {
    const devtools = await browser.newBrowserCDPSession();
    await page.evaluate((design) => boards.record(design), design);
    const samples: Record<Change, Record<Shown, Cpu[]>> = { all: { board: [], bare: [] }, one: { board: [], bare: [] }, third: { board: [], bare: [] } };
    for (let round = 0; round < ROUNDS[pace]; round++) {
      for (const change of ['all', 'one'] as const) {
        const order: Shown[] = round % 2 === 0 ? ['board', 'bare'] : ['bare', 'board'];
        for (const what of order) {
          await page.evaluate(([what, design]) => (what === 'board' ? boards.showBoard(design) : boards.showBare()), [what, design] as const);
          const live = (seconds: number) => page.evaluate(([what, design, change, seconds]) => boards.live(what, design, change, seconds), [what, design, change, seconds] as const);
          await live(SETTLE_SECONDS);
          const before = await processorMs(devtools);
          const begun = performance.now();
          await live(SECONDS[pace]);
          const ms = performance.now() - begun;
          const after = await processorMs(devtools);
          samples[change][what].push({ renderer: ((after.renderer - before.renderer) / ms) * 100, browser: ((after.browser - before.browser) / ms) * 100 });
        }
      }
    }
    const of = (change: Change, what: Shown, which: keyof Cpu) => median(samples[change][what].map((cpu) => cpu[which]));
    const row = (name: string, change: Change, which: keyof Cpu, ...goals: Goal[]) => figure(`board-charts: ${name}`, of(change, 'board', which), '% of a core', of(change, 'bare', which), ...goals);
    return [
      row('all twelve change each second, page’s process', 'all', 'renderer', { of: 'ratio', atMost: 1.2 }),
      row('one of twelve changes each second, page’s process', 'one', 'renderer', { of: 'ratio', atMost: 1.2 }),
      row('all twelve, whole browser', 'all', 'browser'),
      row('one of twelve, whole browser', 'one', 'browser'),
    ];
  });
}

/** Processor time used so far, ms. */
async function processorMs(devtools: Awaited<ReturnType<Browser['newBrowserCDPSession']>>): Promise<Cpu> {
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const sum = (of: typeof processInfo) => of.reduce((total, { cpuTime }) => total + cpuTime * 1_000, 0);
  return { renderer: sum(processInfo.filter(({ type }) => type === 'renderer')), browser: sum(processInfo) };
}
