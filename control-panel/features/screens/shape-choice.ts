import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { ROTATIONS, viewedPixels } from '../../../server/domain/screen.ts';
import type { PixelSize, Rotation } from '../../../server/domain/screen.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { choiceStyles } from './choice.styles.ts';
import { fitInto, samePixels, shapesToOffer } from './details-draft.ts';
import { plainFieldStyles } from './plain-field.styles.ts';
import { shapeChoiceStyles } from './shape-choice.styles.ts';

export interface Shape {
  readonly pixels: PixelSize;
  readonly rotation: Rotation;
}

/** Pixels and the way the glass is mounted, drawn as people see it. Event `hp-shape` has both. */
@customElement('hp-shape-choice')
export class ShapeChoice extends HpElement {
  @property({ attribute: false }) pixels: PixelSize = { width: 1920, height: 1080 };
  @property({ type: Number }) rotation: Rotation = 0;
  /** What the browser of the screen has, where it is known. */
  @property({ attribute: false }) reported: PixelSize | null = null;
  @property({ attribute: false }) errors: FieldErrors = {};

  static override styles = [shared, plainFieldStyles, choiceStyles, shapeChoiceStyles];

  override render() {
    const { commonShapes, width, height, rotation, rotationHint, rotations } = t().screens;
    return html`
      <div class="columns">
        <div class="stack">
          <div class="numbers">
            ${this.renderNumber('width', width)} ${this.renderNumber('height', height)}
          </div>
          <fieldset>
            <legend>${commonShapes}</legend>
            <div class="choices shapes">${shapesToOffer(this.reported).map((shape) => this.renderShape(shape))}</div>
          </fieldset>
          <fieldset>
            <legend>${rotation}</legend>
            <div class="choices turns">
              ${ROTATIONS.map(
                (degrees) => html`<label class="choice">
                  <input type="radio" name="rotation" .checked=${degrees === this.rotation} @change=${() => this.set({ rotation: degrees })} /><span>${rotations[degrees]}</span>
                </label>`,
              )}
            </div>
            <p class="hint">${rotationHint}</p>
          </fieldset>
        </div>
        ${this.renderDrawing()}
      </div>
    `;
  }

  private renderNumber(side: 'width' | 'height', label: string) {
    return html`<hp-field
      type="number"
      inputmode="numeric"
      min="16"
      max="16384"
      label=${label}
      .value=${String(this.pixels[side] || '')}
      error=${this.errors[`pixels.${side}`] ?? ''}
      @input=${(event: Event) => {
        event.stopPropagation();
        this.set({ pixels: { ...this.pixels, [side]: Math.trunc(Number((event.currentTarget as Field).value)) } });
      }}
    ></hp-field>`;
  }

  private renderShape(shape: PixelSize) {
    const drawn = fitInto(shape, { width: 30, height: 22 }, 3);
    const reported = this.reported !== null && samePixels(shape, this.reported);
    return html`<label class="choice">
      <input type="radio" name="shape" .checked=${samePixels(shape, this.pixels)} @change=${() => this.set({ pixels: shape })} />
      <i style=${styleMap({ width: `${drawn.width}px`, height: `${drawn.height}px` })}></i>
      <span>${sizeWords(shape)}${reported ? html`<small>${t().screens.useReported}</small>` : nothing}</span>
    </label>`;
  }

  private renderDrawing() {
    const { width, height } = this.pixels;
    if (!(width >= 16 && height >= 16)) return nothing;
    const viewed = viewedPixels(this);
    const drawn = fitInto(viewed, { width: 220, height: 160 }, 4);
    return html`<figure>
      <div class="glass" style=${styleMap({ width: `${drawn.width}px`, height: `${drawn.height}px` })}></div>
      <figcaption class="quiet small" role="status">${t().screens.viewedAs(sizeWords(viewed))}</figcaption>
    </figure>`;
  }

  private set(change: Partial<Shape>): void {
    if (change.pixels) this.pixels = change.pixels;
    if (change.rotation !== undefined) this.rotation = change.rotation;
    this.emit<Shape>('hp-shape', { pixels: this.pixels, rotation: this.rotation });
  }
}
