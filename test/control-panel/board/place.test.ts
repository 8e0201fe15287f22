import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, type Place, readPlace } from '../../../control-panel/board/place.ts';

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((each) => each.trim() !== '' && !/[\ud800-\udfff]/.test(each));
const place: fc.Arbitrary<Place> = fc.record({
  board: text.filter((each) => each !== '.' && each !== '..'),
  share: fc.option(text),
  rotate: fc.option(fc.integer({ min: 5, max: 3_600 })),
  day: fc.option(fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))),
  snapshot: fc.option(text),
  figure: fc.option(text),
  metric: fc.option(text),
  member: fc.option(fc.oneof(text, fc.constant(''))),
  stop: fc.option(fc.integer({ min: 1, max: 80 })),
});

describe('the address of a board', () => {
  test('leads back to the very view it was taken from', () => {
    fc.assert(
      fc.property(place, (wanted) => {
        expect(readPlace(new URL(addressOf(wanted), 'http://127.0.0.1'))).toEqual(wanted);
      }),
    );
  });

  test('written by hand keeps to what is sensible', () => {
    const read = (address: string) => readPlace(new URL(address, 'http://127.0.0.1'));
    expect(read('/board/b1?rotate=1').rotate).toBe(5);
    expect(read('/board/b1?rotate=often').rotate).toBeNull();
    expect(read('/board/b1?day=2026-13-40').day).toBeNull();
    expect(read('/board/').board).toBe('');
  });
});
