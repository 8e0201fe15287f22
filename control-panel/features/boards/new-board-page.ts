import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { PixelSize } from '../../../server/domain/screen.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import { t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { keyOf, previewShapes, type Shape } from '../content/shapes.ts';
import './template-list.ts';

const DRAWN_PX = 34;

/** `/data/boards/new`: for which screen, and from which template. */
@customElement('hp-new-board-page')
export class NewBoardPage extends PageElement {
  private readonly screens = new Subscribed(this, screens);

  static override styles = [
    shared,
    pageLayout,
    css`
      .shapes {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
        margin-block: var(--hp-space-1) var(--hp-space-3);
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: var(--hp-weight-strong);
      }
      .shapes label {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        min-height: 52px;
        max-width: 260px;
        padding: 6px 12px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        cursor: pointer;
      }
      .shapes label:has(:checked) {
        border-color: var(--hp-ink);
        background: var(--hp-chosen);
      }
      .shapes label:has(:focus-visible) {
        outline: 2px solid var(--hp-focus);
        outline-offset: 2px;
      }
      .shapes input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      i {
        flex: none;
        border: 1.5px solid currentColor;
        border-radius: 2px;
      }
      small {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .shapes span {
        min-width: 0;
      }
      h2 {
        margin-block-end: var(--hp-space-half);
      }
      hp-template-list {
        display: block;
        margin-block-start: var(--hp-space-2);
      }
    `,
  ];

  override render() {
    const texts = t().boards;
    const shapes = [...previewShapes(this.screens.value ?? [])].sort((one, other) => other.screens.length - one.screens.length);
    const current = shapes.find(({ key }) => key === this.place.query.get('for')) ?? shapes.find(({ key }) => key === '1920x1080') ?? shapes[0];
    return html`
      <hp-page-header heading=${texts.newTitle} lede=${texts.newLede} backTo="/data/boards" backLabel=${texts.back}></hp-page-header>
      <fieldset>
        <legend>${texts.forShape}</legend>
        <div class="shapes">${shapes.map((shape) => this.renderShape(shape, shape === current))}</div>
      </fieldset>
      <h2>${texts.templates}</h2>
      <p class="quiet">${texts.templatesHint}</p>
      ${current ? html`<hp-template-list .pixels=${current.pixels}></hp-template-list>` : nothing}
    `;
  }

  private renderShape({ pixels, screens: names }: Shape, isCurrent: boolean) {
    const texts = t().boards;
    const key = keyOf(pixels);
    const whose = names[0] ? texts.yourScreens(names[0], names.length - 1) : (texts.shapes[key] ?? '');
    return html`<label title=${names.join(' · ')}>
      <input type="radio" name="shape" .checked=${isCurrent} @change=${() => setQuery({ for: key })} />
      <i style=${styleMap(drawn(pixels))}></i><span>${sizeWords(pixels)}<small class="quiet">${whose}</small></span>
    </label>`;
  }
}

function drawn({ width, height }: PixelSize) {
  const scale = DRAWN_PX / Math.max(width, height);
  return { width: `${Math.max(6, width * scale)}px`, height: `${Math.max(4, height * scale)}px` };
}
