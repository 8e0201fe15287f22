/*
 * Character classes of Chinese line breaking, after the W3C note "Requirements for Chinese Text
 * Layout" (clreq), sections on line-start and line-end prohibition.
 */

const NEVER_AT_LINE_START = new Set('，。、！？；：·…—～）》」』】〕〉”’％℃,.!?;:)]}>%-–/'.split(''));
const NEVER_AT_LINE_END = new Set('（《「『【〔〈“‘￥([{<$#'.split(''));
const CLAUSE_ENDS = new Set('，。、！？；：—…,!?;:'.split(''));
const HALF_EMPTY_RIGHT = new Set('，。、！？；：）》」』】〕〉'.split(''));
const HALF_EMPTY_LEFT = new Set('（《「『【〔〈'.split(''));
const SPACES = new Set([' ', '\u3000']);
const HAN = /\p{Script=Han}/u;

/** 行首禁则: closing marks that never begin a line. */
export function isForbiddenAtLineStart(character: string): boolean {
  return NEVER_AT_LINE_START.has(character);
}

/** 行尾禁则: opening marks that never end a line. */
export function isForbiddenAtLineEnd(character: string): boolean {
  return NEVER_AT_LINE_END.has(character);
}

/** Marks after which a reader pauses, so that a line had best end there. */
export function endsClause(character: string): boolean {
  return CLAUSE_ENDS.has(character);
}

export function isSpace(character: string): boolean {
  return SPACES.has(character);
}

export function isHan(character: string): boolean {
  return HAN.test(character);
}

/**
 * How far a line is moved so that it looks centred: a full-width mark at its end or beginning
 * leaves half an em empty that the eye does not count.
 *
 * @returns em to the right; negative is to the left
 */
export function opticalShiftEm(line: string): number {
  const characters = Array.from(line);
  const first = characters[0];
  const last = characters[characters.length - 1];
  const right = last !== undefined && HALF_EMPTY_RIGHT.has(last) ? 0.25 : 0;
  const left = first !== undefined && HALF_EMPTY_LEFT.has(first) ? 0.25 : 0;
  return right - left;
}

/**
 * The text with the glyphs a wall sets: a space between two Chinese characters parts two clauses
 * and is set a full em wide, which the font's own narrow space would not show from afar.
 */
export function withDisplaySpaces(text: string): string {
  const characters = Array.from(text);
  return characters
    .map((character, index) => {
      const before = characters[index - 1];
      const after = characters[index + 1];
      const partsClauses = before !== undefined && after !== undefined && isClauseGlyph(before) && isClauseGlyph(after);
      return character === ' ' && partsClauses ? '\u3000' : character;
    })
    .join('');
}

function isClauseGlyph(character: string): boolean {
  return isHan(character) || HALF_EMPTY_RIGHT.has(character) || HALF_EMPTY_LEFT.has(character);
}
