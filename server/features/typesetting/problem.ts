import type { UnfitShape } from '../../domain/typography/fit-problems.ts';

/** What the desk must be told about a text. Codes and facts only; the words are in the locale files. */
export type Problem =
  | { readonly code: 'empty' }
  | { readonly code: 'too-long'; readonly length: number; readonly limit: number }
  /** Half of a character: the text was damaged on its way here. */
  | { readonly code: 'broken-character'; readonly at: number }
  | { readonly code: 'missing-glyph'; readonly characters: readonly string[] }
  | { readonly code: 'correction-refused'; readonly at: number; readonly reason: RefusalReason }
  /** No permitted breaking is legible on a screen of this shape: it would shrink to `fontPx`. */
  | ({ readonly code: 'cannot-fit' } & UnfitShape);

/** Why a break by hand was not taken: inside a protected phrase, inside a number, before or after a mark, or outside. */
export type RefusalReason = 'protected-phrase' | 'number' | 'mark' | 'no-such-place';
