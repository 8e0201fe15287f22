import { describe, expect, it } from 'vitest';
import { searchHits } from '../../../control-panel/shell/palette-search.ts';
import type { Hit } from '../../../control-panel/shell/palette-search.ts';

const hit = (group: Hit['group'], label: string, words = ''): Hit => ({ group, label, words, detail: '', icon: '', href: `/${label}` });
const HITS = [
  hit('actions', '写标语', 'Write a slogan'),
  hit('pages', '屏幕', 'Screens'),
  hit('screens', '上荷村宣传栏', '王海 12345'),
  hit('screens', '荷塘广场主屏'),
  hit('content', '弘扬宪法精神'),
];
const labels = (typed: string) => searchHits(HITS, typed).map(({ label }) => label);

describe('the search palette', () => {
  it('offers actions and pages before anything is typed', () => {
    expect(labels('')).toEqual(['写标语', '屏幕']);
  });

  it('puts names that begin with what was typed first', () => {
    expect(labels('荷')).toEqual(['荷塘广场主屏', '上荷村宣传栏']);
  });

  it('finds by what belongs to a thing, in either language, whatever the case', () => {
    expect(labels('12345')).toEqual(['上荷村宣传栏']);
    expect(labels('SLOGAN')).toEqual(['写标语']);
  });

  it('wants every word that was typed', () => {
    expect(labels('荷 王海')).toEqual(['上荷村宣传栏']);
    expect(labels('荷 李')).toEqual([]);
  });

  it('shows a few of each kind rather than many of one', () => {
    const many = Array.from({ length: 50 }, (_, index) => hit('screens', `广场屏 ${index}`));
    const found = searchHits([...many, hit('content', '广场舞')], '广场');
    expect(found.filter(({ group }) => group === 'screens')).toHaveLength(6);
    expect(found.at(-1)?.label).toBe('广场舞');
  });
});
