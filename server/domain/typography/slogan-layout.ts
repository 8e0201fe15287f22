import { isHan } from './characters.ts';
import { fitText } from './fit-text.ts';
import type { Box, FittedText } from './fit-text.ts';
import { frameOf } from './frame.ts';
import type { Frame, PlacedBox, ShapeKind } from './frame.ts';
import { minLegiblePx } from './legibility.ts';
import { withLetterSpacing } from './letter-spacing.ts';
import type { DesignedText } from './text-run.ts';
import type { Theme } from './themes.ts';

/** A slogan on one shape; the wall paints it and the desk judges it by the same figures. */
export interface SloganLayout {
  readonly frame: Frame;
  readonly textBox: PlacedBox;
  readonly vertical: boolean;
  readonly lineHeight: number;
  readonly fit: FittedText;
}

/** Line to line. */
const LINE_HEIGHT: Readonly<Record<ShapeKind, number>> = { landscape: 1.3, portrait: 1.36, strip: 1.14 };
const COLUMN_PITCH = 1.5;

/** The largest size as a part of the shorter side: a short text keeps its dignity by the space around it. */
const LARGEST: Readonly<Record<ShapeKind, number>> = { landscape: 0.36, portrait: 0.36, strip: 0.7 };

/** Columns are read slowly: longer texts are set in rows. In characters. */
const LONGEST_VERTICAL = 40;

/**
 * Sets a slogan on a screen of the given true pixels.
 *
 * @param minFontPx the least legible size; by default from the pixels alone
 */
export function layoutSlogan(
  theme: Theme,
  text: DesignedText,
  pixels: Box,
  minFontPx: number = minLegiblePx({ widthPx: pixels.width, heightPx: pixels.height }),
): SloganLayout {
  const frame = frameOf(pixels);
  const spaced = withLetterSpacing(text, theme.letterSpacing);
  const maxFontPx = Math.max(minFontPx, Math.floor(Math.min(pixels.width, pixels.height) * LARGEST[frame.shape]));
  const options = { lineHeight: LINE_HEIGHT[frame.shape], minFontPx, maxFontPx, mayScroll: frame.shape === 'strip' };
  const rows = fitText(spaced, frame.content, options);
  const base = { frame, textBox: frame.content };
  if (frame.shape === 'portrait' && theme.verticalOnPortrait && readsInColumns(text)) {
    const columns = fitText(spaced, frame.content, { ...options, lineHeight: COLUMN_PITCH, vertical: true });
    if (columns.mode === 'block' && columns.fontPx >= rows.fontPx) {
      return { ...base, vertical: true, lineHeight: COLUMN_PITCH, fit: columns };
    }
  }
  return { ...base, vertical: false, lineHeight: options.lineHeight, fit: rows };
}

/** Only Chinese words and marks: Latin letters and figures would lie on their side. */
function readsInColumns(text: DesignedText): boolean {
  const characters = Array.from(text.text);
  return characters.length <= LONGEST_VERTICAL && characters.some(isHan) && !/[0-9A-Za-z“”‘’]/.test(text.text);
}
