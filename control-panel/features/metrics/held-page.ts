import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import '../../components/filter-bar.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { metrics, readings, READINGS_A_PAGE } from '../../data/metrics.ts';
import type { ReadingPage } from '../../data/metrics.ts';
import type { Store } from '../../data/store.ts';
import { may, townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { timeWords } from '../../locales/time-words.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { decide, mayDecide } from './decide.ts';
import './figure.ts';
import './held-cell.ts';
import './refuse-dialog.ts';

/** Readings that wait for a second person: looked at, then accepted or refused, one or many. */
@customElement('hp-held-page')
export class HeldPage extends PageElement {
  private readonly held = new Subscribed(this, () => this.store);
  private readonly metrics = new Subscribed(this, metrics);
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private refusing: readonly ReadingView[] = [];
  @state() private busy = false;
  /** Shown until the page that is asked for is there, so that what one has in hand stays where it is. */
  private last: ReadingPage | undefined;

  static override styles = [
    shared,
    pageLayout,
    css`
      select {
        max-width: 240px;
        height: var(--hp-control);
        padding: 0 8px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      [aria-busy='true'] {
        opacity: 0.6;
      }
      nav {
        margin-block-start: var(--hp-space-2);
      }
      @media (max-width: 720px) {
        select {
          height: var(--hp-touch);
        }
      }
    `,
  ];

  private get metric(): string {
    return this.place.query.get('metric') ?? '';
  }

  private get page(): number {
    return Math.max(1, Math.floor(Number(this.place.query.get('page')) || 1));
  }

  private get store(): Store<ReadingPage> {
    const { metric, page } = this;
    return readings({ state: 'held', ...(metric ? { metric } : {}), ...(page > 1 ? { offset: (page - 1) * READINGS_A_PAGE } : {}) });
  }

  /** Before the source is another. */
  protected override willUpdate(): void {
    this.last = this.held.value ?? this.last;
  }

  override render() {
    const { heldTitle, heldLede, title } = t().metrics;
    return html`
      <hp-page-header heading=${heldTitle} lede=${heldLede} backTo="/data" backLabel=${title}></hp-page-header>
      ${this.renderPage()}
      ${this.refusing.length > 0 ? html`<hp-refuse-dialog .readings=${this.refusing} @hp-close=${() => this.forget()}></hp-refuse-dialog>` : nothing}
    `;
  }

  /** At either end one of the pager's buttons is off and drops the focus: the other takes it. */
  private readonly passFocus = ({ target }: Event) => {
    if (!(target as Element).matches('[disabled]')) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('nav wa-button:not([disabled])')?.focus());
  };

  private renderPage() {
    const { heldEmpty, heldEmptyHint, search } = t().metrics;
    const { value, error } = this.held;
    if (value?.rows.length === 0 && this.page === 1 && this.metric === '') return html`<hp-empty-state icon="check" heading=${heldEmpty} hint=${heldEmptyHint}></hp-empty-state>`;
    const known = value ?? (error ? undefined : this.last);
    const isLate = known !== value;
    const shown = this.shown(known?.rows ?? []);
    return html`
      ${known || error
        ? html`<hp-filter-bar .query=${this.place.query} placeholder=${search} summary=${known ? t().common.rows(shown.length) : ''}>${this.renderChoice()}</hp-filter-bar>`
        : nothing}
      <div aria-busy=${isLate} ?inert=${isLate}>${whenLoaded({ value: known, error }, () => this.renderRows(shown), this.store)}</div>
      ${this.renderPager(known?.more ?? false, isLate)}
    `;
  }

  private renderPager(more: boolean, isLate: boolean) {
    const { newer, older } = t().metrics;
    const { page } = this;
    if (!more && page === 1) return nothing;
    return html`<nav class="row" @focusout=${this.passFocus}>
      <wa-button size="s" appearance="outlined" ?disabled=${page === 1} @click=${() => setQuery({ page: page > 2 ? String(page - 1) : null })}>${newer}</wa-button>
      <wa-button size="s" appearance="outlined" ?disabled=${!more} @click=${() => !isLate && setQuery({ page: String(page + 1) })}>${older}</wa-button>
    </nav>`;
  }

  /** The metrics of which something waits, and the one that is looked at. */
  private renderChoice() {
    const { title } = t().metrics;
    const choices = (this.metrics.value ?? []).filter(({ id, held }) => held > 0 || id === this.metric);
    return html`<select aria-label=${title} @change=${(event: Event) => setQuery({ metric: (event.currentTarget as HTMLSelectElement).value, page: null })}>
      <option value="" ?selected=${this.metric === ''}>${title}: ${t().common.all}</option>
      ${choices.map(({ id, name, held }) => html`<option value=${id} .selected=${id === this.metric}>${name} (${countWords(held)})</option>`)}
    </select>`;
  }

  private renderRows(shown: readonly ReadingView[]) {
    if (shown.length === 0) return html`<hp-empty-state icon="check" heading=${t().common.nothingMatches}></hp-empty-state>`;
    return this.renderTable(shown, shown.filter((row) => this.selected.has(String(row.id)) && mayDecide(row)));
  }

  private renderTable(shown: readonly ReadingView[], chosen: readonly ReadingView[]) {
    const { acceptAll, refuseAll } = t().metrics;
    return html`
      <hp-data-table
        .rows=${shown}
        .columns=${this.columns()}
        .keyOf=${({ id }: ReadingView) => String(id)}
        .nameOf=${({ metricName, member }: ReadingView) => `${metricName} ${member}`}
        ?selectable=${may('reading.approve')}
        .selected=${this.selected}
        sort=${this.place.query.get('sort') ?? ''}
        @hp-select=${(event: CustomEvent<ReadonlySet<string>>) => (this.selected = event.detail)}
      >
        ${chosen.length > 0
          ? html`<wa-button slot="bulk" size="s" appearance="outlined" ?loading=${this.busy} @click=${() => void this.accept(chosen)}>${acceptAll(chosen.length)}</wa-button>
              <wa-button slot="bulk" size="s" appearance="outlined" @click=${() => (this.refusing = chosen)}>${refuseAll(chosen.length)}</wa-button>`
          : nothing}
      </hp-data-table>
    `;
  }

  private columns(): Column<ReadingView>[] {
    const texts = t().metrics;
    return [
      {
        key: 'metric',
        label: texts.title,
        sortBy: ({ metricName }) => metricName,
        cell: (row) => html`<hp-held-cell shows="what" .reading=${row}></hp-held-cell>`,
      },
      { key: 'value', label: texts.value, align: 'end', sortBy: ({ value }) => value, cell: (row) => html`<hp-figure .figure=${row}></hp-figure>` },
      { key: 'asOf', label: texts.asOfLabel, wideOnly: true, sortBy: ({ asOf }) => asOf, cell: ({ asOf }) => timeWords(asOf, Date.now(), townZone(), language()) },
      {
        key: 'reporter',
        label: texts.reporter,
        wideOnly: true,
        sortBy: ({ reporter }) => reporter,
        cell: (row) => html`<hp-held-cell shows="who" .reading=${row}></hp-held-cell>`,
      },
      { key: 'note', label: texts.note, wideOnly: true, cell: (row) => html`<hp-held-cell shows="note" .reading=${row}></hp-held-cell>` },
      { key: 'act', label: '', align: 'end', cell: (row) => this.renderActions(row) },
    ];
  }

  private renderActions(row: ReadingView) {
    const { accept, refuse, notOwn } = t().metrics;
    if (!may('reading.approve')) return nothing;
    if (!mayDecide(row)) return html`<span class="small quiet">${notOwn}</span>`;
    return html`<span data-own-click>
      <wa-button size="s" appearance="plain" @click=${() => void this.accept([row])}>${accept}</wa-button>
      <wa-button size="s" appearance="plain" @click=${() => (this.refusing = [row])}>${refuse}</wa-button>
    </span>`;
  }

  private shown(rows: readonly ReadingView[]): ReadingView[] {
    const words = (this.place.query.get('q') ?? '').toLocaleLowerCase();
    return rows.filter((row) => `${row.metricName} ${row.member} ${row.reporter} ${row.note}`.toLocaleLowerCase().includes(words));
  }

  private async accept(rows: readonly ReadingView[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await decide(rows, true);
    this.busy = false;
    this.forget();
  }

  private forget(): void {
    this.refusing = [];
    this.selected = new Set();
    void this.store.refresh();
  }
}
