import { isHan } from '../../domain/typography/characters.ts';
import type { BreakKind } from '../../domain/typography/text-run.ts';
import type { Token } from './tokens.ts';

/** Particles and words of place that lean on the word before them. */
const LEANS_BACK = new Set('的了着过们地得之者性化等里上下中内外后前起'.split(''));

/** What counts a number, so that the two stay together. */
const UNIT = /^(?:周年|年度|年代|年|月|日|号|小时|分钟|分|秒|点|时|天|周|岁|届|名|人|个|次|项|条|件|户|家|元|万元|亿元|万|亿|千|百|米|公里|千米|吨|亩|平方米|公斤|楼|层|室|栋|路|倍|成)/;

/** Whether a line may break between two neighbouring tokens of one line. `before` is the token ahead of `left`. */
export function breakBetween(before: Token | undefined, left: Token, right: Token): BreakKind {
  if (right.kind === 'pause' || right.kind === 'closing' || right.kind === 'space') return 'forbidden';
  if (left.kind === 'opening') return 'forbidden';
  if (left.kind === 'space') return before?.kind === 'latin' && right.kind === 'latin' ? 'allowed' : 'preferred';
  if (left.kind === 'pause') return 'preferred';
  if (left.kind === 'closing') return before?.kind === 'pause' ? 'preferred' : 'allowed';
  if (left.insidePhrase) return 'allowed';
  if (right.kind === 'opening') return isSingle(left) ? 'forbidden' : 'allowed';
  return breakBetweenWords(before, left, right);
}

function breakBetweenWords(before: Token | undefined, left: Token, right: Token): BreakKind {
  if (left.kind === 'number') {
    // 12·4 国家宪法日, 6·26 国际禁毒日: the date is part of the name.
    const isNamedDay = /^\d+·\d+$/.test(left.text);
    return isNamedDay || UNIT.test(right.text) || isSingle(right) ? 'forbidden' : 'allowed';
  }
  if (right.kind === 'number' && /[年月第约近达]$/.test(left.text)) return 'forbidden';
  if (isSingle(right) && LEANS_BACK.has(right.text)) return 'forbidden';
  // 2026年12月4日|开展: what counts a number is done with it.
  if (before?.kind === 'number' && UNIT.test(left.text)) return 'allowed';
  // A word of one character leans on the next: 进|机关, 就|没有. At a clause's end it has only the one before.
  if (isSingle(left) && !LEANS_BACK.has(left.text)) return 'forbidden';
  return 'allowed';
}

/** A single Chinese character that is a word by itself. */
export function isSingle(token: Token): boolean {
  return token.kind === 'word' && Array.from(token.text).length === 1 && isHan(token.text);
}
