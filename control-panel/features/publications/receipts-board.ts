import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ReceiptRow } from '../../../server/protocol/rest/programme.ts';
import { RECEIPT_STAGES } from '../../../server/protocol/screen-socket.ts';
import type { ReceiptStage } from '../../../server/protocol/screen-socket.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { elapsedWords } from './elapsed-words.ts';
import { finalStage, RECEIPT_GROUPS, receiptGroups } from './receipt-groups.ts';
import type { Kind, ReceiptGroup } from './receipt-groups.ts';
import { receiptsBoardStyles } from './receipts-board.styles.ts';

/** Every screen with how far a publication has come on it; those that need somebody stand first. */
@customElement('hp-receipts-board')
export class ReceiptsBoard extends HpElement {
  @property({ attribute: false }) rows: readonly ReceiptRow[] = [];
  @property() kind: Kind = 'schedule';

  static override styles = [shared, receiptsBoardStyles];

  override render() {
    const groups = receiptGroups(this.rows, this.kind);
    return html`${RECEIPT_GROUPS.map((group) => (groups[group].length > 0 ? this.renderGroup(group, groups[group]) : nothing))}`;
  }

  private renderGroup(group: ReceiptGroup, rows: readonly ReceiptRow[]) {
    const { groups, groupHints } = t().publications;
    const hint = group === 'unreached' || group === 'waiting' ? groupHints[group] : '';
    return html`<section class=${group}>
      <header><h3>${groups[group]}</h3><span class="quiet">${rows.length}</span></header>
      ${hint ? html`<p class="quiet small">${hint}</p>` : nothing}
      <ul>
        ${repeat(rows, ({ screen }) => screen, (row) => this.renderRow(row, group))}
      </ul>
    </section>`;
  }

  private renderRow(row: ReceiptRow, group: ReceiptGroup) {
    return html`<li>
      <div class="screen">
        <a href="/screens/${row.screen}">${row.name}</a>
        ${row.online ? nothing : html`<span class="offline small">${t().publications.offline}</span>`}
        ${group === 'unreached' ? this.renderSteward(row) : nothing}
      </div>
      <ol>
        ${RECEIPT_STAGES.map((stage) => this.renderStage(row, stage))}
      </ol>
    </li>`;
  }

  private renderSteward({ steward: { name, phone } }: ReceiptRow) {
    const { noPhone, noSteward, callSteward } = t().publications;
    if (!name && !phone) return html`<div class="small quiet">${noSteward}</div>`;
    return html`<div class="steward">
      <wa-icon name="phone"></wa-icon>${name}
      ${phone ? html`<a href="tel:${phone.replace(/\s/g, '')}" aria-label="${callSteward(name)} ${phone}">${phone}</a>` : html`<span class="small quiet">${noPhone}</span>`}
    </div>`;
  }

  private renderStage(row: ReceiptRow, stage: ReceiptStage) {
    const { notDue, notExpected, pendingStage, withdrawnStage } = t().publications;
    const name = stage === 'painted' && this.kind === 'withdraw' ? withdrawnStage : t().words.stage[stage];
    const at = row[stage];
    if (at !== null) return html`<li class="stage reached"><i></i><span>${name}</span><b>${elapsedWords(at, language())}</b></li>`;
    if (stage === 'painted' && finalStage(this.kind) === 'stored') return html`<li class="stage"><i></i><span class="quiet">${notExpected}</span></li>`;
    const waits = stage === 'painted' && !row.due;
    const next = row.online && RECEIPT_STAGES.find((each) => row[each] === null) === stage && !waits;
    return html`<li class="stage ${next ? 'next' : ''}"><i></i><span class="quiet">${waits ? notDue : pendingStage[stage]}</span></li>`;
  }
}
