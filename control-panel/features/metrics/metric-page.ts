import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import { READING_STATES } from '../../../server/protocol/rest/metrics.ts';
import type { Passport } from '../../../server/protocol/rest/metrics.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { urlOf } from '../../data/call.ts';
import { passport, readings } from '../../data/metrics.ts';
import type { ReadingPage, ReadingQuery } from '../../data/metrics.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './members-list.ts';
import './metric-facts.ts';
import { metricPageStyles } from './metric-page.styles.ts';
import './metric-passport.ts';
import './readings-list.ts';
import { giveBack, removeMetric } from './remove-metric.ts';
import './thresholds-section.ts';

const PAGE_SIZE = 100;

/** One metric: its figure with its passport, its readings, its parts, and where it is used. */
@customElement('hp-metric-page')
export class MetricPage extends PageElement {
  private readonly passport = new Subscribed(this, () => passport(this.param('id'), this.member));
  private readonly readings = new Subscribed(this, () => (this.isEntered ? readings(this.query) : null));

  static override styles = [shared, pageLayout, metricPageStyles];

  private get member(): string {
    return this.place.query.get('member') ?? '';
  }

  /** A deleted one can be looked at and given back, nothing else. */
  private get isDeleted(): boolean {
    return this.passport.value?.metric.deleted ?? false;
  }

  private get isEntered(): boolean {
    return this.passport.value?.metric.source.kind === 'readings';
  }

  private get page(): number {
    return Math.max(1, Math.floor(Number(this.place.query.get('page')) || 1));
  }

  private get query(): ReadingQuery {
    const state = READING_STATES.find((each) => each === this.place.query.get('state'));
    return { metric: this.param('id'), ...(this.member ? { member: this.member } : {}), ...(state ? { state } : {}), offset: (this.page - 1) * PAGE_SIZE };
  }

  override render() {
    return whenLoaded(this.passport, (all) => this.renderAll(all), passport(this.param('id'), this.member));
  }

  private renderAll(all: Passport) {
    const { metric, members } = all;
    const texts = t().metrics;
    const backTo = `/data?category=${encodeURIComponent(metric.category)}`;
    return html`
      <hp-page-header heading=${metric.name} lede=${metric.about} backTo=${backTo} backLabel="${texts.title} · ${metric.category}">
        ${this.isEntered && !this.isDeleted && may('reading.enter')
          ? html`<wa-button slot="actions" variant="brand" href="/data/enter?category=${encodeURIComponent(metric.category)}&metric=${metric.id}"><wa-icon slot="start" name="edit"></wa-icon>${texts.enter}</wa-button>`
          : nothing}
        ${may('metric.manage') && !this.isDeleted
          ? html`<wa-button slot="actions" appearance="outlined" href="/data/metrics/${metric.id}/edit">${texts.editMetric}</wa-button>
              <wa-button slot="actions" appearance="plain" @click=${() => void removeMetric(metric)}><wa-icon name="trash" label=${texts.removeMetric}></wa-icon></wa-button>`
          : nothing}
      </hp-page-header>
      ${metric.deleted ? this.renderDeleted(metric.id) : nothing}
      ${metric.dimension && metric.dimension.members.length > 0 ? this.renderMemberChoice(metric.dimension) : nothing}
      <section class="first"><hp-metric-passport .passport=${all}></hp-metric-passport></section>
      ${members.length > 0
        ? html`<section class="rule"><h2>${texts.members(metric.dimension?.name ?? texts.member)}</h2>
            <hp-members-list .figures=${members} chosen=${this.member} .hrefOf=${(member: string) => this.hrefOf(member)}></hp-members-list></section>`
        : nothing}
      ${this.isEntered ? this.renderReadings(all) : nothing}
      ${metric.deleted ? nothing : html`<hp-thresholds-section class="rule" .metric=${metric}></hp-thresholds-section>`}
      <hp-metric-facts class="rule" .metric=${metric}></hp-metric-facts>
    `;
  }

  private renderDeleted(id: string) {
    const { deletedMetric, restoreMetric } = t().metrics;
    return html`<div class="deleted" role="status">
      <span>${deletedMetric}</span>
      ${may('metric.manage') ? html`<wa-button size="s" appearance="outlined" @click=${() => void giveBack(id)}>${restoreMetric}</wa-button>` : nothing}
    </div>`;
  }

  private renderMemberChoice({ name, members }: { name: string; members: readonly string[] }) {
    const { allMembers } = t().metrics;
    return html`<label class="member">
      <span class="quiet">${name}</span>
      <select .value=${this.member} @change=${(event: Event) => setQuery({ member: (event.currentTarget as HTMLSelectElement).value, page: null })}>
        <option value="" ?selected=${this.member === ''}>${allMembers}</option>
        ${members.map((member) => html`<option value=${member} ?selected=${member === this.member}>${member}</option>`)}
      </select>
    </label>`;
  }

  private renderReadings({ metric }: Passport) {
    const texts = t().metrics;
    const { offset: _, ...filter } = this.query;
    return html`<section class="rule">
      <header class="head">
        <h2>${texts.readings} <span class="quiet">${countWords(metric.readings)}</span></h2>
        <select aria-label=${texts.filterState} @change=${(event: Event) => setQuery({ state: (event.currentTarget as HTMLSelectElement).value, page: null })}>
          <option value="" ?selected=${!filter.state}>${texts.filterState}: ${t().common.all}</option>
          ${READING_STATES.map((state) => html`<option value=${state} ?selected=${state === filter.state}>${texts.readingStates[state]}</option>`)}
        </select>
        <wa-button size="s" appearance="outlined" href=${urlOf(api.readings.csv.path, {}, filter)} download=""><wa-icon slot="start" name="download"></wa-icon>${texts.csv}</wa-button>
      </header>
      ${whenLoaded(this.readings, (page) => this.renderPage(page, metric.dimension !== null), readings(this.query))}
    </section>`;
  }

  private renderPage({ rows, more }: ReadingPage, members: boolean) {
    const texts = t().metrics;
    if (rows.length === 0 && this.page === 1) {
      const filtered = this.query.state !== undefined;
      return html`<hp-empty-state icon="data" heading=${filtered ? t().common.nothingMatches : texts.readingsEmpty} hint=${filtered ? '' : texts.readingsEmptyHint}></hp-empty-state>`;
    }
    return html`
      <hp-readings-list .rows=${rows} ?members=${members} ?editable=${may('reading.enter') && !this.isDeleted}></hp-readings-list>
      ${more || this.page > 1
        ? html`<nav class="pages">
            <wa-button size="s" appearance="outlined" ?disabled=${this.page === 1} @click=${() => setQuery({ page: this.page > 2 ? String(this.page - 1) : null })}>${texts.newer}</wa-button>
            <wa-button size="s" appearance="outlined" ?disabled=${!more} @click=${() => setQuery({ page: String(this.page + 1) })}>${texts.older}</wa-button>
          </nav>`
        : nothing}
    `;
  }

  private hrefOf(member: string): string {
    return `/data/metrics/${this.param('id')}${member ? `?member=${encodeURIComponent(member)}` : ''}`;
  }
}
