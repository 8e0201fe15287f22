import fc from 'fast-check';
import { textOf } from '../../../../server/domain/typography/text-run.ts';
import type { BreakKind, DesignedText, Segment } from '../../../../server/domain/typography/text-run.ts';

const MARKS: Readonly<Record<string, BreakKind>> = { '|': 'allowed', '/': 'preferred', '_': 'forbidden', '^': 'required' };

/**
 * A design from words with the break after each: `|` allowed, `/` preferred, `_` forbidden, `^` required.
 * Chinese characters are one em wide, all others half an em.
 */
export function design(notation: string): DesignedText {
  const segments: Segment[] = [];
  let word = '';
  for (const character of Array.from(`${notation}_`)) {
    const kind = MARKS[character];
    if (kind === undefined) {
      word += character;
    } else {
      if (word !== '') segments.push({ text: word, width: widthOf(word), break: kind });
      word = '';
    }
  }
  return { text: textOf(segments), segments };
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2fff' ? 1000 : 500), 0);
}

const word = fc.array(fc.constantFrom(...'学法尊守用和平安荷塘'), { minLength: 1, maxLength: 5 }).map((each) => each.join(''));
const kind = fc.constantFrom<BreakKind>('allowed', 'allowed', 'forbidden', 'preferred', 'required');

/** Any design of 1 to 14 words with any breaks between them. */
export const anyDesign: fc.Arbitrary<DesignedText> = fc
  .array(fc.tuple(word, kind), { minLength: 1, maxLength: 14 })
  .map((words) => words.map(([text, after]) => ({ text, width: widthOf(text), break: after })))
  .map((segments) => ({ text: textOf(segments), segments }));
