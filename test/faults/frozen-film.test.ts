import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { alarmOf, publishItems } from '../e2e/support/programme.ts';
import { GREEN, openDisplay, pairPage, untilLit } from '../e2e/support/screen-page.ts';
import { uploadColour, uploadMedia } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('a film whose pictures stop (fault 28)', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test.each([
    ['though its events say it plays', stopPictures],
    ['because it never starts', neverPlay],
  ])('%s is skipped within five seconds and recorded as failed', async (how, stub) => {
    const page = await openDisplay(server, await chromium.browser.newContext(), undefined, stub);
    const screen = await pairPage(server, page, `卡住的屏 ${how}`);
    const [film, green] = [await uploadMedia(server, 'clips/constitution-day.webm'), await uploadColour(server, 'green')];
    await publishItems(server, [[film.id, null], [green.id, 3_000]], { targets: { all: false, screens: [screen.id], groups: [], villages: [], venueKinds: [] } });
    await page.locator('hp-stage .front hp-film').waitFor({ state: 'attached', timeout: 20_000 });
    const startedAt = performance.now();
    await untilLit(page, GREEN);
    expect(performance.now() - startedAt).toBeLessThan(6_500); // five seconds, and the looking
    await alarmOf(server, screen.id, 'film-frozen');
    const { rows } = await until(() => server.call(api.ledger.records, { query: { screen: screen.id } }), (answer) => answer.rows.length > 0);
    expect(rows.at(-1)).toMatchObject({ content: film.id, outcome: 'failed', counted: false });
    await page.context().close();
  });
});

function stopPictures(): void {
  HTMLVideoElement.prototype.requestVideoFrameCallback = () => 0;
}

function neverPlay(): void {
  HTMLMediaElement.prototype.play = () => Promise.resolve();
}
