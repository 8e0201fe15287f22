import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/thumb.ts';
import { t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { durationFrom, moved, shownFor } from './entries.ts';
import type { Row } from './entries.ts';
import { entryListStyles } from './entry-list.styles.ts';

/**
 * The items of a playlist in order: dragged by mouse or finger, moved by keyboard. Events: `hp-rows` has
 * the changed rows, `hp-remove` a row, `hp-repeat` a row, `hp-seek` the index of a row to preview.
 */
@customElement('hp-entry-list')
export class EntryList extends HpElement {
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) contents: ReadonlyMap<string, ContentView> = new Map();
  @property({ type: Boolean }) disabled = false;
  /** Index of what the preview shows. */
  @property({ attribute: false }) playing = -1;
  @state() private dragging: number | null = null;
  @state() private current = 0;
  @state() private said = '';

  static override styles = [shared, entryListStyles];

  override render() {
    const { order, listHint } = t().playlists;
    return html`
      <ol aria-label=${order} @keydown=${this.onKey}>
        ${repeat(this.rows, ({ key }) => key, (row, index) => this.renderRow(row, index))}
      </ol>
      ${this.rows.length > 1 && !this.disabled ? html`<p class="hint small quiet">${listHint}</p>` : nothing}
      <div class="visually-hidden" role="status">${this.said}</div>
    `;
  }

  private renderRow(row: Row, index: number) {
    const item = this.contents.get(row.content);
    const gone = !item || item.deleted;
    const { missing, missingHint, drag, position, remove } = t().playlists;
    const title = item?.title ?? missing;
    return html`<li
      data-key=${row.key}
      class="${this.dragging === row.key ? 'dragging' : ''} ${index === this.playing ? 'playing' : ''}"
      tabindex=${index === Math.min(this.current, this.rows.length - 1) ? 0 : -1}
      aria-label="${title}, ${position(index + 1, this.rows.length)}"
      @focus=${() => (this.current = index)}
    >
      ${this.disabled ? nothing : html`<span class="grip" title=${drag(title)} @pointerdown=${(event: PointerEvent) => this.startDrag(event, row.key)}><wa-icon name="grip-vertical"></wa-icon></span>`}
      <span class="index quiet">${index + 1}</span>
      <hp-thumb .content=${item ?? null} playable @click=${() => this.emit('hp-seek', index)}></hp-thumb>
      <div class="words">
        <span class="title">${title}</span>
        ${gone ? html`<span class="small bad">${missingHint}</span>` : html`<span class="small quiet">${t().words.category[item.category]}</span>`}
      </div>
      ${item ? this.renderDuration(row, item) : nothing}
      ${this.disabled
        ? nothing
        : html`<span class="buttons">
            <wa-button size="s" appearance="plain" @click=${() => this.emit('hp-remove', row)}><wa-icon name="xmark" label="${remove} ${title}"></wa-icon></wa-button>
            ${this.renderMenu(row, index, title)}
          </span>`}
    </li>`;
  }

  private renderDuration(row: Row, item: ContentView) {
    const { duration, seconds, ownDuration, usualDuration } = t().playlists;
    const value = String(Math.round(shownFor(row, item) / 100) / 10);
    const reset = item.visual.kind === 'film' ? ownDuration : usualDuration;
    return html`<span class="duration">
      <input
        type="number"
        min="1"
        max="86400"
        step="any"
        inputmode="decimal"
        aria-label=${duration(item.title)}
        .value=${value}
        ?disabled=${this.disabled}
        ?data-own=${row.durationMs !== null}
        @change=${(event: Event) => this.setDuration(row, event.currentTarget as HTMLInputElement, value)}
      /><span class="small quiet">${seconds}</span>
      <button type="button" class=${row.durationMs === null || this.disabled ? 'none' : ''} title=${reset} aria-label=${reset} @click=${() => this.change(row.key, null)}><wa-icon name="undo"></wa-icon></button>
    </span>`;
  }

  private renderMenu(row: Row, index: number, title: string) {
    const { moves, more, repeat: again, openItem } = t().playlists;
    const last = this.rows.length - 1;
    return html`<wa-dropdown @wa-select=${(event: CustomEvent<{ item: HTMLElement & { value: string } }>) => this.choose(event.detail.item.value, row, index)}>
      <wa-button slot="trigger" size="s" appearance="plain"><wa-icon name="ellipsis" label=${more(title)}></wa-icon></wa-button>
      <wa-dropdown-item value="top" ?disabled=${index === 0}>${moves.top}</wa-dropdown-item>
      <wa-dropdown-item value="up" ?disabled=${index === 0}>${moves.up}</wa-dropdown-item>
      <wa-dropdown-item value="down" ?disabled=${index === last}>${moves.down}</wa-dropdown-item>
      <wa-dropdown-item value="bottom" ?disabled=${index === last}>${moves.bottom}</wa-dropdown-item>
      <wa-dropdown-item value="repeat">${again}</wa-dropdown-item>
      <wa-dropdown-item value="open">${openItem}</wa-dropdown-item>
    </wa-dropdown>`;
  }

  private choose(action: string, row: Row, index: number): void {
    const to: Record<string, number> = { top: 0, up: index - 1, down: index + 1, bottom: this.rows.length - 1 };
    if (action in to) this.move(index, to[action]!);
    else if (action === 'repeat') this.emit('hp-repeat', row);
    else navigate(`/content/${row.content}`);
  }

  private onKey(event: KeyboardEvent): void {
    const path = event.composedPath();
    const element = path.find((node): node is HTMLLIElement => node instanceof HTMLLIElement);
    const index = this.rows.findIndex(({ key }) => String(key) === element?.dataset.key);
    const row = this.rows[index];
    if (!row) return;
    const last = this.rows.length - 1;
    const places: Record<string, number> = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: last };
    const place = places[event.key];
    const onRow = path[0] === element;
    if (place !== undefined && event.altKey && !this.disabled) this.move(index, place);
    else if (place !== undefined && onRow) this.focusRow(Math.max(0, Math.min(last, place)));
    else if (onRow && (event.key === 'Delete' || event.key === 'Backspace') && !this.disabled) this.emit('hp-remove', row);
    else if (onRow && (event.key === 'Enter' || event.key === ' ')) this.emit('hp-seek', index);
    else return;
    event.preventDefault();
  }

  private move(from: number, to: number): void {
    const place = Math.max(0, Math.min(this.rows.length - 1, to));
    const row = this.rows[from];
    if (!row || place === from) return;
    this.emit('hp-rows', moved(this.rows, from, place));
    this.said = t().playlists.moved(this.contents.get(row.content)?.title ?? '', place + 1);
    this.focusRow(place);
  }

  private focusRow(index: number): void {
    this.current = index;
    void this.updateComplete.then(() => this.renderRoot.querySelectorAll<HTMLElement>('li')[index]?.focus());
  }

  private setDuration(row: Row, input: HTMLInputElement, before: string): void {
    const durationMs = durationFrom(input.value);
    if (durationMs === null) input.value = before;
    else this.change(row.key, durationMs);
  }

  private change(key: number, durationMs: number | null): void {
    this.emit('hp-rows', this.rows.map((row) => (row.key === key ? { ...row, durationMs } : row)));
  }

  /** The row follows the pointer; the others make room at once. */
  private startDrag(event: PointerEvent, key: number): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    this.dragging = key;
    const stop = new AbortController();
    const end = () => {
      this.dragging = null;
      stop.abort();
    };
    grip.addEventListener('pointermove', (move) => this.dragTo(key, move.clientY), { signal: stop.signal });
    grip.addEventListener('pointerup', end, { signal: stop.signal });
    grip.addEventListener('pointercancel', end, { signal: stop.signal });
  }

  private dragTo(key: number, y: number): void {
    const from = this.rows.findIndex((row) => row.key === key);
    const middles = [...this.renderRoot.querySelectorAll('li')].map((li) => {
      const { top, height } = li.getBoundingClientRect();
      return top + height / 2;
    });
    const to = middles.filter((middle, index) => index !== from && middle < y).length;
    if (to !== from) this.emit('hp-rows', moved(this.rows, from, to));
  }
}
