import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { CONTENT_KINDS } from '../../../server/domain/content.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/thumb.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentList } from '../../data/content.ts';
import { t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { filterContent } from '../content/content-filter.ts';
import { pickerStyles } from './content-picker.styles.ts';

/** Chooses content, many at once, in the order they are clicked. Events `hp-pick` (ids) and `hp-close`. */
@customElement('hp-content-picker')
export class ContentPicker extends HpElement {
  /** Ids already in the playlist. */
  @property({ attribute: false }) inside: ReadonlySet<string> = new Set();
  @state() private search = '';
  @state() private kind = '';
  @state() private picked: readonly string[] = [];

  private readonly content = new Subscribed(this, contentList);

  static override styles = [shared, pickerStyles];

  override render() {
    const { title, search, add, none, write } = t().playlists.picker;
    const found = filterContent(this.content.value ?? [], new URLSearchParams({ q: this.search, kind: this.kind }));
    return html`<wa-dialog label=${title} open @wa-after-hide=${this.closed}>
      <div class="tools">
        <input type="search" autofocus placeholder=${search} aria-label=${search} .value=${this.search} @input=${(event: Event) => (this.search = (event.currentTarget as HTMLInputElement).value)} />
        <select aria-label=${t().content.kind} @change=${(event: Event) => (this.kind = (event.currentTarget as HTMLSelectElement).value)}>
          <option value="">${t().content.kind}: ${t().common.all}</option>
          ${CONTENT_KINDS.map((kind) => html`<option value=${kind}>${t().words.kind[kind]}</option>`)}
        </select>
      </div>
      <ul>
        ${repeat(found, ({ id }) => id, (item) => this.renderItem(item))}
      </ul>
      ${found.length === 0 && this.content.value ? html`<p class="none quiet">${none} <a href="/content/new?kind=slogan">${write}</a></p>` : nothing}
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?disabled=${this.picked.length === 0} @click=${this.add}>${add(this.picked.length)}</wa-button>
    </wa-dialog>`;
  }

  private renderItem(item: ContentView) {
    const order = this.picked.indexOf(item.id);
    return html`<li>
      <button type="button" aria-pressed=${String(order >= 0)} @click=${() => this.toggle(item.id)}>
        <span class="picture"
          ><hp-thumb .content=${item} playable></hp-thumb>${order >= 0 ? html`<span class="order">${order + 1}</span>` : nothing}</span
        >
        <span class="title" title=${item.title}>${item.title}</span>
        <span class="small quiet">${t().words.kind[item.visual.kind]} · ${lengthWords(item.durationMs)}${this.inside.has(item.id) ? ` · ${t().playlists.picker.inside}` : ''}</span>
      </button>
    </li>`;
  }

  private toggle(id: string): void {
    this.picked = this.picked.includes(id) ? this.picked.filter((each) => each !== id) : [...this.picked, id];
  }

  private add(): void {
    this.emit('hp-pick', this.picked);
    this.close();
  }

  private close(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }

  private closed(event: Event): void {
    if (event.target === event.currentTarget) this.emit('hp-close');
  }
}
