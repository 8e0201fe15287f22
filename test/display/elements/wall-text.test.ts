import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextDesign } from '../../../server/domain/content.ts';
import { layoutSlogan } from '../../../server/domain/typography/slogan-layout.ts';
import { themeOf } from '../../../server/domain/typography/themes.ts';
import type { ThemeId } from '../../../server/domain/typography/themes.ts';
import { openFonts } from '../../../server/features/typesetting/fonts.ts';
import { createTypesetting } from '../../../server/features/typesetting/typesetting.service.ts';
import { jiebaCutter } from '../../../server/features/typesetting/word-cutter.ts';
import { describeInChromium, findChromium } from '../../support/chromium.ts';
import { bundleElements, openBrowser, openElementPage } from './element-page.ts';

const SHAPES = [
  [1920, 1080],
  [3840, 2160],
  [6656, 1792],
  [1080, 1920],
  [1920, 384],
  [1024, 96],
  [512, 64],
] as const;

const SLOGANS: readonly (readonly [ThemeId, string])[] = [
  ['constitution', '深入学习贯彻习近平法治思想'],
  ['constitution', '共建共治共享 平安荷塘'],
  ['drug-free', '珍爱生命 远离毒品'],
  ['peace', '宪法宣传进机关、进农村、进社区、进学校、进企业、进单位'],
  ['paper', '富强民主文明和谐 自由平等公正法治 爱国敬业诚信友善'],
  ['alert', '防范电信网络诈骗，请拨打96110'],
];

const fonts = openFonts();
const typesetting = createTypesetting({ fonts, cut: jiebaCutter() });
let browser: Browser;
let script: string;

beforeAll(async () => {
  script = await bundleElements();
  if (await findChromium()) browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await fonts.close();
});

async function pageFor(theme: ThemeId, text: string, more: Partial<TextDesign> = {}): Promise<{ page: Page; design: TextDesign }> {
  const { font } = themeOf(theme);
  const { designed } = await typesetting.compose({ text, font });
  if (!designed) throw new Error('The text was refused.');
  const page = await openElementPage(browser, script, (await typesetting.fontFor(font, [text])).bytes);
  return { page, design: { theme, text: designed, ...more } };
}

/** Puts an element of this design into an otherwise empty page and waits until it is painted. */
async function show(page: Page, tag: 'hp-slogan' | 'hp-notice', design: TextDesign, pixels: { width: number; height: number }): Promise<void> {
  await page.evaluate(
    async ([tag, design, pixels]) => {
      document.body.replaceChildren();
      const element = Object.assign(document.createElement(tag), { design, pixels, fontFamily: 'wall', elapsedMs: 0 });
      document.body.append(element);
      await element.updateComplete;
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    },
    [tag, design, pixels] as const,
  );
}

interface PaintedLine {
  readonly text: string;
  /** Ink and advances, measured from the glyphs by the browser. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: number;
}

/** The lines as Chromium laid them out. `rows` above 1 means the browser broke a line by itself. */
function paintedLines(page: Page, selector: string): Promise<readonly PaintedLine[]> {
  return page.evaluate((selector) => {
    const root = document.body.firstElementChild?.shadowRoot;
    return [...(root?.querySelectorAll(selector) ?? [])].map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const rects = [...range.getClientRects()];
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const isVertical = getComputedStyle(line).writingMode === 'vertical-rl';
      const rows = new Set(rects.map((rect) => Math.round(isVertical ? rect.left : rect.top))).size;
      return { text: line.textContent ?? '', left, right, top, bottom, rows };
    });
  }, selector);
}

describeInChromium.each(SLOGANS)('a slogan in %s: %s', (theme, text) => {
  it('stands inside every shape, whole, in the lines that were fitted', async () => {
    const { page, design } = await pageFor(theme, text);
    for (const [width, height] of SHAPES) {
      await show(page, 'hp-slogan', design, { width, height });
      const lines = await paintedLines(page, '.box .line');
      for (const line of lines) {
        const at = `${line.text} at ${width} × ${height}`;
        expect(line.rows, at).toBe(1);
        expect(Math.min(line.left, line.top), at).toBeGreaterThanOrEqual(0);
        expect(line.right, at).toBeLessThanOrEqual(width);
        expect(line.bottom, at).toBeLessThanOrEqual(height);
      }
      const { fit, vertical } = layoutSlogan(themeOf(theme), design.text, { width, height });
      if (fit.mode === 'block') {
        const lengths = lines.map((line) => (vertical ? line.bottom - line.top : line.right - line.left));
        for (const [index, length] of lengths.entries()) {
          // The desk decided by these widths: the browser must come to the same within a hundredth.
          expect(Math.abs(length / (fit.lineWidths[index] ?? 0) - 1)).toBeLessThan(0.01);
        }
      }
      const said = lines.length > 0 ? lines : (await paintedLines(page, '.track .line')).slice(0, 1);
      expect(said.map((line) => line.text).join('').replace(/\u3000/g, '')).toBe(text.replace(/ /g, ''));
    }
    await page.close();
  });
});

