import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { api } from '../../server/protocol/rest/index.ts';
import { caller } from '../support/server.ts';
import { makeSchedule } from '../server/simulator/fleet.ts';
import { twelveCharts } from './pages/figures.ts';
import type { Town } from './processes/town.ts';
import { builtPages, gzippedBytes, launchChromium, loadedFiles, openPairedDisplay } from './support/browser.ts';
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
  builtPages(); // the server serves them
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
      const charts = withBoard.filter((path) => basename(path).startsWith('charts-'));
      return [
        figure('board-size: core of a display without a board, gzipped', gzippedBytes(core) / KIB, 'KiB', null, { of: 'value', atMost: 60 }),
        figure('board-size: what comes with a board of charts, gzipped', gzippedBytes(withBoard) / KIB, 'KiB', gzippedBytes(charts) / KIB, { of: 'value', atMost: 230 }),
      ];
    });
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
