import { fitText } from './fit-text.ts';
import type { Box, FittedText } from './fit-text.ts';
import { frameOf } from './frame.ts';
import type { Frame, PlacedBox } from './frame.ts';
import { minLegiblePx } from './legibility.ts';
import { withLetterSpacing } from './letter-spacing.ts';
import { arrangeNotice } from './notice-boxes.ts';
import type { NoticeBoxes } from './notice-boxes.ts';
import { phoneWidthEm } from './phone-figures.ts';
import type { DesignedText } from './text-run.ts';
import type { Theme } from './themes.ts';

/** What a hotline notice (举报方式) says. */
export interface NoticeContent {
  readonly text: DesignedText;
  readonly phone?: string;
  readonly qr?: string;
}

/** A hotline notice on one shape. The phone always stands whole and still; only the title may move. */
export interface NoticeLayout {
  readonly frame: Frame;
  readonly title: { readonly box: PlacedBox; readonly lineHeight: number; readonly fit: FittedText };
  readonly phone: { readonly box: PlacedBox; readonly fontPx: number } | null;
  /** Title and phone stand flush left beside the code instead of centred. */
  readonly isFlush: boolean;
  /** Left out where it would be too small to scan. */
  readonly qr: PlacedBox | null;
}

const TITLE_LINE_HEIGHT = 1.28;
const STRIP_LINE_HEIGHT = 1.14;

/** Wider than this, text beside a code is centred in its part: flush left it would leave the middle empty. */
const WIDEST_FLUSH = 2.4;

/** A title moves only behind a window at least so wide for its height; through less, no phrase is seen whole. */
const NARROWEST_WINDOW = 3;

/** The title stays under the phone: this part of the shorter side at most. */
const LARGEST_TITLE = 0.24;
const LARGEST_TITLE_ON_STRIP = 0.66;

/**
 * Sets a hotline notice on a screen of the given true pixels.
 *
 * @param minFontPx the least legible size; by default from the pixels alone
 */
export function layoutNotice(
  theme: Theme,
  content: NoticeContent,
  pixels: Box,
  minFontPx: number = minLegiblePx({ widthPx: pixels.width, heightPx: pixels.height }),
): NoticeLayout {
  const frame = frameOf(pixels);
  const phone = content.phone?.trim() ?? '';
  const phoneEm = phoneWidthEm(phone);
  const boxes = arrangeNotice(frame, phoneEm, (content.qr ?? '') !== '');
  const isStrip = frame.shape === 'strip';
  const lineHeight = isStrip ? STRIP_LINE_HEIGHT : TITLE_LINE_HEIGHT;
  const part = isStrip ? LARGEST_TITLE_ON_STRIP : LARGEST_TITLE;
  const maxFontPx = Math.max(minFontPx, Math.floor(Math.min(pixels.width, pixels.height) * part));
  const spaced = withLetterSpacing(content.text, theme.letterSpacing);
  const mayScroll = isStrip && boxes.title.width >= boxes.title.height * NARROWEST_WINDOW;
  const fit = fitText(spaced, boxes.title, { lineHeight, minFontPx, maxFontPx, mayScroll });
  const placed = isStrip ? drawnTogether(boxes, fit) : boxes;
  return {
    frame,
    title: { box: placed.title, lineHeight, fit },
    phone: placed.phone && { box: placed.phone, fontPx: phoneFont(placed.phone, phoneEm) },
    isFlush: placed.qr !== null && frame.shape === 'landscape' && pixels.width <= pixels.height * WIDEST_FLUSH,
    qr: placed.qr,
  };
}

/** On a strip a short title and the number stand together in the middle, not at the two ends. */
function drawnTogether(boxes: NoticeBoxes, fit: FittedText): NoticeBoxes {
  if (fit.mode !== 'block' || !boxes.phone) return boxes;
  const slack = Math.floor((boxes.title.width - Math.max(...fit.lineWidths, 0)) / 2);
  if (slack <= 0) return boxes;
  const title = { ...boxes.title, x: boxes.title.x + slack, width: boxes.title.width - 2 * slack };
  return { ...boxes, title, phone: { ...boxes.phone, x: boxes.phone.x - slack } };
}

function phoneFont(box: Box, phoneEm: number): number {
  return Math.floor(Math.min(box.width / phoneEm, box.height));
}
