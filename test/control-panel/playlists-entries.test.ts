import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationFrom, entriesOf, moved, positionAt, roundOf, rowsOf, shownFor } from '../../control-panel/features/playlists/entries.ts';

describe('the order of a playlist', () => {
  it('changes by moving one item, and nothing is lost or doubled', () => {
    const list = fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, fc.nat(), fc.integer({ min: -5, max: 30 }), (items, pick, to) => {
        const from = pick % items.length;
        const after = moved(items, from, to);
        expect([...after].sort()).toEqual([...items].sort());
        expect(after.indexOf(items[from]!)).toBe(Math.max(0, Math.min(items.length - 1, to)));
      }),
    );
  });

  it('stays as it is when there is nothing at the place', () => {
    expect(moved(['a'], 3, 0)).toEqual(['a']);
  });

  it('lets the same content stand twice', () => {
    const rows = rowsOf([{ content: 'c', durationMs: null }, { content: 'c', durationMs: 5_000 }], 7);
    expect(rows.map(({ key }) => key)).toEqual([7, 8]);
    expect(entriesOf(rows)).toEqual([{ content: 'c', durationMs: null }, { content: 'c', durationMs: 5_000 }]);
  });
});

describe('how long a playlist is', () => {
  const contents = new Map([['film', { durationMs: 32_000 }], ['still', { durationMs: 15_000 }]]);

  it('sums each item’s own length or the one it was given; what is gone counts nothing', () => {
    const entries = [{ content: 'film', durationMs: null }, { content: 'still', durationMs: 8_000 }, { content: 'gone', durationMs: 9_000 }];
    expect(roundOf(entries, contents)).toBe(40_000);
    expect(shownFor({ durationMs: null }, undefined)).toBe(0);
  });

  it('takes seconds as they are typed, from one second to a day', () => {
    expect(['12', '7.5', '7,5', '0', '999999', '', 'abc'].map(durationFrom)).toEqual([12_000, 7_500, 7_500, 1_000, 86_400_000, null, null]);
  });
});

describe('where a loop stands', () => {
  it('is the time modulo the round', () => {
    const lengths = [10_000, 5_000, 20_000];
    expect(positionAt(lengths, 0)).toEqual({ index: 0, withinMs: 0, startsAtMs: 0 });
    expect(positionAt(lengths, 10_000)).toEqual({ index: 1, withinMs: 0, startsAtMs: 10_000 });
    expect(positionAt(lengths, 35_000 + 14_999)).toEqual({ index: 1, withinMs: 4_999, startsAtMs: 10_000 });
    expect(positionAt(lengths, -1)).toEqual({ index: 2, withinMs: 19_999, startsAtMs: 15_000 });
  });

  it('is nowhere when there is nothing to show', () => {
    expect(positionAt([], 5)).toBeNull();
    expect(positionAt([0], 5)).toBeNull();
  });

  it('is the same one round later, and always inside its item', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1_000, max: 60_000 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 10_000_000 }), (lengths, elapsed) => {
        const round = lengths.reduce((sum, length) => sum + length, 0);
        const position = positionAt(lengths, elapsed)!;
        expect(position).toEqual(positionAt(lengths, elapsed + round));
        expect(position.withinMs).toBeLessThan(lengths[position.index]!);
        expect(position.startsAtMs + position.withinMs).toBe(elapsed % round);
      }),
    );
  });
});
