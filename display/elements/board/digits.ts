import { css, html, LitElement } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { digitEm } from './text-width.ts';

const FLIP_MS = 280;

/** A figure's digits, all of them always shown; those that changed roll once, the others stand still. */
export class DigitsElement extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      white-space: nowrap;
      line-height: 1.15;
      overflow: hidden;
      vertical-align: bottom;
      /* a comma reaches lower than the line */
      padding-bottom: 0.1em;
      margin-bottom: -0.1em;
    }
    .cell,
    .reel {
      position: relative;
      display: inline-block;
      text-align: center;
    }
    .reel {
      width: 100%;
    }
    .was {
      position: absolute;
      left: 0;
      right: 0;
      bottom: 100%;
    }
  `;

  static override properties: PropertyDeclarations = { text: { attribute: false } };

  declare text: string;
  #before = '';
  readonly #rolling = new WeakMap<Element, Animation>();

  constructor() {
    super();
    this.text = '';
  }

  protected override render(): TemplateResult {
    const characters = [...this.text];
    const before = [...this.#before].reverse();
    const cells = characters.map((character, index) => ({ character, place: characters.length - 1 - index }));
    return html`${repeat(
      cells,
      ({ place }) => place,
      ({ character, place }) =>
        html`<span class="cell" style="width:${digitEm(character)}em"
          ><span class="reel"><span class="was" aria-hidden="true">${before[place] === character ? '' : before[place]}</span>${character}</span></span
        >`,
    )}`;
  }

  protected override updated(): void {
    const before = [...this.#before].reverse();
    const characters = [...this.text].reverse();
    const isFirst = this.#before === '';
    this.#before = this.text;
    if (isFirst || prefersStillness()) return;
    const reels = [...this.renderRoot.querySelectorAll<HTMLElement>('.reel')].reverse();
    for (const [place, reel] of reels.entries()) {
      if (before[place] === characters[place]) continue;
      // a figure that changes faster than it rolls starts anew: motions must not pile up
      this.#rolling.get(reel)?.cancel();
      this.#rolling.set(reel, reel.animate([{ transform: 'translateY(100%)' }, { transform: 'none' }], { duration: FLIP_MS, easing: 'ease-out' }));
    }
  }
}

export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

if (!customElements.get('hp-digits')) customElements.define('hp-digits', DigitsElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-digits': DigitsElement;
  }
}
