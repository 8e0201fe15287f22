import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/empty-state.ts';
import '../../components/filter-bar.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { sorted } from '../../components/sorting.ts';
import { toastError } from '../../components/toast-error.ts';
import { ClockController } from '../../controllers/clock.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { metrics } from '../../data/metrics.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './data-tabs.ts';
import { categoriesOf, filteredMetrics, grouped, reordered, SOURCE_CHOICES } from './metric-filter.ts';
import './metric-list.ts';
import type { Moved } from './metric-list.ts';
import { METRIC_STATES } from './metric-states.ts';

const REST_MS = 500;

/** All metrics under their headings, each with its figure now, its time and its source. */
@customElement('hp-metrics-page')
export class MetricsPage extends PageElement {
  private readonly metrics = new Subscribed(this, metrics);
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** An order that was changed here and is not sent yet. */
  private unsent: string[] | null = null;

  static override styles = [
    shared,
    pageLayout,
    css`
      .held {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1) var(--hp-space-2);
        margin-block-end: var(--hp-space-2);
        padding: var(--hp-space-1) var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      select {
        height: var(--hp-control);
        padding: 0 8px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      .hint {
        margin-block-start: var(--hp-space-2);
      }
      @media (max-width: 720px) {
        select {
          flex: 1 1 100%;
          height: var(--hp-touch);
        }
        .hint {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  override render() {
    const { title, lede, enter, importTable, newMetric } = t().metrics;
    const some = (this.metrics.value ?? []).some(({ deleted }) => !deleted);
    return html`
      <hp-page-header heading=${title} lede=${lede}>
        ${some && may('metric.manage') ? html`<wa-button slot="actions" appearance="outlined" href="/data/metrics/new"><wa-icon slot="start" name="plus"></wa-icon>${newMetric}</wa-button>` : nothing}
        ${some && may('reading.enter')
          ? html`<wa-button slot="actions" appearance="outlined" href="/data/import"><wa-icon slot="start" name="upload"></wa-icon>${importTable}</wa-button>
              <wa-button slot="actions" variant="brand" href="/data/enter"><wa-icon slot="start" name="edit"></wa-icon>${enter}</wa-button>`
          : nothing}
      </hp-page-header>
      <hp-data-tabs current="metrics"></hp-data-tabs>
      ${whenLoaded(this.metrics, (all) => (some ? this.renderList(all) : this.renderEmpty()), metrics)}
    `;
  }

  private renderEmpty() {
    const { empty, emptyHint, newMetric, importTable } = t().metrics;
    return html`<hp-empty-state icon="data" heading=${empty} hint=${emptyHint}>
      ${may('metric.manage') ? html`<wa-button variant="brand" href="/data/metrics/new">${newMetric}</wa-button>` : nothing}
      ${may('reading.enter') ? html`<wa-button appearance="outlined" href="/data/import">${importTable}</wa-button>` : nothing}
    </hp-empty-state>`;
  }

  private renderList(all: readonly MetricView[]) {
    const texts = t().metrics;
    const { query } = this.place;
    const kept = all.filter(({ deleted }) => !deleted);
    const shown = this.arranged(filteredMetrics(kept, query, Date.now()));
    const held = kept.reduce((sum, metric) => sum + metric.held, 0);
    const own = !query.get('sort');
    return html`
      ${held > 0 ? html`<div class="held"><span>${texts.held(held)}</span><a href="/data/held">${texts.heldTitle}</a></div>` : nothing}
      <hp-filter-bar
        .query=${query}
        placeholder=${texts.search}
        summary=${texts.count(shown.length, kept.length)}
        .filters=${[
          { key: 'category', label: texts.category, choices: categoriesOf(kept).map((category) => ({ value: category, label: category })) },
          { key: 'source', label: texts.source, choices: SOURCE_CHOICES.map((source) => ({ value: source, label: texts.sourceKinds[source] })) },
          { key: 'state', label: texts.state, choices: METRIC_STATES.map((state) => ({ value: state, label: texts.states[state] })) },
        ]}
      >
        <select aria-label=${texts.sortBy} @change=${(event: Event) => setQuery({ sort: (event.currentTarget as HTMLSelectElement).value })}>
          <option value="" ?selected=${own}>${texts.sorts.own}</option>
          ${(['name', 'oldest'] as const).map((sort) => html`<option value=${sort} ?selected=${sort === query.get('sort')}>${texts.sorts[sort]}</option>`)}
        </select>
      </hp-filter-bar>
      ${shown.length === 0 ? html`<hp-empty-state icon="search" heading=${t().common.nothingMatches} hint=${t().common.nothingMatchesHint}></hp-empty-state>` : nothing}
      ${grouped(shown).map(
        (group) => html`<hp-metric-list
          .category=${group.category}
          .metrics=${group.metrics}
          ?movable=${own && may('metric.manage')}
          @hp-move=${(event: CustomEvent<Moved>) => this.move(event.detail)}
        ></hp-metric-list>`,
      )}
      ${own && may('metric.manage') && shown.length > 1 ? html`<p class="hint small quiet">${texts.order.hint}</p>` : nothing}
    `;
  }

  private arranged(shown: readonly MetricView[]): readonly MetricView[] {
    const sort = this.place.query.get('sort');
    if (sort === 'name') return sorted(shown, ({ name }) => name, false);
    if (sort === 'oldest') return sorted(shown, ({ now }) => now.asOf ?? 0, false);
    return shown;
  }

  /** Shown at once, and sent when the dragging has come to rest. */
  private move({ id, target, after }: Moved): void {
    const all = this.metrics.value ?? [];
    const ids = reordered(all.map((metric) => metric.id), id, target, after);
    const byId = new Map(all.map((metric) => [metric.id, metric]));
    metrics.patch(() => ids.map((each) => byId.get(each)!));
    clearTimeout(this.resting);
    this.unsent = ids;
    this.resting = setTimeout(() => this.sendOrder(), REST_MS);
  }

  private sendOrder(): void {
    clearTimeout(this.resting);
    const ids = this.unsent;
    this.unsent = null;
    if (!ids) return;
    call(api.metrics.order, { body: { ids } }).catch((error: unknown) => {
      toastError(error);
      void metrics.refresh();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sendOrder();
  }
}
