const MAX_TITLE_LENGTH = 120;

/** Path pieces in any spelling a client may use, also percent-encoded ones (`%2f`, `%5c`). */
const PATH_SEPARATOR = /[/\\]|%2f|%5c/iu;

/**
 * What may not stand in a title: control characters (NUL, line breaks; general category Cc),
 * bidirectional controls, zero-width and other format characters (Cf) that hide or reorder
 * text, lone surrogates (Cs), line and paragraph separators (Zl, Zp), non-characters.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

const DOTS = /^(?:\.|%2e)*$/iu;

/** Only endings we know, so that “宣传片2.0” stays whole. */
const EXTENSION = /(?<=.)\.(?:jpe?g|jfif|png|webp|gif|avif|mp4|m4v|mov|qt|webm|mkv)$/iu;

const FALLBACK_TITLE = '未命名';

/**
 * The title shown for an uploaded file, made from the name its sender claims.
 * It is for eyes only and never used as a path: the file lies under its hash.
 * At most 120 UTF-16 units, NFC, without path pieces, without the extension,
 * without control or bidirectional characters; `未命名` when nothing is left.
 */
export function displayTitle(claimedName: string): string {
  // A hostile name may be a megabyte long; only its end can matter.
  const pieces = claimedName.slice(-4096).split(PATH_SEPARATOR);
  const cleaned = pieces.map(clean).filter((piece) => !DOTS.test(piece));
  const last = cleaned.at(-1) ?? '';
  const title = cut(last.replace(EXTENSION, '').trim());
  return title === '' ? FALLBACK_TITLE : title;
}

function clean(piece: string): string {
  return piece.normalize('NFC').replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Cuts between code points, so that no half of a surrogate pair stays behind. */
function cut(text: string): string {
  let end = Math.min(text.length, MAX_TITLE_LENGTH);
  if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trim();
}
