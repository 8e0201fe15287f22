import { LitElement, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from 'lit/static-html.js';
import type { BoardDesign, BoardFrame, Widget } from '../../../server/domain/statistics/board.ts';
import { type BoardLayout, type BoardMode, layoutBoard, PAGE_MS, pageAt, type PlacedWidget } from '../../../server/domain/statistics/board-layout.ts';
import { BOARD_COLOURS } from '../../../server/domain/statistics/board-themes.ts';
import type { WidgetFigures } from '../../../server/domain/statistics/figure.ts';
import { freshUntil, isStale } from '../../../server/domain/statistics/freshness.ts';
import { afterPaint } from './after-paint.ts';
import type { BoardPart, WidgetChosen } from './board-part.ts';
import { boardStyles } from './board.styles.ts';
import { type BoardLanguage, boardWords } from './board-words.ts';
import { loadBoardParts } from './load-charts.ts';
import { PART_TAGS } from './part-tags.ts';
import type { PartSetting, UrlOf } from './part-setting.ts';
import { quietScrollbar } from './quiet-scrollbar.ts';
import { smallPx } from './text-width.ts';
import { dayText, fullText } from './when-text.ts';

/** Which frame stands painted. */
export interface BoardPainted {
  readonly design: string;
  readonly sequence: number;
}

/**
 * A board (数据大屏) on a wall, on a page or in the editor: one and the same. It paints what it is given and
 * asks for nothing. Fonts must have been loaded before it is put in.
 *
 * Events: `hp-widget` ({@link WidgetChosen}) when a figure is chosen on a page; `hp-painted`
 * ({@link BoardPainted}) from the animation frame after a frame's figures were painted.
 */
export class BoardElement extends LitElement {
  static override styles = [boardStyles, quietScrollbar];

  static override properties: PropertyDeclarations = {
    design: { attribute: false },
    frame: { attribute: false },
    board: { attribute: false },
    instant: { attribute: false },
    pixels: { attribute: false },
    language: { attribute: false },
    fontFamily: { attribute: false },
    timeZone: { attribute: false },
    urlOf: { attribute: false },
    mode: { attribute: false },
    replay: { attribute: false },
    lostAt: { attribute: false },
  };

  declare design: BoardDesign | null;
  /** A whole frame, see `applyFrame`; widgets that did not change keep their objects. */
  declare frame: BoardFrame | null;
  /** Its id, for a code that leads to it. */
  declare board: string;
  /** Now, epoch milliseconds; the host sets it once a second. */
  declare instant: number;
  /** The size to fill, pixels. */
  declare pixels: { readonly width: number; readonly height: number };
  declare language: BoardLanguage;
  /** CSS font-family list. */
  declare fontFamily: string;
  /** The town's, IANA. */
  declare timeZone: string;
  /** Kept the same function until it answers otherwise. */
  declare urlOf: UrlOf;
  declare mode: BoardMode;
  /** Epoch milliseconds the figures are shown as of, or null for live. */
  declare replay: number | null;
  /**
   * Epoch milliseconds up to which the frame was known to be the newest, when the server is no longer heard; null
   * while it is. What is only true at its instant counts from here as stale as a live figure does.
   */
  declare lostAt: number | null;

  #layout: BoardLayout = { em: 16, pages: [[]], height: 0 };
  #settings = new Map<string, PartSetting>();
  #isReporting = false;

  constructor() {
    super();
    this.design = null;
    this.frame = null;
    this.board = '';
    this.instant = 0;
    this.pixels = { width: 1920, height: 1080 };
    this.language = 'zh-CN';
    this.fontFamily = 'sans-serif';
    this.timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.urlOf = () => null;
    this.mode = 'wall';
    this.replay = null;
    this.lostAt = null;
  }

  /** Where every widget stands. */
  get layout(): BoardLayout {
    return this.#layout;
  }

  /**
   * Resolves once what it has been given is painted, charts and pictures included. Must be in the document.
   *
   * @throws when charts cannot be fetched, see {@link loadBoardParts}
   */
  async prepare(): Promise<void> {
    if (this.design) await loadBoardParts(this.design);
    await this.updateComplete;
    await Promise.all([...this.renderRoot.querySelectorAll<BoardPart>('.part')].map((part) => part.prepare()));
    await afterPaint();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { design, pixels, style } = this;
    // written only when it is another: an attribute written again styles the whole board anew, every second
    if (changed.has('language')) this.lang = this.language === 'en' ? 'en' : 'zh-Hans';
    if (!design) return;
    if (['design', 'pixels', 'mode', 'language', 'fontFamily', 'timeZone', 'urlOf'].some((name) => changed.has(name))) {
      this.#layOut(design);
      style.width = `${pixels.width}px`;
      style.height = `${pixels.height}px`;
      style.fontFamily = this.fontFamily;
      style.fontSize = `${this.#layout.em}px`;
      style.setProperty('--small', `${smallPx(this.#layout.em)}px`);
      const { palette: _palette, steps: _steps, ...colours } = BOARD_COLOURS[design.theme];
      for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
    }
  }

  protected override render(): TemplateResult {
    const { design, frame, instant, pixels, timeZone } = this;
    if (!design) return html``;
    const words = boardWords(this.language);
    const widgets = new Map(design.widgets.map((widget) => [widget.id, widget]));
    const page = this.#layout.pages[pageAt(this.#layout, instant)] ?? [];
    const today = dayText(instant, timeZone);
    const lostAt = this.lostAt !== null && isStale(freshUntil('live', this.lostAt), instant) ? this.lostAt : null;
    // a widget that stands on one page of several goes on each time its page comes round
    const turn = Math.floor(instant / PAGE_MS / this.#layout.pages.length);
    const background = design.background ? this.urlOf(design.background) : null;
    const part = (placed: PlacedWidget) => this.#part(widgets.get(placed.id), placed, frame?.widgets[placed.id] ?? null, { today, turn, lostAt });
    return html`<div class="scroller ${this.#layout.height > pixels.height ? 'scrolls' : ''} ${this.replay === null ? '' : 'replays'}">
        <div class="face" style="height:${this.#layout.height}px">
          ${background ? html`<img class="background" alt="" .src=${background} />` : nothing}${repeat(page, ({ id }) => id, part)}
        </div>
      </div>
      ${this.replay === null ? nothing : html`<div class="mark replay">${words.replay(fullText(this.replay, timeZone, this.language))}</div>`}`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.frame && (changed.has('frame') || changed.has('design'))) this.#report();
  }

  #part(widget: Widget | undefined, { x, y, width, height }: PlacedWidget, figures: WidgetFigures | null, { today, turn, lostAt }: { today: string; turn: number; lostAt: number | null }): unknown {
    const setting = widget && this.#settings.get(widget.id);
    if (!widget || !setting) return nothing;
    const tag = PART_TAGS[widget.kind];
    return html`<${tag}
      class="part"
      style="left:${x}px;top:${y}px;width:${width}px;height:${height}px"
      .widget=${widget}
      .figures=${figures}
      .setting=${setting}
      .since=${lastStaling(figures, this.instant)}
      .today=${today}
      .turn=${PAGING.has(widget.kind) || setting.form === 'strip' ? turn : 0}
      .instant=${widget.kind === 'clock' ? this.instant : 0}
      .lostAt=${widget.kind === 'mosaic' ? lostAt : null}
      .address=${widget.kind === 'code' ? this.#address : ''}
    ></${tag}>`;
  }

  get #address(): string {
    const pages = this.frame?.pages;
    return pages === undefined ? '' : `${pages}/${this.board}`;
  }

  #layOut(design: BoardDesign): void {
    const { pixels, mode, language, timeZone, fontFamily, urlOf } = this;
    this.#layout = layoutBoard(design, pixels, mode);
    const common = { colours: BOARD_COLOURS[design.theme], language, timeZone, mode, em: this.#layout.em, fontFamily, urlOf };
    this.#settings = new Map(this.#layout.pages.flat().map(({ id, form, width, height }) => [id, { ...common, form, width, height }]));
  }

  /** Says what is painted, once for all frames that came before the same paint. */
  #report(): void {
    if (this.#isReporting) return;
    this.#isReporting = true;
    requestAnimationFrame(() => {
      const { frame } = this; // what comes from now on is in the next paint
      requestAnimationFrame(() => {
        this.#isReporting = false;
        if (!frame || !this.isConnected) return;
        const detail: BoardPainted = { design: frame.design, sequence: frame.sequence };
        this.dispatchEvent(new CustomEvent('hp-painted', { detail, bubbles: true, composed: true }));
        if (this.frame !== frame) this.#report();
      });
    });
  }
}

/** Kinds that show what does not fit in turn. */
const PAGING: ReadonlySet<string> = new Set(['number', 'bar', 'ranking', 'progress', 'table', 'mosaic']);

/**
 * The instant brought down to just after one of the figures last passed its rhythm: the same until the next one
 * does, so that the second hand alone paints nothing anew.
 */
function lastStaling(figures: WidgetFigures | null, instant: number): number {
  let last = -1;
  for (const { freshUntil } of figures?.figures ?? []) if (freshUntil !== null && freshUntil < instant && freshUntil > last) last = freshUntil;
  return last + 1;
}

if (!customElements.get('hp-board')) customElements.define('hp-board', BoardElement);

declare global {
  interface HTMLElementTagNameMap {
    'hp-board': BoardElement;
  }
  interface HTMLElementEventMap {
    'hp-widget': CustomEvent<WidgetChosen>;
    'hp-painted': CustomEvent<BoardPainted>;
  }
}
