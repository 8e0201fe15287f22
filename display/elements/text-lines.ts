import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { opticalShiftEm } from '../../server/domain/typography/characters.ts';
import type { PlacedBox } from '../../server/domain/typography/frame.ts';
import type { Theme } from '../../server/domain/typography/themes.ts';

/** Lines already fitted, and how they stand. */
export interface LinesToPaint {
  readonly lines: readonly string[];
  readonly fontPx: number;
  readonly lineHeight: number;
  readonly theme: Theme;
  readonly vertical?: boolean;
  /** Flush left instead of centred, beside a QR code. */
  readonly isFlush?: boolean;
}

/** Position and size of an absolutely placed box. */
export function placedStyle(box: PlacedBox): Record<string, string> {
  return { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
}

/** The type of one line: size, spacing and the theme's colour from head to foot of the glyphs. */
export function lineStyle(theme: Theme, fontPx: number, lineHeightPx: number, vertical = false): Record<string, string> {
  const [top, foot] = theme.text;
  const direction = vertical ? '0deg' : '180deg';
  return {
    fontSize: `${fontPx}px`,
    lineHeight: `${lineHeightPx}px`,
    letterSpacing: `${theme.letterSpacing}em`,
    backgroundImage: top === foot || vertical ? `linear-gradient(${top}, ${top})` : `linear-gradient(${direction}, ${top} 25%, ${foot} 80%)`,
  };
}

/** Fitted lines centred in their box, each an unbreakable line of text. */
export function textLines(box: PlacedBox, { lines, fontPx, lineHeight, theme, vertical = false, isFlush = false }: LinesToPaint): TemplateResult {
  const style = lineStyle(theme, fontPx, lineHeight * fontPx, vertical);
  const painted = lines.map((line) => {
    // The space after the last character of a line is not seen: half of it moves the line back to the middle.
    const shift = (opticalShiftEm(line) + theme.letterSpacing / 2) * fontPx;
    const transform = vertical || isFlush ? '' : `translateX(${shift.toFixed(2)}px)`;
    return html`<div class="line" style=${styleMap({ ...style, ...(transform && { transform }) })}>${line}</div>`;
  });
  return html`<div class=${isFlush ? 'box start' : 'box'} style=${styleMap(placedStyle(box))}>
    <div class=${vertical ? 'columns' : 'rows'}>${painted}</div>
  </div>`;
}
