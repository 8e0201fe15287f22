/** What Chinese printing sets for a character that the font does not have (〓). */
export const STAND_IN = '\u3013';

/** Whether a font has a glyph for a character. */
export type Has = (character: string) => boolean;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** How many characters of a text a font does not have. */
export function lacking(text: string, has: Has): number {
  return Array.from(text).filter((character) => !has(character)).length;
}

/** A text as it can be drawn: what the font does not have shows that something stood there, rather than nothing. */
export function drawable(text: string, has: Has): string {
  if (lacking(text, has) === 0) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => {
    const seen = Array.from(segment).filter((character) => has(character) || !INVISIBLE.test(character));
    return seen.every(has) ? seen.join('') : STAND_IN;
  }).join('');
}
