import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { VENUE_KINDS } from '../../../server/domain/screen.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import '../../components/filter-bar.ts';
import type { Filter } from '../../components/filter-bar.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/pair-invitation.ts';
import { toast } from '../../components/toast.ts';
import { ClockController } from '../../controllers/clock.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { publications } from '../../data/publications.ts';
import { screens } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { changeGroups } from './bulk-groups.ts';
import { withGroup, withoutGroup } from './details-draft.ts';
import { askGroup } from './group-dialog.ts';
import { identify } from './identify.ts';
import { filterScreens, groupsOf, villagesOf } from './screen-filter.ts';
import { notesOf } from './screen-notes.ts';
import { screenColumns } from './screen-table.ts';
import './screen-tiles.ts';

/** Every screen, as a list or as pictures, with what each says of itself. */
@customElement('hp-screens-page')
export class ScreensPage extends PageElement {
  @state() private selected: ReadonlySet<string> = new Set();

  private readonly screens = new Subscribed(this, screens);
  private readonly publications = new Subscribed(this, () => (may('publication.view') ? publications : null));

  static override styles = [
    shared,
    pageLayout,
    css`
      .switch {
        display: inline-flex;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        overflow: clip;
      }
      .switch a {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        height: calc(var(--hp-control) - 2px);
        padding-inline: 12px;
        text-decoration: none;
      }
      .switch a:hover {
        background: var(--hp-hover);
      }
      .switch a[aria-current] {
        background: var(--hp-sunken);
        box-shadow: inset 0 -2px 0 var(--hp-ink);
        font-weight: 500;
      }
      @media (max-width: 720px) {
        .switch {
          flex: 1 1 100%;
        }
        .switch a {
          flex: 1;
          justify-content: center;
          height: calc(var(--hp-touch) - 2px);
        }
      }
      .first {
        max-width: 760px;
        margin-block-start: var(--hp-space-2);
      }
      .first p {
        margin-block: var(--hp-space-half) var(--hp-space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  private get head() {
    return this.publications.value?.[0] ?? null;
  }

  override render() {
    const { title, lede, pair } = t().screens;
    const here = (this.screens.value ?? []).filter(({ revoked }) => !revoked);
    const online = here.filter(({ status }) => status.online).length;
    return html`
      <hp-page-header heading=${title} lede=${here.length > 0 ? lede(countWords(here.length), countWords(online)) : ''}>
        ${here.length > 0 && may('screen.manage')
          ? html`<wa-button slot="actions" variant="brand" href="/screens/pair"><wa-icon slot="start" name="plus"></wa-icon>${pair}</wa-button>`
          : nothing}
      </hp-page-header>
      ${whenLoaded(this.screens, (all) => (all.length === 0 ? this.renderEmpty() : this.renderAll(all)), screens)}
    `;
  }

  private renderEmpty() {
    const { empty, emptyHint, emptyNoRight } = t().screens;
    if (!may('screen.manage')) return html`<hp-empty-state icon="screen" heading=${emptyNoRight}></hp-empty-state>`;
    return html`<div class="first">
      <h2>${empty}</h2>
      <p class="quiet">${emptyHint}</p>
      <hp-pair-invitation></hp-pair-invitation>
    </div>`;
  }

  private renderAll(all: readonly ScreenView[]) {
    const { query } = this.place;
    const shown = filterScreens(all, query, (screen) => !screen.status.online || notesOf(screen, this.head, Date.now()).length > 0);
    const chosen = shown.filter(({ id }) => this.selected.has(id));
    const selected = new Set(chosen.map(({ id }) => id));
    const mosaic = query.get('view') === 'mosaic';
    const select = (event: CustomEvent<ReadonlySet<string>>) => (this.selected = event.detail);
    const selectable = may('screen.manage');
    return html`
      <hp-filter-bar .query=${query} .filters=${this.filters(all)} placeholder=${t().screens.search} summary=${t().common.rows(shown.length)}>
        ${this.renderSwitch(mosaic)}
      </hp-filter-bar>
      ${shown.length === 0
        ? html`<hp-empty-state icon="search" heading=${t().common.nothingMatches} hint=${t().common.nothingMatchesHint}></hp-empty-state>`
        : mosaic
          ? html`<hp-screen-tiles .screens=${shown} .head=${this.head} .selected=${selected} ?selectable=${selectable} @hp-select=${select}>${this.renderBulk(chosen)}</hp-screen-tiles>`
          : html`<hp-data-table
              label=${t().screens.title}
              .rows=${shown}
              .columns=${screenColumns(this.head)}
              .keyOf=${({ id }: ScreenView) => id}
              .nameOf=${({ name }: ScreenView) => name}
              .hrefOf=${({ id }: ScreenView) => `/screens/${id}`}
              ?selectable=${selectable}
              .selected=${selected}
              sort=${query.get('sort') ?? ''}
              @hp-select=${select}
              >${this.renderBulk(chosen)}</hp-data-table
            >`}
    `;
  }

  private renderSwitch(mosaic: boolean) {
    const { view, asList, asMosaic } = t().screens;
    const choice = (name: 'list' | 'mosaic', label: string, icon: string) => {
      const query = new URLSearchParams(this.place.query);
      if (name === 'mosaic') query.set('view', 'mosaic');
      else query.delete('view');
      return html`<a
        href="/screens${query.size > 0 ? `?${query}` : ''}"
        aria-current=${(name === 'mosaic') === mosaic ? 'true' : nothing}
        @click=${(event: MouseEvent) => {
          event.preventDefault();
          setQuery({ view: name === 'mosaic' ? 'mosaic' : null });
        }}
        ><wa-icon name=${icon}></wa-icon>${label}</a
      >`;
    };
    return html`<div class="switch" role="group" aria-label=${view}>${choice('list', asList, 'playlist')}${choice('mosaic', asMosaic, 'overview')}</div>`;
  }

  private filters(all: readonly ScreenView[]): Filter[] {
    const { village, venueKind, group, venue } = t().words;
    const names = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
    const kinds = VENUE_KINDS.filter((kind) => all.some((screen) => screen.venueKind === kind));
    return [
      { key: 'village', label: village, choices: names(villagesOf(all)) },
      { key: 'venue', label: venueKind, choices: kinds.map((kind) => ({ value: kind, label: venue[kind] })) },
      { key: 'group', label: group, choices: names(groupsOf(all)) },
      { key: 'state', label: t().screens.state, choices: Object.entries(t().screens.states).map(([value, label]) => ({ value, label })) },
    ];
  }

  private renderBulk(chosen: readonly ScreenView[]) {
    const { addToGroup, removeFromGroup, identify: words, identifyHint } = t().screens;
    return html`
      <wa-button slot="bulk" size="s" appearance="outlined" @click=${() => this.addToGroup(chosen)}><wa-icon slot="start" name="group"></wa-icon>${addToGroup}</wa-button>
      <wa-button slot="bulk" size="s" appearance="outlined" @click=${() => this.removeFromGroup(chosen)}>${removeFromGroup}</wa-button>
      <wa-button slot="bulk" size="s" appearance="outlined" title=${identifyHint} @click=${() => identify(chosen)}><wa-icon slot="start" name="eye"></wa-icon>${words}</wa-button>
    `;
  }

  private async addToGroup(chosen: readonly ScreenView[]): Promise<void> {
    const group = await askGroup({ mode: 'add', count: chosen.length, groups: groupsOf(this.screens.value ?? []) });
    if (group === null) return;
    if (chosen.every(({ groups }) => groups.includes(group))) return toast(t().screens.alreadyIn(group));
    await changeGroups(chosen, (groups) => withGroup(groups, group), (count) => t().screens.added(count, group));
  }

  private async removeFromGroup(chosen: readonly ScreenView[]): Promise<void> {
    const group = await askGroup({ mode: 'remove', count: chosen.length, groups: groupsOf(chosen) });
    if (group === null) return;
    await changeGroups(chosen, (groups) => withoutGroup(groups, group), (count) => t().screens.removed(count, group));
  }
}
