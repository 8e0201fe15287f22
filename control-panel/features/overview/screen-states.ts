import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../../components/hp-element.ts';
import type { Overview } from '../../data/ledger.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';

/** How many screens play, show the emblem, or are not heard; each leads to the list of just those. */
@customElement('hp-screen-states')
export class ScreenStates extends HpElement {
  @property({ attribute: false }) counts: Overview['screens'] | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-2) var(--hp-space-6);
        padding-block: var(--hp-space-2);
        border-block: 1px solid var(--hp-hairline);
      }
      a {
        display: grid;
        text-decoration: none;
      }
      a:hover span {
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      strong {
        font-size: var(--hp-text-3xl);
        font-weight: 500;
        line-height: 1.15;
      }
      span {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--hp-ink-quiet);
      }
      i {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--hp-good);
      }
      i.emblem {
        border: 1.5px solid var(--hp-note);
        background: none;
      }
      i.offline {
        height: 2px;
        border-radius: 0;
        background: var(--hp-warn);
      }
      @media (max-width: 720px) {
        :host {
          display: grid;
          grid-template-columns: repeat(3, 1fr);
          gap: var(--hp-space-1);
        }
        strong {
          font-size: var(--hp-text-2xl);
        }
        span {
          font-size: var(--hp-text-s);
        }
      }
    `,
  ];

  override render() {
    if (!this.counts) return html``;
    const { painting, emblem, offline } = t().overview;
    return html`
      ${this.renderCount('painting', painting, this.counts.painting)} ${this.renderCount('emblem', emblem, this.counts.emblem)}
      ${this.renderCount('offline', offline, this.counts.offline)}
    `;
  }

  private renderCount(state: string, label: string, count: number) {
    return html`<a href="/screens?state=${state}"><strong>${countWords(count)}</strong><span><i class=${state}></i>${label}</span></a>`;
  }
}
