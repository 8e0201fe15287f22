import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ImportCheck, ImportReading, ImportRemark } from '../../../server/protocol/rest/imports.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/empty-state.ts';
import { HpElement } from '../../components/hp-element.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { dayWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import './figure.ts';
import { importCheckStyles } from './import-check.styles.ts';
import './import-errors.ts';
import './import-names.ts';
import './import-revisions.ts';
import type { ImportDraft } from './import-settings.ts';

type Handling = 'totals' | 'duplicates' | 'repeats';

/** What would be recorded of a file, and what could not be. Event `hp-draft` has what the person decides otherwise. */
@customElement('hp-import-check')
export class ImportCheckView extends HpElement {
  @property({ attribute: false }) check: ImportCheck | null = null;
  @property({ attribute: false }) draft: ImportDraft | null = null;
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  @property({ attribute: false }) name = '';

  static override styles = [shared, importCheckStyles];

  override render() {
    const { check, draft } = this;
    if (!check || !draft) return nothing;
    const texts = t().metrics;
    const good = countWords(check.readings);
    return html`
      <p class="sum ${check.badRows > 0 ? 'some' : 'all'}" role="status">
        <wa-icon name=${check.badRows > 0 ? 'warning' : 'check'}></wa-icon>
        ${check.badRows > 0 ? texts.goodAndBad(good, countWords(check.badRows)) : check.readings > 0 ? texts.allGood(good) : texts.nothingToImport}
      </p>
      ${this.renderRemarks(check)}
      <hp-import-names .check=${check} .draft=${draft} .metrics=${this.metrics} @hp-names=${(event: CustomEvent<Partial<ImportDraft>>) => this.emit('hp-draft', event.detail)}></hp-import-names>
      ${this.renderHandling(check, draft)}
      <hp-import-revisions .check=${check} .chosen=${draft.revisions} ?hidden=${check.revisionsTotal === 0}></hp-import-revisions>
      ${check.errorsTotal > 0
        ? html`<hp-import-errors .check=${check} name=${this.name}></hp-import-errors>
            ${check.readings > 0
              ? html`<wa-checkbox .checked=${draft.skipBad} @change=${(event: Event) => this.emit('hp-draft', { skipBad: (event.currentTarget as HTMLInputElement).checked })}>${texts.skipBad}</wa-checkbox>`
              : nothing}`
        : nothing}
      ${check.preview.length > 0 ? this.renderPreview(check.preview, check.readings) : nothing}
    `;
  }

  private renderRemarks({ remarks, empty }: ImportCheck) {
    const words = remarks.map((remark) => remarkWords(remark));
    const all = empty > 0 ? [...words, t().metrics.emptyRows(countWords(empty))] : words;
    return all.length === 0 ? nothing : html`<ul class="remarks">${all.map((each) => html`<li class="small"><wa-icon name="info"></wa-icon>${each}</li>`)}</ul>`;
  }

  /** Totals and what is on record already are left out unless one wants them. */
  private renderHandling(check: ImportCheck, draft: ImportDraft) {
    const texts = t().metrics;
    const rows: [Handling, string, string][] = [];
    if (check.totals.count > 0) rows.push(['totals', texts.totals, `${texts.totalsFound(countWords(check.totals.count))} (${check.totals.rows.slice(0, 8).join(', ')}${check.totals.count > 8 ? '…' : ''})`]);
    const where = new Set(check.duplicates.map((reading) => reading.where));
    if (where.has('record')) rows.push(['duplicates', texts.duplicates, texts.duplicatesFound(countWords(check.duplicatesTotal))]);
    if (where.has('file')) rows.push(['repeats', texts.repeats, texts.duplicatesFound(countWords(check.duplicatesTotal))]);
    if (rows.length === 0) return nothing;
    return html`<ul class="handling">
      ${rows.map(
        ([key, label, words]) => html`<li>
          <span>${label}<span class="small quiet">${words}</span></span>
          <select aria-label=${label} @change=${(event: Event) => this.emit('hp-draft', { [key]: (event.currentTarget as HTMLSelectElement).value })}>
            ${(['skip', 'take'] as const).map((value) => html`<option value=${value} ?selected=${draft[key] === value}>${texts[value]}</option>`)}
          </select>
        </li>`,
      )}
    </ul>`;
  }

  private renderPreview(preview: readonly ImportReading[], all: number) {
    const texts = t().metrics;
    const shown = preview.slice(0, 12);
    return html`<h3>${texts.preview} <span class="quiet small">${all > shown.length ? texts.firstOf(countWords(shown.length), countWords(all)) : nothing}</span></h3>
      <ul class="preview">
        ${shown.map(
          (reading) => html`<li>
            <span class="quiet small">${texts.rowProblem(countWords(reading.row))}</span>
            <span class="what">${[reading.metricName, reading.member].filter(Boolean).join(' · ')}</span>
            <hp-figure .figure=${reading}></hp-figure>
            <span class="quiet">${texts.asOf(dayWords(reading.asOf, Date.now(), townZone(), language()))}</span>
          </li>`,
        )}
      </ul>`;
  }
}

export const remarkWords = ({ zh, en }: ImportRemark): string => (language() === 'en' ? en : zh);
