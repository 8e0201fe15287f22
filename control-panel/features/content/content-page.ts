import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { CATEGORIES, CONTENT_KINDS } from '../../../server/domain/content.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import '../../components/filter-bar.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentList } from '../../data/content.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { navigate, setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './add-to-playlist.ts';
import { contentColumns } from './content-columns.ts';
import { contentHref } from './content-href.ts';
import { filterContent, SORTS, sortContent } from './content-filter.ts';
import './content-grid.ts';
import { contentPageStyles } from './content-page.styles.ts';
import { deleteContent } from './delete-content.ts';
import './in-use-notice.ts';
import { ensurePosters } from './poster.ts';
import './upload-zone.ts';
import type { UploadZone } from './upload-zone.ts';

/** All that can be shown: found, sorted, selected, uploaded. */
@customElement('hp-content-page')
export class ContentPage extends PageElement {
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private inUse: readonly ContentView[] = [];
  @state() private adding: readonly string[] = [];

  private readonly content = new Subscribed(this, contentList);

  static override styles = [shared, pageLayout, contentPageStyles];

  override render() {
    const { title, newSlogan, newNotice, upload } = t().content;
    const edits = may('content.edit');
    return html`
      <hp-page-header heading=${title}>
        ${edits
          ? html`<wa-button slot="actions" appearance="outlined" @click=${this.pick}><wa-icon slot="start" name="upload"></wa-icon>${upload}</wa-button>
              <wa-button slot="actions" appearance="outlined" href="/content/new?kind=notice"><wa-icon slot="start" name="notice"></wa-icon>${newNotice}</wa-button>
              <wa-button slot="actions" variant="brand" href="/content/new?kind=slogan"><wa-icon slot="start" name="plus"></wa-icon>${newSlogan}</wa-button>`
          : nothing}
      </hp-page-header>
      ${edits ? html`<hp-upload-zone ?inviting=${this.place.query.get('upload') === '1'}></hp-upload-zone>` : nothing}
      <hp-in-use-notice .items=${this.inUse} @hp-close=${() => (this.inUse = [])}></hp-in-use-notice>
      ${whenLoaded(this.content, (items) => (items.length === 0 ? this.renderEmpty() : this.renderItems(items)), contentList)}
      ${this.adding.length > 0
        ? html`<hp-add-to-playlist .contents=${this.adding} @hp-done=${() => (this.selected = new Set())} @hp-close=${() => (this.adding = [])}></hp-add-to-playlist>`
        : nothing}
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    ensurePosters(this.content.value ?? []);
  }

  private renderEmpty() {
    const { empty, emptyHint, newSlogan } = t().content;
    return html`<hp-empty-state icon="content" heading=${empty} hint=${emptyHint}>
      ${may('content.edit') ? html`<wa-button appearance="outlined" href="/content/new?kind=slogan">${newSlogan}</wa-button>` : nothing}
    </hp-empty-state>`;
  }

  private renderItems(items: readonly ContentView[]) {
    const { query } = this.place;
    const found = filterContent(items, query);
    const asList = query.get('view') === 'list';
    const { search, summary } = t().content;
    const { nothingMatches, nothingMatchesHint } = t().common;
    return html`
      <hp-filter-bar .query=${query} .filters=${this.filters()} placeholder=${search} summary=${summary(found.length, items.length)}>${this.renderOrder(asList)}</hp-filter-bar>
      ${found.length === 0
        ? html`<hp-empty-state icon="search" heading=${nothingMatches} hint=${nothingMatchesHint}></hp-empty-state>`
        : asList
          ? this.renderList(found)
          : this.renderGrid(sortContent(found, query.get('order')))}
    `;
  }

  private renderGrid(items: readonly ContentView[]) {
    return html`
      ${this.selected.size > 0
        ? html`<div class="bar">
            <strong role="status">${t().common.selected(this.selected.size)}</strong>
            ${this.renderBulk()}
            <wa-button size="s" appearance="plain" @click=${() => (this.selected = new Set())}>${t().common.clearSelection}</wa-button>
          </div>`
        : nothing}
      <hp-content-grid .items=${items} ?selectable=${may('content.edit')} .selected=${this.selected} @hp-select=${this.onSelect}></hp-content-grid>
    `;
  }

  private renderList(items: readonly ContentView[]) {
    return html`<hp-data-table
      label=${t().content.title}
      .rows=${items}
      .columns=${contentColumns()}
      .keyOf=${(item: ContentView) => item.id}
      .nameOf=${(item: ContentView) => item.title}
      .hrefOf=${contentHref}
      ?selectable=${may('content.edit')}
      .selected=${this.selected}
      sort=${this.place.query.get('sort') ?? ''}
      @hp-select=${this.onSelect}
      >${this.selected.size > 0 ? html`<div slot="bulk" class="row">${this.renderBulk()}</div>` : nothing}</hp-data-table
    >`;
  }

  private renderBulk() {
    const { addToPlaylist, showOnScreensLong } = t().content;
    const ids = this.chosen().map(({ id }) => id);
    return html`
      ${may('publication.publish')
        ? html`<wa-button size="s" appearance="outlined" @click=${() => navigate(`/schedules/new?quick=${ids.join(',')}`)}><wa-icon slot="start" name="publish"></wa-icon>${showOnScreensLong}</wa-button>`
        : nothing}
      <wa-button size="s" appearance="outlined" @click=${() => (this.adding = ids)}><wa-icon slot="start" name="playlist"></wa-icon>${addToPlaylist}</wa-button>
      <wa-button size="s" appearance="outlined" @click=${this.deleteChosen}><wa-icon slot="start" name="trash"></wa-icon>${t().common.delete}</wa-button>
    `;
  }

  private renderOrder(asList: boolean) {
    const { sort, sorts, views } = t().content;
    const order = this.place.query.get('order') ?? 'newest';
    return html`<div class="end">
      ${asList
        ? nothing
        : html`<select class="order" aria-label=${sort} @change=${(event: Event) => setQuery({ order: (event.currentTarget as HTMLSelectElement).value })}>
            ${SORTS.map((each) => html`<option value=${each} ?selected=${each === order}>${sorts[each]}</option>`)}
          </select>`}
      <div class="views" role="group" aria-label=${views.label}>
        ${(['grid', 'list'] as const).map(
          (each) => html`<button type="button" title=${views[each]} aria-label=${views[each]} aria-pressed=${String((each === 'list') === asList)} @click=${() => setQuery({ view: each === 'list' ? 'list' : null })}>
            <wa-icon name=${each === 'list' ? 'slogan' : 'group'}></wa-icon>
          </button>`,
        )}
      </div>
    </div>`;
  }

  private filters() {
    const { kind, category, use, used, unused } = t().content;
    return [
      { key: 'kind', label: kind, choices: CONTENT_KINDS.map((value) => ({ value, label: t().words.kind[value] })) },
      { key: 'category', label: category, choices: CATEGORIES.map((value) => ({ value, label: t().words.category[value] })) },
      { key: 'use', label: use, choices: [{ value: 'used', label: used }, { value: 'unused', label: unused }] },
    ];
  }

  /** What is selected and still there, in the order shown. */
  private chosen(): ContentView[] {
    return (this.content.value ?? []).filter(({ id }) => this.selected.has(id));
  }

  private onSelect(event: CustomEvent<ReadonlySet<string>>): void {
    this.selected = event.detail;
  }

  private async deleteChosen(): Promise<void> {
    this.inUse = await deleteContent(this.chosen());
    this.selected = new Set(this.inUse.map(({ id }) => id));
  }

  private pick(): void {
    this.renderRoot.querySelector<UploadZone>('hp-upload-zone')?.pick();
  }
}
