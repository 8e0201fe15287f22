import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../server/domain/typography/text-run.ts';
import { applyBreakCorrections, judgeCorrections } from '../../../../server/features/typesetting/corrections.ts';
import { phraseBook } from '../../../../server/features/typesetting/phrase-book.ts';

const words = [
  { text: '建设', break: 'allowed' },
  { text: '法治荷塘', break: 'required' },
  { text: '人人有责', break: 'forbidden' },
] as const;

describe('breaks set by hand', () => {
  it('replace the break between two words', () => {
    expect(applyBreakCorrections(words, [{ at: 2, break: 'forbidden' }])[0]).toEqual({ text: '建设', break: 'forbidden' });
  });

  it('part a word where none was foreseen', () => {
    expect(applyBreakCorrections(words, [{ at: 4, break: 'preferred' }]).slice(1, 3)).toEqual([
      { text: '法治', break: 'preferred' },
      { text: '荷塘', break: 'required' },
    ]);
  });

  it('put in a new line or take one out, and the text says so', () => {
    expect(textOf(applyBreakCorrections(words, [{ at: 2, break: 'required' }]))).toBe('建设\n法治荷塘\n人人有责');
    expect(textOf(applyBreakCorrections(words, [{ at: 6, break: 'allowed' }]))).toBe('建设法治荷塘人人有责');
    expect(textOf(applyBreakCorrections(words, [{ at: 7, break: 'allowed' }]))).toBe('建设法治荷塘人人有责');
    expect(applyBreakCorrections(words, [{ at: 9, break: 'allowed' }]).map((word) => word.text)).toEqual(['建设', '法治荷塘', '人人', '有责']);
  });

  it.each([
    ['学习习近平法治思想', 4, 'protected-phrase'],
    ['拨打400-123-4567', 6, 'number'],
    ['平安，荷塘', 2, 'mark'],
    ['《民法典', 1, 'mark'],
    ['平安', 2, 'no-such-place'],
    ['平安', 0, 'no-such-place'],
    ['平安', 0.5, 'no-such-place'],
  ] as const)('are refused in %s at %d: %s', (text, at, reason) => {
    const judged = judgeCorrections(text, [{ at, break: 'allowed' }], phraseBook());
    expect(judged).toEqual({ accepted: [], problems: [{ code: 'correction-refused', at, reason }] });
  });

  it('may always forbid', () => {
    expect(judgeCorrections('弘扬宪法精神', [{ at: 2, break: 'forbidden' }], phraseBook()).problems).toEqual([]);
  });
});
