import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { RecordView } from '../../../server/protocol/rest/records.ts';
import { confirmAction } from '../../components/confirm-dialog.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { call, urlOf } from '../../data/call.ts';
import { records } from '../../data/records.ts';
import { t } from '../../locales/language.ts';
import { byteWords, percentWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { recordsListStyles } from './records-list.styles.ts';

/** Every record with how far it is, and its file. */
@customElement('hp-records-list')
export class RecordsList extends HpElement {
  @property({ attribute: false }) records: readonly RecordView[] = [];

  static override styles = [shared, recordsListStyles];

  override render() {
    return html`<ul>
      ${repeat(this.records, ({ id }) => id, (record) => this.renderRow(record))}
    </ul>`;
  }

  private renderRow(record: RecordView) {
    const { kinds, states, errors, progress, by } = t().records;
    const { name, state, fraction, error, size, createdAt, createdBy, kind, format } = record;
    const isUnderWay = state === 'waiting' || state === 'making';
    return html`<li>
      <span class="kind ${format}" aria-hidden="true">${format === 'docx' ? 'W' : format === 'xlsx' ? 'X' : 'PDF'}</span>
      <div class="words">
        <strong class="name">${name}</strong>
        <span class="quiet small facts">
          <span>${kinds[kind]}</span>
          <span class=${state === 'failed' ? 'bad' : ''} role="status">${states[state]}${state === 'making' ? ` ${percentWords(fraction)}` : ''}</span>
          ${size === null ? nothing : html`<span>${byteWords(size)}</span>`}
          <hp-time .instant=${createdAt}></hp-time>
          <span>${by(createdBy)}</span>
        </span>
        ${isUnderWay ? html`<progress max="1" .value=${fraction} aria-label=${progress(name)}></progress>` : nothing}
        ${error ? html`<p class="small bad">${errors[error]}</p>` : nothing}
      </div>
      <div class="buttons">${this.renderButtons(record)}</div>
    </li>`;
  }

  private renderButtons(record: RecordView) {
    const { download, downloadName, cancelName, again, deleteName } = t().records;
    const { id, name, state } = record;
    if (state === 'waiting' || state === 'making') {
      return html`<wa-button size="s" appearance="outlined" aria-label=${cancelName(name)} @click=${() => this.cancel(record)}>${t().common.cancel}</wa-button>`;
    }
    return html`
      ${state === 'done'
        ? html`<wa-button size="s" appearance="outlined" href=${urlOf(api.records.file.path, { id }, {})} download="" aria-label=${downloadName(name)}>
            <wa-icon slot="start" name="download"></wa-icon>${download}
          </wa-button>`
        : html`<wa-button size="s" appearance="outlined" @click=${() => this.again(record)}>${again}</wa-button>`}
      <wa-button size="s" appearance="plain" @click=${() => this.removeRecord(record)}><wa-icon name="trash" label=${deleteName(name)}></wa-icon></wa-button>
    `;
  }

  private cancel({ id }: RecordView): void {
    call(api.records.cancel, { params: { id } }).catch(toastError);
  }

  private again({ kind, period, format, language }: RecordView): void {
    call(api.records.make, { body: { kind, period, format, language } }).catch(toastError);
  }

  private async removeRecord({ id, name, state }: RecordView): Promise<void> {
    const { deleteTitle, deleteConsequence } = t().records;
    // one without a file is nothing to be asked about
    if (state === 'done' && !(await confirmAction({ title: deleteTitle, consequence: deleteConsequence(name), action: t().common.delete, danger: true }))) return;
    try {
      await call(api.records.remove, { params: { id } });
      records.patch((all) => all.filter((each) => each.id !== id));
    } catch (error) {
      toastError(error);
    }
  }
}
