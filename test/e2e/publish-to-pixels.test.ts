import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '../../server/protocol/rest/index.ts';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { makeText, paintedReceipt, publishItems, withdraw } from './support/programme.ts';
import { BLUE, isEmblem, isNear, lit, openScreen } from './support/screen-page.ts';
import { countSwaps, swapsOf } from './support/swaps.ts';
import { uploadColour, uploadMedia } from './support/upload.ts';
import { startWallServer } from './support/wall-server.ts';

describeInChromium('a programme of a slogan, a hotline notice, an image and a film', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('is painted after publishing, receipted, counted play by play, and gone after withdrawal', async () => {
    const { page, screen } = await openScreen(server, chromium.profile, '广场大屏');
    await until(() => isEmblem(page), Boolean);
    const [slogan, notice, image, film] = [
      await makeText(server, '深入学习贯彻习近平法治思想'),
      await makeText(server, '法律援助热线', { kind: 'notice', phone: '12348' }),
      await uploadColour(server, 'blue'),
      await uploadMedia(server, 'clips/bars-2s.mp4'),
    ];
    await countSwaps(page);
    const published = await publishItems(server, [[slogan, 1_500], [notice, 1_500], [image.id, 1_500], [film.id, null]]);

    const receipt = await paintedReceipt(server, screen.id, published.publication);
    expect(receipt.received).toBeLessThanOrEqual(Math.min(receipt.stored!, receipt.painted!));
    expect(await isEmblem(page)).toBe(false);
    await until(() => lit(page), (seen) => isNear(seen, BLUE));
    await until(() => page.evaluate(() => document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front hp-film') !== null), Boolean);
    expect(await isEmblem(page)).toBe(false);
    const seenTwice = await until(() => swapsOf(page), (swaps) => swaps.length >= 8, 30_000);
    expect(seenTwice.slice(0, 8)).toEqual(['hp-slogan', 'hp-notice', 'hp-picture', 'hp-film', 'hp-slogan', 'hp-notice', 'hp-picture', 'hp-film']);

    const withdrawal = await withdraw(server, published);
    await until(() => isEmblem(page), Boolean);
    await paintedReceipt(server, screen.id, withdrawal);

    const painted = await swapsOf(page);
    const { rows } = await until(() => server.call(api.ledger.records, { query: {} }), (answer) => answer.rows.length === painted.length);
    expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(painted.map((_, index) => index + 1));
    for (const [content, tag] of [[slogan, 'hp-slogan'], [notice, 'hp-notice'], [image.id, 'hp-picture'], [film.id, 'hp-film']] as const) {
      expect(rows.filter((row) => row.content === content)).toHaveLength(painted.filter((each) => each === tag).length);
    }
    const ended = rows.filter(({ number }) => number < painted.length);
    expect(ended.filter(({ outcome }) => outcome !== 'complete')).toEqual([]);
    const { total } = await server.call(api.ledger.counts, { query: { by: 'item' } });
    expect(total.plays).toBeGreaterThanOrEqual(ended.length);
    expect(await server.call(api.ledger.gaps)).toMatchObject([{ missing: 0 }]);
    expect(await server.app.services.db.selectFrom('alarm').selectAll().execute()).toEqual([]);
    await page.close();
  });
});
