import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { BoardDesign, BoardFrame, Widget } from '../../../server/domain/statistics/board.ts';
import '../../../display/elements/board/board.ts';
import type { BoardElement } from '../../../display/elements/board/board.ts';
import type { BoardPart } from '../../../display/elements/board/board-part.ts';
import { boardUrlOf } from '../../components/board-picture.ts';
import { HpElement } from '../../components/hp-element.ts';
import { ClockController } from '../../controllers/clock.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { boardFont, loadBoardFont } from '../../theme/board-font.ts';
import { shared } from '../../theme/shared.styles.ts';
import { canvasStyles } from './canvas.styles.ts';
import { around, between, type Box, type Handle, HANDLES, type Point, touches } from './drawing/box.ts';
import { withBoxes } from './drawing/edits.ts';
import { type GestureStep, moveStep, pullStep } from './drawing/gesture.ts';
import type { SnapSetting } from './drawing/snap.ts';
import { boxStyle, guideStyle, handleStyle } from './overlay-styles.ts';
import { widgetName } from './widget-name.ts';

/** Pixels a pointer must go before a click becomes a drag. */
const DRAG_PX = 3;
const REACH_PX = 6;
const MARGIN_PX = 64;
const GRID = 8;
const ZOOM_LEAST = 0.05;
const ZOOM_MOST = 4;

interface Drag {
  readonly kind: 'move' | 'pull' | 'band';
  readonly handle: Handle | null;
  readonly pointer: number;
  readonly from: Point;
  readonly start: ReadonlyMap<string, Box>;
  /** What was chosen when it began; a band adds to it with Shift. */
  readonly before: readonly string[];
  /** Pressed without moving, this alone is chosen. */
  readonly pressed: string | null;
  readonly hasBegun: boolean;
}

/**
 * The drawing: the wall's own elements at true pixels, scaled, with what one takes hold of above them.
 * Events: `hp-choose` (ids), `hp-boxes` (boxes by id, when a drag has ended), `hp-zoom` (what Ctrl and the wheel
 * ask for), `hp-scale` (what it is), `hp-open` (id, double click).
 */
@customElement('hp-board-canvas')
export class BoardCanvas extends HpElement {
  @property({ attribute: false }) design: BoardDesign | null = null;
  @property({ attribute: false }) frame: BoardFrame | null = null;
  @property() boardId = '';
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** Pixels of the page for one of the design; 0 fits the window. */
  @property({ type: Number }) zoom = 0;
  @property({ type: Boolean }) snaps = true;
  @property({ type: Boolean }) disabled = false;

  @state() private room = { width: 0, height: 0 };
  @state() private hasFont = false;
  @state() private step: GestureStep | null = null;
  @state() private band: Box | null = null;
  private drag: Drag | null = null;
  private toldScale = 0;
  private observer: ResizeObserver | null = null;

  static override styles = [shared, canvasStyles];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  /** Pixels of the page for one of the design. */
  get scale(): number {
    const { design, room, zoom } = this;
    if (zoom > 0 || !design) return Math.min(ZOOM_MOST, Math.max(ZOOM_LEAST, zoom || 1));
    const fit = Math.min((room.width - MARGIN_PX) / design.size.width, (room.height - MARGIN_PX) / design.size.height);
    return Math.max(ZOOM_LEAST, Math.min(2, fit));
  }

  get isDragging(): boolean {
    return this.drag !== null;
  }

  /** Gives up a drag: everything is where it was. */
  cancel(): void {
    this.drag = null;
    this.step = null;
    this.band = null;
  }

