import { css, html, LitElement, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { DISPLAY_FAMILY, WORDS } from './words.ts';

/** The town's emblem and name: what a screen shows when nothing else may or can be. Always lit, never black. */
export class EmblemElement extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      justify-content: center;
      flex-direction: column;
      width: 100%;
      height: 100%;
      overflow: hidden;
      color: #ffe7ab;
      background: radial-gradient(circle at 50% 40%, #a51218 0%, #8c0b10 55%, #70060b 100%);
      font-weight: 900;
    }
    :host([flat]) {
      flex-direction: row;
    }
    img {
      max-width: 40%;
      max-height: 46%;
      object-fit: contain;
    }
    :host([flat]) img {
      max-height: 76%;
      margin-right: 3%;
    }
    .name {
      line-height: 1.3;
      white-space: nowrap;
      letter-spacing: 0.08em;
      margin-top: 3%;
    }
    :host([flat]) .name {
      margin-top: 0;
    }
  `;

  static override properties: PropertyDeclarations = {
    name: { attribute: false },
    emblemUrl: { attribute: false },
    fontFamily: { attribute: false },
    pixels: { attribute: false },
    flat: { type: Boolean, reflect: true },
  };

  declare name: string;
  declare emblemUrl: string;
  declare fontFamily: string;
  declare pixels: { readonly width: number; readonly height: number };
  declare flat: boolean;

  constructor() {
    super();
    this.name = WORDS.nobody;
    this.emblemUrl = '';
    this.fontFamily = DISPLAY_FAMILY;
    this.pixels = { width: 1920, height: 1080 };
    this.flat = false;
  }

  protected override willUpdate(): void {
    const { width, height } = this.pixels;
    this.flat = width > height * 3;
    this.style.fontFamily = `'${this.fontFamily}', '${DISPLAY_FAMILY}', serif`;
  }

  protected override render(): TemplateResult {
    const { width, height } = this.pixels;
    const characters = Math.max(2, [...this.name].length);
    const room = this.flat ? width * 0.7 : width * 0.86;
    const fontPx = Math.floor(Math.min(room / (characters * 1.1), height * (this.flat ? 0.6 : 0.16)));
    return html`${this.emblemUrl ? html`<img alt="" .src=${this.emblemUrl} />` : nothing}
      <div class="name" style="font-size:${fontPx}px">${this.name}</div>`;
  }
}

if (!customElements.get('hp-emblem')) customElements.define('hp-emblem', EmblemElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-emblem': EmblemElement;
  }
}
