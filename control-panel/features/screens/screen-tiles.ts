import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { viewedPixels } from '../../../server/domain/screen.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/screen-picture.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { fitInto } from './details-draft.ts';
import type { Head } from './screen-notes.ts';
import './screen-notes-list.ts';
import './screen-state.ts';
import { appliedWords, storageWords } from './screen-table.ts';
import { screenTilesStyles } from './screen-tiles.styles.ts';

/** The box every picture is fitted into, in per cent of its width. */
const BOX = { width: 100, height: 62.5 };

/**
 * The screens as pictures in their true shapes. Each can be picked; `hp-select` has the picked ids as a
 * Set, as in the table.
 */
@customElement('hp-screen-tiles')
export class ScreenTiles extends HpElement {
  @property({ attribute: false }) screens: readonly ScreenView[] = [];
  @property({ attribute: false }) head: Head | null = null;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  @property({ type: Boolean }) selectable = false;

  static override styles = [shared, screenTilesStyles];

  override render() {
    return html`
      ${this.selected.size > 0
        ? html`<div class="bar">
            <strong role="status">${t().common.selected(this.selected.size)}</strong>
            <slot name="bulk"></slot>
            <wa-button size="s" appearance="plain" @click=${() => this.select(new Set())}>${t().common.clearSelection}</wa-button>
          </div>`
        : nothing}
      <ul @keydown=${this.onKey} ?data-picking=${this.selected.size > 0}>
        ${repeat(this.screens, ({ id }) => id, (screen) => this.renderTile(screen))}
      </ul>
    `;
  }

  private renderTile(screen: ScreenView) {
    const { width } = fitInto(viewedPixels(screen), BOX);
    const { publication } = t().screens;
    const picked = this.selected.has(screen.id);
    const facts = [`${publication} ${appliedWords(screen, this.head)}`, storageWords(screen), screen.status.browser || '–'];
    return html`<li ?data-picked=${picked}>
      <a href="/screens/${screen.id}">
        <div class="box"><hp-screen-picture style=${styleMap({ width: `${width}%` })} .screen=${screen}></hp-screen-picture></div>
        <strong title=${screen.name}>${screen.name}</strong>
      </a>
      ${this.selectable
        ? html`<input type="checkbox" aria-label=${t().common.selectRow(screen.name)} .checked=${picked} @change=${() => this.toggle(screen.id)} />`
        : nothing}
      <hp-screen-state .screen=${screen}></hp-screen-state>
      <hp-screen-notes .screen=${screen} .head=${this.head}></hp-screen-notes>
      <div class="facts small quiet">${facts.join(' · ')}</div>
    </li>`;
  }

  private toggle(id: string): void {
    const next = new Set(this.selected);
    if (!next.delete(id)) next.add(id);
    this.select(next);
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.selectable) return;
    if (event.key === 'Escape' && this.selected.size > 0) this.select(new Set());
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.select(new Set(this.screens.map(({ id }) => id)));
    else return;
    event.preventDefault();
  }

  private select(selected: ReadonlySet<string>): void {
    this.selected = selected;
    this.emit('hp-select', selected);
  }
}
