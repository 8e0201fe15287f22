import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** An empty page teaches: one sentence and, in the slot, the one button to start with. */
@customElement('hp-empty-state')
export class EmptyState extends HpElement {
  @property() icon = '';
  @property() heading = '';
  @property() hint = '';

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: var(--hp-space-1);
        padding: var(--hp-space-6) var(--hp-space-2);
        text-align: center;
      }
      wa-icon {
        font-size: 28px;
        color: var(--hp-ink-quiet);
      }
      p {
        max-width: 44ch;
        color: var(--hp-ink-quiet);
      }
      slot {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--hp-space-1);
        margin-block-start: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    return html`
      ${this.icon ? html`<wa-icon name=${this.icon}></wa-icon>` : nothing}
      <h2>${this.heading}</h2>
      ${this.hint ? html`<p>${this.hint}</p>` : nothing}
      <slot></slot>
    `;
  }
}
