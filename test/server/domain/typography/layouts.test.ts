import { describe, expect, it } from 'vitest';
import { unfitShapes } from '../../../../server/domain/typography/fit-problems.ts';
import { minLegiblePx } from '../../../../server/domain/typography/legibility.ts';
import { layoutNotice } from '../../../../server/domain/typography/notice-layout.ts';
import { phoneWidthEm } from '../../../../server/domain/typography/phone-figures.ts';
import { scrollMotion, scrollOffset } from '../../../../server/domain/typography/scroll-motion.ts';
import { layoutSlogan } from '../../../../server/domain/typography/slogan-layout.ts';
import { themeOf } from '../../../../server/domain/typography/themes.ts';
import { design } from './designs.ts';

describe('the least legible size', () => {
  it('follows the viewing distance where it is known: a 250th of it', () => {
    expect(minLegiblePx({ widthPx: 1920, heightPx: 1080, physicalHeightM: 2.7, viewingDistanceM: 50 })).toBe(80);
  });

  it('follows the shorter side otherwise, and never goes under 24 pixels', () => {
    expect(minLegiblePx({ widthPx: 1920, heightPx: 1080 })).toBe(60);
    expect(minLegiblePx({ widthPx: 1080, heightPx: 1920 })).toBe(60);
    expect(minLegiblePx({ widthPx: 512, heightPx: 64 })).toBe(24);
    expect(minLegiblePx({ widthPx: 512, heightPx: 64, physicalHeightM: 2, viewingDistanceM: 10 })).toBe(24);
  });
});

describe('a slogan on a portrait board', () => {
  const couplet = design('珍爱生命_ /远离毒品');

  it('stands in columns where the theme says so and they are larger', () => {
    expect(layoutSlogan(themeOf('constitution'), couplet, { width: 1080, height: 1920 }).vertical).toBe(true);
    expect(layoutSlogan(themeOf('alert'), couplet, { width: 1080, height: 1920 }).vertical).toBe(false);
    expect(layoutSlogan(themeOf('constitution'), couplet, { width: 1920, height: 1080 }).vertical).toBe(false);
  });

  it('stands in rows when it holds figures, which would lie on their side', () => {
    const withPhone = design('法律援助/12348');
    expect(layoutSlogan(themeOf('constitution'), withPhone, { width: 1080, height: 1920 }).vertical).toBe(false);
  });
});

describe('a hotline notice', () => {
  const content = { text: design('荷塘镇|综合|治理|中心|接待|来访|群众|咨询与|投诉'), phone: '400-123-4567', qr: 'https://example.cn' };
  const shapes = [[1920, 1080], [3840, 2160], [6656, 1792], [1080, 1920], [1920, 384], [1024, 96], [512, 64]] as const;

  it.each(shapes)('keeps the number whole inside its box at %i × %i, apart from title and code', (width, height) => {
    const { title, phone, qr } = layoutNotice(themeOf('peace'), content, { width, height });
    if (!phone) throw new Error('no phone');
    expect(phone.fontPx * phoneWidthEm(content.phone)).toBeLessThanOrEqual(phone.box.width);
    expect(phone.fontPx).toBeLessThanOrEqual(phone.box.height);
    const boxes = [title.box, phone.box, ...(qr ? [qr] : [])];
    for (const box of boxes) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x || other.x + other.width <= one.x ||
          one.y + one.height <= other.y || other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    }
  });

  it('leaves the code out where no phone could scan it', () => {
    expect(layoutNotice(themeOf('peace'), content, { width: 512, height: 64 }).qr).toBeNull();
    expect(layoutNotice(themeOf('peace'), content, { width: 1920, height: 384 }).qr).not.toBeNull();
  });
});

describe('what the desk is told before publishing', () => {
  it('names the shapes on which a text cannot be read, with the size it would shrink to', () => {
    const long = { theme: 'peace', text: design('习近平新时代中国特色社会主义思想'.repeat(2)) } as const;
    const unfit = unfitShapes('slogan', long, [
      { widthPx: 1920, heightPx: 1080 },
      { widthPx: 320, heightPx: 640 },
    ]);
    expect(unfit).toEqual([{ width: 1920, height: 1080, fontPx: expect.any(Number), minFontPx: 60 }, { width: 320, height: 640, fontPx: expect.any(Number), minFontPx: 24 }]);
    expect(unfitShapes('slogan', { theme: 'peace', text: design('平安|荷塘') }, [{ widthPx: 320, heightPx: 640 }])).toEqual([]);
  });
});

describe('moving text', () => {
  it('advances by whole pixels a frame at 60 Hz and never leaves the strip empty', () => {
    for (const fontPx of [24, 43, 70, 263]) {
      const motion = scrollMotion(fontPx * 30, fontPx, 1920);
      expect(motion.pixelsPerSecond % 60).toBe(0);
      expect(motion.periodPx * (motion.copies - 1)).toBeGreaterThanOrEqual(1920);
    }
  });

  it('stands at the same place for the same elapsed time, any number of rounds later', () => {
    const motion = scrollMotion(2000, 48, 512);
    expect(scrollOffset(motion, 0)).toBe(0);
    expect(scrollOffset(motion, 1000)).toBeCloseTo(motion.pixelsPerSecond, 6);
    expect(scrollOffset(motion, 1000 + motion.periodMs * 7)).toBeCloseTo(scrollOffset(motion, 1000), 6);
  });
});
