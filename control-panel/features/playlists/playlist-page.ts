import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import '../../components/autosave-indicator.ts';
import '../../components/conflict-notice.ts';
import '../../components/empty-state.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Autosave } from '../../controllers/autosave.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { contentList } from '../../data/content.ts';
import { playlist } from '../../data/playlists.ts';
import { schedules } from '../../data/schedules.ts';
import { may } from '../../data/session.ts';
import { fieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './affected-schedules.ts';
import './content-picker.ts';
import { deletePlaylists } from './delete-playlists.ts';
import { entriesOf, roundOf, rowsOf, shownFor } from './entries.ts';
import type { Row } from './entries.ts';
import './entry-list.ts';
import './playlist-in-use.ts';
import { playlistPageStyles } from './playlist-page.styles.ts';
import './playlist-player.ts';
import type { PlaylistPlayer } from './playlist-player.ts';

/** One playlist: ordered, timed, previewed; keeps itself. */
@customElement('hp-playlist-page')
export class PlaylistPage extends PageElement {
  @state() private name = '';
  @state() private rows: readonly Row[] = [];
  @state() private picking = false;
  @state() private playingIndex = -1;
  @state() private inUse: readonly PlaylistView[] = [];

  private base: PlaylistView | null = null;
  private nextKey = 1;
  private readonly playlist = new Subscribed(this, () => playlist(this.param('id')));
  private readonly content = new Subscribed(this, contentList);
  private readonly autosave = new Autosave(this, () => this.save());

  static override styles = [shared, pageLayout, playlistPageStyles];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { value } = this.playlist;
    const isOther = this.base?.id !== this.param('id');
    if (isOther && this.autosave.pending) void this.autosave.flush(); // takes what it sends before anything else is shown
    const mayTake = value !== this.base && !this.autosave.pending && !this.autosave.error && this.nameError() === '';
    if (value && value.id === this.param('id') && (isOther || mayTake)) this.take(value);
  }

  /** Shows a playlist as the server has it; rows that are the same keep their keys, and so their focus. */
  private take(view: PlaylistView): void {
    const same = this.base?.id === view.id && JSON.stringify(entriesOf(this.rows)) === JSON.stringify(view.entries);
    if (!same) this.rows = rowsOf(view.entries, this.nextKey);
    this.nextKey += view.entries.length;
    this.name = view.name;
    this.base = view;
  }

  override render() {
    return whenLoaded(this.playlist, (view) => this.renderPlaylist(view), playlist(this.param('id')));
  }

  private renderPlaylist(view: PlaylistView) {
    const contents = this.contents(view);
    const { back, total, items, addContent, emptyList, emptyListHint } = t().playlists;
    const edits = may('content.edit');
    const { autosave } = this;
    return html`
      <hp-page-header heading=${this.name || view.name} backTo="/playlists" backLabel=${back} lede="${items(this.rows.length)} · ${total(lengthWords(roundOf(this.rows, contents)))}">
        <hp-autosave slot="badge" .saving=${autosave.saving} .savedAt=${autosave.savedAt} .error=${autosave.error}></hp-autosave>
        ${edits
          ? html`<wa-button slot="actions" appearance="plain" @click=${() => this.delete(view)}><wa-icon slot="start" name="trash"></wa-icon>${t().common.delete}</wa-button>
              <wa-button slot="actions" appearance="plain" @click=${() => this.duplicate(view)}><wa-icon slot="start" name="copy"></wa-icon>${t().playlists.duplicate}</wa-button>
              <wa-button slot="actions" variant="brand" @click=${() => (this.picking = true)}><wa-icon slot="start" name="plus"></wa-icon>${addContent}</wa-button>`
          : nothing}
      </hp-page-header>
      ${autosave.error?.code === 'changed-meanwhile' ? html`<hp-conflict @hp-theirs=${this.takeTheirs} @hp-mine=${this.keepMine}></hp-conflict>` : nothing}
      <hp-playlist-in-use .playlists=${this.inUse} @hp-close=${() => (this.inUse = [])}></hp-playlist-in-use>
      <div class="columns">
        <div class="main">
          <hp-field label=${t().playlists.name} maxlength="80" required .value=${this.name} ?disabled=${!edits} error=${this.nameError()} @input=${(event: Event) => this.rename((event.currentTarget as Field).value)}></hp-field>
          ${this.rows.length === 0
            ? html`<hp-empty-state icon="playlist" heading=${emptyList} hint=${emptyListHint}>
                ${edits ? html`<wa-button appearance="outlined" @click=${() => (this.picking = true)}>${addContent}</wa-button>` : nothing}
              </hp-empty-state>`
            : html`<hp-entry-list
                .rows=${this.rows}
                .contents=${contents}
                ?disabled=${!edits}
                .playing=${this.playingIndex}
                @hp-rows=${(event: CustomEvent<readonly Row[]>) => this.change(event.detail)}
                @hp-remove=${(event: CustomEvent<Row>) => this.removeRow(event.detail, contents)}
                @hp-repeat=${(event: CustomEvent<Row>) => this.repeatRow(event.detail)}
                @hp-seek=${(event: CustomEvent<number>) => this.player?.seekTo(event.detail)}
              ></hp-entry-list>`}
        </div>
        <aside>
          <hp-playlist-player .items=${this.played(contents)} @hp-position=${(event: CustomEvent<number>) => (this.playingIndex = event.detail)}></hp-playlist-player>
          <hp-affected-schedules class="rule" playlist=${view.id}></hp-affected-schedules>
        </aside>
      </div>
      ${this.picking
        ? html`<hp-content-picker .inside=${new Set(this.rows.map(({ content }) => content))} @hp-pick=${(event: CustomEvent<readonly string[]>) => this.add(event.detail)} @hp-close=${() => (this.picking = false)}></hp-content-picker>`
        : nothing}
    `;
  }

  private get player(): PlaylistPlayer | null {
    return this.renderRoot.querySelector<PlaylistPlayer>('hp-playlist-player');
  }

  /** What the rows name, as far as it is known: what was just added is in the list of all content. */
  private contents(view: PlaylistView): Map<string, ContentView> {
    return new Map([...(this.content.value ?? []), ...view.contents].map((item) => [item.id, item]));
  }

  private played(contents: ReadonlyMap<string, ContentView>) {
    return this.rows.flatMap((row) => {
      const content = contents.get(row.content);
      return content ? [{ content, durationMs: shownFor(row, content) }] : [];
    });
  }

  private nameError(): string {
    return fieldErrors(api.playlists.create.body!, { name: this.name, entries: [] }, language()).name ?? '';
  }

  private rename(name: string): void {
    this.name = name;
    this.autosave.touch();
  }

  private change(rows: readonly Row[]): void {
    this.rows = rows;
    this.autosave.touch();
  }

  private add(ids: readonly string[]): void {
    this.change([...this.rows, ...rowsOf(ids.map((content) => ({ content, durationMs: null })), this.nextKey)]);
    this.nextKey += ids.length;
  }

  private repeatRow(row: Row): void {
    const index = this.rows.findIndex(({ key }) => key === row.key);
    this.change([...this.rows.slice(0, index + 1), { ...row, key: this.nextKey++ }, ...this.rows.slice(index + 1)]);
  }

  private removeRow(row: Row, contents: ReadonlyMap<string, ContentView>): void {
    const index = this.rows.findIndex(({ key }) => key === row.key);
    this.change(this.rows.filter(({ key }) => key !== row.key));
    toast(t().playlists.removed(contents.get(row.content)?.title ?? t().playlists.missing), {
      undo: async () => this.change([...this.rows.slice(0, index), row, ...this.rows.slice(index)]),
    });
  }

  private async save(): Promise<void> {
    const { base } = this;
    if (!base || this.nameError() !== '') return;
    const body = { name: this.name.trim(), entries: entriesOf(this.rows) };
    const saved = await call(api.playlists.update, { params: { id: base.id }, body, ifMatch: base.revision });
    if (this.base?.id === saved.id) this.base = saved;
    playlist(saved.id).put(saved);
    void schedules.refresh();
  }

  private async takeTheirs(): Promise<void> {
    this.autosave.error = null;
    await playlist(this.param('id')).refresh();
    const { value } = this.playlist;
    if (value) this.take(value);
  }

  private async keepMine(): Promise<void> {
    this.base = await call(api.playlists.get, { params: { id: this.param('id') } });
    this.autosave.touch();
    void this.autosave.flush();
  }

  private async duplicate({ entries }: PlaylistView): Promise<void> {
    try {
      const { id } = await call(api.playlists.create, { body: { name: t().playlists.copyOf(this.name).slice(0, 80), entries } });
      navigate(`/playlists/${id}`);
    } catch (error) {
      toastError(error);
    }
  }

  private async delete(view: PlaylistView): Promise<void> {
    this.inUse = await deletePlaylists([view]);
    if (this.inUse.length === 0) navigate('/playlists');
  }
}
