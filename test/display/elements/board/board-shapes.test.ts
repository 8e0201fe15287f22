import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BOARD_THEMES, type BoardDesign } from '../../../../server/domain/statistics/board.ts';
import { layoutBoard, PAGE_MS } from '../../../../server/domain/statistics/board-layout.ts';
import type { WidgetFigures } from '../../../../server/domain/statistics/figure.ts';
import { templateById } from '../../../../server/features/boards/templates/index.ts';
import { describeInChromium, findChromium } from '../../../support/chromium.ts';
import { openBrowser } from '../element-page.ts';
import { boardOf, bundleBoard, figure, frameOf, NOW, openBoardPage, paint } from './board-page.ts';

const SHAPES = [
  [1920, 1080, 'wall'],
  [1080, 1920, 'wall'],
  [1920, 384, 'wall'],
  [512, 64, 'wall'],
  [1440, 900, 'page'],
  [390, 844, 'page'],
] as const;

const members: WidgetFigures = { figures: ['塔岗村', '篁湾村', '高村', '南村', '霞村', '公共服务中心'].map((member, index) => figure({ member, value: 196_860 - index * 30_130, precision: index === 2 ? 'about' : 'exact', level: index === 4 ? 'warn' : null })) };
const design: BoardDesign = boardOf([
  { kind: 'number', title: '发放宣传物品（含宣传单张、手册、礼品）' },
  { kind: 'number' },
  { kind: 'ranking', title: '各村播放次数' },
  { kind: 'bar', options: { shape: 'columns' } },
  { kind: 'pie' },
  { kind: 'gauge' },
  { kind: 'progress' },
  { kind: 'water' },
  { kind: 'cloud' },
  { kind: 'table' },
  { kind: 'tiles' },
  { kind: 'clock', data: null, options: { lunar: true } },
  { kind: 'text', data: null, options: { text: '荷塘镇法治建设与普法宣传', size: 'huge' } },
]);
const one = (value: number, unit = '次') => ({ figures: [figure({ value, unit, precision: 'at-least' })] });
const frame = frameOf([one(196_860, '件'), { figures: [...one(20_000, '人').figures, ...one(196_860, '件').figures] }, members, members, members, one(100, '%'), { figures: members.figures.slice(0, 3).map((each) => ({ ...each, unit: '%', value: 92 })) }, one(86, '%'), members, members, members]);

const PLAYBACK = templateById('playback').design;
const returned = { committed: 12_340, pending: 12 };
const live: Readonly<Record<string, WidgetFigures>> = {
  today: { figures: [figure({ name: '今日播放', value: 12_340, period: '2026-11-23' })], returned },
  year: { figures: [figure({ name: '本年播放', value: 196_860 }), figure({ name: '本年播放时长', unit: '小时', value: 3_110 })], returned },
  online: { figures: [figure({ name: '在线屏幕', unit: '块', value: 40 }), figure({ name: '今日有播放的屏幕', unit: '块', value: 38, period: '2026-11-23' })] },
};
const screens = Array.from({ length: 40 }, (_, index) => ({ id: `s${index}`, name: `良村党群服务中心屏${index}`, village: '良村', state: index < 2 ? 'offline' : 'painting', title: '国家宪法日宣传周' }) as const);
const playbackFrame = { ...frameOf([]), widgets: Object.fromEntries(PLAYBACK.widgets.map(({ id, data }) => [id, live[id] ?? (data?.view === 'members' ? members : id === 'mosaic' ? { figures: [], screens } : { figures: [] })])) };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!(await findChromium())) return;
  browser = await openBrowser();
  page = await openBoardPage(browser, await bundleBoard());
});
afterAll(() => browser?.close());

