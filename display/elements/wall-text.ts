import { LitElement } from 'lit';
import type { PropertyDeclarations } from 'lit';
import type { TextDesign } from '../../server/domain/content.ts';
import type { Box } from '../../server/domain/typography/fit-text.ts';
import { ScrollController } from './scroll-controller.ts';
import type { ScrollTarget } from './scroll-controller.ts';

/**
 * What slogans and notices have in common: a design, laid out at the screen's true pixels whatever scale
 * a parent shows it at. The font must have been loaded under `fontFamily` before it is put in.
 */
export abstract class WallText<Layout> extends LitElement {
  static override properties: PropertyDeclarations = {
    design: { attribute: false },
    pixels: { attribute: false },
    fontFamily: { attribute: false },
    elapsedMs: { attribute: false },
    still: { type: Boolean },
  };

  declare design: TextDesign | null;
  /** The screen's true size, pixels. */
  declare pixels: Box;
  declare fontFamily: string;
  /** Since the item began; where a moving text stands. Set again to bring it in step. */
  declare elapsedMs: number;
  /** A moving text stands still, as in a list of previews. */
  declare still: boolean;

  /** The design on these pixels; null while there is none. */
  protected laidOut: Layout | null = null;

  constructor() {
    super();
    this.design = null;
    this.pixels = { width: 1920, height: 1080 };
    this.fontFamily = 'serif';
    this.elapsedMs = 0;
    this.still = false;
    new ScrollController(this, () => this.scrollTarget());
  }

  protected abstract layOut(design: TextDesign): Layout;
  /** The moving part, when there is one. */
  protected abstract scrollTarget(): ScrollTarget | null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { design, pixels } = this;
    this.lang = 'zh-Hans';
    this.style.width = `${pixels.width}px`;
    this.style.height = `${pixels.height}px`;
    this.style.fontFamily = this.fontFamily;
    if (changed.has('design') || changed.has('pixels')) this.laidOut = design && this.layOut(design);
  }

  /** The track of a moving text in the rendered element. */
  protected get track(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.track');
  }
}
