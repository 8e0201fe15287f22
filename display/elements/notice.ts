import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import type { TextDesign } from '../../server/domain/content.ts';
import { layoutNotice } from '../../server/domain/typography/notice-layout.ts';
import type { NoticeLayout } from '../../server/domain/typography/notice-layout.ts';
import { themeOf } from '../../server/domain/typography/themes.ts';
import type { Theme } from '../../server/domain/typography/themes.ts';
import { backdrop } from './backdrop.ts';
import { phoneLine } from './phone-line.ts';
import { qrCode } from './qr-code.ts';
import type { ScrollTarget } from './scroll-controller.ts';
import { motionIn, scrollingLine } from './scrolling-line.ts';
import { textLines } from './text-lines.ts';
import { WallText } from './wall-text.ts';
import { wallTextStyles } from './wall-text.styles.ts';

const noticeStyles = css`
  .phone {
    white-space: nowrap;
  }
  .figure {
    display: inline-block;
    text-align: center;
  }
`;

/**
 * A hotline notice (举报方式) on a screen of any shape: what to call about, the number as large as it goes,
 * and a QR code where it can be scanned.
 */
export class NoticeElement extends WallText<NoticeLayout> {
  static override styles = [wallTextStyles, noticeStyles];

  protected override layOut(design: TextDesign): NoticeLayout {
    return layoutNotice(themeOf(design.theme), design, this.pixels);
  }

  protected override render(): TemplateResult | null {
    const { design, laidOut: layout } = this;
    if (!design || !layout) return null;
    const theme = themeOf(design.theme);
    const isFlush = layout.isFlush;
    return html`${backdrop(theme, layout.frame, this.pixels)} ${this.#title(layout, theme, isFlush)}
    ${layout.phone ? phoneLine(design.phone ?? '', layout.phone.box, layout.phone.fontPx, theme, isFlush) : null}
    ${layout.qr ? qrCode(design.qr ?? '', layout.qr) : null}`;
  }

  #title({ title }: NoticeLayout, theme: Theme, isFlush: boolean): TemplateResult {
    const { box, fit, lineHeight } = title;
    if (fit.mode === 'scroll') return scrollingLine(fit, box, theme, 0);
    return textLines(box, { lines: fit.lines, fontPx: fit.fontPx, lineHeight, theme, isFlush });
  }

  protected override scrollTarget(): ScrollTarget | null {
    const { track, laidOut } = this;
    if (!track || laidOut?.title.fit.mode !== 'scroll') return null;
    return { track, motion: motionIn(laidOut.title.fit, laidOut.title.box), elapsedMs: this.elapsedMs, still: this.still };
  }
}

if (!customElements.get('hp-notice')) customElements.define('hp-notice', NoticeElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-notice': NoticeElement;
  }
}
