import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { language, t } from '../locales/language.ts';
import { dateWords } from '../locales/time-words.ts';
import { shared } from '../theme/shared.styles.ts';
import { daysBetween, earlier, later, moveDay } from './days.ts';
import { controls } from './page.styles.ts';

/** Any day from the first reading to today: a slider, a date field, and steps. Emits `hp-day` with the day, or null for now. */
@customElement('hp-replay-bar')
export class ReplayBar extends HpElement {
  /** All YYYY-MM-DD. */
  @property() day = '';
  @property() first = '';
  @property() today = '';
  @property({ type: Boolean }) busy = false;

  static override styles = [
    shared,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1);
        padding: var(--hp-space-1) var(--hp-space-2);
        border-block-start: 1px solid var(--hp-hairline);
        background: var(--hp-surface);
      }
      .range {
        flex: 1 1 240px;
        accent-color: var(--hp-accent);
        min-width: 0;
        height: var(--hp-control);
      }
      .ends {
        white-space: nowrap;
      }
      .busy {
        opacity: 0.6;
      }
      @media (max-width: 720px) {
        .range {
          order: -1;
          flex-basis: 100%;
        }
        .ends,
        .month {
          display: none;
        }
        .date {
          flex: 1;
        }
      }
    `,
  ];

  override render() {
    const { day, dayBefore, dayAfter, monthBefore, monthAfter, backToNow } = t().boardPage;
    const first = earlier(this.first, this.day);
    const words = (text: string) => dateWords(text, this.today, language());
    const step = (label: string, text: string, move: { days?: number; months?: number }) => html`<button type="button" class=${move.months ? 'month' : ''} title=${label} aria-label=${label} @click=${() => this.go(moveDay(this.day, move))}>${text}</button>`;
    return html`
      ${step(monthBefore, '«', { months: -1 })} ${step(dayBefore, '‹', { days: -1 })}
      <span class="ends small quiet">${words(first)}</span>
      <input
        class="range"
        type="range"
        aria-label=${day}
        aria-valuetext=${words(this.day)}
        min="0"
        max=${Math.max(1, daysBetween(first, this.today))}
        .value=${String(daysBetween(first, this.day))}
        @input=${(event: Event) => this.go(moveDay(first, { days: Number((event.target as HTMLInputElement).value) }))}
      />
      <span class="ends small quiet">${words(this.today)}</span>
      ${step(dayAfter, '›', { days: 1 })} ${step(monthAfter, '»', { months: 1 })}
      <input class="date ${this.busy ? 'busy' : ''}" type="date" aria-label=${day} max=${this.today} .value=${this.day} @change=${(event: Event) => this.go((event.target as HTMLInputElement).value)} />
      <button type="button" class="primary" @click=${() => this.emit('hp-day', null)}>${backToNow}</button>
    `;
  }

  private go(day: string): void {
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) this.emit('hp-day', later('1900-01-01', earlier(day, this.today)));
  }
}
