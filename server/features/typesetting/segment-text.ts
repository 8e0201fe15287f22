import type { Word } from '../../domain/typography/text-run.ts';
import { breakBetween } from './break-rules.ts';
import { settleClause } from './clause-rules.ts';
import type { PhraseBook } from './phrase-book.ts';
import { tokensOf } from './tokens.ts';
import type { Token, WordCutter } from './tokens.ts';

/**
 * Decides where a text may break: protected phrases and numbers first, then punctuation, then words
 * and what holds them together (see clreq and GB/T 15834 for the marks).
 *
 * @param text cleaned, see `cleanText`; a newline is a required break
 * @returns words that joined by `textOf` give the text
 */
export function segmentText(text: string, phrases: PhraseBook, cut: WordCutter): readonly Word[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    const words = segmentLine(line, phrases, cut);
    const last = words[words.length - 1];
    if (!last || index === lines.length - 1) return words;
    return [...words.slice(0, -1), { ...last, break: 'required' as const }];
  });
}

function segmentLine(line: string, phrases: PhraseBook, cut: WordCutter): readonly Word[] {
  const tokens = tokensOf(line, phrases, cut);
  const words = tokens.map((token, index): Word => {
    const right = tokens[index + 1];
    return { text: token.text, break: right ? breakBetween(tokens[index - 1], token, right) : 'forbidden' };
  });
  return clauses(keepQuoted(words, tokens)).flatMap(settleClause);
}

/** What stands in short quotation or title marks is a name: 《民法典》, “平安荷塘”. In characters, marks included. */
const QUOTED_WHOLE_UP_TO = 8;

function keepQuoted(words: readonly Word[], tokens: readonly Token[]): readonly Word[] {
  const kept = [...words];
  for (const [open, token] of tokens.entries()) {
    if (token.kind !== 'opening') continue;
    const close = tokens.findIndex((each, index) => index > open && each.kind === 'closing');
    const quoted = words.slice(open, close + 1);
    if (close < 0 || Array.from(quoted.map((word) => word.text).join('')).length > QUOTED_WHOLE_UP_TO) continue;
    for (const [index, word] of quoted.slice(0, -1).entries()) kept[open + index] = { ...word, break: 'forbidden' };
  }
  return kept;
}

/** Parts words after each preferred break; the mark or space there belongs to the clause it ends. */
function clauses(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    parts[parts.length - 1]?.push(word);
    if (word.break === 'preferred') parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}
