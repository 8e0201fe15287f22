import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { screenDetails, until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { makeText, publishItems, withdraw } from './support/programme.ts';
import { BLUE, EMBLEM_SPOT, isNear, openScreen, spotOf } from './support/screen-page.ts';
import { upload } from './support/upload.ts';
import { startWallServer } from './support/wall-server.ts';

const SHAPES = [
  { width: 512, height: 64, rotation: 0 },
  { width: 1080, height: 1920, rotation: 0 },
  { width: 640, height: 360, rotation: 90 },
] as const;

describeInChromium('on a screen of another shape', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test.each(SHAPES)('of $width × $height turned by $rotation degrees the emblem, a slogan and a picture fill the glass to its edges', async ({ width, height, rotation }) => {
    const { page } = await openScreen(server, await chromium.browser.newContext(), `屏 ${width}×${height} ${rotation}`, { rotation, pixels: { width, height } }, { width, height: Math.max(200, height) });
    const glass = () => page.screenshot({ clip: { x: 0, y: 0, width, height } }); // Chromium takes none of a very flat window, so a strip is the top of a higher one
    const spot = async (where?: readonly [number, number]) => spotOf(await glass(), where);
    const keep = async (what: string) => {
      const folder = process.env['HEPING_SCREENSHOTS']; // to look at
      if (folder) await writeFile(join(folder, `${what}-${width}x${height}-${rotation}.png`), await glass());
    };
    await until(() => spot(EMBLEM_SPOT), ([red, green, blue]) => red > 85 && green < 40 && blue < 40);
    await keep('emblem');
    const [slogan, strip] = [await makeText(server, '崇尚科学 反对邪教'), await upload(server, 'strip.png', await sharp({ create: { width: 2_000, height: 40, channels: 3, background: 'blue' } }).png().toBuffer())];
    const published = await publishItems(server, [[slogan, 2_000], [strip.id, 2_000]]);
    await until(() => page.evaluate(() => document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front hp-slogan') !== null), (is) => is);
    await keep('slogan');
    await until(() => spot(), (seen) => isNear(seen, BLUE));
    await keep('picture');
    for (const corner of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) {
      const [red, green, blue] = await spot(corner);
      expect(blue, `${corner.join()} is lit ${red} ${green} ${blue}`).toBeGreaterThan(80); // the blurred copy of the picture, not bare ground
    }
    await withdraw(server, published);
    await page.context().close();
  });

  test('that is turned while a slogan stays on, lays the slogan out anew', async () => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), '转动屏');
    const published = await publishItems(server, [[await makeText(server, '崇尚科学'), 60_000]]);
    const size = () => page.evaluate(() => {
      const slogan = document.querySelector('hp-stage')?.shadowRoot?.querySelector<HTMLElement>('.front hp-slogan');
      return slogan ? `${slogan.offsetWidth}×${slogan.offsetHeight}` : '';
    });
    await until(size, (is) => is === '640×360');
    await server.call(api.screens.update, { params: { id: screen.id }, ifMatch: screen.revision, body: screenDetails('转动屏', { pixels: { width: 640, height: 360 }, rotation: 90 }) });
    expect(await until(size, (is) => is === '360×640')).toBe('360×640');
    await withdraw(server, published);
    await page.context().close();
  });

  test('a film without sound is played to its end', async () => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), '无声屏');
    const film = await upload(server, 'silent.mp4', await readFile(new URL('../server/features/media/fixtures/rotated.mp4', import.meta.url)));
    expect((film.visual as { film: { hasAudio: boolean } }).film.hasAudio).toBe(false);
    const published = await publishItems(server, [[film.id, null]]);
    const { rows } = await until(() => server.call(api.ledger.records, { query: { screen: screen.id } }), (answer) => answer.rows.some(({ outcome }) => outcome === 'complete'));
    expect(rows.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    await withdraw(server, published);
    await page.context().close();
  });
});
