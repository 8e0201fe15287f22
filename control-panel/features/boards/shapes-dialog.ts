import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type { PixelSize } from '../../../server/domain/screen.ts';
import type { BoardDesign, BoardFrame } from '../../../server/domain/statistics/board.ts';
import type { BoardMode } from '../../../server/domain/statistics/board-layout.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/preview.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import { t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { previewShapes } from '../content/shapes.ts';

const PHONE: PixelSize = { width: 390, height: 780 };
const ROW_PX = 230;

/** One board on every shape the town's screens have, and as a phone shows it. Event `hp-close`. */
@customElement('hp-board-shapes')
export class BoardShapes extends HpElement {
  @property({ attribute: false }) design: BoardDesign | null = null;
  @property({ attribute: false }) frame: BoardFrame | null = null;
  @state() private large = '';

  private readonly screens = new Subscribed(this, screens);

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: min(1240px, 96vw);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--hp-space-3) var(--hp-space-2);
        margin-block-start: var(--hp-space-2);
      }
      li {
        min-width: 0;
        max-width: 100%;
      }
      li.large {
        order: -1;
        width: 100%;
      }
      button {
        display: block;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        cursor: zoom-in;
      }
      .large button {
        cursor: zoom-out;
      }
      hp-preview {
        border-radius: var(--hp-radius-s);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hp-space-1);
        margin-block-start: 4px;
        font-size: var(--hp-text-s);
      }
    `,
  ];

  override render() {
    const texts = t().boards;
    const shapes = previewShapes(this.screens.value ?? []);
    return html`<wa-dialog label=${texts.preview.title} open @wa-after-hide=${this.closed}>
      <p class="quiet">${texts.preview.hint}</p>
      <ul>
        ${shapes.map(({ key, pixels, screens: names }) => this.renderShape(key, pixels, names[0] ? texts.yourScreens(names[0], names.length - 1) : (texts.shapes[key] ?? ''), 'wall'))}
        ${this.renderShape('phone', PHONE, texts.preview.phone, 'page')}
      </ul>
    </wa-dialog>`;
  }

  private renderShape(key: string, pixels: PixelSize, whose: string, mode: BoardMode) {
    if (!this.design) return nothing;
    const ratio = pixels.width / pixels.height;
    const isLarge = this.large === key;
    const width = isLarge ? Math.min(1180, 720 * ratio) : Math.min(ROW_PX * ratio, 560);
    return html`<li class=${isLarge ? 'large' : ''} style=${styleMap({ width: `min(100%, ${width}px)` })}>
      <button type="button" aria-pressed=${String(isLarge)} aria-label="${texts().live}: ${sizeWords(pixels)} ${whose}" @click=${() => (this.large = isLarge ? '' : key)}>
        <hp-preview .visual=${{ kind: 'board', sha256: '', design: this.design }} .frame=${this.frame} .boardMode=${mode} .pixels=${pixels}></hp-preview>
      </button>
      <div class="line"><span>${sizeWords(pixels)}</span><span class="quiet">${whose}</span></div>
    </li>`;
  }

  private closed(event: Event): void {
    if (event.target === event.currentTarget) this.emit('hp-close');
  }
}

const texts = () => t().boards.preview;
