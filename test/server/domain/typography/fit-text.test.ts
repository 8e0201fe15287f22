import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText } from '../../../../server/domain/typography/fit-text.ts';
import type { FitOptions, FittedText } from '../../../../server/domain/typography/fit-text.ts';
import type { DesignedText } from '../../../../server/domain/typography/text-run.ts';
import { anyDesign, design } from './designs.ts';

const OPTIONS: FitOptions = { lineHeight: 1.3, minFontPx: 24, maxFontPx: 600 };
const anyBox = fc.record({ width: fc.integer({ min: 60, max: 4000 }), height: fc.integer({ min: 30, max: 2500 }) });

function linesOf(fit: FittedText): readonly string[] {
  return fit.mode === 'scroll' ? [fit.line] : fit.lines;
}

/** Where the lines end, counted in characters of the text without newlines. */
function lineEnds(lines: readonly string[]): readonly number[] {
  let position = 0;
  return lines.slice(0, -1).map((line) => (position += line.length));
}

function permittedEnds(text: DesignedText): ReadonlySet<number> {
  let position = 0;
  const ends = text.segments.map((segment) => {
    position += segment.text.length;
    return segment.break === 'forbidden' ? -1 : position;
  });
  return new Set(ends);
}

describe('fitting a text', () => {
  it('never breaks where the design forbids it, and loses or adds nothing', () => {
    fc.assert(
      fc.property(anyDesign, anyBox, (text, box) => {
        const lines = linesOf(fitText(text, box, OPTIONS));
        expect(lines.join('').replace(/\u3000/g, '')).toBe(text.text.replace(/\n/g, ''));
        if (lines.length > 1) for (const end of lineEnds(lines)) expect(permittedEnds(text)).toContain(end);
      }),
    );
  });

  it('breaks wherever the author began a new line', () => {
    fc.assert(
      fc.property(anyDesign, anyBox, (text, box) => {
        const fit = fitText(text, box, OPTIONS);
        if (fit.mode === 'scroll') return;
        let position = 0;
        for (const part of text.text.split('\n').slice(0, -1)) {
          position += part.length;
          expect(lineEnds(fit.lines)).toContain(position);
        }
      }),
    );
  });

  it('never overflows its box when it stands in lines', () => {
    fc.assert(
      fc.property(anyDesign, anyBox, fc.boolean(), (text, box, vertical) => {
        const fit = fitText(text, box, { ...OPTIONS, vertical });
        if (fit.mode !== 'block') return;
        const [along, across] = vertical ? [box.height, box.width] : [box.width, box.height];
        expect(Math.max(...fit.lineWidths)).toBeLessThanOrEqual(along + 1e-6);
        expect(fit.lines.length * fit.fontPx * OPTIONS.lineHeight).toBeLessThanOrEqual(across + 1e-6);
      }),
    );
  });

  it('never sets a text smaller in a larger box', () => {
    const growth = fc.record({ width: fc.integer({ min: 0, max: 900 }), height: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(anyDesign, anyBox, growth, (text, box, more) => {
        const still = { ...OPTIONS, mayScroll: false };
        const larger = { width: box.width + more.width, height: box.height + more.height };
        expect(fitText(text, larger, still).fontPx).toBeGreaterThanOrEqual(fitText(text, box, still).fontPx);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(anyDesign, anyBox, (text, box) => {
        expect(fitText(structuredClone(text), { ...box }, OPTIONS)).toEqual(fitText(text, box, OPTIONS));
      }),
    );
  });

  it('is never illegible while a permitted breaking is legible', () => {
    fc.assert(
      fc.property(anyDesign, anyBox, (text, box) => {
        const fit = fitText(text, box, { ...OPTIONS, mayScroll: false });
        const isPossible = greedyFits(text, box.width / OPTIONS.minFontPx, box.height / (OPTIONS.minFontPx * 1.3));
        expect(fit.mode).toBe(isPossible ? 'block' : 'too-small');
        expect(fit.fontPx >= OPTIONS.minFontPx).toBe(isPossible);
      }),
    );
  });

  it('sets a clause in lines as even as its words permit', () => {
    const words = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(words, anyBox, (lengths, box) => {
        const fit = fitText(design(lengths.map((length) => '法'.repeat(length)).join('|')), box, OPTIONS);
        if (fit.mode !== 'block') return;
        const squares = (each: readonly number[]): number => each.reduce((sum, length) => sum + length ** 2, 0);
        const best = Math.min(...partitions(lengths, fit.lines.length).map(squares));
        expect(squares(fit.lines.map((line) => line.length))).toBe(best);
      }),
    );
  });
});

describe('lines that make sense', () => {
  it('sets a couplet as a couplet, never one half larger or broken otherwise than the other', () => {
    const couplet = design('弘扬|宪法精神/建设|法治荷塘');
    fc.assert(
      fc.property(anyBox, (box) => {
        const fit = fitText(couplet, box, { ...OPTIONS, mayScroll: false });
        if (fit.mode !== 'block' || fit.lines.length === 1) return;
        const half = fit.lines.length / 2;
        const lengths = fit.lines.map((line) => line.length);
        expect(lengths.slice(0, half)).toEqual(lengths.slice(half));
      }),
    );
  });

  it('parts 共建共治共享 at every member or at none', () => {
    fc.assert(
      fc.property(anyBox, (box) => {
        const fit = fitText(design('共建/共治/共享'), box, OPTIONS);
        if (fit.mode === 'block') expect([1, 3]).toContain(fit.lines.length);
      }),
    );
  });

  it('ends lines after punctuation rather than inside a clause', () => {
    const fit = fitText(design('坚持|党的领导、/人民|当家作主、/依法治国|有机|统一'), { width: 1500, height: 700 }, OPTIONS);
    expect(linesOf(fit)).toEqual(['坚持党的领导、', '人民当家作主、', '依法治国有机统一']);
  });

  it('drops the space at a line end and widens the one between two clauses', () => {
    const text = design('平安_ /荷塘');
    expect(linesOf(fitText(text, { width: 700, height: 600 }, OPTIONS))).toEqual(['平安', '荷塘']);
    expect(linesOf(fitText(text, { width: 900, height: 120 }, { ...OPTIONS, mayScroll: false }))).toEqual(['平安\u3000荷塘']);
  });
});

describe('a text too long for its box', () => {
  const sentence = design('全面|推进|依法治国，/建设|社会主义法治国家，/弘扬|宪法精神，/维护|宪法权威');

  it('moves on a strip where one legible line is wider than the box', () => {
    const fit = fitText(sentence, { width: 500, height: 56 }, OPTIONS);
    expect(fit).toMatchObject({ mode: 'scroll', line: '全面推进依法治国，建设社会主义法治国家，弘扬宪法精神，维护宪法权威' });
    expect(fit.fontPx).toBeGreaterThan(40);
  });

  it('is reported, with the size it would need, where only a forbidden break would help', () => {
    const fit = fitText(design('习近平新时代中国特色社会主义思想'), { width: 300, height: 600 }, OPTIONS);
    expect(fit.mode).toBe('too-small');
    expect(fit.fontPx).toBeLessThan(OPTIONS.minFontPx);
  });

  it('stands in uneven lines at the least legible size before it is given up', () => {
    const fit = fitText(design('一|二三四五六七八|九'), { width: 200, height: 150 }, OPTIONS);
    expect(fit).toMatchObject({ mode: 'block', fontPx: 24 });
  });
});

/** Whether words set one after another, each line as full as can be, fit at the given em. */
function greedyFits(text: DesignedText, widthEm: number, rows: number): boolean {
  let lines = 1;
  let used = 0;
  let unit = 0;
  for (const segment of text.segments) {
    unit += segment.width / 1000;
    if (segment.break === 'forbidden' && segment !== text.segments[text.segments.length - 1]) continue;
    if (unit > widthEm) return false;
    if (used + unit > widthEm) lines += 1;
    used = used + unit > widthEm ? unit : used + unit;
    unit = 0;
    if (segment.break === 'required' && segment !== text.segments[text.segments.length - 1]) {
      lines += 1;
      used = 0;
    }
  }
  return lines <= rows;
}

function partitions(lengths: readonly number[], parts: number): number[][] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (parts === 1) return [[total]];
  return lengths.slice(0, lengths.length - parts + 1).flatMap((_, index) => {
    const head = lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0);
    return partitions(lengths.slice(index + 1), parts - 1).map((rest) => [head, ...rest]);
  });
}
