import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PixelSize } from '../../server/domain/screen.ts';
import type { ContentView } from '../../server/protocol/rest/content.ts';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';
import './preview.ts';

/** A small picture of a content item as a screen shows it, filling the width it is given; hover plays it. */
@customElement('hp-thumb')
export class Thumb extends HpElement {
  @property({ attribute: false }) content: Pick<ContentView, 'visual' | 'thumbnail' | 'font' | 'title'> | null = null;
  /** The shape to show it in. */
  @property({ attribute: false }) pixels: PixelSize = { width: 1920, height: 1080 };
  /** Hovering plays films and moving texts. */
  @property({ type: Boolean }) playable = false;
  @property({ type: Boolean }) playing = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border-radius: var(--hp-radius-s);
        overflow: hidden;
      }
    `,
  ];

  constructor() {
    super();
    this.addEventListener('pointerenter', () => this.playable && (this.playing = true));
    this.addEventListener('pointerleave', () => this.playable && (this.playing = false));
  }

  override render() {
    const item = this.content;
    return html`<hp-preview
      role="img"
      aria-label=${item?.title ?? ''}
      .visual=${item?.visual ?? null}
      .pixels=${this.pixels}
      .fontUrl=${item?.font ? mediaPath(item.font.sha256) : ''}
      .poster=${item?.thumbnail?.sha256 ?? ''}
      .playing=${this.playing}
    ></hp-preview>`;
  }
}
