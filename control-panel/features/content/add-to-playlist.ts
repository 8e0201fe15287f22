import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { playlists } from '../../data/playlists.ts';
import { t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Puts content at the end of a playlist, one that is there or a new one. Events `hp-done`, `hp-close`. */
@customElement('hp-add-to-playlist')
export class AddToPlaylist extends HpElement {
  /** Ids of content, in the order they are added. */
  @property({ attribute: false }) contents: readonly string[] = [];
  @state() private name = '';
  @state() private busy = false;

  private readonly playlists = new Subscribed(this, playlists);

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 480px;
      }
      .list {
        max-height: 40vh;
        overflow-y: auto;
        margin-block: var(--hp-space-1) var(--hp-space-2);
        border-block: 1px solid var(--hp-hairline);
      }
      .list button {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        width: 100%;
        min-height: var(--hp-touch);
        padding: 8px;
        border: 0;
        border-block-end: 1px solid var(--hp-hairline);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      .list li:last-child button {
        border-block-end: 0;
      }
      .list button:hover {
        background: var(--hp-hover);
      }
      .list span:first-of-type {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      form {
        display: flex;
        align-items: flex-end;
        gap: var(--hp-space-1);
      }
      hp-field {
        flex: 1;
      }
    `,
  ];

  override render() {
    const { addTitle, addChoose, addNew, addCreate, addNone } = t().content;
    const all = this.playlists.value ?? [];
    return html`<wa-dialog label=${addTitle(this.contents.length)} open @wa-after-hide=${this.closed}>
      ${all.length > 0 ? html`<h3>${addChoose}</h3>` : this.playlists.value ? html`<p class="quiet">${addNone}</p>` : nothing}
      <ul class="list" ?hidden=${all.length === 0}>
        ${all.map(
          (playlist) => html`<li>
            <button type="button" ?disabled=${this.busy} @click=${() => this.add(playlist)}>
              <wa-icon name="playlist"></wa-icon><span>${playlist.name}</span>
              <span class="quiet">${lengthWords(playlist.durationMs)}</span>
            </button>
          </li>`,
        )}
      </ul>
      <form @submit=${this.create}>
        <hp-field label=${addNew} maxlength="80" .value=${this.name} @input=${(event: Event) => (this.name = (event.currentTarget as Field).value)}></hp-field>
        <wa-button type="submit" appearance="outlined" ?disabled=${this.name.trim() === ''} ?loading=${this.busy}>${addCreate}</wa-button>
      </form>
    </wa-dialog>`;
  }

  private async add({ id, name, entries, revision }: PlaylistView): Promise<void> {
    await this.run(() => call(api.playlists.update, { params: { id }, body: { name, entries: [...entries, ...this.entries()] }, ifMatch: revision }));
  }

  private create(event: Event): void {
    event.preventDefault();
    const name = this.name.trim();
    if (name !== '') void this.run(() => call(api.playlists.create, { body: { name, entries: this.entries() } }));
  }

  private async run(save: () => Promise<PlaylistView>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const { id, name } = await save();
      toast(t().content.added(this.contents.length, name), { tone: 'good', link: { href: `/playlists/${id}`, label: t().content.openPlaylist } });
      this.emit('hp-done');
      const dialog = this.renderRoot.querySelector('wa-dialog');
      if (dialog) dialog.open = false;
    } catch (error) {
      toastError(error);
      void playlists.refresh();
    } finally {
      this.busy = false;
    }
  }

  private entries() {
    return this.contents.map((content) => ({ content, durationMs: null }));
  }

  private closed(event: Event): void {
    if (event.target === event.currentTarget) this.emit('hp-close');
  }
}
