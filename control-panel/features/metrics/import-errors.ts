import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { IMPORT_SAMPLE_ROWS } from '../../../server/protocol/import-limits.ts';
import type { ImportCheck, ImportError } from '../../../server/protocol/rest/imports.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { errorsCsv } from './errors-csv.ts';

const SHOWN = 50;

/** Row by row what could not be recorded. Event `hp-row` asks to see a row of the file. */
@customElement('hp-import-errors')
export class ImportErrors extends HpElement {
  @property({ attribute: false }) check: ImportCheck | null = null;
  /** The file's name. */
  @property() name = '';
  @state() private shown = SHOWN;

  static override styles = [
    shared,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--hp-space-1);
      }
      ol {
        max-height: 360px;
        overflow: auto;
        border-block: 1px solid var(--hp-hairline);
      }
      li {
        display: grid;
        grid-template-columns: 88px minmax(0, 1fr) minmax(0, 2fr) auto;
        gap: 2px var(--hp-space-2);
        align-items: baseline;
        padding-block: 6px;
        border-block-end: 1px solid var(--hp-hairline);
        overflow-wrap: anywhere;
      }
      q {
        font-weight: 500;
        quotes: '“' '”';
      }
      button {
        min-height: 28px;
        padding: 0 6px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
      @media (max-width: 720px) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .problem {
          grid-column: 1 / -1;
        }
        button {
          justify-self: start;
          padding: 0;
        }
      }
    `,
  ];

  override render() {
    const { check } = this;
    if (!check) return nothing;
    const { problemsTitle, errorsCsv: download, firstOf } = t().metrics;
    const shown = check.errors.slice(0, this.shown);
    return html`
      <header>
        <h3>${problemsTitle} ${check.errorsTotal > shown.length ? html`<span class="small quiet">${firstOf(countWords(shown.length), countWords(check.errorsTotal))}</span>` : nothing}</h3>
        <wa-button size="s" appearance="outlined" @click=${() => this.download(check)}><wa-icon slot="start" name="download"></wa-icon>${download}</wa-button>
      </header>
      <ol>
        ${shown.map((error) => this.renderError(error))}
      </ol>
      ${check.errors.length > shown.length ? html`<wa-button size="s" appearance="plain" @click=${() => (this.shown += 200)}>${t().common.more}</wa-button>` : nothing}
    `;
  }

  private renderError(error: ImportError) {
    const { rowProblem, jumpToRow } = t().metrics;
    return html`<li>
      <span>${rowProblem(countWords(error.row))}</span>
      <span>${error.column} ${error.heading} ${error.text ? html`<q>${error.text}</q>` : nothing}</span>
      <span class="problem bad">${language() === 'en' ? error.en : error.zh}</span>
      ${error.row <= IMPORT_SAMPLE_ROWS ? html`<button type="button" @click=${() => this.emit('hp-row', error.row)}>${jumpToRow}</button>` : html`<span></span>`}
    </li>`;
  }

  private download(check: ImportCheck): void {
    const { rowNumber, problemColumn, problemText, problem, problemsTitle } = t().metrics;
    const csv = errorsCsv([rowNumber, problemColumn, problemText, problem], check.errors, language());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    link.download = `${problemsTitle} ${this.name.replace(/\.\w+$/, '')}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}
