import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { PlacedBox } from '../../server/domain/typography/frame.ts';
import { figureCells } from '../../server/domain/typography/phone-figures.ts';
import type { Theme } from '../../server/domain/typography/themes.ts';
import { placedStyle } from './text-lines.ts';

/** A phone number on one line in figures of equal width; never broken, never moving. */
export function phoneLine(phone: string, box: PlacedBox, fontPx: number, theme: Theme, isFlush: boolean): TemplateResult {
  const cells = figureCells(phone).map(({ character, em }) => {
    const width = `${(em * fontPx).toFixed(2)}px`;
    return html`<span class="figure" style=${styleMap({ width })}>${character}</span>`;
  });
  const type = { color: theme.accent, fontSize: `${fontPx}px`, lineHeight: `${fontPx}px` };
  return html`<div class=${isFlush ? 'box start' : 'box'} style=${styleMap(placedStyle(box))}>
    <div class="phone" role="text" aria-label=${phone} style=${styleMap(type)}>${cells}</div>
  </div>`;
}
