import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { FittedText } from '../../server/domain/typography/fit-text.ts';
import type { PlacedBox } from '../../server/domain/typography/frame.ts';
import { scrollMotion } from '../../server/domain/typography/scroll-motion.ts';
import type { ScrollMotion } from '../../server/domain/typography/scroll-motion.ts';
import type { Theme } from '../../server/domain/typography/themes.ts';
import { lineStyle, placedStyle } from './text-lines.ts';

export type ScrollingText = Extract<FittedText, { mode: 'scroll' }>;

/** The motion of a fitted text in the window it passes. */
export function motionIn(fit: ScrollingText, window: PlacedBox): ScrollMotion {
  return scrollMotion(fit.widthPx, fit.fontPx, window.width);
}

/**
 * A text repeated on a track behind a window; `ScrollController` moves the `.track`.
 *
 * @param startPx where the text stands at the beginning, from the window's left edge
 */
export function scrollingLine(fit: ScrollingText, window: PlacedBox, theme: Theme, startPx: number): TemplateResult {
  const motion = motionIn(fit, window);
  const line = { ...lineStyle(theme, fit.fontPx, window.height), width: `${motion.periodPx}px`, textAlign: 'left' };
  const copies = Array.from({ length: motion.copies }, (_, index) => {
    // Said once to those who listen; the repetitions are for the eye.
    const hidden = index > 0 ? 'true' : 'false';
    return html`<span class="line" aria-hidden=${hidden} style=${styleMap(line)}>${fit.line}</span>`;
  });
  const track = { left: `${startPx}px`, width: `${motion.periodPx * motion.copies}px`, fontSize: '0' };
  return html`<div class="window" style=${styleMap(placedStyle(window))}>
    <div class="track" style=${styleMap(track)}>${copies}</div>
  </div>`;
}
