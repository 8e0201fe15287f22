import { endsClause, isForbiddenAtLineEnd, isForbiddenAtLineStart, isSpace } from '../../domain/typography/characters.ts';
import type { PhraseBook } from './phrase-book.ts';

export type TokenKind = 'word' | 'phrase' | 'number' | 'latin' | 'pause' | 'closing' | 'opening' | 'space';

/** The smallest pieces of a text that are judged for breaks. */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
  /** Set on the parts of a protected phrase but the last: whether a break may follow. */
  readonly insidePhrase?: boolean;
}

/** Cuts running Chinese into words. */
export type WordCutter = (text: string) => readonly string[];

/** A phone number with spaces or an area code in brackets; then dates, times, codes and percentages; then Latin words and addresses. */
const SPACED_PHONE = /\+?(?:[(（]\d{3,4}[)）] ?)?\d{3,4}(?: \d{3,4}){1,3}(?!\d)|[(（]\d{3,4}[)）] ?\d{7,8}(?!\d)/y;
const ALPHANUMERIC = /\+?[0-9A-Za-z]+(?:[-–.·:/@_+&'’][0-9A-Za-z]+)*[%％‰℃]?/y;

/**
 * The tokens of one line, in order; joined they are the line.
 *
 * @param line without newlines
 */
export function tokensOf(line: string, phrases: PhraseBook, cut: WordCutter): readonly Token[] {
  const tokens: Token[] = [];
  let plain = '';
  const flush = (): void => {
    for (const text of plain ? cut(plain) : []) tokens.push({ text, kind: 'word' });
    plain = '';
  };
  for (let at = 0; at < line.length; ) {
    const phrase = phrases.at(line, at);
    const whole = phrase ? null : (matchAt(SPACED_PHONE, line, at) ?? matchAt(ALPHANUMERIC, line, at));
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    const mark = markKind(character);
    if (phrase || whole || mark) flush();
    if (phrase) {
      for (const [index, text] of phrase.entries()) {
        tokens.push({ text, kind: 'phrase', insidePhrase: index < phrase.length - 1 });
      }
      at += phrase.join('').length;
    } else if (whole) {
      tokens.push({ text: whole, kind: /\d/.test(whole) ? 'number' : 'latin' });
      at += whole.length;
    } else {
      if (mark) tokens.push({ text: character, kind: mark });
      else plain += character;
      at += character.length;
    }
  }
  flush();
  return tokens;
}

function matchAt(pattern: RegExp, line: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0] ?? null;
}

function markKind(character: string): TokenKind | null {
  if (isSpace(character)) return 'space';
  if (endsClause(character) || character === '·') return 'pause';
  if (isForbiddenAtLineEnd(character)) return 'opening';
  return isForbiddenAtLineStart(character) ? 'closing' : null;
}
