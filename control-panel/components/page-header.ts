import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { t } from '../locales/language.ts';
import { sessionNow } from '../data/session.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/**
 * The top of a page: heading, an optional line beneath it, actions at the right. It also names the
 * browser's tab. Slots: `badge` beside the heading, `actions`, and the default one for what follows beneath.
 */
@customElement('hp-page-header')
export class PageHeader extends HpElement {
  @property() heading = '';
  @property() lede = '';
  /** The list this page belongs to, as a link above the heading. */
  @property() backTo = '';
  @property() backLabel = '';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        margin-block-end: var(--hp-space-3);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--hp-space-1) var(--hp-space-3);
      }
      .words {
        flex: 1 1 320px;
        min-width: 0;
      }
      .short {
        flex-basis: 160px;
      }
      .back {
        display: inline-flex;
        align-items: center;
        gap: var(--hp-space-half);
        min-height: 24px;
        margin-block-end: var(--hp-space-half);
        color: var(--hp-ink-quiet);
        text-decoration: none;
      }
      .back:hover {
        color: var(--hp-ink);
        text-decoration: underline;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-half) var(--hp-space-2);
      }
      h1 {
        margin: 0;
        font-size: var(--hp-text-2xl);
        font-weight: var(--hp-weight-strong);
        line-height: 1.3;
        letter-spacing: 0.01em;
        overflow-wrap: anywhere;
      }
      h1:focus {
        outline: none; /* it takes focus after a change of page, for those who listen */
      }
      p {
        margin-block-start: var(--hp-space-half);
        max-width: 72ch;
        color: var(--hp-ink-quiet);
      }
      slot[name='actions'] {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1);
      }
      @media (max-width: 720px) {
        h1 {
          font-size: var(--hp-text-xl);
        }
      }
    `,
  ];

  override render() {
    return html`
      <header>
        <div class="words ${this.lede ? '' : 'short'}">
          ${this.backTo
            ? html`<a class="back" href=${this.backTo}><wa-icon name="chevron-left"></wa-icon>${this.backLabel || t().common.back}</a>`
            : nothing}
          <div class="line">
            <h1 tabindex="-1">${this.heading}</h1>
            <slot name="badge"></slot>
          </div>
          ${this.lede ? html`<p>${this.lede}</p>` : nothing}
        </div>
        <slot name="actions"></slot>
      </header>
      <slot></slot>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('heading') || this.heading === '') return;
    const owner = sessionNow()?.town?.name ?? t().common.product;
    document.title = `${this.heading} · ${owner}`;
  }

  /** Puts the reading position at the heading. */
  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  }
}
