import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { setQuery } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { PERIODS } from './period.ts';
import type { Period, Range } from './period.ts';

/** Which days are counted: one of the running periods or two dates; kept in the address. */
@customElement('hp-period-picker')
export class PeriodPicker extends HpElement {
  @property({ attribute: false }) range: Range = { period: 'today', from: '', to: '' };

  static override styles = [
    shared,
    css`
      :host,
      .choices,
      .dates {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1);
      }
      .choices {
        gap: 0;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        overflow: clip;
      }
      button {
        min-height: calc(var(--hp-control) - 2px);
        padding-inline: 14px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      button:hover {
        background: var(--hp-hover);
      }
      button[aria-pressed='true'] {
        background: var(--hp-sunken);
        box-shadow: inset 0 -2px 0 var(--hp-ink);
        font-weight: 500;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      input {
        height: var(--hp-control);
        padding: 0 8px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      @media (max-width: 720px) {
        .choices {
          flex: 1 1 100%;
        }
        button {
          flex: 1 1 auto;
          min-height: calc(var(--hp-touch) - 2px);
          padding-inline: 6px;
        }
        input {
          height: var(--hp-touch);
        }
      }
    `,
  ];

  override render() {
    const { period, periods, from, to } = t().ledger;
    const chosen = this.range.period;
    return html`
      <div class="choices" role="group" aria-label=${period}>
        ${PERIODS.map((each) => html`<button type="button" aria-pressed=${each === chosen} @click=${() => this.choose(each)}>${periods[each]}</button>`)}
      </div>
      ${chosen === 'own'
        ? html`<div class="dates">
            <input type="date" aria-label=${from} .value=${this.range.from} @change=${(event: Event) => this.setDates({ from: valueOf(event) })} />
            –
            <input type="date" aria-label=${to} .value=${this.range.to} @change=${(event: Event) => this.setDates({ to: valueOf(event) })} />
          </div>`
        : nothing}
    `;
  }

  private choose(period: Period): void {
    const { from, to } = this.range;
    if (period === 'own') setQuery({ period: null, from, to, page: null });
    else setQuery({ period: period === 'today' ? null : period, from: null, to: null, page: null });
  }

  private setDates(change: Partial<Pick<Range, 'from' | 'to'>>): void {
    const { from, to } = { ...this.range, ...change };
    if (from && to) setQuery({ period: null, from, to, page: null });
  }
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement).value;
