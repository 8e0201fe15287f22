/** Widths in em of the shipped fonts, erring a little wide: what is reckoned to fit, fits. */
const FULL = /[\u1100-\u115f\u2014\u2026\u2190-\u27bf\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const NARROW = new Set([...`.,:;'!|·ijl `]);

export function textEm(text: string): number {
  let width = 0;
  for (const character of text) width += FULL.test(character) ? 1 : NARROW.has(character) ? 0.34 : 0.64;
  return width;
}

/** A figure's cell: digits are all of one width, whatever the font. */
export function digitEm(character: string): number {
  if (character === '—') return 1;
  return character === ',' || character === '.' ? 0.3 : 0.59;
}

export function digitsEm(digits: string): number {
  return [...digits].reduce((width, character) => width + digitEm(character), 0);
}

/** Type of sources and times beside the figures, pixels. */
export function smallPx(em: number): number {
  return Math.max(10, em * 0.74);
}
