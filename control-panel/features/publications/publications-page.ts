import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { PublicationView } from '../../../server/protocol/rest/programme.ts';
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
import { publications } from '../../data/publications.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './publication-title.ts';
import './reach.ts';

const KINDS = ['schedule', 'withdraw', 'town', 'rotate-key'] as const satisfies readonly PublicationView['kind'][];

/** The publication log, newest first, older ones on demand. */
@customElement('hp-publications-page')
export class PublicationsPage extends PageElement {
  @state() private older: readonly PublicationView[] = [];
  @state() private busy = false;

  private readonly publications = new Subscribed(this, publications);

  static override styles = [
    shared,
    pageLayout,
    css`
      .more {
        display: flex;
        justify-content: center;
        margin-block-start: var(--hp-space-2);
      }
    `,
  ];

  override render() {
    const { title, lede } = t().publications;
    return html`
      <hp-page-header heading=${title} lede=${lede}></hp-page-header>
      ${whenLoaded(this.publications, (newest) => this.renderLog(newest), publications)}
    `;
  }

  private renderLog(newest: readonly PublicationView[]) {
    const texts = t().publications;
    if (newest.length === 0) {
      return html`<hp-empty-state icon="publish" heading=${texts.empty} hint=${texts.emptyHint}>
        <wa-button appearance="outlined" href="/schedules">${texts.toSchedules}</wa-button>
      </hp-empty-state>`;
    }
    const oldest = newest.at(-1)?.sequence ?? 0;
    const all = [...newest, ...this.older.filter(({ sequence }) => sequence < oldest)];
    const { query } = this.place;
    const shown = filterPublications(all, query);
    const kinds = KINDS.map((kind) => ({ value: kind, label: t().words.publicationKind[kind] }));
    return html`
      <hp-filter-bar .query=${query} .filters=${[{ key: 'kind', label: texts.kind, choices: kinds }]} placeholder=${texts.search} summary=${t().common.rows(shown.length)}></hp-filter-bar>
      ${shown.length === 0
        ? html`<hp-empty-state icon="search" heading=${t().common.nothingMatches} hint=${t().common.nothingMatchesHint}></hp-empty-state>`
        : html`<hp-data-table
            label=${texts.title}
            .rows=${shown}
            .columns=${columns()}
            .keyOf=${({ sequence }: PublicationView) => String(sequence)}
            .nameOf=${({ title }: PublicationView) => title}
            .hrefOf=${({ sequence }: PublicationView) => `/publications/${sequence}`}
            sort=${query.get('sort') ?? ''}
          ></hp-data-table>`}
      ${(all.at(-1)?.sequence ?? 1) > 1
        ? html`<div class="more"><wa-button appearance="outlined" ?loading=${this.busy} @click=${() => this.loadOlder(all)}>${texts.older}</wa-button></div>`
        : nothing}
    `;
  }

  private async loadOlder(all: readonly PublicationView[]): Promise<void> {
    const before = all.at(-1)?.sequence;
    if (before === undefined || this.busy) return;
    this.busy = true;
    try {
      this.older = [...this.older, ...(await call(api.publications.list, { query: { before } }))];
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

function filterPublications(all: readonly PublicationView[], query: URLSearchParams): PublicationView[] {
  const kind = query.get('kind') ?? '';
  const words = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((each) => {
    const text = `${each.sequence} ${each.title} ${each.issuedBy}`.toLocaleLowerCase();
    return (kind === '' || each.kind === kind) && words.every((word) => text.includes(word));
  });
}

function columns(): Column<PublicationView>[] {
  const { number, kind, what, by, when, reach } = t().publications;
  return [
    { key: 'sequence', label: number, wideOnly: true, sortBy: ({ sequence }) => sequence, cell: ({ sequence }) => html`<span>${countWords(sequence)}</span>` },
    { key: 'title', label: what, sortBy: ({ title }) => title, cell: (row) => html`<hp-publication-title .publication=${row}></hp-publication-title>` },
    { key: 'kind', label: kind, wideOnly: true, sortBy: (row) => t().words.publicationKind[row.kind], cell: (row) => t().words.publicationKind[row.kind] },
    { key: 'by', label: by, wideOnly: true, sortBy: ({ issuedBy }) => issuedBy, cell: ({ issuedBy }) => issuedBy },
    { key: 'when', label: when, wideOnly: true, sortBy: ({ issuedAt }) => issuedAt, cell: ({ issuedAt }) => html`<hp-time .instant=${issuedAt}></hp-time>` },
    { key: 'reach', label: reach, cell: (row) => html`<hp-reach .publication=${row}></hp-reach>` },
  ];
}
