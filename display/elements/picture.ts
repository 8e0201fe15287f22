import { css, html, LitElement } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';

/** A picture, whole in its own shape; a blurred copy of it fills what is left of a screen of another shape. */
export class PictureElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      background: #1b1512;
    }
    img {
      position: absolute;
      top: 0;
      left: 0;
      width: 100%;
      height: 100%;
    }
    .whole {
      object-fit: contain;
    }
    .fill {
      /* beyond the edges by twice the blur, or the ground would shine through along them, all over a strip */
      top: -80px;
      left: -80px;
      width: calc(100% + 160px);
      height: calc(100% + 160px);
      object-fit: cover;
      filter: blur(40px) brightness(0.6);
    }
  `;

  static override properties: PropertyDeclarations = { url: { attribute: false } };

  declare url: string;

  constructor() {
    super();
    this.url = '';
  }

  /** Resolves when the picture is decoded. @throws when it cannot be */
  async prepare(): Promise<void> {
    await this.updateComplete;
    await Promise.all([...this.renderRoot.querySelectorAll('img')].map((image) => image.decode()));
  }

  protected override render(): TemplateResult {
    return html`<img class="fill" alt="" .src=${this.url} /><img class="whole" alt="" .src=${this.url} />`;
  }
}

if (!customElements.get('hp-picture')) customElements.define('hp-picture', PictureElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-picture': PictureElement;
  }
}
