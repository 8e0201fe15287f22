import { css, html, type TemplateResult } from 'lit';
import { BoardPart } from './board-part.ts';

/** A film beside the figures: over and over, without sound, whole and in its own shape. */
export class BoardFilmElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }
    `,
  ];

  #url = '';

  protected override get isBare(): boolean {
    return true;
  }

  protected override get hasFigures(): boolean {
    return false;
  }

  protected override get wish(): string {
    return this.widget.options.film ? '' : (this.words.choose.film ?? '');
  }

  protected override body(): TemplateResult {
    const { film } = this.widget.options;
    const url = film ? this.setting.urlOf(film) : null;
    if (!url) return html`<div class="empty">${film ? this.words.notThere : ''}</div>`;
    return html`<video playsinline disablepictureinpicture preload="auto" loop .muted=${true} aria-label=${this.widget.title}></video>`;
  }

  protected override updated(): void {
    const { film } = this.widget.options;
    const url = (film && this.setting.urlOf(film)) ?? '';
    const video = this.renderRoot.querySelector('video');
    if (!video || (url === this.#url && video.src !== '')) return;
    this.#url = url;
    video.src = url;
    video.play().catch(() => {}); // in the editor a still first picture is as good
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  /** Gives the decoder back. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const video = this.renderRoot.querySelector('video');
    video?.pause();
    video?.removeAttribute('src');
    video?.load();
    this.#url = '';
  }
}

if (!customElements.get('hp-board-film')) customElements.define('hp-board-film', BoardFilmElement);
