import { isForbiddenAtLineEnd, isForbiddenAtLineStart, isSpace } from '../../domain/typography/characters.ts';
import type { BreakKind, Word } from '../../domain/typography/text-run.ts';
import type { PhraseBook } from './phrase-book.ts';
import type { Problem, RefusalReason } from './problem.ts';
import { tokensOf } from './tokens.ts';

/** A break set by hand. `at` counts characters (code points, newlines too) of the text before the break. */
export interface BreakCorrection {
  readonly at: number;
  readonly break: BreakKind;
}

/**
 * The words with breaks set by hand; a word is parted where needed. A place that lies outside the
 * text changes nothing. The caller asks `refusalOf` first.
 */
export function applyBreakCorrections(words: readonly Word[], corrections: readonly BreakCorrection[]): readonly Word[] {
  const wanted = new Map(corrections.map((correction) => [correction.at, correction.break]));
  const corrected: Word[] = [];
  let position = 0;
  for (const [index, word] of words.entries()) {
    let part = '';
    const characters = Array.from(word.text);
    for (const [place, character] of characters.entries()) {
      part += character;
      position += 1;
      const isEnd = place === characters.length - 1;
      const isLast = isEnd && index === words.length - 1;
      const byHand = isLast ? undefined : (wanted.get(position) ?? (isEnd && word.break === 'required' ? wanted.get(position + 1) : undefined));
      if (isEnd) corrected.push({ text: part, break: byHand ?? word.break });
      else if (byHand !== undefined) corrected.push({ text: part, break: byHand });
      if (isEnd || byHand !== undefined) part = '';
    }
    // The newline after a required break is a character of the text too.
    if (word.break === 'required') position += 1;
  }
  return corrected;
}

/** Corrections that may be applied, and a problem for each of the others. */
export function judgeCorrections(
  text: string,
  corrections: readonly BreakCorrection[],
  phrases: PhraseBook,
): { readonly accepted: readonly BreakCorrection[]; readonly problems: readonly Problem[] } {
  const accepted: BreakCorrection[] = [];
  const problems: Problem[] = [];
  for (const correction of corrections) {
    const reason = refusalOf(text, correction, phrases);
    if (reason === null) accepted.push(correction);
    else problems.push({ code: 'correction-refused', at: correction.at, reason });
  }
  return { accepted, problems };
}

/** Why a break may not be set by hand at a place, or null. Forbidding a break is always permitted. */
export function refusalOf(text: string, correction: BreakCorrection, phrases: PhraseBook): RefusalReason | null {
  const characters = Array.from(text);
  const before = characters[correction.at - 1];
  const after = characters[correction.at];
  if (!Number.isInteger(correction.at) || before === undefined || after === undefined) return 'no-such-place';
  if (correction.break === 'forbidden') return null;
  const kind = wholeTokenAround(text, correction.at, phrases);
  if (kind !== null) return kind;
  return isForbiddenAtLineStart(after) || isSpace(after) || isForbiddenAtLineEnd(before) ? 'mark' : null;
}

function wholeTokenAround(text: string, at: number, phrases: PhraseBook): RefusalReason | null {
  let end = 0;
  for (const token of tokensOf(text, phrases, Array.from)) {
    const start = end;
    end += Array.from(token.text).length;
    if (at <= start || at >= end) continue;
    return token.kind === 'phrase' ? 'protected-phrase' : 'number';
  }
  return null;
}
