import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** A spinner that shows only after a moment, so that what comes quickly does not flicker. */
@customElement('hp-loading')
export class Loading extends HpElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        justify-content: center;
        padding: var(--hp-space-6);
        font-size: 24px;
        animation: appear 200ms 400ms backwards;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  override render() {
    return html`<wa-spinner></wa-spinner>`;
  }
}
