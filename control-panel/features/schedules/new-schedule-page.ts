import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { playlists } from '../../data/playlists.ts';
import { townZone } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../playlists/playlist-strip.ts';
import './quick-publish.ts';
import { shortened } from './quick-plan.ts';

/** A new schedule: from a playlist, made as a draft with one click; or `?quick=<content,…>`, straight to the screens. */
@customElement('hp-new-schedule-page')
export class NewSchedulePage extends PageElement {
  @state() private busy = false;

  private readonly playlists = new Subscribed(this, playlists);

  static override styles = [
    shared,
    pageLayout,
    css`
      .quick {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--hp-space-2);
        padding: var(--hp-space-2) var(--hp-space-3);
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius-l);
        background: var(--hp-surface);
      }
      li button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--hp-space-1) var(--hp-space-2);
        align-items: center;
        width: 100%;
        padding: 12px 8px;
        border: 0;
        border-block-end: 1px solid var(--hp-hairline);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li button:hover {
        background: var(--hp-hover);
      }
      .wanted {
        background: var(--hp-sunken);
      }
      strong {
        overflow-wrap: anywhere;
      }
      hp-playlist-strip {
        grid-column: 1 / -1;
      }
    `,
  ];

  override render() {
    const quick = (this.place.query.get('quick') ?? '').split(',').filter((id) => id !== '');
    const { title, lede } = t().schedules.start;
    if (quick.length > 0) {
      return html`<hp-page-header heading=${t().schedules.quick.title} lede=${t().schedules.quick.lede} backTo=${quick.length === 1 ? `/content/${quick[0]}` : '/content'}></hp-page-header>
        <hp-quick-publish .contents=${quick}></hp-quick-publish>`;
    }
    return html`
      <hp-page-header heading=${title} lede=${lede} backTo="/schedules" backLabel=${t().schedules.back}></hp-page-header>
      ${this.renderQuick()} ${whenLoaded(this.playlists, (all) => this.renderPlaylists(all), playlists)}
    `;
  }

  private renderQuick() {
    const { quick, quickHint, quickAction } = t().schedules.start;
    return html`<div class="quick">
      <div><h2>${quick}</h2><p class="quiet">${quickHint}</p></div>
      <wa-button appearance="outlined" href="/content/new?kind=slogan"><wa-icon slot="start" name="slogan"></wa-icon>${quickAction}</wa-button>
    </div>`;
  }

  private renderPlaylists(all: readonly PlaylistView[]) {
    const { choose, none, newPlaylist, use } = t().schedules.start;
    const wanted = this.place.query.get('playlist');
    const sorted = [...all].sort((a, b) => Number(b.id === wanted) - Number(a.id === wanted));
    return html`<section>
      <h2>${choose}</h2>
      ${all.length === 0 ? html`<p class="quiet">${none} <a href="/playlists">${newPlaylist}</a></p>` : nothing}
      <ul>
        ${sorted.map(
          (playlist) => html`<li>
            <button type="button" class=${playlist.id === wanted ? 'wanted' : ''} aria-label=${use(playlist.name)} ?disabled=${this.busy} @click=${() => this.create(playlist)}>
              <strong>${playlist.name}</strong>
              <span class="quiet small">${t().playlists.items(playlist.entries.length)} · ${lengthWords(playlist.durationMs)}</span>
              <hp-playlist-strip .playlist=${playlist}></hp-playlist-strip>
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private async create({ id, name }: PlaylistView): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const startDate = dayOf(Date.now(), townZone());
      const made = await call(api.schedules.create, {
        body: {
          name: shortened(name, 80),
          playlist: id,
          targets: { all: false, screens: [], groups: [], villages: [], venueKinds: [] }, // screens are chosen, never taken by default
          recurrence: { startDate, endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '07:00', to: '22:00' }] },
          tier: 'scheduled',
          campaign: '',
        },
      });
      navigate(`/schedules/${made.id}`, { replace: true });
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}
