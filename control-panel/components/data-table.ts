import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { t } from '../locales/language.ts';
import { navigate, setQuery } from '../shell/router.ts';
import { shared } from '../theme/shared.styles.ts';
import { dataTableStyles } from './data-table.styles.ts';
import { HpElement } from './hp-element.ts';
import { keysBetween, nextSort, parseSort, sorted } from './sorting.ts';
import type { SortKey } from './sorting.ts';

export interface Column<R> {
  readonly key: string;
  readonly label: string;
  readonly cell: (row: R) => TemplateResult | string | number | typeof nothing;
  /** Makes the column sortable. */
  readonly sortBy?: (row: R) => SortKey;
  readonly align?: 'end';
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
}

/**
 * A list as a table: sorted by a click on a head (kept in the address as `?sort=`), many rows selectable,
 * complete by keyboard: arrows move, Enter opens, Space selects, Ctrl/⌘ A selects all, Esc clears.
 * Event `hp-select` has the selected keys as a Set; actions on them go into the slot `bulk`.
 */
@customElement('hp-data-table')
export class DataTable<R = unknown> extends HpElement {
  @property({ attribute: false }) rows: readonly R[] = [];
  @property({ attribute: false }) columns: readonly Column<R>[] = [];
  @property({ attribute: false }) keyOf: (row: R) => string = String;
  /** How a row is called, for its checkbox. */
  @property({ attribute: false }) nameOf: (row: R) => string = (row) => this.keyOf(row);
  /** Address a row opens. */
  @property({ attribute: false }) hrefOf: ((row: R) => string) | null = null;
  @property({ type: Boolean }) selectable = false;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  /** From the address: `sort=${this.place.query.get('sort') ?? ''}`. */
  @property() sort = '';
  /** What the table is, for those who listen. */
  @property() label = '';

  @state() private current = '';
  private anchor = '';

  static override styles = [shared, dataTableStyles];

  override render() {
    const rows = this.ordered();
    const keys = rows.map(this.keyOf);
    const first = keys.includes(this.current) ? this.current : (keys[0] ?? '');
    return html`
      ${this.selectable && this.selected.size > 0 ? this.renderBar() : nothing}
      <div class="scroll">
        <table role=${this.selectable ? 'grid' : nothing} aria-multiselectable=${this.selectable ? 'true' : nothing} aria-label=${this.label || nothing} aria-rowcount=${rows.length} @keydown=${this.onKey}>
          <thead>
            <tr>
              ${this.selectable ? this.renderPickAll(keys) : nothing} ${this.columns.map((column) => this.renderHead(column))}
            </tr>
          </thead>
          <tbody>
            ${repeat(rows, this.keyOf, (row) => this.renderRow(row, first))}
          </tbody>
        </table>
      </div>
    `;
  }

  private renderBar() {
    return html`<div class="bar">
      <strong role="status">${t().common.selected(this.selected.size)}</strong>
      <slot name="bulk"></slot>
      <wa-button size="s" appearance="plain" @click=${() => this.select([])}>${t().common.clearSelection}</wa-button>
    </div>`;
  }

  private renderPickAll(keys: string[]) {
    const all = keys.length > 0 && keys.every((key) => this.selected.has(key));
    return html`<th class="pick">
      <input
        type="checkbox"
        aria-label=${t().common.selectAll}
        .checked=${all}
        .indeterminate=${!all && this.selected.size > 0}
        @change=${() => this.select(all ? [] : keys)}
      />
    </th>`;
  }

  private renderHead(column: Column<R>) {
    const { key, down } = parseSort(this.sort);
    const active = key === column.key && this.sort !== '';
    const classes = `${column.align ?? ''} ${column.wideOnly ? 'wide-only' : ''}`;
    if (!column.sortBy) return html`<th scope="col" class=${classes}>${column.label}</th>`;
    return html`<th scope="col" class=${classes} aria-sort=${active ? (down ? 'descending' : 'ascending') : nothing}>
      <button type="button" @click=${() => setQuery({ sort: nextSort(this.sort, column.key) })}>
        ${column.label}${active ? html`<wa-icon name=${down ? 'arrow-down' : 'arrow-up'}></wa-icon>` : nothing}
      </button>
    </th>`;
  }

  private renderRow(row: R, first: string) {
    const key = this.keyOf(row);
    const picked = this.selected.has(key);
    return html`<tr
      tabindex=${key === first ? 0 : -1}
      data-key=${key}
      ?data-open=${this.hrefOf !== null}
      aria-selected=${this.selectable ? String(picked) : nothing}
      @focus=${() => (this.current = key)}
      @click=${(event: MouseEvent) => this.onRowClick(event, row)}
    >
      ${this.selectable
        ? html`<td class="pick">
            <input
              type="checkbox"
              tabindex="-1"
              aria-label=${t().common.selectRow(this.nameOf(row))}
              .checked=${picked}
              @click=${(event: MouseEvent) => this.toggle(key, event.shiftKey)}
            />
          </td>`
        : nothing}
      ${this.columns.map(
        (column) => html`<td class="${column.align ?? ''} ${column.wideOnly ? 'wide-only' : ''}">${column.cell(row)}</td>`,
      )}
    </tr>`;
  }

  private ordered(): R[] {
    const { key, down } = parseSort(this.sort);
    const by = this.columns.find((column) => column.key === key)?.sortBy;
    return by ? sorted(this.rows, by, down) : [...this.rows];
  }

  private onRowClick(event: MouseEvent, row: R): void {
    const interactive = event.composedPath().some((node) => node instanceof Element && node.matches('a, button, input, select, wa-button, wa-dropdown, [data-own-click]'));
    if (interactive || getSelection()?.type === 'Range') return;
    if (event.shiftKey && this.selectable) this.toggle(this.keyOf(row), true);
    else this.open(row);
  }

  private onKey(event: KeyboardEvent): void {
    const from = event.composedPath()[0];
    if (!(from instanceof HTMLTableRowElement)) return;
    const rows = this.ordered();
    const index = rows.findIndex((row) => this.keyOf(row) === from.dataset.key);
    const row = rows[index];
    if (!row) return;
    const moves: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 };
    const move = moves[event.key];
    if (move !== undefined) this.focusRow(rows[Math.max(0, Math.min(rows.length - 1, move))]!);
    else if (event.key === 'Enter') this.open(row);
    else if (event.key === ' ' && this.selectable) this.toggle(this.keyOf(row), event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && this.selectable) this.select(rows.map(this.keyOf));
    else if (event.key === 'Escape' && this.selected.size > 0) this.select([]);
    else return;
    event.preventDefault();
  }

  private focusRow(row: R): void {
    this.renderRoot.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(this.keyOf(row))}"]`)?.focus();
  }

  private open(row: R): void {
    if (this.hrefOf) navigate(this.hrefOf(row));
  }

  private toggle(key: string, range: boolean): void {
    const next = new Set(this.selected);
    const keys = range && this.anchor ? keysBetween(this.ordered().map(this.keyOf), this.anchor, key) : [key];
    const add = !next.has(key);
    for (const each of keys) {
      if (add) next.add(each);
      else next.delete(each);
    }
    this.anchor = key;
    this.select(next);
  }

  private select(keys: Iterable<string>): void {
    this.selected = new Set(keys);
    this.emit('hp-select', this.selected);
  }
}
