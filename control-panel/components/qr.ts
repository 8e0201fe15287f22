import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { encode } from 'uqr';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/** A QR code, dark on light whatever the appearance, because some readers know no other. */
@customElement('hp-qr')
export class Qr extends HpElement {
  @property() text = '';
  /** What it leads to, for those who listen. */
  @property() label = '';

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        aspect-ratio: 1;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
        border-radius: var(--hp-radius-s);
      }
      rect {
        fill: var(--hp-qr-light);
      }
      path {
        fill: var(--hp-qr-dark);
      }
    `,
  ];

  override render() {
    if (this.text === '') return html``;
    const { data, size } = encode(this.text, { ecc: 'M', border: 4 });
    const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    return svg`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${this.label || this.text}>
      <rect width=${size} height=${size}></rect><path d=${dark}></path>
    </svg>`;
  }
}
