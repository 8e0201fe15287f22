import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { qrCode } from '../qr-code.ts';
import { BoardPart } from './board-part.ts';

/** Beside the code there is room for its words where the box is so many times as wide as high. */
const BESIDE = 1.8;
const WORDS_PX = 0.2;
/** On a page the phone is held to the glass, and what is drawn for a wall is smaller. */
const PAGE_MODULE_PX = 2;

/** A code that leads a phone to the board itself, where every figure opens its passport, or to another address. */
export class CodeElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .box {
        position: absolute;
      }
      .words {
        position: absolute;
        top: 0;
        right: 0;
        height: 100%;
        display: flex;
        align-items: center;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override properties: PropertyDeclarations = { ...BoardPart.properties, address: { attribute: false } };

  /** Of the board itself; '' while it is not known. */
  declare address: string;

  constructor() {
    super();
    this.address = '';
  }

  protected override get isBare(): boolean {
    return true;
  }

  protected override get hasFigures(): boolean {
    return false;
  }

  protected override get wish(): string {
    return this.#text && !this.#code ? (this.words.choose.code ?? '') : '';
  }

  protected override body(): TemplateResult {
    const { height, width } = this.setting;
    const { title } = this.widget;
    const code = this.#code;
    const words = code && title && this.#isBeside ? html`<div class="words" style="width:${width - height * 1.08}px;font-size:${Math.max(12, height * WORDS_PX)}px"><span>${title}</span></div>` : '';
    return html`${code}${words}`;
  }

  get #isBeside(): boolean {
    return this.setting.width >= this.setting.height * BESIDE;
  }

  get #text(): string {
    return this.widget.options.text?.trim() || this.address;
  }

  /** null where there is no address, or no room for it. */
  get #code(): TemplateResult | null {
    const { width, height, mode } = this.setting;
    const side = Math.min(width, height);
    return this.#text ? qrCode(this.#text, { x: this.#isBeside ? 0 : (width - side) / 2, y: (height - side) / 2, width: side, height: side }, mode === 'wall' ? undefined : PAGE_MODULE_PX) : null;
  }
}

if (!customElements.get('hp-board-code')) customElements.define('hp-board-code', CodeElement);
