import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyFrame, type BoardFrame } from '../../../../server/domain/statistics/board.ts';
import { figureText, numberText } from '../../../../server/domain/statistics/figure.ts';

describe('a number as it is written', () => {
  test.each([
    [196_860, 0, '196,860'],
    [1_234_567.891, 2, '1,234,567.89'],
    [-1_000, 0, '−1,000'],
    [-0.001, 2, '0.00'],
    [0, 1, '0.0'],
    [999.95, 1, '1,000.0'],
    [1.345, 2, '1.35'], // as in a table program, though a little less in binary
    [-1.005, 2, '−1.01'],
    [0.45, 1, '0.5'],
    [9_007_199_254_740_991, 2, '9,007,199,254,740,991.00'],
    [1e21, 1, '1,000,000,000,000,000,000,000.0'],
  ])('%d with %d decimals is %s', (value, decimals, text) => {
    expect(numberText(value, decimals)).toBe(text);
  });

  test('reads back as what was rounded, with groups of three and just its decimals', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const text = numberText(value, decimals);
        expect(text).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/);
        expect((text.split('.')[1] ?? '').length).toBe(decimals);
        const read = Number(text.replaceAll(',', '').replace('−', '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + Math.abs(value) * 1e-14);
      }),
    );
  });

  test('keeps 近 and 超, and is a dash without a value', () => {
    const figure = { value: 150, decimals: 0, unit: '万元', precision: 'about' } as const;
    expect(figureText(figure, 'zh-CN')).toEqual({ prefix: '近', digits: '150', unit: '万元' });
    expect(figureText({ ...figure, precision: 'at-least' }, 'en').prefix).toBe('over ');
    expect(figureText({ ...figure, value: null }, 'zh-CN')).toEqual({ prefix: '', digits: '—', unit: '万元' });
  });
});

describe('frames of a board', () => {
  const frame = (sequence: number, whole: boolean, widgets: Record<string, number>, design = 'a'): BoardFrame => ({
    v: 1,
    kind: 'board-frame',
    design,
    sequence,
    whole,
    at: sequence,
    widgets: Object.fromEntries(Object.entries(widgets).map(([id, at]) => [id, { figures: [], trend: { at: [at], lines: [] } }])),
  });

  test('laid one on the other make the newest whole, whatever is lost, doubled or late', () => {
    const change = fc.record({ widgets: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer()), repeated: fc.boolean(), lost: fc.boolean(), late: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        let truth = frame(1, true, { x: 0, y: 0, z: 0 });
        let shown: BoardFrame | null = truth;
        const sent: BoardFrame[] = [];
        for (const { widgets, repeated, lost, late } of changes) {
          const next = frame(truth.sequence + 1, false, widgets);
          truth = { ...next, whole: true, widgets: { ...truth.widgets, ...next.widgets } };
          sent.push(next);
          const old = sent.at(-1 - late);
          const arriving: BoardFrame[] = [...(lost ? [] : [next]), ...(repeated ? [next] : []), ...(old ? [old] : [])];
          for (const each of arriving) {
            const applied: BoardFrame | null = applyFrame(shown, each);
            shown = applied ?? applyFrame(shown, truth); // after a gap the whole is asked for
          }
        }
        const last: BoardFrame | null = applyFrame(shown, truth);
        expect(last?.widgets).toEqual(truth.widgets);
        expect(last?.sequence).toBe(truth.sequence);
      }),
    );
  });

  test('of another design, or after a gap, are not laid on this one; an older whole changes nothing', () => {
    const before = frame(5, true, { x: 1 });
    expect(applyFrame(before, frame(7, false, { x: 2 }))).toBeNull();
    expect(applyFrame(before, frame(6, false, { x: 2 }, 'b'))).toBeNull();
    expect(applyFrame(null, frame(6, false, { x: 2 }))).toBeNull();
    expect(applyFrame(before, frame(4, true, { x: 0 }))).toBe(before);
    expect(applyFrame(before, frame(1, true, { x: 9 }, 'b'))?.design).toBe('b');
  });
});
