import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { CountTable } from '../../../server/protocol/rest/ledger.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { urlOf } from '../../data/call.ts';
import { contentList } from '../../data/content.ts';
import { counts, overview } from '../../data/ledger.ts';
import { screens } from '../../data/screens.ts';
import { may, townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { dateWords } from '../../locales/time-words.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './counts-list.ts';
import './gaps-list.ts';
import { ledgerPageStyles } from './ledger-page.styles.ts';
import { filterOf, pageOf, viewOf, VIEWS } from './ledger-query.ts';
import type { LedgerFilter, View } from './ledger-query.ts';
import './ledger-totals.ts';
import './period-picker.ts';
import { periodOf } from './period.ts';
import type { Range } from './period.ts';
import './records-list.ts';

/** Counts of a long period are heavy: while today's move they are fetched anew no more often than this. */
const REFRESH_MS = 10_000;

/** What was played, when and how often, and what is still missing. */
@customElement('hp-ledger-page')
export class LedgerPage extends PageElement {
  private readonly overview = new Subscribed(this, () => (may('screen.view') ? overview : null));
  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));
  private readonly content = new Subscribed(this, () => (may('content.view') ? contentList : null));
  private readonly totals = new Subscribed(this, () => counts({ by: 'category', ...this.withoutCategory() }));
  private readonly counts = new Subscribed(this, () => this.countStore());

  private heard = -1;
  private refreshedAt = 0;
  private later: ReturnType<typeof setTimeout> | undefined;

  static override styles = [shared, pageLayout, ledgerPageStyles];

  private get today(): string {
    return dayOf(Date.now(), townZone());
  }

  private get range(): Range {
    return periodOf(this.place.query, this.today);
  }

  private get filter(): LedgerFilter {
    return filterOf(this.place.query, this.range);
  }

  private get view(): View {
    return viewOf(this.place.query);
  }

  private withoutCategory(): LedgerFilter {
    const { category: _, ...rest } = this.filter;
    return rest;
  }

  private countStore() {
    const { view } = this;
    return view === 'records' || view === 'gaps' ? null : counts({ by: view, ...this.filter });
  }

  /** Today's counts arrive by themselves; what is counted from them follows. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const plays = this.overview.value?.today.total.plays;
    const first = this.heard < 0;
    if (plays === undefined || plays === this.heard || this.range.to < this.today) return;
    const wait = first ? 0 : this.refreshedAt + REFRESH_MS - Date.now();
    if (wait > 0) {
      this.later ??= setTimeout(() => this.lookAgain(), wait); // the last plays of a burst must not be left out
      return;
    }
    this.heard = plays;
    this.refreshedAt = Date.now();
    if (first) return;
    void this.countStore()?.refresh();
    if (!this.isLiveToday) void counts({ by: 'category', ...this.withoutCategory() }).refresh();
  }

  private lookAgain(): void {
    this.later = undefined;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.later);
    this.later = undefined;
  }

  /** The live counts are just what is asked for. */
  private get isLiveToday(): boolean {
    const { screen, content, campaign, from, to } = this.filter;
    return from === this.today && to === this.today && screen === undefined && content === undefined && campaign === undefined;
  }

  override render() {
    const { title, lede } = t().ledger;
    return html`
      <hp-page-header heading=${title} lede=${lede}>${this.renderDownloads()}</hp-page-header>
      <div class="controls">
        <hp-period-picker .range=${this.range}></hp-period-picker>
        <span class="quiet">${this.rangeWords()}</span>
        ${this.renderFilters()}
      </div>
      ${whenLoaded(this.totals, (table) => this.renderTotals(table))}
      ${this.renderTabs()}
      <div class="view">${this.renderView()}</div>
    `;
  }

  private rangeWords(): string {
    const words = (day: string) => dateWords(day, this.today, language());
    return t().ledger.days(words(this.range.from), words(this.range.to));
  }

  private renderDownloads() {
    if (this.view === 'gaps') return nothing;
    const { csvCounts, csvRecords } = t().ledger;
    const { view, filter } = this;
    const ofRecords = view === 'records';
    const address = ofRecords ? urlOf(api.ledger.recordsCsv.path, {}, { ...filter, lang: language() }) : urlOf(api.ledger.countsCsv.path, {}, { by: view, ...filter, lang: language() });
    return html`<wa-button slot="actions" appearance="outlined" href=${address} download="">
      <wa-icon slot="start" name="download"></wa-icon>${ofRecords ? csvRecords : csvCounts}
    </wa-button>`;
  }

  /** What the figures are narrowed to, each with the way to take it off again. */
  private renderFilters() {
    const { screen, content, category, campaign } = this.filter;
    const active: [name: string, label: string][] = [];
    if (screen) active.push(['screen', this.screens.value?.find(({ id }) => id === screen)?.name ?? screen]);
    if (content) active.push(['content', this.content.value?.find(({ id }) => id === content)?.title ?? content]);
    if (category) active.push(['category', t().words.category[category]]);
    if (campaign !== undefined) active.push(['campaign', campaign || t().ledger.noCampaign]);
    if (active.length === 0) return nothing;
    const { filteredBy, removeFilter } = t().ledger;
    return html`<div class="filters" role="group" aria-label=${filteredBy}>
      <span class="quiet">${filteredBy}</span>
      ${active.map(([name, label]) => html`<a class="chip" href=${this.hrefWith({ [name]: null, page: null })} aria-label=${removeFilter(label)}>${label}<wa-icon name="xmark"></wa-icon></a>`)}
    </div>`;
  }

  private renderTotals(table: CountTable) {
    const live = this.overview.value?.today ?? null;
    const { isLiveToday } = this;
    const { from, to, screen, content, category, campaign } = this.filter;
    const holdsToday = from <= this.today && this.today <= to && from !== to && screen === undefined && content === undefined && campaign === undefined;
    return html`<hp-ledger-totals .table=${isLiveToday && live ? live : table} .today=${holdsToday ? live : null} category=${category ?? ''}></hp-ledger-totals>`;
  }

  private renderTabs() {
    const { view, views } = t().ledger;
    return html`<nav class="tabs" aria-label=${view}>
      ${VIEWS.map((each) => html`<a href=${this.hrefWith({ view: each, page: null })} aria-current=${each === this.view ? 'page' : nothing}>${views[each]}</a>`)}
    </nav>`;
  }

  private renderView() {
    const { view } = this;
    if (view === 'gaps') return html`<hp-gaps-list></hp-gaps-list>`;
    if (view === 'records') return html`<hp-records-list .filter=${this.filter} page=${pageOf(this.place.query)}></hp-records-list>`;
    return whenLoaded(this.counts, (table) => (table.rows.length === 0 ? this.renderEmpty() : html`<hp-counts-list .table=${table} by=${view} .query=${this.place.query}></hp-counts-list>`), this.countStore() ?? undefined);
  }

  private renderEmpty() {
    const { empty, emptyHint, widen, toSchedules } = t().ledger;
    const year = this.range.period === 'year';
    return html`<hp-empty-state icon="ledger" heading=${empty} hint=${emptyHint}>
      <wa-button appearance="outlined" href=${year ? '/schedules' : this.hrefWith({ period: 'year', from: null, to: null, page: null })}>${year ? toSchedules : widen}</wa-button>
    </hp-empty-state>`;
  }

  private hrefWith(changes: Readonly<Record<string, string | null>>): string {
    const query = new URLSearchParams(this.place.query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    return `/ledger${query.size > 0 ? `?${query}` : ''}`;
  }
}
