import { css, html, type TemplateResult } from 'lit';
import { BoardPart } from './board-part.ts';

/** A picture, whole and in its own shape. */
export class ImageElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
    `,
  ];

  override async prepare(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector('img')?.decode().catch(() => {}); // the board stands without it
  }

  protected override get isBare(): boolean {
    return true;
  }

  protected override get hasFigures(): boolean {
    return false;
  }

  protected override get wish(): string {
    return this.widget.options.image ? '' : (this.words.choose.image ?? '');
  }

  protected override body(): TemplateResult {
    const { image } = this.widget.options;
    const url = image ? this.setting.urlOf(image) : null;
    if (!url) return html`<div class="empty">${image ? this.words.notThere : ''}</div>`;
    return html`<img alt=${this.widget.title} .src=${url} />`;
  }
}

if (!customElements.get('hp-board-image')) customElements.define('hp-board-image', ImageElement);
