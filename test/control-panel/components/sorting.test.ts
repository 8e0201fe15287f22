import { describe, expect, it } from 'vitest';
import { keysBetween, nextSort, sorted } from '../../../control-panel/components/sorting.ts';

describe('a sorted table', () => {
  it('goes upwards, downwards and back to its own order with each click on a head', () => {
    const clicks = ['', 'name', '-name'].map((sort) => nextSort(sort, 'name'));
    expect(clicks).toEqual(['name', '-name', '']);
    expect(nextSort('-name', 'size')).toBe('size');
  });

  it('orders Chinese by pinyin and numbers in names by value', () => {
    expect(sorted(['张', '安', '李'], (name) => name, false)).toEqual(['安', '李', '张']);
    expect(sorted(['屏 10', '屏 9'], (name) => name, false)).toEqual(['屏 9', '屏 10']);
  });

  it('keeps rows without a value last in both directions', () => {
    const rows = [null, 2, 1];
    expect(sorted(rows, (row) => row, false)).toEqual([1, 2, null]);
    expect(sorted(rows, (row) => row, true)).toEqual([2, 1, null]);
  });

  it('selects everything between two rows, whichever was clicked first', () => {
    const keys = ['a', 'b', 'c', 'd'];
    expect(keysBetween(keys, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(keysBetween(keys, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(keysBetween(keys, 'gone', 'c')).toEqual(['c']);
  });
});