/** Figures and signs that are cut off or stand outside their widget, and widgets that stand over one another. */
function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const parts = [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    for (const [index, part] of parts.entries()) {
      const box = boxes[index]!;
      for (const other of boxes.slice(index + 1)) {
        if (box.left < other.right - 0.5 && other.left < box.right - 0.5 && box.top < other.bottom - 0.5 && other.top < box.bottom - 0.5) found.push(`${part.localName} covers another`);
      }
      const body = part.shadowRoot!.querySelector('.body')?.getBoundingClientRect();
      for (const digits of part.shadowRoot!.querySelectorAll('hp-digits')) {
        const comma = digits.shadowRoot!.querySelector('.cell')!.getBoundingClientRect().bottom + Number.parseFloat(getComputedStyle(digits).fontSize) * 0.07;
        if (body && comma > Math.min(digits.getBoundingClientRect().bottom, body.bottom) + 0.5) found.push(`${part.localName} cuts the comma of ${digits.text}`);
      }
      for (const each of part.shadowRoot!.querySelectorAll('.value, .figure, .word, .sign, .clock, .text span, .ends, .entry .name, .counts span, footer .when')) {
        const range = document.createRange();
        range.selectNodeContents(each);
        const { left, right, top, bottom, width } = range.getBoundingClientRect();
        if (width === 0 && each.textContent?.trim()) found.push(`${part.localName} hides ${each.textContent.trim()}`);
        if (each.className === 'figure' && Number.parseFloat(getComputedStyle(each).fontSize) < Number.parseFloat(getComputedStyle(part).fontSize) - 0.1) found.push(`${part.localName} sets ${each.textContent?.trim()} smaller than what stands beside it`);
        if (width === 0 || each.closest('.window')) continue; // the rows of a table may stand outside: they scroll
        const clip = each.closest('.tile, .cell, .body, .part')?.getBoundingClientRect() ?? box;
        // a line's box is higher than its glyphs
        const slack = (bottom - top) * 0.16 + 1;
        if (left < clip.left - 1.5 || right > clip.right + 1.5 || top < clip.top - slack || bottom > clip.bottom + slack) found.push(`${part.localName} ${each.className}: ${each.textContent?.trim()}`);
        if (each.scrollWidth > each.clientWidth + 1.5 && getComputedStyle(each).overflowX === 'hidden') found.push(`${part.localName} cuts ${each.textContent?.trim()}`);
      }
    }
    return found;
  });
}

