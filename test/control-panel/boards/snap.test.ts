import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../control-panel/features/boards/drawing/box.ts';
import { nudged, snapMove, snapPull, type SnapSetting } from '../../../control-panel/features/boards/drawing/snap.ts';

const BOARD = { width: 1920, height: 1080 };
const setting = (others: readonly Box[], fields: Partial<SnapSetting> = {}): SnapSetting => ({ others, board: BOARD, reach: 6, grid: 8, ...fields });
const box = fc.record({ x: fc.integer({ min: -200, max: 1900 }), y: fc.integer({ min: -200, max: 1000 }), width: fc.integer({ min: 8, max: 900 }), height: fc.integer({ min: 8, max: 600 }) });

describe('drawing a widget to its place', () => {
  it('lays its left edge on that of another and shows the line', () => {
    const moved = { x: 404, y: 503, width: 200, height: 101 };
    const { x, guides } = snapMove(moved, setting([{ x: 400, y: 100, width: 300, height: 120 }]));
    expect(x).toBe(-4);
    expect(guides).toContainEqual({ axis: 'x', at: 400, kind: 'edge', from: 100, to: 604 });
  });

  it('lays centres on the centre of the board, and edges on its edges', () => {
    expect(snapMove({ x: 858, y: 3, width: 200, height: 101 }, setting([])).x).toBe(2);
    expect(snapMove({ x: 858, y: 3, width: 200, height: 101 }, setting([])).y).toBe(-3);
  });

  it('does not lay a centre on an edge', () => {
    const { x } = snapMove({ x: 303, y: 500, width: 200, height: 100 }, setting([{ x: 400, y: 0, width: 707, height: 100 }], { grid: 0 }));
    expect(x).toBe(0);
  });

  it('stands in the middle between two neighbours, with both gaps shown', () => {
    const others = [
      { x: 100, y: 300, width: 200, height: 100 },
      { x: 800, y: 310, width: 200, height: 100 },
    ];
    const { x, guides } = snapMove({ x: 454, y: 351, width: 200, height: 33 }, setting(others));
    expect(454 + x).toBe(450);
    expect(guides.filter(({ kind }) => kind === 'gap').map(({ from, to }) => to - from)).toEqual([150, 150]);
  });

  it('keeps on a row the gap that two others have', () => {
    const others = [
      { x: 100, y: 300, width: 200, height: 100 },
      { x: 324, y: 300, width: 200, height: 100 },
    ];
    const { x } = snapMove({ x: 551, y: 332, width: 200, height: 100 }, setting(others));
    expect(551 + x).toBe(548);
  });

  it('goes to the grid where nothing is near', () => {
    expect(snapMove({ x: 203, y: 206, width: 101, height: 51 }, setting([]))).toEqual({ x: -3, y: 2, guides: [] });
  });

  it('never draws further than its reach or half a square of the grid', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 8 }), (moved, others) => {
        const { x, y } = snapMove(moved, setting(others));
        expect(Math.abs(x)).toBeLessThanOrEqual(6);
        expect(Math.abs(y)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('leaves in place what it has put in place', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 6 }), (moved, others) => {
        const first = snapMove(moved, setting(others));
        if (first.guides.some(({ kind }) => kind === 'gap')) return;
        const second = snapMove({ ...moved, x: moved.x + first.x, y: moved.y + first.y }, setting(others));
        if (first.guides.some(({ axis }) => axis === 'x')) expect(Math.abs(second.x)).toBeLessThan(1e-6);
      }),
    );
  });

  it('pulls only the edge whose handle is held', () => {
    const others = [{ x: 700, y: 0, width: 100, height: 100 }];
    expect(snapPull({ x: 100, y: 203, width: 596, height: 100 }, 'e', setting(others))).toMatchObject({ x: 4, y: 0 });
    expect(snapPull({ x: 100, y: 203, width: 596, height: 100 }, 'n', setting(others)).x).toBe(0);
  });
});

describe('an arrow key', () => {
  it('goes to the next line of the grid, also from beside it', () => {
    expect(nudged(16, 1, 8)).toBe(24);
    expect(nudged(19, 1, 8)).toBe(24);
    expect(nudged(19, -1, 8)).toBe(16);
    expect(nudged(5, -1, 1)).toBe(4);
    expect(nudged(5, 0, 8)).toBe(5);
  });
});
