import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from '../../server/protocol/rest/index.ts';
import { design, widget } from '../server/features/boards/support.ts';
import { type Call, caller } from '../support/server.ts';
import type { BareSocketIo } from './processes/bare-socket-io.ts';
import type { BoardViewers } from './processes/board-viewers.ts';
import type { Town } from './processes/town.ts';
import { builtPages, launchChromium, openPairedDisplay } from './support/browser.ts';
import type { Child } from './support/child.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure, type Goal, percentile } from './support/figure.ts';
import type { BenchOptions } from './support/options.ts';
import { nextPainted, noteBoardPainted, openBareFigure } from './support/painted.ts';
import { publishBoard } from './support/publish.ts';
import { machineMs } from './support/serve.ts';

/*
 * From the REST call that brings one reading (checks, committed insert with synchronous=FULL, figures worked out,
 * the 20 ms in which changes are gathered, signature, one encoding) to a board of twelve widgets: painted on a real
 * Chromium paired as a screen (signature verified; the animation frame after the paint, on the clock that all
 * processes of one machine share), and held by each of 1,000 pages that follow it. Beside it, in turns, a bare
 * Socket.IO server's `namespace.emit` of the same bytes to as many of the same clients and to one page of the same
 * browser that writes the number into a div. A board is sent at most one frame a second, so every round begins
 * after more than a second of quiet: what is measured is a reading that comes alone. 95th percentile of all rounds.
 * The bare emit neither stores nor signs nor gathers: those 20 ms alone are more than it takes for most pages.
 */

const VIEWERS = 1_000;
const ROUNDS = { full: 40, short: 12 };
const WARM_UP = 3;
const WIDGETS = 12;
const QUIET_MS = 1_100;
const FULL_HD = { width: 1920, height: 1080 };

export async function boardLive({ pace }: BenchOptions): Promise<Figure[]> {
  builtPages(); // the server serves them
  const profile = await mkdtemp(join(tmpdir(), 'heping-bench-profile-'));
  const browser = await launchChromium(profile);
  try {
    return await withChildren(async (start) => {
      const town = await start<Town>('town.ts');
      const { url, cookie } = await town.call('start');
      const call = caller(url, cookie);
      const widgets = Array.from({ length: WIDGETS }, (_, index) => widget(`w${index}`, `metric_${index}`, { x: (index % 4) * 480, y: Math.floor(index / 4) * 360, width: 470, height: 350 }));
      for (const { data } of widgets) await town.call('makeMetric', data!.metrics[0]!);
      const screen = await browser.newPage();
      await openPairedDisplay(screen, url, call, FULL_HD);
      await read(call, 0);
      const board = await publishBoard(call, design(widgets));
      await screen.locator('hp-board-number').nth(WIDGETS - 1).waitFor();
      await noteBoardPainted(screen);
      const viewers = await start<BoardViewers>('board-viewers.ts');
      await viewers.call('connect', url, cookie, board.id, VIEWERS);

      const bareServer = await start<BareSocketIo>('bare-socket-io.ts');
      const bareUrl = `http://127.0.0.1:${await bareServer.call('port')}`;
      const bareViewers = await start<BoardViewers>('board-viewers.ts');
      await bareViewers.call('connect', bareUrl, '', null, VIEWERS);
      const page = await browser.newPage();
      await openBareFigure(page, bareUrl);

      const product: { held: number[]; painted: number[] } = { held: [], painted: [] };
      const bare: typeof product = { held: [], painted: [] };
      for (let round = -WARM_UP; round < ROUNDS[pace]; round++) {
        const value = 1_000 + round;
        await screen.bringToFront();
        await quiet();
        const painted = await nextPainted(screen);
        let sent = 0;
        const held = await timesOf(viewers, async () => {
          sent = Date.now();
          const at = machineMs();
          await read(call, value);
          return at;
        });
        const paintedMs = (await painted()) - sent;
        await screen.locator(`hp-board-number .cell[aria-label*="${value.toLocaleString('en')}"]`).waitFor();
        const message = await viewers.call('message');

        await page.bringToFront();
        await quiet();
        const written = await nextPainted(page);
        let emitted = 0;
        const raw = await timesOf(bareViewers, () => {
          emitted = Date.now();
          return bareServer.call('emit', '/board', 'frame', message);
        });
        const writtenMs = (await written()) - emitted;
        if (round < 0) continue;
        product.held.push(...held);
        product.painted.push(paintedMs);
        bare.held.push(...raw);
        bare.painted.push(writtenMs);
      }
      const row = (name: string, of: keyof typeof product, share: number, ...goals: Goal[]) => figure(`board-live: one reading → ${name}`, percentile(product[of], share), 'ms', percentile(bare[of], share), ...goals);
      return [
        row('painted on a screen, p95', 'painted', 0.95, { of: 'ratio', atMost: 2 }),
        row('painted on a screen, median', 'painted', 0.5),
        row('1,000 pages hold it, p95', 'held', 0.95, { of: 'ratio', atMost: 4 }),
        row('1,000 pages hold it, median', 'held', 0.5),
      ];
    });
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, QUIET_MS));

async function read(call: Call, value: number): Promise<void> {
  await call(api.readings.add, { body: { readings: [{ metric: 'metric_0', value }] } });
}

/** @param act says when it began @returns how long each viewer waited, ms */
async function timesOf(viewers: Child<BoardViewers>, act: () => Promise<number>): Promise<number[]> {
  await viewers.call('arm');
  const had = viewers.call('allHad');
  const begun = await act();
  return (await had).map((at) => at - begun);
}
