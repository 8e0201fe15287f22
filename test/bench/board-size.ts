import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { api } from '../../server/protocol/rest/index.ts';
import { caller } from '../support/server.ts';
import { makeSchedule } from '../server/simulator/fleet.ts';
import { twelveCharts } from './pages/figures.ts';
import type { Town } from './processes/town.ts';
import { builtPages, launchChromium, loadedFiles, openPairedDisplay } from './support/browser.ts';
import { withChildren } from './support/children.ts';
import { type Figure, figure } from './support/figure.ts';
import { publishBoard, publishNow } from './support/publish.ts';

/*
 * What a screen's page loads, from `dist/display` as built, gzipped: first with a slogan (the core: page, programs
 * and styles of the browser in use), then what comes with the first board of charts. Its baseline is the file that
 * holds ECharts and nothing else.
 */

const KIB = 1024;

export async function boardSize(): Promise<Figure[]> {
  const pages = builtPages();
  const profile = await mkdtemp(join(tmpdir(), 'heping-bench-profile-'));
  const browser = await launchChromium(profile);
  try {
    return await withChildren(async (start) => {
      const town = await start<Town>('town.ts');
      const { url, cookie } = await town.call('start');
      const call = caller(url, cookie);
      await town.call('makeMetric', 'plays');
      const page = await browser.newPage();
      const loaded = loadedFiles(page);
      await openPairedDisplay(page, url, call);
      const slogan = await makeSchedule(call, '平安荷塘，你我共建', [3_600]);
      await publishNow(call, slogan);
      await page.locator('hp-stage .front > *').first().waitFor({ state: 'attached' });
      const core = loaded();
      await publishBoard(call, twelveCharts());
      await call(api.readings.add, { body: { readings: [{ metric: 'plays', value: 2_432 }] } });
      await page.locator('hp-board canvas').first().waitFor({ state: 'attached' });
      const withBoard = loaded().filter((path) => !core.includes(path));
      const bytes = (paths: readonly string[]) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(fileOf(pages, path)), { level: 9 }).length, 0) / KIB;
      const charts = withBoard.filter((path) => basename(path).startsWith('charts-'));
      return [
        figure('board-size: core of a display without a board, gzipped', bytes(core), 'KiB', null, { of: 'value', atMost: 60 }),
        figure('board-size: what comes with a board of charts, gzipped', bytes(withBoard), 'KiB', bytes(charts), { of: 'value', atMost: 230 }),
      ];
    });
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** @param path as the browser asked for it */
function fileOf(pages: string, path: string): string {
  const file = join(pages, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(file)) throw new Error(`${path} is no built file`);
  return file;
}
