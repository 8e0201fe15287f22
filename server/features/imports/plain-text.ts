const PLAIN = /^[!-~\p{Unified_Ideograph}]*$/u;
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * A cell's text as people mean it: full-width digits and punctuation made narrow (Unicode NFKC), no invisible
 * characters, blanks trimmed and made one.
 */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text; // most cells of a large table
  return text.replaceAll(/[\t\r\n]/g, ' ').replace(INVISIBLE, '').normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** What two names are compared by: no blanks, no case. */
export function nameKey(text: string): string {
  return plainText(text).replaceAll(' ', '').toLowerCase();
}

/** A note as a person may have typed it: its lines kept, nothing invisible, at most this long. */
export function noteText(text: string, limit = 500): string {
  const clean = text.replaceAll(/\r\n?/g, '\n').replace(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/gu, '').trim();
  return clean.length <= limit ? clean : [...clean].slice(0, limit - 1).join('').slice(0, limit - 1).concat('…').toWellFormed();
}

/** A, B … Z, AA …: how a spreadsheet calls the column at this place (from 0). */
export function columnLetter(place: number): string {
  let letters = '';
  for (let rest = place + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The place (from 0) of the column called so; −1 when it is none. */
export function columnPlace(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1;
  let place = 0;
  for (const letter of letters) place = place * 26 + (letter.charCodeAt(0) - 64);
  return place - 1;
}
