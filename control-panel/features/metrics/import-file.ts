import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import '@awesome.me/webawesome/dist/components/spinner/spinner.js';
import type { ImportRow, ImportView } from '../../../server/protocol/rest/imports.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { imports, sendTable } from '../../data/imports.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { importFileStyles } from './import-file.styles.ts';
import { undoImport } from './undo-import.ts';

/** Takes a file by choosing or dropping; beneath it, what was imported lately. Event `hp-import` has the file's view. */
@customElement('hp-import-file')
export class ImportFile extends HpElement {
  @property() problem = '';
  @state() private sending = '';
  @state() private over = false;

  private readonly imports = new Subscribed(this, imports);
  private input: HTMLInputElement | undefined;

  static override styles = [shared, importFileStyles];

  override render() {
    const { chooseFile, dropHere, fileKinds, reading } = t().metrics;
    return html`
      <div class="drop ${this.over ? 'over' : ''}" @dragover=${this.onOver} @dragleave=${() => (this.over = false)} @drop=${this.onDrop}>
        ${this.sending
          ? html`<wa-spinner></wa-spinner><span role="status">${reading} ${this.sending}</span>`
          : html`<wa-icon name="upload"></wa-icon>
              <wa-button variant="brand" @click=${() => this.input?.click()}>${chooseFile}</wa-button>
              <span>${dropHere}</span><span class="small quiet">${fileKinds}</span>`}
        <input type="file" hidden accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ${ref((element) => (this.input = element as HTMLInputElement | undefined))} @change=${this.onChosen} />
      </div>
      ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing} ${this.renderRecent(this.imports.value ?? [])}
    `;
  }

  private renderRecent(rows: readonly ImportRow[]) {
    if (rows.length === 0) return nothing;
    const { recentImports, importStates, imported, rowCount, goOn, undoImport: undo } = t().metrics;
    return html`<h2>${recentImports}</h2>
      <ul>
        ${rows.slice(0, 12).map(
          (row) => html`<li>
            <span class="name">${row.name}<span class="small quiet">${row.by} <hp-time .instant=${row.at}></hp-time></span></span>
            <span class="small">${importStates[row.state]}<br /><span class="quiet">${row.state === 'done' ? imported(countWords(row.readings)) : rowCount(countWords(row.rows))}</span></span>
            <span class="buttons">
              ${row.state === 'ready' || row.state === 'recording' ? html`<wa-button size="s" appearance="outlined" href="/data/import?id=${row.id}">${goOn}</wa-button>` : nothing}
              ${row.state === 'done' ? html`<wa-button size="s" appearance="plain" @click=${() => void undoImport(row)}>${undo}</wa-button>` : nothing}
            </span>
          </li>`,
        )}
      </ul>`;
  }

  private onOver(event: DragEvent): void {
    event.preventDefault();
    this.over = true;
  }

  private onDrop(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (file) void this.send(file);
  }

  private onChosen(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file) void this.send(file);
  }

  private async send(file: File): Promise<void> {
    if (this.sending) return;
    this.sending = file.name;
    this.problem = '';
    try {
      const view = await sendTable(file);
      void imports.refresh();
      this.emit<ImportView>('hp-import', view);
    } catch (thrown) {
      const error = asApiError(thrown);
      this.problem = plainWords(error.details) ?? error.words(language());
    } finally {
      this.sending = '';
    }
  }
}

/** The server's own words for a file it cannot read. */
function plainWords(details: unknown): string | null {
  if (typeof details !== 'object' || details === null) return null;
  const words: unknown = language() === 'en' ? ('en' in details ? details.en : null) : 'zh' in details ? details.zh : null;
  return typeof words === 'string' ? words : null;
}
