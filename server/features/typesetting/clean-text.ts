import type { Problem } from './problem.ts';

/** The longest text of a slogan or notice, in characters. A wall is not a page. */
export const TEXT_LIMIT = 200;

export type CleanedText =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: Problem };

/** Controls, bidirectional overrides and invisible joiners: a text must read as it was reviewed. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Variation_Selector}|[\u{e0000}-\u{e007f}]/gu;

/**
 * A text as it is typeset: one kind of newline, single spaces, nothing unseen. Refuses what cannot be
 * repaired without guessing.
 */
export function cleanText(raw: string): CleanedText {
  const lone = loneSurrogateAt(raw);
  if (lone !== null) return refused({ code: 'broken-character', at: lone });
  const text = raw
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(UNSEEN, '')
    .replace(/ {2,}/g, ' ')
    .replace(/[ \u3000]*\n[\s\u3000]*/g, '\n')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
  const length = Array.from(text).length;
  if (length === 0) return refused({ code: 'empty' });
  if (length > TEXT_LIMIT) return refused({ code: 'too-long', length, limit: TEXT_LIMIT });
  return { text, problem: null };
}

function refused(problem: Problem): CleanedText {
  return { text: null, problem };
}

function loneSurrogateAt(text: string): number | null {
  for (const [index, character] of Array.from(text).entries()) {
    if (/^[\ud800-\udfff]$/.test(character)) return index;
  }
  return null;
}
