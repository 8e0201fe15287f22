import { boardFont, loadBoardFont } from '../theme/board-font.ts';

/** Words that charts write by themselves: dates, spans, the rest of a pie. */
const CHART_WORDS = '0123456789.,%/:年月日季度周时分其他';
/** So long the figures wait for their glyphs; without them they are better than nothing. */
const PATIENCE_MS = 3_000;
const loaded = new Set<string>(CHART_WORDS);
let isBegun = false;
let underWay: Promise<void> | null = null;

/**
 * Loads the font of figures and, on machines without Chinese fonts, the slices of the bundled one that a text
 * needs: a chart is a drawing and is not drawn again when a glyph arrives.
 * @returns null when all of it is there
 */
export function loadGlyphs(text: string): Promise<void> | null {
  const isBundled = document.documentElement.dataset.bundledFont !== undefined;
  const missing = !isBundled ? [] : [...new Set(text)].filter((character) => character > '\u2000' && !loaded.has(character));
  if (missing.length === 0 && isBegun) return underWay;
  const wanted = isBegun ? missing.join('') : CHART_WORDS + missing.join('');
  isBegun = true;
  for (const character of missing) loaded.add(character);
  const loading = Promise.all([loadBoardFont(), isBundled && document.fonts.load(`700 16px ${boardFont()}`, wanted)]).then(
    () => undefined,
    (error: unknown) => console.warn(error),
  );
  const waiting: Promise<void> = Promise.all([underWay, Promise.race([loading, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))])]).then(() => {
    if (underWay === waiting) underWay = null;
  });
  underWay = waiting;
  return waiting;
}
