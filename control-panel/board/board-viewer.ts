import { css, html } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { BoardDesign, BoardFrame } from '../../server/domain/statistics/board.ts';
import type { Asset } from '../../server/domain/content.ts';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import '../../display/elements/board/board.ts';
import type { BoardElement } from '../../display/elements/board/board.ts';
import type { BoardPart } from '../../display/elements/board/board-part.ts';
import { HpElement } from '../components/hp-element.ts';
import { townZone } from '../data/session.ts';
import { language } from '../locales/language.ts';
import { boardFont } from '../theme/board-font.ts';
import { shared } from '../theme/shared.styles.ts';
import { loadGlyphs } from './page-font.ts';

/** The wall's own board at the size of this element; on a phone in one column that scrolls. */
@customElement('hp-board-viewer')
export class BoardViewer extends HpElement {
  @property({ attribute: false }) design: BoardDesign | null = null;
  @property({ attribute: false }) frame: BoardFrame | null = null;
  /** Epoch milliseconds by the server's clock. */
  @property({ attribute: false }) instant = 0;
  /** Epoch milliseconds the figures are shown as of; null: now. */
  @property({ attribute: false }) replay: number | null = null;
  @property({ type: Boolean, reflect: true }) stale = false;
  /** Epoch milliseconds up to which live figures were known to be the newest; null while they are. */
  @property({ attribute: false }) lostAt: number | null = null;
  /** A widget to point at; '' points at none. */
  @property() pointAt = '';
  /** Its id, for a code that leads to it. */
  @property() boardId = '';

  @state() private box = { width: 0, height: 0 };
  /** What is painted: the newest whose glyphs are there. */
  @state() private painted: { readonly design: BoardDesign; readonly frame: BoardFrame | null } | null = null;
  @query('hp-board') private board!: BoardElement | null;
  /** The widget pointed at by the last look. */
  private pointed = '';
  private observer: ResizeObserver | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        background: var(--hp-glass);
      }
      .stage {
        position: relative;
        overflow: hidden;
      }
      :host([stale]) hp-board {
        filter: grayscale(0.6);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(() => {
      this.box = { width: this.clientWidth, height: this.clientHeight };
    });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('design') || changed.has('frame')) this.take();
  }

  /** A board and its figures go together, and come once their glyphs are there. */
  private take(): void {
    const { design, frame } = this;
    if (!design) {
      this.painted = null;
      return;
    }
    const waiting = loadGlyphs(JSON.stringify([design, frame]));
    if (!waiting) this.painted = { design, frame };
    else void waiting.then(() => this.design === design && this.frame === frame && (this.painted = { design, frame }));
  }

  override render() {
    const { painted, box } = this;
    if (!painted || box.width === 0 || box.height === 0) return html``;
    return html`<div class="stage">
      <hp-board
        .mode=${'page'}
        .design=${painted.design}
        .frame=${painted.frame}
        .board=${this.boardId}
        .instant=${this.instant}
        .pixels=${box}
        .language=${language()}
        .fontFamily=${boardFont()}
        .timeZone=${townZone()}
        .urlOf=${urlOf}
        .replay=${this.replay}
        .lostAt=${this.lostAt}
      ></hp-board>
    </div>`;
  }

  protected override updated(): void {
    void this.point(); // also after the board has been laid anew
  }

  /** What the tour speaks of stands out; the rest steps back. */
  private async point(): Promise<void> {
    const { board, pointAt } = this;
    if (!board || (pointAt === '' && this.pointed === '')) return;
    await board.updateComplete;
    for (const part of board.renderRoot.querySelectorAll<BoardPart>('.part')) {
      const isMeant = part.widget.id === pointAt;
      part.style.opacity = isMeant || pointAt === '' ? '' : '0.25';
      if (isMeant && this.pointed !== pointAt) part.scrollIntoView({ block: 'center', behavior: 'smooth' });
    }
    this.pointed = pointAt;
  }
}

const urlOf = ({ sha256 }: Asset): string => mediaPath(sha256);
