import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layPie } from '../../../../display/elements/board/pie-layout.ts';

const LINE = 1.36;

it('names every part beside a circle of some size wherever the box is not too small for both', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.double({ min: 9, max: 18, noNaN: true }), fc.integer({ min: 14, max: 40 }), fc.double({ min: 17, max: 60, noNaN: true }), fc.double({ min: 6.2, max: 40, noNaN: true }), (parts, lineEm, em, wide, high) => {
      const { isBeside, lines, listPx, fontEm } = layPie(parts, lineEm, { width: wide * em, height: high * em }, em);
      expect(lines).toBe(parts);
      expect(listPx).toBeGreaterThanOrEqual(lineEm * fontEm * em - 1);
      const listHigh = lines * fontEm * em * LINE;
      const ring = isBeside ? Math.min(high * em, wide * em - listPx) : high * em - listHigh;
      expect(listHigh).toBeLessThanOrEqual(high * em);
      expect(ring).toBeGreaterThan(2 * em);
    }),
  );
});

it('puts the list under the circle where that leaves a much larger one', () => {
  expect(layPie(3, 19, { width: 570, height: 480 }, 20)).toMatchObject({ isBeside: false, lines: 3, fontEm: 0.92 });
  expect(layPie(3, 19, { width: 900, height: 300 }, 20)).toMatchObject({ isBeside: true });
});

it('sums up as others what finds no line', () => {
  const { lines } = layPie(40, 14, { width: 400, height: 200 }, 20);
  expect(lines).toBeGreaterThan(5);
  expect(lines).toBeLessThan(40);
});
