import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { qrSymbol } from './qr-code.ts';
import { DISPLAY_FAMILY, WORDS } from './words.ts';

/** What an unpaired screen shows: the code in large type, the address and its QR code, in both languages. */
export class PairingElement extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      box-sizing: border-box;
      width: 100vw;
      height: 100vh;
      padding: 3vmin;
      color: #2b211c;
      background: #f7f1e8;
      font-family: '${unsafeCSS(DISPLAY_FAMILY)}', sans-serif;
      text-align: center;
    }
    :host([flat]) {
      flex-direction: row;
    }
    .words {
      font-size: 3.2vmin;
      line-height: 1.6;
    }
    .code {
      font-size: min(22vw, 30vh);
      font-weight: 700;
      line-height: 1.1;
      letter-spacing: 0.04em;
      font-variant-numeric: tabular-nums;
      color: #a32015;
    }
    :host([flat]) .code {
      font-size: 70vh;
    }
    :host([flat]) .words {
      font-size: 16vh;
      margin-left: 2vw;
    }
    svg {
      width: 24vmin;
      height: 24vmin;
      margin-top: 2vmin;
    }
    :host([flat]) svg {
      width: 90vh;
      height: 90vh;
      margin: 0 0 0 2vw;
    }
    .note {
      margin-top: 2vmin;
      font-size: 2.2vmin;
      color: #7a6a5e;
    }
  `;

  static override properties: PropertyDeclarations = {
    code: { attribute: false },
    url: { attribute: false },
    isSecure: { attribute: false },
    flat: { type: Boolean, reflect: true },
  };

  declare code: string;
  /** Where the code is entered. */
  declare url: string;
  declare isSecure: boolean;
  declare flat: boolean;

  constructor() {
    super();
    this.code = '';
    this.url = '';
    this.isSecure = true;
    this.flat = false;
  }

  protected override willUpdate(): void {
    this.flat = innerWidth > innerHeight * 2.4;
  }

  protected override render(): TemplateResult {
    if (!this.code) return html`<div class="words">${lines(WORDS.connecting)}</div>`;
    const address = this.url.replace(/^https?:\/\//, '').replace(/\?.*$/, '');
    return html`
      <div class="code">${this.code.slice(0, 3)} ${this.code.slice(3)}</div>
      <div class="words">${lines(WORDS.enterCode)}${address}</div>
      ${qrSymbol(this.url)} ${this.isSecure ? nothing : html`<div class="note">${lines(WORDS.insecure)}</div>`}
    `;
  }
}

function lines(texts: readonly string[]): TemplateResult[] {
  return texts.map((text) => html`${text}<br />`);
}

if (!customElements.get('hp-pairing')) customElements.define('hp-pairing', PairingElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-pairing': PairingElement;
  }
}
