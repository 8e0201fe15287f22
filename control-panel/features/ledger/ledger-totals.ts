import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CATEGORIES } from '../../../server/domain/content.ts';
import type { CountTable } from '../../../server/protocol/rest/ledger.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { durationWords } from '../../locales/time-words.ts';
import { setQuery } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';

/** The plays of the period by category; a category is a filter too. */
@customElement('hp-ledger-totals')
export class LedgerTotals extends HpElement {
  @property({ attribute: false }) table: CountTable | null = null;
  /** Today's counts where the period is longer and has today in it. */
  @property({ attribute: false }) today: CountTable | null = null;
  @property() category = '';

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1) var(--hp-space-6);
        padding-block: var(--hp-space-2);
        border-block: 1px solid var(--hp-hairline);
      }
      button {
        display: grid;
        align-content: start;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      button:hover .name,
      [aria-pressed='true'] .name {
        text-decoration: underline;
        text-underline-offset: 0.3em;
      }
      [aria-pressed='true'] .name {
        color: var(--hp-ink);
        font-weight: 500;
      }
      strong {
        font-size: var(--hp-text-3xl);
        font-weight: 500;
        line-height: 1.15;
      }
      .name,
      .today {
        color: var(--hp-ink-quiet);
      }
      @media (max-width: 720px) {
        :host {
          display: grid;
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: var(--hp-space-2);
        }
        strong {
          font-size: var(--hp-text-2xl);
        }
      }
    `,
  ];

  override render() {
    const { table } = this;
    if (!table) return nothing;
    const { total } = t().ledger;
    return html`
      ${this.renderFigure('', total, table.total.plays, durationWords(table.total.durationMs, language()))}
      ${CATEGORIES.map((category) => this.renderFigure(category, t().words.category[category], playsOf(table, category), ''))}
    `;
  }

  private renderFigure(category: string, name: string, plays: number, under: string) {
    const { today } = this;
    const { soFarToday } = t().ledger;
    return html`<button type="button" aria-pressed=${this.category === category} @click=${() => setQuery({ category: category || null, page: null })}>
      <strong>${countWords(plays)}</strong><span class="name">${name}</span>
      ${today ? html`<span class="today small">${soFarToday(countWords(category ? playsOf(today, category) : today.total.plays))}</span>` : nothing}
      ${under && !today ? html`<span class="today small">${under}</span>` : nothing}
    </button>`;
  }
}

function playsOf(table: CountTable, category: string): number {
  return table.rows.find(({ key }) => key === category)?.plays ?? 0;
}
