import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import type { ImportCheck, ImportRow } from '../../../server/protocol/rest/imports.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { countWords, percentWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { undoImport } from './undo-import.ts';

const MOST_LINKS = 6;

/** How far the recording is, then what was recorded, with links and the way back. Event `hp-again` for another file. */
@customElement('hp-import-done')
export class ImportDone extends HpElement {
  @property({ attribute: false }) row: ImportRow | null = null;
  /** What was checked before: its metrics are linked to. */
  @property({ attribute: false }) check: ImportCheck | null = null;
  @state() private undone = false;
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--hp-space-2);
        max-width: var(--hp-reading-width);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
      }
      .good {
        color: var(--hp-good);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
      }
      li {
        padding-block: 4px;
      }
    `,
  ];

  override render() {
    const { row } = this;
    if (!row) return nothing;
    const texts = t().metrics;
    if (row.fraction !== null) {
      return html`<h2 role="status">${texts.committing} ${percentWords(row.fraction)}</h2>
        <wa-progress-bar value=${Math.round(row.fraction * 100)} label=${texts.committing}></wa-progress-bar>
        <p class="quiet">${texts.whileAway}</p>`;
    }
    const gone = this.undone || row.state === 'undone';
    const metrics = [...new Map((this.check?.preview ?? []).map(({ metric, metricName }) => [metric, metricName]))];
    return html`
      <h2 class=${gone ? '' : 'good'} role="status"><wa-icon name=${gone ? 'undo' : 'check'}></wa-icon>${gone ? texts.undoneImport(countWords(row.readings)) : texts.imported(countWords(row.readings))}</h2>
      ${gone ? nothing : html`<ul>${metrics.slice(0, MOST_LINKS).map(([id, name]) => html`<li><a href="/data/metrics/${id}">${name}</a></li>`)}</ul>`}
      <div class="actions">
        <wa-button variant="brand" href="/data">${texts.title}</wa-button>
        <wa-button appearance="outlined" @click=${() => this.emit('hp-again')}>${texts.anotherFile}</wa-button>
        ${gone ? nothing : html`<wa-button appearance="plain" ?loading=${this.busy} @click=${() => void this.undo(row)}><wa-icon slot="start" name="undo"></wa-icon>${texts.undoImport}</wa-button>`}
      </div>
    `;
  }

  private async undo(row: ImportRow): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.undone = await undoImport(row);
    this.busy = false;
  }
}
