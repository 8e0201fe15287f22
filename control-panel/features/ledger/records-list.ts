import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { PlayRow } from '../../../server/protocol/rest/ledger.ts';
import '../../components/data-table.ts';
import type { Column } from '../../components/data-table.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { records } from '../../data/ledger.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { lengthWords } from '../../locales/time-words.ts';
import { setQuery } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { PAGE_SIZE } from './ledger-query.ts';
import type { LedgerFilter } from './ledger-query.ts';

/** The play records themselves, newest first, a hundred a page. */
@customElement('hp-records-list')
export class RecordsList extends HpElement {
  @property({ attribute: false }) filter: LedgerFilter | null = null;
  /** From 0. */
  @property({ type: Number }) page = 0;

  private readonly records = new Subscribed(this, () => this.store);

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      nav {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--hp-space-2);
        margin-block-start: var(--hp-space-2);
      }
    `,
  ];

  private get store() {
    return this.filter ? records({ ...this.filter, offset: this.page * PAGE_SIZE }) : null;
  }

  override render() {
    return whenLoaded(this.records, ({ rows, more }) => this.renderRows(rows, more), this.store ?? undefined);
  }

  private renderRows(rows: readonly PlayRow[], more: boolean) {
    const { empty, emptyHint, views, newer, older, pageNumber } = t().ledger;
    if (rows.length === 0 && this.page === 0) return html`<hp-empty-state icon="ledger" heading=${empty} hint=${emptyHint}></hp-empty-state>`;
    return html`
      <hp-data-table
        label=${views.records}
        .rows=${rows}
        .columns=${columns()}
        .keyOf=${({ screen, installation, number }: PlayRow) => `${screen} ${installation} ${number}`}
        .nameOf=${({ title }: PlayRow) => title}
      ></hp-data-table>
      ${this.page > 0 || more
        ? html`<nav aria-label=${pageNumber(countWords(this.page + 1))}>
            <wa-button size="s" appearance="outlined" ?disabled=${this.page === 0} @click=${() => this.turn(this.page - 1)}>${newer}</wa-button>
            <span class="quiet">${pageNumber(countWords(this.page + 1))}</span>
            <wa-button size="s" appearance="outlined" ?disabled=${!more} @click=${() => this.turn(this.page + 1)}>${older}</wa-button>
          </nav>`
        : nothing}
    `;
  }

  private turn(page: number): void {
    setQuery({ page: page > 0 ? String(page + 1) : null });
    scrollTo(0, 0);
  }
}

function columns(): Column<PlayRow>[] {
  const { when, number, outcome, duration, notCounted } = t().ledger;
  const { screen, content, publication, category, outcome: outcomes, clock } = t().words;
  return [
    {
      key: 'when',
      label: when,
      cell: (row) => html`<hp-time .instant=${row.startedAt}></hp-time>${row.clock === 'unknown' ? html`<div>${clock.unknown}</div>` : nothing}`,
    },
    { key: 'content', label: content, cell: (row) => html`<a href="/content/${row.content}">${row.title}</a>` },
    { key: 'screen', label: screen, cell: (row) => html`<a href="/screens/${row.screen}">${row.screenName}</a>` },
    { key: 'category', label: t().words.grouping.category, wideOnly: true, cell: (row) => category[row.category] },
    { key: 'duration', label: duration, align: 'end', wideOnly: true, cell: ({ durationMs }) => lengthWords(durationMs) },
    { key: 'outcome', label: outcome, wideOnly: true, cell: (row) => (row.counted ? outcomes[row.outcome] : `${outcomes[row.outcome]} · ${notCounted}`) },
    { key: 'publication', label: publication, align: 'end', wideOnly: true, cell: (row) => html`<a href="/publications/${row.publication}">${countWords(row.publication)}</a>` },
    { key: 'number', label: number, align: 'end', wideOnly: true, cell: (row) => countWords(row.number) },
  ];
}