describeInChromium('a hotline notice', () => {
  it('keeps its number on one line inside every shape, with figures of equal width', async () => {
    const { page, design } = await pageFor('constitution', '扫黄打非举报热线', { phone: '400-111-7777', qr: 'https://example.cn/12390' });
    for (const [width, height] of SHAPES) {
      await show(page, 'hp-notice', design, { width, height });
      const figures = await paintedLines(page, '.figure');
      const at = `${width} × ${height}`;
      expect(figures.map((figure) => figure.text).join(''), at).toBe('400-111-7777');
      expect(new Set(figures.map((figure) => Math.round(figure.top))).size, at).toBe(1);
      expect(Math.max(...figures.map((figure) => figure.right)), at).toBeLessThanOrEqual(width);
      expect(Math.min(...figures.map((figure) => figure.left)), at).toBeGreaterThanOrEqual(0);
      const widths = await page.evaluate(() =>
        [...(document.body.firstElementChild?.shadowRoot?.querySelectorAll('.figure') ?? [])]
          .filter((figure) => figure.textContent !== '-')
          .map((figure) => figure.getBoundingClientRect().width.toFixed(1)),
      );
      expect(new Set(widths).size, at).toBe(1);
    }
    await page.close();
  });

  it('shows markup in a text or a number as the characters it is made of', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { page, design } = await pageFor('peace', hostile, { phone: '<b>1</b>', qr: '"><script>alert(1)</script>' });
    const seen: string[] = [];
    page.on('dialog', (dialog) => {
      seen.push(dialog.message());
      void dialog.dismiss();
    });
    for (const tag of ['hp-slogan', 'hp-notice'] as const) {
      await show(page, tag, design, { width: 1920, height: 1080 });
      const found = await page.evaluate(() => {
        const root = document.body.firstElementChild?.shadowRoot;
        return { made: root?.querySelectorAll('img, b, script').length, text: root?.textContent ?? '' };
      });
      expect(found.made).toBe(0);
      expect(found.text).toContain('<img');
    }
    expect(seen).toEqual([]);
    await page.close();
  });
});

describeInChromium('a text too long for a strip', () => {
  const STRIP = { width: 512, height: 64 };

  it('moves at an even speed, and the place follows from the time alone', async () => {
    const { page, design } = await pageFor('peace', '宪法宣传进机关、进农村、进社区、进学校、进企业、进单位');
    await show(page, 'hp-slogan', design, STRIP);
    const samples = await page.evaluate(async () => {
      const root = document.body.firstElementChild?.shadowRoot;
      const track = root?.querySelector('.track');
      const animation = root?.getAnimations()[0] ?? track?.getAnimations()[0];
      if (!track || !animation) throw new Error('Nothing moves.');
      const taken: { time: number; place: number }[] = [];
      for (let frame = 0; frame < 40; frame += 1) {
        await new Promise(requestAnimationFrame);
        const place = new DOMMatrix(getComputedStyle(track).transform).m41;
        taken.push({ time: Number(animation.currentTime), place });
      }
      return taken;
    });
    const speeds = samples.slice(1).map((sample, index) => {
      const before = samples[index] ?? sample;
      return (before.place - sample.place) / (sample.time - before.time);
    });
    for (const speed of speeds) expect(speed * 1000).toBeCloseTo(120, 0);
    await page.close();
  });

  it('is brought in step by the time it is given, stands still when asked, and lets go when taken out', async () => {
    const { page, design } = await pageFor('peace', '宪法宣传进机关、进农村、进社区、进学校、进企业、进单位');
    await show(page, 'hp-slogan', design, STRIP);
    const result = await page.evaluate(async () => {
      const element = document.querySelector('hp-slogan');
      const track = element?.shadowRoot?.querySelector('.track');
      if (!element || !track) throw new Error('Nothing moves.');
      const before = performance.now();
      element.elapsedMs = 3_000;
      await element.updateComplete;
      const beganAt = Number(track.getAnimations()[0]?.startTime);
      const isInStep = beganAt >= before - 3_000 && beganAt <= performance.now() - 3_000;
      element.still = true;
      await element.updateComplete;
      const stillAt = new DOMMatrix(getComputedStyle(track).transform).m41;
      const movingWhileStill = track.getAnimations().length;
      element.still = false;
      await element.updateComplete;
      const again = track.getAnimations().length;
      element.remove();
      const afterRemoval = track.getAnimations().length;
      document.body.append(element);
      await element.updateComplete;
      await element.updateComplete;
      return { isInStep, stillAt, movingWhileStill, again, afterRemoval, afterReturn: track.getAnimations().length };
    });
    expect(result).toEqual({ isInStep: true, stillAt: -360, movingWhileStill: 0, again: 1, afterRemoval: 0, afterReturn: 1 });
    await page.close();
  });
});

describe('what the elements cost', () => {
  it('is at most 25 KB gzipped, Lit and the QR encoder included', () => {
    expect(gzipSync(script).length).toBeLessThan(25 * 1024);
  });
});
