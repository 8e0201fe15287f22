import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { TextDesign } from '../../server/domain/content.ts';
import { layoutSlogan } from '../../server/domain/typography/slogan-layout.ts';
import type { SloganLayout } from '../../server/domain/typography/slogan-layout.ts';
import { themeOf } from '../../server/domain/typography/themes.ts';
import { backdrop } from './backdrop.ts';
import type { ScrollTarget } from './scroll-controller.ts';
import { motionIn, scrollingLine } from './scrolling-line.ts';
import { textLines } from './text-lines.ts';
import { WallText } from './wall-text.ts';
import { wallTextStyles } from './wall-text.styles.ts';

/** A slogan (宣传标语) on a screen of any shape. */
export class SloganElement extends WallText<SloganLayout> {
  static override styles = wallTextStyles;

  protected override layOut(design: TextDesign): SloganLayout {
    return layoutSlogan(themeOf(design.theme), design.text, this.pixels);
  }

  protected override render(): TemplateResult | null {
    const layout = this.laidOut;
    if (!this.design || !layout) return null;
    const theme = themeOf(this.design.theme);
    const { fit, textBox, vertical, lineHeight } = layout;
    const text =
      fit.mode === 'scroll'
        ? scrollingLine(fit, this.#window(layout), theme, textBox.x)
        : textLines(textBox, { lines: fit.lines, fontPx: fit.fontPx, lineHeight, theme, vertical });
    return html`${backdrop(theme, layout.frame, this.pixels)}${text}`;
  }

  /** A moving text enters and leaves at the very edges of the screen. */
  #window({ textBox }: SloganLayout): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: textBox.y, width: this.pixels.width, height: textBox.height };
  }

  protected override scrollTarget(): ScrollTarget | null {
    const { track, laidOut } = this;
    if (!track || laidOut?.fit.mode !== 'scroll') return null;
    return { track, motion: motionIn(laidOut.fit, this.#window(laidOut)), elapsedMs: this.elapsedMs, still: this.still };
  }
}

if (!customElements.get('hp-slogan')) customElements.define('hp-slogan', SloganElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-slogan': SloganElement;
  }
}
