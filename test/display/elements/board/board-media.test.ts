import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FilmAsset, ImageAsset } from '../../../../server/domain/asset.ts';
import type { BoardDesign, BoardFrame } from '../../../../server/domain/statistics/board.ts';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, bundleBoard, figure, frameOf, NOW, openBoardPage } from './board-page.ts';

const SAMPLE = fileURLToPath(new URL('../../../../media/sample/', import.meta.url));
const film: FilmAsset = { sha256: 'f'.repeat(64), size: 1, type: 'video/mp4', width: 1280, height: 720, chunkBytes: 1, chunks: [], durationMs: 1, hasAudio: false };
const image: ImageAsset = { sha256: 'a'.repeat(64), size: 1, type: 'image/jpeg', width: 0, height: 0 };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!(await findChromium())) return;
  browser = await openBrowser();
  page = await openBoardPage(browser, await bundleBoard());
});
afterAll(() => browser?.close());

/** Shows a board whose only file is this one. */
async function show(design: BoardDesign, frame: BoardFrame, file: string, type: string): Promise<void> {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const bytes = (await readFile(SAMPLE + file)).toString('base64');
  await page.evaluate(
    async ([design, frame, bytes, type, instant]) => {
      const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], { type }));
      const board = Object.assign(document.createElement('hp-board'), { design, frame, instant, fontFamily: 'wall', timeZone: 'Asia/Shanghai', urlOf: () => url });
      document.body.replaceChildren(board);
      await board.prepare();
    },
    [design, frame, bytes, type, NOW] as const,
  );
}

describeInChromium('films and pictures on a board', () => {
  it('plays a film without sound and in its own shape, and gives its decoder back when it is taken out', async () => {
    await show(boardOf([{ kind: 'film', data: null, options: { film } }]), frameOf([]), 'films/constitution-day.mp4', 'video/mp4');
    const played = await page.evaluate(async () => {
      const board = document.querySelector('hp-board')!;
      const video = board.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelector('video')!;
      const shown = () => new Promise<number>((resolve) => video.requestVideoFrameCallback((_now, { mediaTime }) => resolve(mediaTime)));
      const [first, second] = [await shown(), await shown()];
      const { muted, loop, paused, videoWidth, error } = video;
      const fit = getComputedStyle(video).objectFit;
      board.remove();
      return { advances: second > first, muted, loop, paused, isDecoded: videoWidth > 0, error, fit, after: { paused: video.paused, src: video.currentSrc && video.getAttribute('src'), ready: video.readyState } };
    });
    expect(played).toEqual({ advances: true, muted: true, loop: true, paused: false, isDecoded: true, error: null, fit: 'contain', after: { paused: true, src: null, ready: 0 } });
  });

  it('lays a map out in the shape of its picture, with figures where they were placed and its approval number on it', async () => {
    const [width, height] = [1200, 900];
    const places = [
      { member: '塔岗村', x: 250, y: 300 },
      { member: '高村', x: 700, y: 620 },
      { member: '无数据村', x: 500, y: 500 },
    ];
    const design = boardOf([{ kind: 'map', data: { metrics: ['plays'], view: 'members' }, options: { image: { ...image, width, height }, mapApproval: '粤S(2026)001号', places } }]);
    const frame = frameOf([{ figures: [figure({ member: '塔岗村', value: 42 }), figure({ member: '高村', value: 7, level: 'warn' })] }]);
    await show(design, frame, 'images/law-six-in.jpg', 'image/jpeg');
    const map = await page.evaluate(() => {
      const root = document.querySelector('hp-board')!.shadowRoot!.querySelector('.part')!.shadowRoot!;
      const img = root.querySelector('img')!;
      const box = img.getBoundingClientRect();
      const at = [...root.querySelectorAll('.place')].map((place) => {
        const { left, right, top, bottom } = place.getBoundingClientRect();
        return { text: place.textContent?.replace(/\s+/g, ' ').trim(), x: (((left + right) / 2 - box.left) / box.width) * 1_000, y: (((top + bottom) / 2 - box.top) / box.height) * 1_000 };
      });
      return { shape: box.width / box.height, isDecoded: img.naturalWidth > 0, at, approval: root.querySelector('.approval')?.textContent };
    });
    expect(map.shape).toBeCloseTo(width / height, 1);
    expect(map.isDecoded).toBe(true);
    expect(map.approval).toBe('审图号：粤S(2026)001号');
    expect(map.at.map(({ text }) => text)).toEqual(['塔岗村 42次', '▲ 高村 7次']);
    for (const [index, { x, y }] of map.at.entries()) {
      expect(Math.abs(x - places[index]!.x)).toBeLessThan(2);
      expect(Math.abs(y - places[index]!.y)).toBeLessThan(2);
    }
  });
});
