import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import { keysBetween } from '../../components/sorting.ts';
import '../../components/thumb.ts';
import { t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { contentHref } from './content-href.ts';
import { contentGridStyles } from './content-grid.styles.ts';

/** Content as pictures. Ctrl/⌘ A selects all, Esc none, Shift a range. Event `hp-select` has the ids as a Set. */
@customElement('hp-content-grid')
export class ContentGrid extends HpElement {
  @property({ attribute: false }) items: readonly ContentView[] = [];
  @property({ type: Boolean }) selectable = false;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();

  private anchor = '';

  static override styles = [shared, contentGridStyles];

  override render() {
    return html`<ul class=${this.selected.size > 0 ? 'selecting' : ''} @keydown=${this.onKey}>
      ${repeat(this.items, ({ id }) => id, (item) => this.renderItem(item))}
    </ul>`;
  }

  private renderItem(item: ContentView) {
    const picked = this.selected.has(item.id);
    const { usedInCount, notUsed, select } = t().content;
    return html`<li class=${picked ? 'picked' : ''}>
      <a href=${contentHref(item)}>
        <hp-thumb .content=${item} playable></hp-thumb>
        <span class="title" title=${item.title}>${item.title}</span>
        <span class="facts small quiet">
          <wa-icon name=${item.visual.kind} label=${t().words.kind[item.visual.kind]}></wa-icon>
          <span>${t().words.category[item.category]}</span>
          <span>${lengthWords(item.durationMs)}</span>
          <span class="use">${item.usedIn.length > 0 ? usedInCount(item.usedIn.length) : notUsed}</span>
        </span>
      </a>
      ${this.selectable
        ? html`<label class="pick"
            ><input type="checkbox" aria-label=${select(item.title)} .checked=${picked} @click=${(event: MouseEvent) => this.toggle(item.id, event.shiftKey)}
          /></label>`
        : nothing}
    </li>`;
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.selectable) return;
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.select(this.items.map(({ id }) => id));
    else if (event.key === 'Escape' && this.selected.size > 0) this.select([]);
    else return;
    event.preventDefault();
  }

  private toggle(id: string, range: boolean): void {
    const next = new Set(this.selected);
    const ids = range && this.anchor ? keysBetween(this.items.map((item) => item.id), this.anchor, id) : [id];
    const add = !next.has(id);
    for (const each of ids) {
      if (add) next.add(each);
      else next.delete(each);
    }
    this.anchor = id;
    this.select(next);
  }

  private select(ids: Iterable<string>): void {
    this.emit('hp-select', new Set(ids));
  }
}
