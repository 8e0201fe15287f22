import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Asset } from '../../server/domain/content.ts';
import type { PixelSize } from '../../server/domain/screen.ts';
import type { BoardDesign, BoardFrame } from '../../server/domain/statistics/board.ts';
import type { BoardMode } from '../../server/domain/statistics/board-layout.ts';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import { ClockController } from '../controllers/clock.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { boardFigures } from '../data/boards.ts';
import { may, townZone } from '../data/session.ts';
import { language } from '../locales/language.ts';
import { boardFont, loadBoardFont } from '../theme/board-font.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/**
 * A board at true pixels, with the figures of this moment: the very elements of the wall. They are fetched
 * when the first board comes into view, so that pages without boards stay light.
 */
@customElement('hp-board-picture')
export class BoardPicture extends HpElement {
  @property({ attribute: false }) design: BoardDesign | null = null;
  /** Equal for equal designs; '' asks for no figures. */
  @property() figuresKey = '';
  /** Figures given by the host instead. */
  @property({ attribute: false }) frame: BoardFrame | null = null;
  @property({ attribute: false }) pixels: PixelSize = { width: 1920, height: 1080 };
  @property() mode: BoardMode = 'wall';
  /** A page it stands on may be turned by the host; epoch milliseconds, or now. */
  @property({ attribute: false }) instant: number | null = null;

  @state() private isThere = isLoaded;
  @state() private isSeen = false;
  private observer: IntersectionObserver | null = null;

  private readonly figures = new Subscribed(this, () => {
    const { design, figuresKey, isSeen } = this;
    return design && isSeen && figuresKey !== '' && may('board.view') ? boardFigures(figuresKey, design) : null;
  });

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        text-align: start; /* it may stand in a button */
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.see();
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('pixels')) return;
    this.style.width = `${this.pixels.width}px`;
    this.style.height = `${this.pixels.height}px`;
  }

  override render() {
    if (!this.design || !this.isThere || !this.isSeen) return nothing;
    return html`<hp-board
      .mode=${this.mode}
      .design=${this.design}
      .frame=${this.frame ?? this.figures.value ?? null}
      .instant=${this.instant ?? Date.now()}
      .pixels=${this.pixels}
      .language=${language()}
      .fontFamily=${boardFont()}
      .timeZone=${townZone()}
      .urlOf=${boardUrlOf}
    ></hp-board>`;
  }

  private see(): void {
    this.observer?.disconnect();
    this.isSeen = true;
    void loadBoardElements().then(() => (this.isThere = true));
  }
}

let isLoaded = false;

/** Fetches the board's elements and their font; once. */
export async function loadBoardElements(): Promise<void> {
  await Promise.all([import('../../display/elements/board/board.ts'), loadBoardFont()]);
  isLoaded = true;
}

/** Where the files of a board are, for the desk. */
export const boardUrlOf = ({ sha256 }: Asset): string => mediaPath(sha256);
