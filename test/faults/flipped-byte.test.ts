import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../server/support/wall.ts';
import { describeInChromium, startChromium, type TestChromium } from '../support/chromium.ts';
import type { TestServer } from '../support/server.ts';
import { alarmOf, publishItems } from '../e2e/support/programme.ts';
import { openDisplay, openScreen } from '../e2e/support/screen-page.ts';
import { uploadMedia } from '../e2e/support/upload.ts';
import { startWallServer } from '../e2e/support/wall-server.ts';

describeInChromium('one byte of a stored film flipped on the disk, its time restored (fault 1)', () => {
  let server: TestServer;
  let chromium: TestChromium;
  beforeAll(async () => {
    [server, chromium] = await Promise.all([startWallServer(), startChromium()]);
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
  });

  test('is never shown, fetched again and told, while running and after a restart', async () => {
    const { page, screen } = await openScreen(server, chromium.profile, '广场屏');
    const film = await uploadMedia(server, 'clips/bars-2s.mp4');
    await publishItems(server, [[film.id, null]]);
    await untilFilm(page);
    const { size } = (film.visual as { film: { size: number } }).film;

    const fetchedAgain = page.waitForResponse((response) => response.url().includes('/media/'));
    expect(await flipByte(chromium.profileFolder, size)).toBe(1);
    await fetchedAgain;
    await alarmOf(server, screen.id, 'bad-bytes');
    await untilFilm(page);

    await page.close();
    await server.app.services.db.deleteFrom('alarm').execute();
    const flipped = await until(() => flipByte(chromium.profileFolder, size), (count) => count > 0);
    expect(flipped).toBeGreaterThan(0);
    let fetches = 0;
    const restarted = await chromium.profile.newPage();
    restarted.on('request', (request) => void (fetches += request.url().includes('/media/') ? 1 : 0));
    await restarted.goto(`${server.url}/display/`);
    await untilFilm(restarted);
    expect(fetches).toBeGreaterThan(0);
    await alarmOf(server, screen.id, 'bad-bytes');
    await restarted.close();
    const next = await openDisplay(server, chromium.profile);
    await untilFilm(next);
    await next.close();
  });
});

async function untilFilm(page: Page): Promise<void> {
  await page.locator('hp-stage .front hp-film').waitFor({ state: 'attached', timeout: 30_000 });
}

/** Flips a byte in the middle of every stored blob of this size. @returns how many */
async function flipByte(profileFolder: string, size: number): Promise<number> {
  let flipped = 0;
  for (const entry of await readdir(profileFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.parentPath.includes('indexeddb.blob')) continue;
    const path = join(entry.parentPath, entry.name);
    const { size: bytes, atime, mtime } = await stat(path);
    if (bytes !== size) continue;
    const content = await readFile(path);
    content[content.length >> 1]! ^= 1;
    await writeFile(path, content);
    await utimes(path, atime, mtime);
    flipped++;
  }
  return flipped;
}
