import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { figureText } from '../../../server/domain/statistics/figure.ts';
import type { Precision } from '../../../server/domain/statistics/metric.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** What of a figure or a reading is written. */
export interface Written {
  readonly value: number | null;
  readonly decimals: number;
  readonly precision: Precision;
  readonly unit: string;
}

/** A number as it is written everywhere: 近, its digits, its unit. The size is the surrounding text's; `large` for the one on a page. */
@customElement('hp-figure')
export class FigureNumber extends HpElement {
  @property({ attribute: false }) figure: Written | null = null;
  @property({ type: Boolean, reflect: true }) large = false;
  /** Past its rhythm. */
  @property({ type: Boolean, reflect: true }) late = false;

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        align-items: baseline;
        flex-wrap: wrap;
        gap: 0 0.2em;
        line-height: 1.3;
      }
      :host([late]) .digits {
        color: var(--hp-ink-quiet);
      }
      .digits {
        font-weight: var(--hp-weight-strong);
        overflow-wrap: anywhere;
      }
      .unit,
      .prefix {
        color: var(--hp-ink-quiet);
        font-size: max(0.75em, var(--hp-text-s));
      }
      :host([large]) {
        font-size: clamp(2.25rem, 6vw, 3.5rem);
        letter-spacing: -0.01em;
      }
      :host([large]) .unit,
      :host([large]) .prefix {
        font-size: 0.4em;
        letter-spacing: 0;
      }
    `,
  ];

  override render() {
    if (!this.figure) return nothing;
    const { prefix, digits, unit } = figureText(this.figure, language());
    return html`${prefix ? html`<span class="prefix">${prefix}</span>` : nothing}<span class="digits">${digits}</span>${unit ? html`<span class="unit">${unit}</span>` : nothing}`;
  }
}
