import { css, html, LitElement, unsafeCSS } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import './emblem.ts';
import type { EmblemElement } from './emblem.ts';
import { replaceChildren } from './replace-children.ts';
import { DISPLAY_FAMILY } from './words.ts';

/**
 * The lit face: the emblem at the bottom, two layers above it. What comes next lies painted under what
 * is shown; a change only swaps which of the two is on top, so there is no frame in between.
 */
export class StageElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: absolute;
      top: 0;
      left: 0;
      overflow: hidden;
      transform-origin: 0 0;
    }
    .layer,
    hp-emblem {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
    }
    .layer {
      z-index: 1;
    }
    .layer.front {
      z-index: 2;
    }
    .layer > * {
      position: absolute;
      top: 0;
      left: 0;
    }
    .badge {
      position: absolute;
      z-index: 3;
      left: 0;
      right: 0;
      bottom: 0;
      padding: 0.4em;
      background: rgba(20, 12, 8, 0.86);
      color: #fff;
      text-align: center;
      font-family: '${unsafeCSS(DISPLAY_FAMILY)}', sans-serif;
    }
  `;

  static override properties: PropertyDeclarations = {
    pixels: { attribute: false },
    rotation: { attribute: false },
    badge: { attribute: false },
  };

  /** What a viewer sees, pixels. */
  declare pixels: { readonly width: number; readonly height: number };
  declare rotation: number;
  /** Words across the foot for a moment, to tell which screen this is. */
  declare badge: string;

  constructor() {
    super();
    this.pixels = { width: 1920, height: 1080 };
    this.rotation = 0;
    this.badge = '';
  }

  get emblem(): EmblemElement {
    return this.renderRoot.querySelector('hp-emblem') as EmblemElement;
  }

  /** Puts an element under what is shown. */
  lay(element: HTMLElement): void {
    const [, back] = this.#layers();
    replaceChildren(back, element);
  }

  /** Brings the element that was laid on top and takes the other away, in one go. */
  swap(): void {
    const [front, back] = this.#layers();
    back.classList.add('front');
    front.classList.remove('front');
    replaceChildren(front);
  }

  /** Takes everything away; the emblem shows. */
  clear(): void {
    for (const layer of this.#layers()) replaceChildren(layer);
  }

  protected override willUpdate(): void {
    const { width, height } = this.pixels;
    const scale = 1 / (globalThis.devicePixelRatio || 1);
    const [dx, dy] = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[this.rotation] ?? [0, 0];
    this.style.width = `${width}px`;
    this.style.height = `${height}px`;
    this.style.transform = `scale(${scale}) translate(${dx}px, ${dy}px) rotate(${this.rotation}deg)`;
  }

  protected override render(): TemplateResult {
    const fontPx = Math.max(12, Math.round(Math.min(this.pixels.width / 24, this.pixels.height / 5)));
    return html`<hp-emblem .pixels=${this.pixels}></hp-emblem>
      <div class="layer front"></div>
      <div class="layer"></div>
      ${this.badge ? html`<div class="badge" style="font-size:${fontPx}px">${this.badge}</div>` : null}`;
  }

  #layers(): [front: Element, back: Element] {
    const [one, other] = this.renderRoot.querySelectorAll('.layer') as unknown as [Element, Element];
    return one.classList.contains('front') ? [one, other] : [other, one];
  }
}

if (!customElements.get('hp-stage')) customElements.define('hp-stage', StageElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-stage': StageElement;
  }
}
