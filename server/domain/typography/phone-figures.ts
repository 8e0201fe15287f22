/*
 * A phone number is set in cells of equal width (等宽数字), so it looks alike in every family, the
 * proportional figures of a Song included, and its width is known without asking the font.
 */

const FIGURE_EM = 0.64;
const HYPHEN_EM = 0.5;
const SPACE_EM = 0.3;

/** One character of a phone number and the width of its cell, em. */
export interface FigureCell {
  readonly character: string;
  readonly em: number;
}

/** The cells of a phone number in order; characters that are not figures or marks of one get a full em. */
export function figureCells(phone: string): readonly FigureCell[] {
  return Array.from(phone.trim()).map((character) => ({ character, em: cellEm(character) }));
}

/** Width of a phone number, em. */
export function phoneWidthEm(phone: string): number {
  return figureCells(phone).reduce((sum, cell) => sum + cell.em, 0);
}

function cellEm(character: string): number {
  if (/[0-9+#*]/.test(character)) return FIGURE_EM;
  if (/[-–()/]/.test(character)) return HYPHEN_EM;
  return character === ' ' ? SPACE_EM : 1;
}
