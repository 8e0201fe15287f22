/** What may happen after a segment when the wall breaks lines. */
export const BREAK_KINDS = ['allowed', 'forbidden', 'preferred', 'required'] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** A stretch of text that is never broken inside, and what may happen after it. */
export interface Word {
  readonly text: string;
  readonly break: BreakKind;
}

/** A word with its advance in 1/1000 em, taken from the font at the desk. */
export interface Segment extends Word {
  readonly width: number;
}

/**
 * A text as designed at the desk, reviewed and signed: a wall chooses only among these breaks.
 * `text` is the segments in order, with a newline after each 'required' break.
 */
export interface DesignedText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** The text that words stand for: the words in order, a newline after each 'required' break but a last one. */
export function textOf(words: readonly Word[]): string {
  return words
    .map((word, index) => (word.break === 'required' && index < words.length - 1 ? `${word.text}\n` : word.text))
    .join('');
}

/** Whether the segments and the text of a design say the same, as they must before it is signed. */
export function isConsistent(designed: DesignedText): boolean {
  return designed.segments.length > 0 && textOf(designed.segments) === designed.text;
}
