import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_TARGETS } from '../../server/domain/targets.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { makeText, publishItems } from './support/programme.ts';
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

  test('scroll the same slogan side by side, whichever started later', async () => {
    const [strip, groups] = [{ width: 512, height: 64 }, ['条屏']];
    const one = await openScreen(server, await chromium.browser.newContext(), '先开的条屏', { groups }, strip);
    const slogan = await makeText(server, '把普法宣传送到每一个村居，共建共治共享平安荷塘');
    await publishItems(server, [[slogan, 1_000]], { targets: { ...NO_TARGETS, groups } });
    await until(() => scrollAt(one.page), (at) => at !== null);
    await until(() => server.call(api.ledger.records, { query: { screen: one.screen.id } }), ({ rows }) => rows.length >= 2);
    const two = await openScreen(server, await chromium.browser.newContext(), '后开的条屏', { groups }, strip);
    await until(() => scrollAt(two.page), (at) => at !== null);
    const [a, b] = await Promise.all([scrollAt(one.page), scrollAt(two.page)]);
    const apart = Math.abs(a!.beganAt - b!.beganAt) % a!.period;
    expect(Math.min(apart, a!.period - apart)).toBeLessThanOrEqual(250);
  });
});

/** Since when the text on the glass scrolls, and how long it takes to pass, both in milliseconds. */
function scrollAt(page: Page): Promise<{ beganAt: number; period: number } | null> {
  return page.evaluate(() => {
    const slogan = document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front hp-slogan');
    const [scroll] = slogan?.shadowRoot?.querySelector('.track')?.getAnimations() ?? [];
    return scroll?.startTime ? { beganAt: performance.timeOrigin + Number(scroll.startTime), period: Number(scroll.effect!.getTiming().duration) } : null;
  });
}

/** Where the film on the glass stands, and when that was, both in milliseconds. */
function filmAt(page: Page): Promise<{ position: number; at: number } | null> {
  return page.evaluate(() => {
    const video = document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front hp-film')?.shadowRoot?.querySelector('video');
    return video && !video.paused ? { position: video.currentTime * 1000, at: Date.now() } : null;
  });
}
