import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { call } from '../../data/call.ts';
import { cancelSending, dismissSending, pauseSending, retrySending } from '../../data/uploads.ts';
import { language, t } from '../../locales/language.ts';
import { byteWords, percentWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { uploadListStyles } from './upload-list.styles.ts';
import { isSettled } from './upload-rows.ts';
import type { UploadRow } from './upload-rows.ts';

/** Files on their way, each with what happens to it. Event `hp-dismiss` has the keys of rows no longer wanted. */
@customElement('hp-upload-list')
export class UploadList extends HpElement {
  @property({ attribute: false }) rows: readonly UploadRow[] = [];

  static override styles = [shared, uploadListStyles];

  override render() {
    const { title, progress, clear } = t().content.uploads;
    const settled = this.rows.filter(isSettled);
    return html`<section aria-label=${title}>
      <header>
        <h2>${title}</h2>
        <span class="quiet small" role="status">${progress(settled.length, this.rows.length)}</span>
        ${settled.length > 0
          ? html`<wa-button size="s" appearance="plain" @click=${() => this.dismiss(settled)}>${clear}</wa-button>`
          : nothing}
      </header>
      <ul>
        ${repeat(this.rows, ({ key }) => key, (row) => this.renderRow(row))}
      </ul>
    </section>`;
  }

  private renderRow(row: UploadRow) {
    const { stages, interruptedHint } = t().content.uploads;
    const share = row.fraction === null ? '' : ` ${percentWords(row.fraction)}`;
    const moving = row.stage === 'receiving' || row.stage === 'checking' || row.stage === 'transcoding' || row.stage === 'waiting';
    const refusal = row.refusal ? (language() === 'en' ? row.refusal.en : row.refusal.zh) : '';
    return html`<li class=${row.stage}>
      <div class="words">
        <span class="name" title=${row.name}>${row.name}</span>
        <span class="state small">${stages[row.stage]}${moving ? share : ''}${row.bytes === null ? '' : ` · ${byteWords(row.bytes)}`}</span>
        ${moving || row.stage === 'interrupted' || row.stage === 'paused'
          ? html`<progress max="1" .value=${row.fraction ?? 0} ?data-unknown=${row.fraction === null} aria-label=${`${row.name}: ${stages[row.stage]}`}></progress>`
          : nothing}
        ${refusal ? html`<p class="small bad">${refusal}</p>` : nothing}
        ${row.stage === 'interrupted' ? html`<p class="small">${interruptedHint}</p>` : nothing}
      </div>
      <div class="buttons">${this.renderButtons(row)}</div>
    </li>`;
  }

  private renderButtons(row: UploadRow) {
    const { retry, pause, resume, cancel, dismiss, open } = t().content.uploads;
    const mayGoOn = row.stage === 'interrupted' || row.stage === 'paused';
    const { sending } = row;
    return html`
      ${row.content ? html`<a href="/content/${row.content}">${open}</a>` : nothing}
      ${row.stage === 'receiving' && sending
        ? html`<wa-button size="s" appearance="plain" @click=${() => pauseSending(sending)}><wa-icon name="pause" label="${pause} ${row.name}"></wa-icon></wa-button>`
        : nothing}
      ${mayGoOn && sending
        ? html`<wa-button size="s" appearance="outlined" @click=${() => retrySending(sending)}>${row.stage === 'paused' ? resume : retry}</wa-button>`
        : nothing}
      <wa-button size="s" appearance="plain" @click=${() => (isSettled(row) ? this.dismiss([row]) : this.cancel(row))}>
        <wa-icon name="xmark" label=${isSettled(row) ? dismiss(row.name) : cancel(row.name)}></wa-icon>
      </wa-button>
    `;
  }

  private cancel(row: UploadRow): void {
    const isHere = row.sending && ['receiving', 'paused', 'interrupted'].includes(row.stage);
    if (isHere && row.sending) void cancelSending(row.sending);
    else if (row.upload) call(api.content.cancelUpload, { params: { id: row.upload } }).catch(toastError);
  }

  private dismiss(rows: readonly UploadRow[]): void {
    for (const { sending } of rows) if (sending) dismissSending(sending);
    this.emit('hp-dismiss', rows.flatMap(({ key, upload }) => (upload ? [key, upload] : [key])));
  }
}