  focusWidget(id: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`.item[data-id="${id}"]`)?.focus({ preventScroll: false }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new ResizeObserver(() => {
      this.room = { width: this.clientWidth, height: this.clientHeight };
    });
    this.observer.observe(this);
    void loadBoardFont().then(() => (this.hasFont = true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  override render() {
    const { design, scale } = this;
    if (!design || this.room.width === 0) return nothing;
    const { width, height } = design.size;
    return html`<div class="scroll" @wheel=${this.onWheel}>
      <div class="stage">
        <div class="sheet" style=${styleMap({ width: `${width * scale}px`, height: `${height * scale}px` })}>
          <div class="true" aria-hidden="true" inert>${this.hasFont ? this.renderBoard(design) : nothing}</div>
          <div
            class="overlay"
            role="listbox"
            aria-multiselectable="true"
            aria-label=${`${t().boards.canvas}. ${t().boards.canvasHint}`}
            @pointerdown=${this.onDown}
            @pointermove=${this.onMove}
            @pointerup=${this.onUp}
            @pointercancel=${this.cancel}
            @dblclick=${this.onDoubleClick}
          >
            ${repeat(design.widgets, ({ id }) => id, (widget) => this.renderItem(widget, scale))} ${this.renderSelection(design, scale)} ${this.renderGuides(scale)}
            ${this.band ? html`<div class="band" style=${boxStyle(this.band, scale)}></div>` : nothing}
            ${design.widgets.length === 0 ? html`<div class="invite">${t().boards.emptyCanvas}</div>` : nothing}
          </div>
        </div>
      </div>
    </div>`;
  }

  private renderBoard(design: BoardDesign) {
    const shown = this.step && this.drag?.kind === 'pull' ? withBoxes(design, this.step.boxes) : design;
    return html`<hp-board
      .mode=${'edit'}
      .design=${shown}
      .frame=${this.frame}
      .board=${this.boardId}
      .instant=${Date.now()}
      .pixels=${design.size}
      .language=${language()}
      .fontFamily=${boardFont()}
      .timeZone=${townZone()}
      .urlOf=${boardUrlOf}
    ></hp-board>`;
  }

  private renderItem(widget: Widget, scale: number) {
    const box = this.boxOf(widget);
    const words = t().boards;
    const name = widgetName(widget, this.frame);
    return html`<div
      class="item ${widget.locked ? 'locked' : ''}"
      role="option"
      tabindex="0"
      data-id=${widget.id}
      aria-selected=${String(this.chosen.includes(widget.id))}
      aria-label=${`${words.widgetAt(name, words.kinds[widget.kind][0], box.x, box.y, box.width, box.height)}${widget.locked ? `, ${words.locked}` : ''}`}
      style=${boxStyle(box, scale)}
      @focus=${() => this.onFocus(widget.id)}
    ></div>`;
  }

  private renderSelection(design: BoardDesign, scale: number) {
    const chosen = design.widgets.filter(({ id, locked }) => this.chosen.includes(id) && !locked);
    const box = around(chosen.map((widget) => this.boxOf(widget)));
    if (!box || this.disabled) return nothing;
    const isBusy = this.step !== null;
    return html`<div class="frame" style=${boxStyle(box, scale)}>
        ${this.drag?.kind === 'move' && isBusy ? nothing : HANDLES.map((handle) => html`<div class="handle ${handle}" data-handle=${handle} style=${handleStyle(handle)}></div>`)}
      </div>
      ${isBusy
        ? html`<div class="measure" style=${styleMap({ left: `${box.x * scale}px`, top: `${(box.y + box.height) * scale + 8}px` })}>
            ${this.drag?.kind === 'pull' ? `${box.width} × ${box.height}` : `${box.x}, ${box.y}`}
          </div>`
        : nothing}`;
  }

  private renderGuides(scale: number) {
    return (this.step?.guides ?? []).map((guide) => html`<div class="guide ${guide.kind} ${guide.axis}" style=${guideStyle(guide, scale)}></div>`);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('design') && this.drag === null) this.step = null;
  }

  protected override updated(): void {
    this.renderRoot.querySelector<HTMLElement>('.true')?.style.setProperty('transform', `scale(${this.scale})`);
    this.carryParts();
    if (this.toldScale !== this.scale) this.emit('hp-scale', (this.toldScale = this.scale));
  }

  /** While widgets are moved the painted ones are only shifted: nothing is painted anew. */
  private carryParts(): void {
    const board = this.renderRoot.querySelector<BoardElement>('hp-board');
    const boxes = this.drag?.kind === 'move' ? this.step?.boxes : undefined;
    for (const part of board?.renderRoot.querySelectorAll<BoardPart>('.part') ?? []) {
      const [to, from] = [boxes?.get(part.widget.id), this.drag?.start.get(part.widget.id)];
      part.style.translate = to && from ? `${to.x - from.x}px ${to.y - from.y}px` : '';
    }
  }

  private boxOf(widget: Widget): Box {
    return this.step?.boxes.get(widget.id) ?? widget;
  }

  private onFocus(id: string): void {
    if (this.drag === null && !this.chosen.includes(id)) this.choose([id]);
  }

  private choose(ids: readonly string[]): void {
    this.emit('hp-choose', ids);
  }

  private pointOf(event: PointerEvent): Point {
    const sheet = this.renderRoot.querySelector('.sheet')!.getBoundingClientRect();
    return { x: (event.clientX - sheet.left) / this.scale, y: (event.clientY - sheet.top) / this.scale };
  }

  private onDown(event: PointerEvent): void {
    const { design } = this;
    if (event.button !== 0 || !design || this.drag) return;
    const target = event.target as HTMLElement;
    const handle = HANDLES.find((each) => each === target.dataset['handle']) ?? null;
    const id = target.dataset['id'] ?? null;
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    let chosen = this.chosen;
    let pressed: string | null = null;
    if (id !== null) {
      if (adds) chosen = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
      else if (!chosen.includes(id)) chosen = [id];
      else pressed = id;
    } else if (handle === null && !adds) chosen = [];
    const isLocked = id !== null && design.widgets.some((widget) => widget.id === id && widget.locked);
    const kind = handle ? 'pull' : id !== null && !isLocked && chosen.includes(id) && !this.disabled ? 'move' : 'band';
    const start = new Map(kind === 'band' ? [] : design.widgets.filter((widget) => chosen.includes(widget.id) && !widget.locked).map(({ id: each, x, y, width, height }) => [each, { x, y, width, height }]));
    this.drag = { kind, handle, pointer: event.pointerId, from: this.pointOf(event), start, before: chosen, pressed, hasBegun: false };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    if (chosen !== this.chosen) this.choose(chosen);
    if (id !== null) target.focus({ preventScroll: true });
    else (this.shadowRoot?.activeElement as HTMLElement | null)?.blur();
    event.preventDefault();
  }

  private onMove(event: PointerEvent): void {
    const { drag, design } = this;
    if (!drag || !design || event.pointerId !== drag.pointer) return;
    const at = this.pointOf(event);
    const by = { x: at.x - drag.from.x, y: at.y - drag.from.y };
    if (!drag.hasBegun) {
      if (Math.hypot(by.x, by.y) * this.scale < DRAG_PX) return;
      this.drag = { ...drag, hasBegun: true };
    }
    if (drag.kind === 'band') {
      const band = between(drag.from, at);
      this.band = band;
      const caught = design.widgets.filter((widget) => !widget.locked && touches(widget, band)).map(({ id }) => id);
      const ids = [...new Set([...drag.before, ...caught])];
      if (ids.join() !== this.chosen.join()) this.choose(ids);
      return;
    }
    const setting = this.snaps && !event.ctrlKey && !event.metaKey ? this.snapSetting(design, drag.start) : null;
    this.step = drag.handle ? pullStep(drag.start, drag.handle, by, setting, event.shiftKey) : moveStep(drag.start, by, setting, event.shiftKey);
  }

  private onUp(event: PointerEvent): void {
    const { drag, step } = this;
    if (!drag || event.pointerId !== drag.pointer) return;
    this.drag = null;
    this.band = null;
    if (!drag.hasBegun && drag.pressed !== null) this.choose([drag.pressed]);
    if (step && drag.hasBegun) this.emit('hp-boxes', step.boxes);
    this.step = null;
  }

  /** The overlay has captured the pointer, so what was clicked is what is chosen. */
  private onDoubleClick(): void {
    const [id] = this.chosen;
    if (this.chosen.length === 1 && id !== undefined) this.emit('hp-open', id);
  }

  private snapSetting({ widgets, size }: BoardDesign, moving: ReadonlyMap<string, Box>): SnapSetting {
    return { others: widgets.filter(({ id }) => !moving.has(id)), board: size, reach: REACH_PX / this.scale, grid: GRID };
  }

  private onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.emit('hp-zoom', this.scale * Math.exp(-event.deltaY / 400));
  }
}
