import { css, html } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CATEGORIES } from '../../../server/domain/content.ts';
import type { CountTable } from '../../../server/protocol/rest/ledger.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Today's plays by category, as they are counted. */
@customElement('hp-todays-plays')
export class TodaysPlays extends HpElement {
  @property({ attribute: false }) table: CountTable | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--hp-space-1);
        margin-block-end: var(--hp-space-1);
      }
      .total {
        font-size: var(--hp-text-2xl);
        font-weight: 500;
        line-height: 1.3;
      }
      dl {
        display: grid;
        gap: 10px;
        margin-block: var(--hp-space-1) var(--hp-space-2);
      }
      div.row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px var(--hp-space-2);
      }
      .bar {
        grid-column: 1 / -1;
        height: 3px;
        background: var(--hp-hairline);
      }
      .bar i {
        display: block;
        height: 100%;
        width: 100%;
        background: var(--hp-ink-quiet);
        transform-origin: 0 0;
        transition: transform 400ms;
      }
      @media (prefers-reduced-motion: reduce) {
        .bar i {
          transition: none;
        }
      }
    `,
  ];

  override render() {
    const { table } = this;
    if (!table) return html``;
    const { today, todayHint, noPlays, toLedger, plays } = t().overview;
    return html`
      <header><h2>${today}</h2><a href="/ledger">${toLedger}</a></header>
      <div><span class="total">${countWords(table.total.plays)}</span> ${plays}</div>
      <p class="quiet small">${table.total.plays > 0 ? todayHint : noPlays}</p>
      <dl>
        ${CATEGORIES.map((category) => this.renderCategory(category, this.playsOf(category)))}
      </dl>
    `;
  }

  private renderCategory(category: (typeof CATEGORIES)[number], plays: number) {
    return html`<div class="row">
      <dt>${t().words.category[category]}</dt>
      <dd class="number">${countWords(plays)}</dd>
      <div class="bar" aria-hidden="true"><i data-category=${category}></i></div>
    </div>`;
  }

  protected override updated(_: PropertyValues<this>): void {
    const most = Math.max(1, ...CATEGORIES.map((category) => this.playsOf(category)));
    for (const bar of this.renderRoot.querySelectorAll<HTMLElement>('i[data-category]')) {
      bar.style.transform = `scaleX(${this.playsOf(bar.dataset.category ?? '') / most})`;
    }
  }

  private playsOf(category: string): number {
    return this.table?.rows.find(({ key }) => key === category)?.plays ?? 0;
  }
}
