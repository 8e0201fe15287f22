import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Widget } from '../../../server/domain/statistics/board.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { withWidgets } from './drawing/edits.ts';
import { placedAt } from './drawing/order.ts';
import type { Editing } from './editing.ts';
import { panelStyles } from './panel.styles.ts';
import { widgetName } from './widget-name.ts';

/** All widgets, the uppermost first: chosen, renamed, locked, and put in another order by hand or by keyboard. */
@customElement('hp-layers-panel')
export class LayersPanel extends HpElement {
  @property({ attribute: false }) editing: Editing | null = null;
  @state() private renaming = '';
  @state() private dragged = '';
  @state() private over = -1;
  @state() private said = '';

  static override styles = [
    shared,
    panelStyles,
    css`
      li {
        display: flex;
        align-items: center;
        gap: 2px;
        min-height: 32px;
        border-radius: var(--hp-radius-s);
        border-block-start: 2px solid transparent;
      }
      li:hover {
        background: var(--hp-hover);
      }
      li[aria-current='true'] {
        background: var(--hp-chosen);
      }
      li.over {
        border-block-start-color: var(--hp-focus);
      }
      .grip {
        cursor: grab;
        color: var(--hp-ink-quiet);
        width: 18px;
        touch-action: none;
      }
      .name {
        flex: 1;
        min-width: 0;
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 28px;
        padding: 0 2px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name wa-icon {
        flex: none;
        color: var(--hp-ink-quiet);
      }
      .lock {
        color: var(--hp-ink-quiet);
      }
      li:not(:hover, :focus-within) .lock[aria-pressed='false'] {
        opacity: 0;
      }
      .hint {
        margin-block-end: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { editing } = this;
    if (!editing) return nothing;
    const texts = t().boards.layers;
    const upperFirst = [...editing.design.widgets].reverse();
    if (upperFirst.length === 0) return html`<p class="hint">${texts.empty}</p>`;
    return html`<p class="hint">${texts.hint}</p>
      <ul>
        ${repeat(upperFirst, ({ id }) => id, (widget, index) => this.renderLayer(widget, index, editing))}
      </ul>
      <div class="visually-hidden" role="status">${this.said}</div>`;
  }

  private renderLayer(widget: Widget, index: number, editing: Editing) {
    const texts = t().boards.layers;
    const name = widgetName(widget, editing.frame);
    const isLocked = widget.locked === true;
    return html`<li
      aria-current=${String(editing.chosen.includes(widget.id))}
      class=${this.over === index && this.dragged !== '' ? 'over' : ''}
      @dragover=${(event: DragEvent) => this.dragOver(event, index)}
      @drop=${(event: DragEvent) => this.drop(event, index)}
    >
      ${editing.edits
        ? html`<button class="icon grip" type="button" draggable="true" aria-label=${texts.drag(name)} @dragstart=${(event: DragEvent) => this.dragStart(event, widget.id)} @dragend=${() => (this.dragged = '')} @keydown=${(event: KeyboardEvent) => this.onKey(event, widget, index)}>
            <wa-icon name="grip-vertical"></wa-icon>
          </button>`
        : nothing}
      ${this.renaming === widget.id
        ? html`<input class="rename" type="text" maxlength="120" aria-label=${texts.rename(name)} .value=${widget.title} @keydown=${(event: KeyboardEvent) => this.onRenameKey(event, widget.id)} @blur=${(event: Event) => this.rename(widget.id, (event.currentTarget as HTMLInputElement).value)} />`
        : html`<button class="name" type="button" title=${name} @click=${(event: MouseEvent) => this.pick(widget.id, event)} @dblclick=${() => this.beginRename(widget.id)} @keydown=${(event: KeyboardEvent) => this.onKey(event, widget, index)}>
            <wa-icon name="widget-${widget.kind}"></wa-icon><span>${name}</span>
          </button>`}
      ${editing.edits
        ? html`<button class="icon lock" type="button" aria-pressed=${String(isLocked)} aria-label=${isLocked ? texts.unlock(name) : texts.lock(name)} @click=${() => editing.change(withWidgets(editing.design, new Set([widget.id]), { locked: isLocked ? undefined : true }))}>
            <wa-icon name=${isLocked ? 'lock' : 'unlock'}></wa-icon>
          </button>`
        : nothing}
    </li>`;
  }

  private pick(id: string, event: MouseEvent): void {
    const { chosen, choose } = this.editing!;
    if (event.shiftKey || event.ctrlKey || event.metaKey) choose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
    else choose([id]);
  }

  private beginRename(id: string): void {
    if (!this.editing?.edits) return;
    this.renaming = id;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('.rename')?.select());
  }

  private onRenameKey(event: KeyboardEvent, id: string): void {
    if (event.key === 'Enter') this.rename(id, (event.currentTarget as HTMLInputElement).value);
    else if (event.key === 'Escape') this.renaming = '';
    else return;
    event.stopPropagation();
  }

  private rename(id: string, title: string): void {
    if (this.renaming !== id) return;
    this.renaming = '';
    const { design, change } = this.editing!;
    if (design.widgets.find((widget) => widget.id === id)?.title !== title.trim()) change(withWidgets(design, new Set([id]), { title: title.trim() }));
  }

  private onKey(event: KeyboardEvent, widget: Widget, index: number): void {
    if (event.key === 'F2') this.beginRename(widget.id);
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) this.move(widget.id, index + (event.key === 'ArrowUp' ? -1 : 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private dragStart(event: DragEvent, id: string): void {
    this.dragged = id;
    event.dataTransfer?.setData('text/plain', id);
  }

  private dragOver(event: DragEvent, index: number): void {
    if (this.dragged === '') return;
    event.preventDefault();
    this.over = index;
  }

  private drop(event: DragEvent, index: number): void {
    event.preventDefault();
    const id = this.dragged;
    this.dragged = '';
    if (id !== '') this.move(id, index);
  }

  /** @param index place in the list, counted from the uppermost */
  private move(id: string, index: number): void {
    const { design, change, edits, frame } = this.editing!;
    const last = design.widgets.length - 1;
    const to = Math.min(last, Math.max(0, index));
    if (!edits || last < 0) return;
    change({ ...design, widgets: placedAt(design.widgets, id, last - to) });
    const widget = design.widgets.find((each) => each.id === id);
    if (widget) this.said = t().boards.layers.moved(widgetName(widget, frame), to + 1);
  }
}
