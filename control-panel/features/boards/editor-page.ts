import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardDesign, Widget, WidgetKind } from '../../../server/domain/statistics/board.ts';
import '../../components/autosave-indicator.ts';
import '../../components/conflict-notice.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/preview.ts';
import { toast } from '../../components/toast.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { board } from '../../data/boards.ts';
import { metrics } from '../../data/metrics.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../content/add-to-playlist.ts';
import { arranged, lockToggled, MOST_WIDGETS, pasted, removed, reordered, stepped } from './apply-tool.ts';
import './board-actions.ts';
import './board-unpublished.ts';
import './canvas.ts';
import type { BoardCanvas } from './canvas.ts';
import { Clipboard } from './clipboard-controller.ts';
import { Drafting } from './drafting.ts';
import type { Box } from './drawing/box.ts';
import { withAdded, withBoxes } from './drawing/edits.ts';
import { freshWidget } from './drawing/kinds.ts';
import { newWidgetId } from './drawing/new-id.ts';
import { chosenWidgets, type Editing } from './editing.ts';
import { type EditorCommand, editorCommand, isWriting } from './editor-keys.ts';
import { editorPageStyles } from './editor-page.styles.ts';
import './editor-toolbar.ts';
import type { Tool } from './editor-toolbar.ts';
import './inspector.ts';
import type { BoardInspector } from './inspector.ts';
import './layers-panel.ts';
import { LiveFigures } from './live-figures.ts';
import { Narrow } from './narrow.ts';
import { RoomBelow } from './room-below.ts';
import './shapes-dialog.ts';
import './tour-panel.ts';
import './widget-palette.ts';
import { widgetName } from './widget-name.ts';

const PANELS = ['add', 'layers', 'tour'] as const;
const ZOOM_STEP = 1.25;
const NUDGE_PAUSE_MS = 900;

/** `/data/boards/:id`: a board drawn by hand on the wall's own elements. */
@customElement('hp-board-editor-page')
export class BoardEditorPage extends PageElement {
  @state() private chosen: readonly string[] = [];
  @state() private panel: (typeof PANELS)[number] = 'add';
  @state() private zoom = 0;
  @state() private snaps = true;
  @state() private isPreviewing = false;
  @state() private adding = false;
  @state() private said = '';
  @query('hp-board-canvas') private canvas!: BoardCanvas | null;
  @query('.right hp-board-inspector') private inspector!: BoardInspector | null;

  private nudging: ReturnType<typeof setTimeout> | undefined;
  private readonly board = new Subscribed(this, () => board(this.param('id')));
  private readonly metrics = new Subscribed(this, metrics);
  private readonly width = new Narrow(this);
  private readonly drafting = new Drafting(this);
  private readonly figures = new LiveFigures(this, () => this.drafting.design);
  private readonly clipboard = new Clipboard(this, {
    chosen: () => this.chosenNow(),
    mayPaste: () => may('board.edit'),
    paste: (widgets) => this.paste(widgets),
    cut: () => this.use('remove'),
  });

  static override styles = [shared, pageLayout, editorPageStyles];

