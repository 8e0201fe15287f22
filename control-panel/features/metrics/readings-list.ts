import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { fullTime, timeWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import './correction-dialog.ts';
import type { CorrectionMode } from './correction-dialog.ts';
import { decide, mayDecide } from './decide.ts';
import { evidenceLinks, evidenceStyles } from './evidence-links.ts';
import { sourceWords } from './figure-words.ts';
import './figure.ts';
import './reading-mark.ts';
import { readingsListStyles } from './readings-list.styles.ts';
import './refuse-dialog.ts';

/** Readings as they were recorded, with what may be done about each. */
@customElement('hp-readings-list')
export class ReadingsList extends HpElement {
  @property({ attribute: false }) rows: readonly ReadingView[] = [];
  /** Whether readings may be corrected here. */
  @property({ type: Boolean }) editable = false;
  @property({ type: Boolean }) members = false;
  @state() private correcting: { reading: ReadingView; mode: CorrectionMode } | null = null;
  @state() private refusing: ReadingView | null = null;

  static override styles = [shared, evidenceStyles, readingsListStyles];

  override render() {
    return html`
      <ol>
        ${repeat(this.rows, ({ id }) => id, (row) => this.renderRow(row))}
      </ol>
      ${this.correcting
        ? html`<hp-correction-dialog .reading=${this.correcting.reading} mode=${this.correcting.mode} @hp-close=${() => (this.correcting = null)}></hp-correction-dialog>`
        : nothing}
      ${this.refusing ? html`<hp-refuse-dialog .readings=${[this.refusing]} @hp-close=${() => (this.refusing = null)}></hp-refuse-dialog>` : nothing}
    `;
  }

  private renderRow(row: ReadingView) {
    const texts = t().metrics;
    const stands = row.state === 'accepted' || row.state === 'held';
    const taken = row.value === null;
    return html`<li id="reading-${row.id}" class=${stands ? '' : 'past'}>
      <div class="value">${taken ? html`<span class="quiet">${texts.takenBack}</span>` : html`<hp-figure .figure=${row}></hp-figure>`}</div>
      <div class="when">
        <span title=${fullTime(row.asOf, townZone(), language())}>${texts.asOf(timeWords(row.asOf, Date.now(), townZone(), language()))}</span>
        ${this.members && row.member ? html`<span>${row.member}</span>` : nothing}
      </div>
      <div class="who small quiet">
        <span>${row.reporter} · ${sourceWords({ source: row.sourceKind, sourceName: row.sourceName === row.reporter ? '' : row.sourceName }, language())}</span>
        <span>${texts.recordedAt} <hp-time .instant=${row.recordedAt}></hp-time></span>
      </div>
      <div class="about">
        ${row.note ? html`<span>${row.note}</span>` : nothing}
        ${row.corrects !== null ? html`<span class="small quiet">${texts.correctsNumber(row.corrects)}</span>` : nothing}
        ${row.decision ? html`<span class="small quiet">${texts.decidedBy(row.decision.name, row.decision.accepted)}${row.decision.note ? `: ${row.decision.note}` : ''}</span>` : nothing}
        ${evidenceLinks(row.evidence)}
      </div>
      <div class="state"><span class="small quiet">#${row.id}</span><hp-reading-mark state=${taken && row.state === 'accepted' ? 'void' : row.state}></hp-reading-mark></div>
      <div class="buttons">${this.renderActions(row)}</div>
    </li>`;
  }

  private renderActions(row: ReadingView) {
    const { correct, takeBack, accept, refuse } = t().metrics;
    const button = (label: string, act: () => void) => html`<wa-button size="s" appearance="plain" @click=${act}>${label}</wa-button>`;
    if (mayDecide(row)) return html`${button(accept, () => void decide([row], true).catch(toastError))} ${button(refuse, () => (this.refusing = row))}`;
    if (!this.editable || row.state !== 'accepted' || row.value === null) return nothing;
    return html`${button(correct, () => (this.correcting = { reading: row, mode: 'correct' }))} ${button(takeBack, () => (this.correcting = { reading: row, mode: 'take-back' }))}`;
  }
}
