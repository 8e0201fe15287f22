import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Category } from '../../../server/domain/content.ts';
import { dayOf } from '../../../server/domain/recurrence.ts';
import type { VenueKind } from '../../../server/domain/screen.ts';
import type { CountTable } from '../../../server/protocol/rest/ledger.ts';
import { HpElement } from '../../components/hp-element.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { countWords, shareWords } from '../../locales/number-words.ts';
import { dateWords, durationWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { countsListStyles } from './counts-list.styles.ts';
import { drillDown } from './ledger-query.ts';
import type { Grouping } from './ledger-query.ts';
import { monthWords } from './month-words.ts';

type Row = CountTable['rows'][number];

/** Counts as rows with a bar each; a row leads to its records. */
@customElement('hp-counts-list')
export class CountsList extends HpElement {
  @property({ attribute: false }) table: CountTable | null = null;
  @property() by: Grouping = 'screen';
  @property({ attribute: false }) query = new URLSearchParams();

  static override styles = [shared, countsListStyles];

  override render() {
    const { table, by } = this;
    if (!table) return nothing;
    const { plays, duration, share, cut, cutHint, failed, total } = t().ledger;
    const rows = by === 'day' || by === 'month' ? [...table.rows].sort((a, b) => b.key.localeCompare(a.key)) : [...table.rows].sort((a, b) => b.plays - a.plays);
    const most = Math.max(1, ...rows.map((row) => row.plays));
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t().words.grouping[by]}</th>
          <th scope="col" class="end">${plays}</th>
          <th scope="col" class="end wide">${share}</th>
          <th scope="col" class="end">${duration}</th>
          <th scope="col" class="end wide" title=${cutHint}>${cut}</th>
          <th scope="col" class="end wide">${failed}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(rows, ({ key }) => key, (row) => this.renderRow(row, most, table.total.plays))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${total}</th>
          <td class="end">${countWords(table.total.plays)}</td>
          <td class="wide"></td>
          <td class="end">${durationWords(table.total.durationMs, language())}</td>
          <td class="end wide">${countWords(table.total.cut)}</td>
          <td class="end wide">${countWords(table.total.failed)}</td>
        </tr>
      </tfoot>
    </table>`;
  }

  private renderRow(row: Row, most: number, total: number) {
    return html`<tr>
      <th scope="row">
        <a href=${drillDown(this.by, row.key, this.query)}>${this.labelOf(row)}</a>
        <div class="bar" aria-hidden="true"><i style=${styleMap({ transform: `scaleX(${row.plays / most})` })}></i></div>
      </th>
      <td class="end">${countWords(row.plays)}</td>
      <td class="end wide quiet">${total > 0 ? shareWords(row.plays / total) : '–'}</td>
      <td class="end quiet">${durationWords(row.durationMs, language())}</td>
      <td class="end wide quiet">${row.cut > 0 ? countWords(row.cut) : '–'}</td>
      <td class="end wide ${row.failed > 0 ? 'bad' : 'quiet'}">${row.failed > 0 ? countWords(row.failed) : '–'}</td>
    </tr>`;
  }

  private labelOf({ key, label }: Row): string {
    const { category, venue } = t().words;
    if (this.by === 'category') return category[key as Category] ?? label;
    if (this.by === 'venueKind') return venue[key as VenueKind] ?? label;
    if (this.by === 'day') return dateWords(key, dayOf(Date.now(), townZone()), language());
    if (this.by === 'month') return monthWords(key, language());
    if (this.by === 'village' && key === '') return t().ledger.noVillage;
    if (this.by === 'campaign' && key === '') return t().ledger.noCampaign;
    return label || key;
  }
}
