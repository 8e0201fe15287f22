/** Where the list of a pie's parts stands, in which type, and how many lines of it there are room for. */
export interface PieLayout {
  readonly isBeside: boolean;
  readonly lines: number;
  readonly listPx: number;
  /** Type of the list, in em of the board. */
  readonly fontEm: number;
}

const LINE = 1.36;
/** Set smaller rather than cut: an ellipsis may fall into a name. */
const FONTS = [0.92, 0.84, 0.76, 0.7] as const;
const GAP_EM = 1;
const UNDER_GAP_EM = 0.4;
/** Up to this a larger circle counts for much, beyond it for little; one smaller than the least says nothing. */
const ENOUGH_EM = 9;
const LEAST_EM = 2.5;

/**
 * Beside the circle or under it, in larger or smaller type: first that every part is named with its figure, then a
 * circle as large and type as large as go together.
 * @param lineEm the longest line of the list, em of its own type
 * @param room pixels
 */
export function layPie(parts: number, lineEm: number, { width, height }: { readonly width: number; readonly height: number }, em: number): PieLayout {
  let best: PieLayout | null = null;
  let most = -Infinity;
  for (const fontEm of FONTS) {
    const linePx = fontEm * em * LINE;
    const wanted = lineEm * fontEm * em;
    for (const isBeside of [true, false]) {
      const listPx = Math.min(wanted, isBeside ? width - (LEAST_EM + GAP_EM) * em : width);
      const lines = Math.min(parts, Math.max(1, Math.floor((isBeside ? height : height - (LEAST_EM + UNDER_GAP_EM) * em) / linePx)));
      const ring = isBeside ? Math.min(height, width - listPx - GAP_EM * em) : Math.min(width, height - UNDER_GAP_EM * em - lines * linePx);
      const isCut = listPx < wanted - 1;
      const score = (lines / parts) * 100 + Math.min(ring / em, ENOUGH_EM) * 4 + Math.max(0, ring / em - ENOUGH_EM) + fontEm * 40 - (isCut ? 60 : 0) - (ring < LEAST_EM * em - 1 ? 100 : 0);
      if (score > most) [best, most] = [{ isBeside, lines, listPx, fontEm }, score];
    }
  }
  return best ?? { isBeside: false, lines: 1, listPx: width, fontEm: FONTS[0] };
}
