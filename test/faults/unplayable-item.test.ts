import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { alarmOf, publishItems, withdraw } from '../e2e/support/programme.ts';
import { BLUE, GREEN, openScreen, RED, untilLit } from '../e2e/support/screen-page.ts';
import { uploadColour, upload } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('an item that a screen cannot play', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  /** Bytes that are what their hash says and yet no picture and no film. */
  async function makeBroken(kind: 'image' | 'film'): Promise<string> {
    const { objects, content } = server.app.services;
    const asset = { ...(await objects.putBytes(randomBytes(4_000), kind === 'film' ? 'video/mp4' : 'image/png')), width: 640, height: 360 };
    const visual = kind === 'image' ? { kind, image: asset } : { kind, film: { ...asset, chunkBytes: 65_536, chunks: [asset.sha256], durationMs: 3_000, hasAudio: true } };
    return (await content.createMedia(server.by, { title: '坏的', category: 'film', visual, thumbnail: null, originSha256: asset.sha256 })).id;
  }

  test.each(['image', 'film'] as const)('because it is a broken %s is left out, told and recorded as failed; the rest goes on', async (kind) => {
    const { page, screen } = await openScreen(server, await chromium.browser.newContext(), `坏${kind}的屏`);
    const [broken, green] = [await makeBroken(kind), await uploadColour(server, 'green')];
    const published = await publishItems(server, [[broken, 2_000], [green.id, 2_000]]);
    await untilLit(page, GREEN);
    await alarmOf(server, screen.id, 'cannot-play');
    const { rows } = await until(() => server.call(api.ledger.records, { query: { screen: screen.id } }), (answer) => answer.rows.some(({ content }) => content === green.id));
    expect(rows.filter(({ content }) => content === broken).map(({ outcome, counted }) => ({ outcome, counted }))).toEqual([{ outcome: 'failed', counted: false }]);
    await withdraw(server, published);
    await page.context().close();
  });

  test('because the server has lost its file does not keep what follows from being fetched', async () => {
    const { page } = await openScreen(server, await chromium.browser.newContext(), '缺文件的屏');
    const [lost, green] = [await upload(server, 'lost.png', await colourOf('#123456')), await upload(server, 'there.png', await colourOf('#008000'))];
    await page.route(`**/media/${(lost.visual as { image: { sha256: string } }).image.sha256}`, (route) => route.fulfill({ status: 404 }));
    const published = await publishItems(server, [[lost.id, 2_000], [green.id, 2_000]]);
    await untilLit(page, GREEN);
    await withdraw(server, published);
    await page.context().close();
  });

  test('because it takes longer to be made ready than its turn lasts does not keep the others waiting', async () => {
    const { page } = await openScreen(server, await chromium.browser.newContext(), '慢解码的屏');
    await page.evaluate(() => {
      const { decode } = HTMLImageElement.prototype;
      HTMLImageElement.prototype.decode = () => {
        HTMLImageElement.prototype.decode = decode;
        return new Promise(() => {}); // the first picture is never decoded
      };
    });
    const published = await publishItems(server, [
      [(await uploadColour(server, 'red')).id, 1_000],
      [(await uploadColour(server, 'blue')).id, 1_000],
    ]);
    for (const colour of [BLUE, RED]) await untilLit(page, colour);
    await withdraw(server, published);
    await page.context().close();
  });
});

function colourOf(background: string): Promise<Uint8Array> {
  return sharp({ create: { width: 322, height: 182, channels: 3, background } }).png().toBuffer();
}
