import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { HpElement } from '../../components/hp-element.ts';
import { ClockController } from '../../controllers/clock.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { fullTime } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { asOfWords, isLate } from './figure-words.ts';

/** The time a figure stands for; marked, and saying 截至, when it is past its rhythm. */
@customElement('hp-as-of')
export class AsOf extends HpElement {
  @property({ attribute: false }) figure: Pick<Figure, 'asOf' | 'period' | 'rhythm' | 'freshUntil'> | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        color: var(--hp-ink-quiet);
      }
      .late {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        padding: 0 8px;
        border-radius: 10px;
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
        font-size: var(--hp-text-s);
        line-height: 20px;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  override render() {
    const { figure } = this;
    if (!figure) return nothing;
    if (figure.asOf === null) return t().metrics.noReading;
    const now = Date.now();
    const late = isLate(figure, now);
    const words = asOfWords(late ? { ...figure, period: '' } : figure, now, townZone(), language());
    return html`<span title=${fullTime(figure.asOf, townZone(), language())}>${late || !figure.period ? t().metrics.asOf(words) : words}</span>
      ${late ? html`<span class="late" title=${t().metrics.lateHint}><wa-icon name="clock"></wa-icon>${t().metrics.late}</span>` : nothing}`;
  }
}
