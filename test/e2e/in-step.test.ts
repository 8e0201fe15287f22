import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_TARGETS } from '../../server/domain/targets.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { publishItems } from './support/programme.ts';
import { openScreen } from './support/screen-page.ts';
import { uploadColour, uploadMedia } from './support/upload.ts';
import { startWallServer } from './support/wall-server.ts';

describeInChromium('two screens of one group', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('show the same item, and the same picture of a film within a quarter of a second', async () => {
    const fields = { groups: ['广场'] };
    const one = await openScreen(server, await chromium.browser.newContext(), '东屏', fields);
    const two = await openScreen(server, await chromium.browser.newContext(), '西屏', fields);
    const [still, film] = [await uploadColour(server, 'green'), await uploadMedia(server, 'clips/constitution-day.webm')];
    await publishItems(server, [[still.id, 2_000], [film.id, null]], { targets: { ...NO_TARGETS, groups: ['广场'] } });

    // both are measured at the same instant of the machine they share
    const apart = await until(
      async () => {
        const [a, b] = await Promise.all([filmAt(one.page), filmAt(two.page)]);
        return a && b && a.position > 2_500 ? Math.abs(a.at - a.position - (b.at - b.position)) : null;
      },
      (difference) => difference !== null && difference <= 250,
      40_000,
    );
    expect(apart).toBeLessThanOrEqual(250);
    const painting = async () => {
      const echoes = (await server.call(api.screens.list)).map(({ status }) => status.echo?.painting);
      return echoes.map((each) => (each?.kind === 'item' ? `${each.publication} ${each.index}` : 'emblem'));
    };
    const [east, west] = await until(painting, ([a, b]) => a === b && a !== 'emblem');
    expect(east).toBe(west);
  });
});

/** Where the film on the glass stands, and when that was, both in milliseconds. */
function filmAt(page: Page): Promise<{ position: number; at: number } | null> {
  return page.evaluate(() => {
    const video = document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front hp-film')?.shadowRoot?.querySelector('video');
    return video && !video.paused ? { position: video.currentTime * 1000, at: Date.now() } : null;
  });
}
