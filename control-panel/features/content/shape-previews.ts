import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Visual } from '../../../server/domain/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/preview.ts';
import { t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { Composition } from './composer.ts';
import { problemOfShape, problemWords } from './problem-words.ts';
import type { Shape } from './shapes.ts';

/** How high a preview would like to be, pixels; strips are lower. */
const ROW_PX = 150;
const STRIP_PX = 104;
/** From this ratio of sides on a shape is a strip. */
const STRIP = 3;

/** One text on many shapes at once, each with what is wrong with it there. */
@customElement('hp-shape-previews')
export class ShapePreviews extends HpElement {
  @property({ attribute: false }) shapes: readonly Shape[] = [];
  @property({ attribute: false }) composition: Composition | null = null;
  @state() private playing = '';

  static override styles = [
    shared,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--hp-space-3) var(--hp-space-2);
      }
      li {
        min-width: 0;
        max-width: 100%;
      }
      button {
        display: block;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        cursor: pointer;
      }
      hp-preview {
        border-radius: var(--hp-radius-s);
      }
      .empty {
        display: grid;
        place-items: center;
        padding: var(--hp-space-1);
        overflow: hidden;
        border-radius: var(--hp-radius-s);
        background: var(--hp-glass);
        color: var(--hp-on-glass);
        font-size: var(--hp-text-s);
        opacity: 0.8;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--hp-space-1);
        margin-block-start: var(--hp-space-half);
        font-size: var(--hp-text-s);
      }
      .whose {
        max-width: 100%;
        overflow: hidden;
        color: var(--hp-ink-quiet);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .unfit hp-preview {
        outline: 2px solid var(--hp-bad);
      }
      .unfit p {
        max-width: 44ch;
        font-size: var(--hp-text-s);
        color: var(--hp-bad);
      }
    `,
  ];

  override render() {
    return html`<ul>
      ${repeat(this.shapes, ({ key }) => key, (shape) => this.renderShape(shape, this.composition?.visual ?? null))}
    </ul>`;
  }

  private renderShape({ key, pixels, screens }: Shape, visual: Visual | null) {
    const { standard, yourScreens, problems, play, emptyPreview } = t().content.designer;
    const problem = visual && this.composition ? problemOfShape(this.composition.problems, pixels) : null;
    const ratio = pixels.width / pixels.height;
    const wanted = (ratio >= STRIP ? STRIP_PX : ROW_PX) * ratio;
    const layout = { flexGrow: String(ratio), flexBasis: `${Math.min(wanted, pixels.width)}px`, maxWidth: `min(100%, ${Math.min(wanted * 1.9, pixels.width)}px)` };
    const whose = screens.length > 0 ? yourScreens(screens[0]!, screens.length - 1) : (standard[key] ?? '');
    return html`<li class=${problem ? 'unfit' : ''} style=${styleMap(layout)}>
      ${visual
        ? html`<button
            type="button"
            aria-label=${play(sizeWords(pixels))}
            aria-pressed=${String(this.playing === key)}
            @click=${() => (this.playing = this.playing === key ? '' : key)}
            @pointerenter=${(event: PointerEvent) => event.pointerType === 'mouse' && (this.playing = key)}
            @pointerleave=${() => (this.playing = '')}
          >
            <hp-preview .visual=${visual} .pixels=${pixels} .fontUrl=${this.composition?.fontUrl ?? ''} .playing=${this.playing === key}></hp-preview>
          </button>`
        : html`<div class="empty" style=${styleMap({ aspectRatio: `${pixels.width} / ${pixels.height}` })}>${ratio >= 1 && ratio < STRIP ? emptyPreview : nothing}</div>`}
      <div class="line"><span>${sizeWords(pixels)}</span><span class="whose" title=${screens.join(' · ') || whose}>${whose}</span></div>
      ${problem ? html`<p role="alert">${problemWords(problem, '', problems)}</p>` : nothing}
    </li>`;
  }
}
