import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { ALIGNMENTS, type Alignment } from './drawing/arrange.ts';
import { panelStyles } from './panel.styles.ts';

export type Tool =
  | 'undo' | 'redo' | 'copy' | 'paste' | 'duplicate' | 'remove' | 'front' | 'forward' | 'back' | 'rear' | 'distribute-x' | 'distribute-y' | 'same-width' | 'same-height' | 'same-size'
  | 'lock' | 'zoom-in' | 'zoom-out' | 'fit' | 'snap' | `align-${Alignment}`;

/** The tools above the drawing. Event `hp-tool` has the {@link Tool}. */
@customElement('hp-editor-toolbar')
export class EditorToolbar extends HpElement {
  @property({ type: Number }) chosen = 0;
  @property({ type: Boolean }) locked = false;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;
  @property({ type: Boolean }) snaps = true;
  @property({ type: Boolean }) disabled = false;
  /** Pixels of the page for one of the design. */
  @property({ type: Number }) scale = 1;

  static override styles = [
    shared,
    panelStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        padding: 4px 6px;
        border-block-end: 1px solid var(--hp-hairline);
        background: var(--hp-surface);
      }
      .part {
        display: flex;
        align-items: center;
      }
      .part + .part {
        margin-inline-start: 3px;
        padding-inline-start: 4px;
        border-inline-start: 1px solid var(--hp-hairline);
      }
      button.icon {
        width: 26px;
        height: 28px;
        font-size: 16px;
      }
      button[aria-pressed='true'] {
        background: var(--hp-chosen);
      }
      .zoom {
        margin-inline-start: auto !important;
        border: 0 !important;
      }
      .percent {
        min-width: 42px;
        height: 28px;
        border: 0;
        border-radius: var(--hp-radius-s);
        background: none;
        color: inherit;
        font: inherit;
        font-size: var(--hp-text-s);
        cursor: pointer;
      }
      .percent:hover {
        background: var(--hp-hover);
      }
    `,
  ];

  override render() {
    const { tools } = t().boards;
    const { chosen, disabled } = this;
    const none = disabled || chosen === 0;
    const percent = `${Math.round(this.scale * 100)}%`;
    return html`<div class="part" role="group" aria-label=${tools.undo}>
        ${this.tool('undo', 'undo', tools.undo, 'Ctrl Z', disabled || !this.canUndo)} ${this.tool('redo', 'redo', tools.redo, 'Ctrl Shift Z', disabled || !this.canRedo)}
      </div>
      <div class="part" role="group">
        ${this.tool('copy', 'copy', tools.copy, 'Ctrl C', chosen === 0)} ${this.tool('paste', 'paste', tools.paste, 'Ctrl V', disabled)} ${this.tool('duplicate', 'plus', tools.duplicate, 'Ctrl D', none)}
        ${this.tool('remove', 'trash', tools.remove, 'Delete', none)} ${this.tool('lock', this.locked ? 'unlock' : 'lock', this.locked ? tools.unlock : tools.lock, '', none)}
      </div>
      <div class="part" role="group">
        ${this.tool('front', 'front', tools.front, 'Ctrl Shift ]', none)} ${this.tool('forward', 'forward', tools.forward, 'Ctrl ]', none)} ${this.tool('back', 'backward', tools.backward, 'Ctrl [', none)}
        ${this.tool('rear', 'rear', tools.rear, 'Ctrl Shift [', none)}
      </div>
      <div class="part" role="group">${ALIGNMENTS.map((how) => this.tool(`align-${how}`, `align-${how}`, tools.align[how], '', none))}</div>
      <div class="part" role="group">
        ${this.tool('distribute-x', 'distribute-x', tools.distributeX, '', disabled || chosen < 3)} ${this.tool('distribute-y', 'distribute-y', tools.distributeY, '', disabled || chosen < 3)}
        ${this.tool('same-width', 'same-width', tools.sameWidth, '', disabled || chosen < 2)} ${this.tool('same-height', 'same-height', tools.sameHeight, '', disabled || chosen < 2)}
        ${this.tool('same-size', 'same-size', tools.sameSize, '', disabled || chosen < 2)}
      </div>
      <div class="part zoom" role="group" aria-label=${tools.zoom}>
        ${this.tool('snap', 'snap', tools.snap, '', disabled, this.snaps)} ${this.tool('zoom-out', 'zoom-out', tools.zoomOut, 'Ctrl −', false)}
        <button class="percent" type="button" title="${tools.fit} (Ctrl 0)" aria-label="${tools.fit}, ${percent}" @click=${() => this.use('fit')}>${percent}</button>
        ${this.tool('zoom-in', 'zoom-in', tools.zoomIn, 'Ctrl +', false)}
      </div>`;
  }

  private tool(tool: Tool, icon: string, name: string, keys: string, disabled: boolean, pressed?: boolean) {
    return html`<button class="icon" type="button" data-tool=${tool} title=${keys ? `${name} (${keys})` : name} aria-label=${name} aria-keyshortcuts=${keys.replace(/ /g, '+').replace('Ctrl', 'Control') || nothing} aria-pressed=${pressed === undefined ? nothing : String(pressed)} ?disabled=${disabled} @click=${() => this.use(tool)}>
      <wa-icon name=${icon}></wa-icon>
    </button>`;
  }

  private use(tool: Tool): void {
    this.emit<Tool>('hp-tool', tool);
  }
}
