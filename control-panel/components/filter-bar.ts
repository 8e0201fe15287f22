import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { t } from '../locales/language.ts';
import { setQuery } from '../shell/router.ts';
import { shared } from '../theme/shared.styles.ts';
import type { Choice } from './field.ts';
import { HpElement } from './hp-element.ts';

export interface Filter {
  /** Name in the address. */
  readonly key: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}

/**
 * Search and filters above a list. What is chosen is in the address (`?q=` and the filters' names), so
 * that it survives reload and can be sent to a colleague; the page filters by `place.query`.
 */
@customElement('hp-filter-bar')
export class FilterBar extends HpElement {
  @property({ attribute: false }) query = new URLSearchParams();
  @property({ attribute: false }) filters: readonly Filter[] = [];
  @property() placeholder = '';
  /** How many are shown, in words. */
  @property() summary = '';

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1);
        margin-block-end: var(--hp-space-2);
      }
      .search {
        position: relative;
        flex: 1 1 200px;
        max-width: 320px;
      }
      .search wa-icon {
        position: absolute;
        inset-inline-start: 10px;
        inset-block-start: 11px;
        color: var(--hp-ink-quiet);
        pointer-events: none;
      }
      input,
      select {
        height: var(--hp-control);
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      input {
        width: 100%;
        padding: 0 10px 0 34px;
      }
      input::placeholder {
        color: var(--hp-ink-quiet);
        opacity: 1;
      }
      select {
        max-width: 180px;
        padding: 0 8px;
      }
      select[data-set] {
        border-color: var(--hp-ink);
        background: var(--hp-sunken);
      }
      .summary {
        margin-inline-start: auto;
        color: var(--hp-ink-quiet);
        font-size: var(--hp-text-s);
      }
      @media (max-width: 720px) {
        .search {
          flex-basis: 100%;
          max-width: none;
        }
        input,
        select {
          height: var(--hp-touch);
        }
        .search wa-icon {
          inset-block-start: 15px;
        }
        select {
          flex: 1 1 0;
          min-width: 0;
        }
        .summary {
          flex-basis: 100%;
        }
      }
    `,
  ];

  override render() {
    const used = this.filters.some(({ key }) => this.query.get(key)) || this.query.get('q');
    return html`
      <div class="search" role="search">
        <wa-icon name="search"></wa-icon>
        <input
          type="search"
          aria-label=${this.placeholder || t().common.search}
          placeholder=${this.placeholder || t().common.search}
          .value=${this.query.get('q') ?? ''}
          @input=${(event: Event) => setQuery({ q: (event.currentTarget as HTMLInputElement).value })}
        />
      </div>
      ${this.filters.map((filter) => this.renderFilter(filter))}
      ${used ? html`<wa-button size="s" appearance="plain" @click=${this.clear}>${t().common.clearFilters}</wa-button>` : nothing}
      <slot></slot>
      ${this.summary ? html`<span class="summary" role="status">${this.summary}</span>` : nothing}
    `;
  }

  private renderFilter({ key, label, choices }: Filter) {
    const chosen = this.query.get(key) ?? '';
    return html`<select
      aria-label=${label}
      ?data-set=${chosen !== ''}
      .value=${chosen}
      @change=${(event: Event) => setQuery({ [key]: (event.currentTarget as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${chosen === ''}>${label}: ${t().common.all}</option>
      ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === chosen}>${choice.label}</option>`)}
    </select>`;
  }

  private clear(): void {
    setQuery(Object.fromEntries([['q', null], ...this.filters.map(({ key }) => [key, null])]));
  }
}
