import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { publishItems } from './support/programme.ts';
import { GLASS, openScreen, RED, untilLit } from './support/screen-page.ts';
import { uploadColour } from './support/upload.ts';
import { startWallServer } from './support/wall-server.ts';

const CORE_KB = 60;

describeInChromium('a start of the display', () => {
  let server: TestServer;
  let chromium: TestChromium;
  let profile: string;
  beforeAll(async () => {
    profile = await mkdtemp(join(tmpdir(), 'heping-profile-'));
    [server, chromium] = await Promise.all([startWallServer(), startChromium(profile)]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test(`loads at most ${CORE_KB} KB of program on a current browser`, async () => {
    const page = await (await chromium.browser.newContext()).newPage();
    const loaded = new Set<string>();
    page.on('request', (request) => void loaded.add(new URL(request.url()).pathname));
    await page.goto(`${server.url}/display/`);
    await page.locator('hp-pairing .code').waitFor();
    const folder = join(inject('pagesFolder'), 'display');
    const names = (await readdir(folder, { recursive: true })).filter((name) => loaded.has(`/display/${name}`) && /\.(js|css)$/.test(name) && name !== 'shell-worker.js');
    expect(names.filter((name) => name.endsWith('.js'))).not.toHaveLength(0);
    let bytes = 0;
    for (const name of ['index.html', ...names]) bytes += gzipSync(await readFile(join(folder, name))).length;
    console.warn(`display core: ${(bytes / 1024).toFixed(1)} KB gzipped (${names.join(', ')})`);
    expect(bytes / 1024).toBeLessThanOrEqual(CORE_KB);
    await page.context().close();
  });

  test('from what is kept on the box paints its content within five seconds, without the server', async () => {
    const { page } = await openScreen(server, chromium.profile, '冷启动屏');
    await publishItems(server, [[(await uploadColour(server, 'red')).id, 2_000]]);
    await untilLit(page, RED);
    const kept = await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const caches = await globalThis.caches.keys();
      return (await Promise.all(caches.map(async (name) => (await globalThis.caches.open(name)).keys()))).flat().map(({ url }) => url);
    });
    expect(kept.filter((url) => /charts|board/.test(url))).toEqual([]); // nothing of boards where none is shown
    expect(kept.length).toBeGreaterThan(4);
    await chromium.kill();
    await server.app.close();

    chromium = await startChromium(profile);
    const restarted = await chromium.profile.newPage();
    await restarted.setViewportSize(GLASS);
    await restarted.addInitScript(noteFirstItem);
    await restarted.goto(`${server.url}/display/`);
    await untilLit(restarted, RED);
    const firstMs = Number(await (await restarted.waitForFunction(() => (globalThis as unknown as { firstItemAt?: number }).firstItemAt)).jsonValue());
    console.warn(`cold start from cache to the first painted frame of content: ${Math.round(firstMs)} ms`);
    expect(firstMs).toBeLessThan(5_000);
  });
});

/** For the page: notes when the first item was painted, in milliseconds after the navigation began. */
function noteFirstItem(): void {
  const look = () => {
    const item = document.querySelector('hp-stage')?.shadowRoot?.querySelector('.front > *');
    if (item) requestAnimationFrame(() => Object.assign(globalThis, { firstItemAt: performance.now() }));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