describeInChromium('a board on a screen of any shape', () => {
  it.each(SHAPES)('covers nothing and cuts no figure at %i × %i on a %s', async (width, height, mode) => {
    const { pages } = layoutBoard(design, { width, height }, mode);
    const start = Math.floor(NOW / PAGE_MS / pages.length) * PAGE_MS * pages.length;
    for (let turn = 0; turn < pages.length; turn += 1) {
      await paint(page, design, frame, { pixels: { width, height }, mode, instant: start + turn * PAGE_MS });
      expect(await faults(page), `page ${turn + 1} of ${pages.length}`).toEqual([]);
    }
  });

  // on small walls nearly square, where least fits
  it.each([
    [512, 512],
    [384, 768],
    [480, 800],
  ])('shows every figure of the board of live playback at %i × %i', async (width, height) => {
    const { pages } = layoutBoard(PLAYBACK, { width, height }, 'wall');
    const start = Math.floor(NOW / PAGE_MS / pages.length) * PAGE_MS * pages.length;
    const seen: string[] = [];
    for (let turn = 0; turn < pages.length; turn += 1) {
      await paint(page, PLAYBACK, playbackFrame, { pixels: { width, height }, instant: start + turn * PAGE_MS });
      expect(await faults(page), `page ${turn + 1} of ${pages.length}`).toEqual([]);
      seen.push(...(await page.evaluate(() => [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('hp-board-number')].flatMap((part) => [...part.shadowRoot!.querySelectorAll('hp-digits')].map(({ text }) => text)))));
    }
    expect(seen.sort()).toEqual(['12,340', '196,860', '3,110', '38', '40']);
  });

  it.each([
    [220, 100],
    [180, 130],
    [180, 100],
    [300, 70],
    [300, 50],
  ])('sets no number smaller than what stands beside it in a box drawn %i × %i', async (width, height) => {
    const small = boardOf([{ kind: 'number', title: '屏幕', data: { metrics: ['online', 'playing'], view: 'now' } }]);
    const drawn = { ...small, fit: 'proportion' as const, widgets: small.widgets.map((widget) => ({ ...widget, width, height })) };
    const both = frameOf([{ figures: [figure({ name: '在线屏幕', unit: '块', value: 40 }), figure({ name: '今日有播放的屏幕', unit: '块', value: 38 })] }]);
    const seen = new Set<string>();
    for (let turn = 0; turn < 2; turn += 1) {
      await paint(page, drawn, both, { instant: NOW + turn * PAGE_MS });
      expect(await faults(page)).toEqual([]);
      const said = await page.evaluate(() => document.querySelector('hp-board')!.shadowRoot!.querySelector('.part')!.shadowRoot!.querySelector('.part')!.textContent ?? '');
      for (const name of ['在线屏幕', '今日有播放的屏幕']) if (said.includes(name)) seen.add(name);
    }
    expect([...seen].sort()).toEqual(['今日有播放的屏幕', '在线屏幕']);
  });

  it.each([
    [1024, 96],
    [512, 64],
  ])('says of every figure what it is, where it is from and of when, also on a strip of %i × %i', async (width, height) => {
    const { pages } = layoutBoard(PLAYBACK, { width, height }, 'wall');
    const start = Math.floor(NOW / PAGE_MS / pages.length) * PAGE_MS * pages.length;
    const seen: string[] = [];
    for (let turn = 0; turn < pages.length; turn += 1) {
      await paint(page, PLAYBACK, playbackFrame, { pixels: { width, height }, instant: start + turn * PAGE_MS });
      expect(await faults(page), `page ${turn + 1} of ${pages.length}`).toEqual([]);
      const items = await page.evaluate(() => [...document.querySelector('hp-board')!.shadowRoot!.querySelectorAll('.part')].flatMap((part) => [...part.shadowRoot!.querySelectorAll('.item')].map((item) => [item.querySelector('.name')!.textContent!.trim(), item.querySelector('.beside')?.textContent?.trim() ?? ''] as const)));
      for (const [name, beside] of items) {
        expect(beside, name).toMatch(/屏幕回传$/);
        seen.push(name);
      }
    }
    expect(seen).toEqual(expect.arrayContaining(['今日播放', expect.stringMatching(/^.+ · 各类场所本年播放$/), expect.stringMatching(/^.+ · 各村（居）今日播放$/)]));
  });

  it('is painted at once on a strip, again and again', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    // a window of its own as low as the strip would test headless Chromium: it shows such a window one change a second
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setDeviceMetricsOverride', { width: 512, height: 64, deviceScaleFactor: 1, mobile: false });
    const times = await page.evaluate(
      async ([design, frame, instant, turnMs]) => {
        const times: number[] = [];
        for (let turn = 0; turn < 12; turn += 1) {
          const begun = performance.now();
          const board = Object.assign(document.createElement('hp-board'), { design, frame, instant: instant + turn * turnMs, fontFamily: 'wall', timeZone: 'Asia/Shanghai', pixels: { width: 512, height: 64 } });
          document.body.replaceChildren(board);
          await board.prepare();
          times.push(performance.now() - begun);
        }
        return times.sort((one, other) => one - other);
      },
      [design, frame, NOW, PAGE_MS] as const,
    );
    await devtools.send('Emulation.clearDeviceMetricsOverride');
    await devtools.detach();
    expect(times[6]).toBeLessThan(200);
    expect(times.at(-1)).toBeLessThan(1_000);
  });

  it('fills the whole screen with the ground of its theme', async () => {
    for (const theme of BOARD_THEMES) {
      await paint(page, { ...design, theme }, frame);
      const ground = await page.evaluate(() => {
        const board = document.querySelector('hp-board')!;
        const { width, height } = board.getBoundingClientRect();
        return { width, height, colour: getComputedStyle(board).backgroundColor, ink: getComputedStyle(board).color };
      });
      expect(ground).toMatchObject({ width: 1920, height: 1080 });
      expect(ground.colour).not.toBe('rgba(0, 0, 0, 0)');
      expect(ground.ink).not.toBe(ground.colour);
    }
  });

  it('scrolls in one column on a phone', async () => {
    await paint(page, design, frame, { pixels: { width: 390, height: 844 }, mode: 'page' });
    const scrolled = await page.evaluate(() => {
      const scroller = document.querySelector('hp-board')!.shadowRoot!.querySelector('.scroller')!;
      scroller.scrollTop = 1e6;
      return { by: scroller.scrollTop, sideways: scroller.scrollWidth - scroller.clientWidth };
    });
    expect(scrolled.by).toBeGreaterThan(1_000);
    expect(scrolled.sideways).toBe(0);
  });
});
