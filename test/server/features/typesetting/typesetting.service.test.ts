import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { FONT_IDS } from '../../../../server/domain/typography/font-id.ts';
import { isConsistent } from '../../../../server/domain/typography/text-run.ts';
import { openFont } from '../../../../server/features/typesetting/font-file.ts';
import { openFonts } from '../../../../server/features/typesetting/fonts.ts';
import { createTypesetting } from '../../../../server/features/typesetting/typesetting.service.ts';
import { jiebaCutter } from '../../../../server/features/typesetting/word-cutter.ts';

const fonts = openFonts();
const typesetting = createTypesetting({ fonts, cut: jiebaCutter() });

afterAll(() => fonts.close());

describe('composing a text', () => {
  it('gives segments with the widths of the font, saying what the text says', async () => {
    const { designed, problems } = await typesetting.compose({ text: '法律援助热线 12348', font: 'hei' });
    if (!designed) throw new Error('refused');
    expect(problems).toEqual([]);
    expect(isConsistent(designed)).toBe(true);
    expect(designed.segments.map(({ text, width }) => [text, width])).toEqual([
      ['法律援助', 4000],
      ['热线', 2000],
      [' ', 227],
      ['12348', 2950],
    ]);
  });

  it('counts a space between clauses as the full em it is set with', async () => {
    const { designed } = await typesetting.compose({ text: '珍爱生命 远离毒品', font: 'song' });
    expect(designed?.segments.find((segment) => segment.text === ' ')?.width).toBe(1000);
  });

  it('names the characters a font lacks, once each', async () => {
    const { problems } = await typesetting.compose({ text: '平安😀荷塘😀', font: 'song' });
    expect(problems).toEqual([{ code: 'missing-glyph', characters: ['😀'] }]);
  });

  it('has the rare characters of names and places', async () => {
    for (const font of FONT_IDS) {
      const { problems } = await typesetting.compose({ text: '㛃喆堃玥祎翀赟龘䶮', font });
      expect(problems, font).toEqual([]);
    }
  });

  it('returns what is wrong with a text instead of failing', async () => {
    const refused = await typesetting.compose({ text: '法'.repeat(300), font: 'song' });
    expect(refused).toEqual({ designed: null, problems: [{ code: 'too-long', length: 300, limit: 200 }] });
  });

  it('reports a text that no permitted break makes legible, before it is published', async () => {
    const name = '荷塘镇法治文化主题公园建设领导小组办公室';
    const { designed } = await typesetting.compose({ text: name, font: 'hei', protectedPhrases: [name] });
    if (!designed) throw new Error('refused');
    const screens = [{ widthPx: 1920, heightPx: 1080 }, { widthPx: 1080, heightPx: 1920 }, { widthPx: 512, heightPx: 64 }];
    const problems = typesetting.fitProblems({ kind: 'slogan', design: { theme: 'alert', text: designed }, screens });
    expect(problems).toMatchObject([{ code: 'cannot-fit', width: 1080, height: 1920, minFontPx: 60 }]);
  });

  it('applies breaks set by hand and refuses those that would part a name', async () => {
    const { designed, problems } = await typesetting.compose({
      text: '学习习近平法治思想',
      font: 'song',
      corrections: [
        { at: 2, break: 'required' },
        { at: 4, break: 'allowed' },
      ],
    });
    expect(designed?.text).toBe('学习\n习近平法治思想');
    expect(problems).toEqual([{ code: 'correction-refused', at: 4, reason: 'protected-phrase' }]);
  });
});

describe('the font that travels with a text', () => {
  it('has the glyphs of the texts and figures, and little else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heping-font-'));
    try {
      const { family, bytes } = await typesetting.fontFor('kai', ['弘扬宪法精神', '建设法治荷塘']);
      expect(family).toBe('kai');
      expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('wOF2');
      expect(bytes.length).toBeLessThan(12_000);
      await writeFile(join(folder, 'kai.woff2'), bytes);
      const font = await openFont(join(folder, 'kai.woff2'));
      expect(font.measure([...'弘荷8-\u3000鬱'])).toEqual([1000, 1000, 600, 350, 1000, null]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('has the same bytes for the same characters, in whatever order and however often', async () => {
    const other = openFonts();
    try {
      const one = await fonts.subset('song', '平安荷塘荷塘平安');
      const two = await other.subset('song', '塘荷安平\n');
      expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('is made without holding up the server', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    await fonts.measure('song', '热');
    delay.enable();
    await Promise.all(['宪法', '禁毒', '反诈', '平安'].map((text) => fonts.subset('song', text)));
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(50);
  });

  it('is asked for in vain when the font file is missing, and the service goes on', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'heping-no-fonts-'));
    const none = openFonts(empty);
    try {
      await expect(none.subset('song', '平安')).rejects.toThrow(/song\.woff2/);
      await expect(none.measure('hei', '平安')).rejects.toThrow(/hei\.woff2/);
    } finally {
      await none.close();
      await rm(empty, { recursive: true, force: true });
    }
  });
});
