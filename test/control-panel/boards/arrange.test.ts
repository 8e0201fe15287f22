import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIGNMENTS, aligned, distributed, sameSize } from '../../../control-panel/features/boards/drawing/arrange.ts';
import { around, between, carried, HANDLES, lawful, pulled } from '../../../control-panel/features/boards/drawing/box.ts';
import { placedAt, shifted } from '../../../control-panel/features/boards/drawing/order.ts';

const BOARD = { width: 1920, height: 1080 };
const side = fc.integer({ min: 8, max: 600 });
const boxes = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), x: fc.integer({ min: 0, max: 1500 }), y: fc.integer({ min: 0, max: 900 }), width: side, height: side }), { minLength: 1, maxLength: 10, selector: ({ id }) => id });

describe('putting widgets in line', () => {
  it('keeps the sizes, and what surrounds them does not grow', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(...ALIGNMENTS), (items, how) => {
        const after = aligned(items, how, BOARD);
        for (const item of items) expect(after.get(item.id)).toMatchObject({ width: item.width, height: item.height });
        if (items.length === 1) return;
        const [was, is] = [around(items)!, around([...after.values()])!];
        expect(is.width).toBeLessThanOrEqual(was.width);
        expect(is.height).toBeLessThanOrEqual(was.height);
      }),
    );
  });

  it('puts one alone in the middle of the board', () => {
    expect(aligned([{ id: 'a', x: 0, y: 0, width: 920, height: 80 }], 'centre', BOARD).get('a')).toEqual({ x: 500, y: 0, width: 920, height: 80 });
  });

  it('makes the gaps equal to a pixel, with the first and the last left alone', () => {
    fc.assert(
      fc.property(boxes, (items) => {
        if (items.length < 3) return;
        const order = [...items].sort((a, b) => a.x - b.x || a.width - b.width);
        const after = order.map(({ id }) => distributed(items, 'x').get(id)!);
        expect(after[0]).toMatchObject({ x: order[0]!.x });
        expect(after[after.length - 1]).toMatchObject({ x: order[order.length - 1]!.x });
        const gaps = after.slice(1).map((box, index) => box.x - (after[index]!.x + after[index]!.width));
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('makes all as large as the one chosen first', () => {
    const items = [
      { id: 'a', x: 0, y: 0, width: 300, height: 100 },
      { id: 'b', x: 9, y: 9, width: 20, height: 30 },
    ];
    expect(sameSize(items, 'width').get('b')).toEqual({ x: 9, y: 9, width: 300, height: 30 });
    expect(sameSize(items, 'both').get('b')).toEqual({ x: 9, y: 9, width: 300, height: 100 });
  });
});

describe('pulling at a handle', () => {
  const box = { x: 100, y: 100, width: 200, height: 100 };

  it('keeps the opposite side where it is, however far one pulls', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HANDLES), fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), (handle, x, y) => {
        const after = pulled(box, handle, { x, y });
        expect(after.width).toBeGreaterThanOrEqual(8);
        expect(after.height).toBeGreaterThanOrEqual(8);
        if (!handle.includes('w')) expect(after.x).toBe(100);
        else expect(after.x + after.width).toBe(300);
        if (!handle.includes('n')) expect(after.y).toBe(100);
        else expect(after.y + after.height).toBe(200);
      }),
    );
  });

  it('keeps the shape at a corner with Shift', () => {
    const after = pulled(box, 'se', { x: 100, y: 7 }, true);
    expect(after.width / after.height).toBeCloseTo(2);
  });

  it('carries the widgets of a group along', () => {
    expect(carried({ x: 150, y: 100, width: 50, height: 50 }, box, { x: 0, y: 0, width: 400, height: 100 })).toEqual({ x: 100, y: 0, width: 100, height: 50 });
  });

  it('gives whole pixels that the protocol takes', () => {
    expect(lawful({ x: 1.4, y: -99_999, width: 0.2, height: 99_999 })).toEqual({ x: 1, y: -16_384, width: 8, height: 16_384 });
    expect(between({ x: 5, y: 9 }, { x: 1, y: 10 })).toEqual({ x: 1, y: 9, width: 4, height: 1 });
  });
});

describe('the order of layers', () => {
  const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const names = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

  it('brings forward by one place, and keeps the order of those brought', () => {
    expect(names(shifted(items, new Set(['a', 'b']), 'forward'))).toBe('cabd');
    expect(names(shifted(items, new Set(['c', 'd']), 'forward'))).toBe('abcd');
    expect(names(shifted(items, new Set(['b', 'd']), 'back'))).toBe('badc');
    expect(names(shifted(items, new Set(['b', 'a']), 'front'))).toBe('cdab');
    expect(names(shifted(items, new Set(['d', 'c']), 'rear'))).toBe('cdab');
  });

  it('loses none and adds none', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd']), fc.constantFrom('forward', 'back', 'front', 'rear'), (chosen, how) => {
        expect([...names(shifted(items, new Set(chosen), how as 'front'))].sort().join('')).toBe('abcd');
      }),
    );
  });

  it('puts one at another place', () => {
    expect(names(placedAt(items, 'a', 2))).toBe('bcad');
    expect(names(placedAt(items, 'd', -5))).toBe('dabc');
    expect(names(placedAt(items, 'x', 0))).toBe('abcd');
  });
});