  constructor() {
    super();
    this.addController(new RoomBelow(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.onKey);
    clearTimeout(this.nudging);
  }

  protected override willUpdate(): void {
    const view = this.board.value;
    if (view && view.id === this.param('id')) {
      if (this.drafting.base && this.drafting.base.id !== view.id) this.chosen = [];
      this.drafting.hear(view);
    }
    const there = new Set(this.drafting.design?.widgets.map(({ id }) => id));
    if (this.chosen.some((id) => !there.has(id))) this.chosen = this.chosen.filter((id) => there.has(id));
  }

  override render() {
    return whenLoaded(this.board, () => this.renderEditor(), board(this.param('id')));
  }

  private renderEditor() {
    const { design, base, autosave } = this.drafting;
    if (!design || !base) return html``;
    const editing = this.editing(design);
    const texts = t().boards;
    return html`<div class="head">
        <hp-page-header heading=${design.title || base.title} backTo="/data/boards" backLabel=${texts.back}>
          <hp-autosave slot="badge" .saving=${autosave.saving} .savedAt=${autosave.savedAt} .error=${autosave.error}></hp-autosave>
          <hp-board-actions
            slot="actions"
            .design=${design}
            board=${base.id}
            @hp-import=${(event: CustomEvent<BoardDesign>) => this.take(event.detail)}
            @hp-preview-all=${() => (this.isPreviewing = true)}
            @hp-add-to-playlist=${() => (this.adding = true)}
            @hp-show=${this.show}
          ></hp-board-actions>
        </hp-page-header>
        <div class="notes">${this.renderNotes()}<hp-board-unpublished .board=${base}></hp-board-unpublished></div>
      </div>
      ${this.width.isNarrow ? this.renderNarrow(editing) : this.renderDesk(editing)}
      ${this.isPreviewing ? html`<hp-board-shapes .design=${design} .frame=${this.figures.frame} @hp-close=${() => (this.isPreviewing = false)}></hp-board-shapes>` : nothing}
      ${this.adding ? html`<hp-add-to-playlist .contents=${[base.id]} @hp-close=${() => (this.adding = false)}></hp-add-to-playlist>` : nothing}`;
  }

  private renderNotes() {
    const { autosave, fault } = this.drafting;
    const { saving, readOnly } = t().boards;
    return html`${autosave.error?.code === 'changed-meanwhile' ? html`<hp-conflict @hp-theirs=${() => this.drafting.takeTheirs().catch(toastError)} @hp-mine=${() => this.drafting.keepMine().catch(toastError)}></hp-conflict>` : nothing}
    ${fault === '' ? nothing : html`<div class="note bad" role="alert">${saving.invalid}${fault === 'title' ? saving.titleNeeded : t().common.invalid.other}</div>`}
    ${may('board.edit') ? nothing : html`<div class="note">${readOnly}</div>`}`;
  }

  private renderDesk(editing: Editing) {
    const texts = t().boards;
    const { design, edits, chosen } = editing;
    const widgets = chosenWidgets(editing);
    return html`<div class="desk">
      <div class="left">
        <div class="tabs" role="tablist" aria-label=${texts.panels.label}>
          ${PANELS.map((panel) => html`<button type="button" role="tab" aria-selected=${String(panel === this.panel)} @click=${() => (this.panel = panel)}>${texts.panels[panel]}</button>`)}
        </div>
        <div class="panel" role="tabpanel" aria-label=${texts.panels[this.panel]}>
          ${this.panel === 'add'
            ? html`<hp-widget-palette ?disabled=${!edits} @hp-add=${(event: CustomEvent<WidgetKind>) => this.add(event.detail)}></hp-widget-palette>`
            : this.panel === 'layers'
              ? html`<hp-layers-panel .editing=${editing}></hp-layers-panel>`
              : html`<hp-tour-panel .editing=${editing}></hp-tour-panel>`}
        </div>
      </div>
      <div class="middle">
        <hp-editor-toolbar
          role="toolbar"
          aria-label=${texts.tools.label}
          chosen=${chosen.length}
          ?locked=${widgets.length > 0 && widgets.every(({ locked }) => locked)}
          ?canUndo=${this.drafting.canUndo}
          ?canRedo=${this.drafting.canRedo}
          .snaps=${this.snaps}
          ?disabled=${!edits}
          .scale=${this.canvas?.scale ?? 1}
          @hp-tool=${(event: CustomEvent<Tool>) => this.use(event.detail)}
        ></hp-editor-toolbar>
        <hp-board-canvas
          .design=${design}
          .frame=${editing.frame}
          .boardId=${this.param('id')}
          .chosen=${chosen}
          .zoom=${this.zoom}
          .snaps=${this.snaps}
          ?disabled=${!edits}
          @hp-choose=${(event: CustomEvent<readonly string[]>) => this.choose(event.detail)}
          @hp-boxes=${(event: CustomEvent<ReadonlyMap<string, Box>>) => this.putBoxes(event.detail)}
          @hp-zoom=${(event: CustomEvent<number>) => (this.zoom = event.detail)}
          @hp-scale=${() => this.requestUpdate()}
          @hp-open=${() => this.inspector?.beginText()}
        ></hp-board-canvas>
        <div class="foot"><span>${texts.widgets(design.widgets.length)}</span>${chosen.length > 1 ? html`<span>${texts.selectedCount(chosen.length)}</span>` : nothing}<span>${texts.saving.pages} ${texts.saving.screens}</span></div>
        <div class="visually-hidden" role="status">${this.said}</div>
      </div>
      <aside class="right" aria-label=${texts.inspector.label} @focusout=${() => this.drafting.settle()}><hp-board-inspector .editing=${editing}></hp-board-inspector></aside>
    </div>`;
  }

  /** Where there is no room to draw: a preview, and what is not drawing. */
  private renderNarrow(editing: Editing) {
    const { design, frame } = editing;
    const texts = t().boards;
    return html`<div class="narrow">
      <hp-preview .visual=${{ kind: 'board', sha256: '', design }} .frame=${frame} .pixels=${design.size}></hp-preview>
      <p class="quiet">${texts.narrow}</p>
      <details>
        <summary>${texts.inspector.board}</summary>
        <hp-board-inspector plain .editing=${{ ...editing, chosen: [] }}></hp-board-inspector>
      </details>
      ${design.widgets.map(
        (widget) => html`<details>
          <summary><wa-icon name="widget-${widget.kind}"></wa-icon>${widgetName(widget, frame)}</summary>
          <hp-board-inspector plain .editing=${{ ...editing, chosen: [widget.id] }}></hp-board-inspector>
        </details>`,
      )}
    </div>`;
  }

  private editing(design: BoardDesign): Editing {
    return { design, frame: this.figures.frame, chosen: this.chosen, edits: may('board.edit'), metrics: this.metrics.value ?? [], change: this.change, choose: this.choose };
  }

  private readonly change = (design: BoardDesign, gesture = ''): void => this.drafting.change(design, gesture);

  private readonly choose = (ids: readonly string[]): void => {
    this.drafting.settle();
    this.chosen = ids;
  };

  private chosenNow(): readonly Widget[] {
    const { design } = this.drafting;
    return design ? chosenWidgets({ design, chosen: this.chosen }) : [];
  }

  private add(kind: WidgetKind): void {
    const { design } = this.drafting;
    if (!design) return;
    if (design.widgets.length >= MOST_WIDGETS) return toast(t().boards.tooMany, { tone: 'bad' });
    const widget = freshWidget(kind, newWidgetId(new Set(design.widgets.map(({ id }) => id))), design);
    this.change(withAdded(design, [widget]));
    this.chosen = [widget.id];
    this.canvas?.focusWidget(widget.id);
  }

  private putBoxes(boxes: ReadonlyMap<string, Box>): void {
    const { design } = this.drafting;
    if (design) this.change(withBoxes(design, boxes));
  }

  private paste(widgets: readonly Widget[]): void {
    const { design } = this.drafting;
    if (!design) return;
    const result = pasted(design, widgets);
    if (!result) return toast(t().boards.tooMany, { tone: 'bad' });
    this.figures.copied(result.copies);
    this.change(result.design);
    this.chosen = result.ids;
  }

  /** A board from a file takes the place of this one; undo brings it back. */
  private take(design: BoardDesign): void {
    this.change(design);
    this.chosen = [];
  }

  private use(tool: Tool): void {
    const { design } = this.drafting;
    const widgets = this.chosenNow();
    if (!design) return;
    switch (tool) {
      case 'undo':
        return this.drafting.undo();
      case 'redo':
        return this.drafting.redo();
      case 'copy':
        return void this.clipboard.copy();
      case 'paste':
        return void this.clipboard.pasteFromButton();
      case 'duplicate':
        return widgets.length > 0 ? this.paste(widgets) : undefined;
      case 'remove':
        return this.takeAway(design, widgets);
      case 'front':
      case 'forward':
      case 'back':
      case 'rear':
        return this.change(reordered(design, this.chosen, tool));
      case 'lock':
        return this.change(lockToggled(design, widgets));
      case 'snap':
        this.snaps = !this.snaps;
        return;
      case 'fit':
        this.zoom = 0;
        return;
      case 'zoom-in':
      case 'zoom-out':
        this.zoom = Math.min(4, Math.max(0.05, (this.canvas?.scale ?? 1) * (tool === 'zoom-in' ? ZOOM_STEP : 1 / ZOOM_STEP)));
        return;
      default:
        return this.change(arranged(design, widgets, tool));
    }
  }

  private takeAway(design: BoardDesign, widgets: readonly Widget[]): void {
    const after = removed(design, widgets);
    if (after === design) return;
    this.change(after);
    this.chosen = [];
    this.said = t().boards.removedWidgets(design.widgets.length - after.widgets.length);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] ?? null;
    const isInDialog = event.composedPath().some((node) => node instanceof HTMLElement && ['WA-DIALOG', 'DIALOG', 'WA-DROPDOWN'].includes(node.tagName));
    if (event.defaultPrevented || isInDialog || isWriting(target)) return;
    const command = editorCommand(event);
    if (command && this.obey(command, target)) event.preventDefault();
  };

