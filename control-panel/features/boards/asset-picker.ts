import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { FilmAsset, ImageAsset } from '../../../server/domain/content.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/thumb.ts';
import { Listening } from '../../controllers/listening.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentList } from '../../data/content.ts';
import { onSendings, send, sendingsNow, uploads } from '../../data/uploads.ts';
import { t } from '../../locales/language.ts';
import { percentWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Chooses a picture or a film from the content, or brings a new one there. Events `hp-pick` (the asset), `hp-close`. */
@customElement('hp-asset-picker')
export class AssetPicker extends HpElement {
  @property() kind: 'image' | 'film' = 'image';
  @state() private search = '';

  private readonly content = new Subscribed(this, contentList);
  private readonly uploads = new Subscribed(this, uploads);

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 720px;
      }
      .tools {
        display: flex;
        gap: var(--hp-space-1);
      }
      input[type='search'] {
        flex: 1;
        min-width: 0;
        height: var(--hp-control);
        padding: 0 10px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: var(--hp-space-2);
        max-height: 56vh;
        margin-block-start: var(--hp-space-2);
        padding: 3px;
        overflow-y: auto;
      }
      li button {
        display: grid;
        gap: 4px;
        width: 100%;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Listening(this, onSendings));
  }

  override render() {
    const { imageTitle, filmTitle, search, upload, none, pick } = t().boards.picker;
    const words = this.search.trim().toLocaleLowerCase();
    const found = (this.content.value ?? []).filter((item) => item.visual.kind === this.kind && item.title.toLocaleLowerCase().includes(words));
    return html`<wa-dialog label=${this.kind === 'image' ? imageTitle : filmTitle} open @wa-after-hide=${this.closed}>
      <div class="tools">
        <input type="search" placeholder=${search} aria-label=${search} .value=${this.search} @input=${(event: Event) => (this.search = (event.currentTarget as HTMLInputElement).value)} />
        <wa-button appearance="outlined" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click()}><wa-icon slot="start" name="upload"></wa-icon>${upload}</wa-button>
        <input type="file" hidden accept=${this.kind === 'image' ? 'image/png,image/jpeg,image/webp,image/avif' : 'video/*'} @change=${this.upload} />
      </div>
      ${this.renderSending()}
      <ul>
        ${found.map((item) => html`<li>
          <button type="button" aria-label=${pick(item.title)} @click=${() => this.pick(item)}><hp-thumb .content=${item}></hp-thumb><span>${item.title}</span></button>
        </li>`)}
      </ul>
      ${found.length === 0 && this.content.value ? html`<p class="quiet">${none}</p>` : nothing}
    </wa-dialog>`;
  }

  private renderSending() {
    const running = sendingsNow().filter(({ state }) => state === 'sending');
    const checking = (this.uploads.value ?? []).filter(({ phase }) => phase === 'checking' || phase === 'transcoding');
    if (running.length + checking.length === 0) return nothing;
    const [first] = running;
    return html`<p class="quiet" role="status">${t().boards.picker.uploading} ${first ? `${first.name} ${percentWords(first.fraction)}` : (checking[0]?.name ?? '')}</p>`;
  }

  private upload(event: Event): void {
    const { files } = event.currentTarget as HTMLInputElement;
    if (files && files.length > 0) void send([...files], this.kind === 'film' ? 'film' : 'other');
  }

  private pick({ visual }: ContentView): void {
    const asset: ImageAsset | FilmAsset | null = visual.kind === 'image' ? visual.image : visual.kind === 'film' ? visual.film : null;
    if (asset) this.emit('hp-pick', asset);
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }

  private closed(event: Event): void {
    if (event.target === event.currentTarget) this.emit('hp-close');
  }
}
