import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import '../../components/data-table.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/empty-state.ts';
import '../../components/filter-bar.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { playlists } from '../../data/playlists.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { navigate } from '../../shell/router.ts';
import { deletePlaylists } from './delete-playlists.ts';
import './playlist-cell.ts';
import './playlist-in-use.ts';

/** All playlists with what is in them and where they are used. */
@customElement('hp-playlists-page')
export class PlaylistsPage extends PageElement {
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private inUse: readonly PlaylistView[] = [];
  @state() private busy = false;

  private readonly playlists = new Subscribed(this, playlists);

  override render() {
    const { title, create } = t().playlists;
    return html`
      <hp-page-header heading=${title}>
        ${may('content.edit')
          ? html`<wa-button slot="actions" variant="brand" ?loading=${this.busy} @click=${this.create}><wa-icon slot="start" name="plus"></wa-icon>${create}</wa-button>`
          : nothing}
      </hp-page-header>
      <hp-playlist-in-use .playlists=${this.inUse} @hp-close=${() => (this.inUse = [])}></hp-playlist-in-use>
      ${whenLoaded(this.playlists, (all) => (all.length === 0 ? this.renderEmpty() : this.renderList(all)), playlists)}
    `;
  }

  private renderEmpty() {
    const { empty, emptyHint, create } = t().playlists;
    return html`<hp-empty-state icon="playlist" heading=${empty} hint=${emptyHint}>
      ${may('content.edit') ? html`<wa-button appearance="outlined" @click=${this.create}>${create}</wa-button>` : nothing}
    </hp-empty-state>`;
  }

  private renderList(all: readonly PlaylistView[]) {
    const { query } = this.place;
    const { search, summary, title } = t().playlists;
    const wanted = (query.get('q') ?? '').toLocaleLowerCase();
    const found = all.filter(({ name, contents }) => [name, ...contents.map((item) => item.title)].some((words) => words.toLocaleLowerCase().includes(wanted)));
    const { nothingMatches, nothingMatchesHint } = t().common;
    return html`
      <hp-filter-bar .query=${query} placeholder=${search} summary=${summary(found.length, all.length)}></hp-filter-bar>
      ${found.length === 0
        ? html`<hp-empty-state icon="search" heading=${nothingMatches} hint=${nothingMatchesHint}></hp-empty-state>`
        : html`<hp-data-table
            label=${title}
            .rows=${found}
            .columns=${this.columns()}
            .keyOf=${(playlist: PlaylistView) => playlist.id}
            .nameOf=${(playlist: PlaylistView) => playlist.name}
            .hrefOf=${(playlist: PlaylistView) => `/playlists/${playlist.id}`}
            ?selectable=${may('content.edit')}
            .selected=${this.selected}
            sort=${query.get('sort') ?? ''}
            @hp-select=${(event: CustomEvent<ReadonlySet<string>>) => (this.selected = event.detail)}
          >
            <wa-button slot="bulk" size="s" appearance="outlined" @click=${this.deleteChosen}><wa-icon slot="start" name="trash"></wa-icon>${t().common.delete}</wa-button>
          </hp-data-table>`}
    `;
  }

  private columns(): Column<PlaylistView>[] {
    const { name, items, usedIn, notUsed, comma } = t().playlists;
    const { columns } = t().content;
    return [
      { key: 'name', label: name, cell: (playlist) => html`<hp-playlist-cell .playlist=${playlist}></hp-playlist-cell>`, sortBy: (playlist) => playlist.name },
      { key: 'items', label: t().words.content, cell: ({ entries }) => items(entries.length), sortBy: ({ entries }) => entries.length, align: 'end', wideOnly: true },
      { key: 'length', label: columns.duration, cell: ({ durationMs }) => lengthWords(durationMs), sortBy: ({ durationMs }) => durationMs, align: 'end' },
      {
        key: 'used',
        label: usedIn,
        cell: (playlist) =>
          playlist.usedIn.length === 0
            ? html`<span class="quiet">${notUsed}</span>`
            : html`${playlist.usedIn.map((schedule, index) => html`${index > 0 ? comma : ''}<a href="/schedules/${schedule.id}">${schedule.name}</a>`)}`,
        sortBy: (playlist) => playlist.usedIn.length,
        wideOnly: true,
      },
      { key: 'updated', label: columns.updated, cell: ({ updatedAt }) => html`<hp-time .instant=${updatedAt}></hp-time>`, sortBy: ({ updatedAt }) => updatedAt, wideOnly: true },
    ];
  }

  private async create(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const taken = new Set((this.playlists.value ?? []).map(({ name }) => name));
      const { newName } = t().playlists;
      let name = newName;
      for (let number = 2; taken.has(name); number++) name = `${newName} ${number}`;
      navigate(`/playlists/${(await call(api.playlists.create, { body: { name, entries: [] } })).id}`);
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }

  private async deleteChosen(): Promise<void> {
    this.inUse = await deletePlaylists((this.playlists.value ?? []).filter(({ id }) => this.selected.has(id)));
    this.selected = new Set(this.inUse.map(({ id }) => id));
  }
}