  /** @returns whether the key meant something here */
  private obey(command: EditorCommand, target: EventTarget | null): boolean {
    const { design } = this.drafting;
    if (!design) return false;
    const edits = may('board.edit');
    switch (command.kind) {
      case 'none':
        if (this.canvas?.isDragging) this.canvas.cancel();
        else if (this.chosen.length > 0) this.choose([]);
        else return false;
        return true;
      case 'all':
        this.choose(design.widgets.filter(({ locked }) => !locked).map(({ id }) => id));
        return true;
      case 'fit':
      case 'zoom-in':
      case 'zoom-out':
        this.use(command.kind);
        return true;
      case 'move':
      case 'size':
        // arrows on other controls are theirs
        if (!edits || this.chosen.length === 0 || (target instanceof HTMLElement && target.matches('button, [role=tab], input, select, summary'))) return false;
        this.nudge(design, command);
        return true;
      case 'order':
        if (edits && this.chosen.length > 0) this.use(command.how);
        return true;
      case 'remove':
        if (!edits || this.chosen.length === 0) return false;
        this.use('remove');
        return true;
      default:
        if (edits) this.use(command.kind);
        return true;
    }
  }

  private nudge(design: BoardDesign, command: Extract<EditorCommand, { kind: 'move' | 'size' }>): void {
    this.change(stepped(design, this.chosenNow(), command), `nudge ${command.kind} ${this.chosen.join()}`);
    clearTimeout(this.nudging);
    this.nudging = setTimeout(() => this.drafting.settle(), NUDGE_PAUSE_MS);
    const [first] = this.chosenNow();
    if (first) this.said = command.kind === 'move' ? t().boards.movedTo(first.x, first.y) : t().boards.sizedTo(first.width, first.height);
  }

  private readonly show = async (): Promise<void> => {
    await this.drafting.autosave.flush();
    navigate(`/schedules/new?quick=${this.param('id')}`);
  };
}
