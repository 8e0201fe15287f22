import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { viewedPixels } from '../../server/domain/screen.ts';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import { API_PREFIX } from '../../server/protocol/rest/endpoint.ts';
import type { ScreenView } from '../../server/protocol/rest/screens.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { contentList } from '../data/content.ts';
import { may, session } from '../data/session.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';
import './preview.ts';

/**
 * A screen in its true shape with what its render loop says it paints. What an offline screen showed
 * last is greyed: it may go on showing it, but nobody has seen it do so.
 */
@customElement('hp-screen-picture')
export class ScreenPicture extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;

  private readonly content = new Subscribed(this, () => (may('content.view') ? contentList : null));
  private readonly session = new Subscribed(this, session);

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .glass {
        position: relative;
        overflow: hidden;
        border-radius: var(--hp-radius-s);
        background: var(--hp-glass);
        color: var(--hp-on-glass);
      }
      .old {
        filter: grayscale(1) brightness(0.7);
      }
      .word {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        padding: 4px;
        overflow: hidden;
        text-align: center;
        font-size: var(--hp-text-s);
      }
    `,
  ];

  override render() {
    const { screen } = this;
    if (!screen) return nothing;
    const shape = viewedPixels(screen);
    return html`<div class="glass ${screen.status.online ? '' : 'old'}" role="img" aria-label=${this.words(screen)}>
      ${this.renderPainting(screen, shape)}
    </div>`;
  }

  private renderPainting(screen: ScreenView, shape: { width: number; height: number }) {
    const painting = screen.status.echo?.painting;
    const item = painting?.kind === 'item' ? this.content.value?.find(({ id }) => id === painting.content) : undefined;
    if (painting?.kind === 'emblem') return this.renderTown(shape);
    return html`<hp-preview
        .visual=${item?.visual ?? null}
        .pixels=${shape}
        .fontUrl=${item?.font ? mediaPath(item.font.sha256) : ''}
        .poster=${item?.thumbnail?.sha256 ?? ''}
      ></hp-preview>
      ${painting && !item ? html`<span class="word">${painting.title}</span>` : nothing}`;
  }

  /** As the wall shows it when there is nothing to play. */
  private renderTown(shape: { width: number; height: number }) {
    const town = this.session.value?.town;
    if (!town) return html`<hp-preview .pixels=${shape}></hp-preview>`;
    const face = { name: town.name, emblemUrl: town.emblem ? mediaPath(town.emblem.sha256) : '' };
    return html`<hp-preview .town=${face} .pixels=${shape} .fontUrl=${may('content.edit') ? `${API_PREFIX}/fonts/song?text=${encodeURIComponent(town.name)}` : ''}></hp-preview>`;
  }

  private words({ name, status }: ScreenView): string {
    const painting = status.echo?.painting;
    const shown = painting?.kind === 'item' ? painting.title : painting ? (this.session.value?.town?.name ?? '') : t().common.unknown;
    return `${name}: ${shown}${status.online ? '' : ` (${t().words.offline})`}`;
  }
}
