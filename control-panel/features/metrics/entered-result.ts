import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { type ApiError, asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { metrics } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { newerReading } from './correction-conflict.ts';
import './figure.ts';
import './reading-mark.ts';

/** What was just recorded, and the way to take it back. Event `hp-more` to enter more. */
@customElement('hp-entered-result')
export class EnteredResult extends HpElement {
  @property({ attribute: false }) readings: readonly ReadingView[] = [];
  /** Whether they were sent an earlier time, before what the table says by now. */
  @property({ type: Boolean }) earlier = false;
  @state() private busy = false;
  /** Those taken back by now. */
  @state() private takenBack: ReadonlySet<number> = new Set();

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        max-width: var(--hp-reading-width);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        color: var(--hp-good);
      }
      ul {
        margin-block: var(--hp-space-2);
        border-block-start: 1px solid var(--hp-hairline);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px var(--hp-space-2);
        padding-block: 8px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      li a {
        flex: 1;
        min-width: 120px;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { savedCount, savedHeld, savedEarlier, undoEntry, enterMore, title } = t().metrics;
    const held = this.readings.filter(({ state: how }) => how === 'held').length;
    return html`
      <h2 role="status"><wa-icon name="check"></wa-icon>${savedCount(this.readings.length)}</h2>
      ${this.earlier ? html`<p role="alert">${savedEarlier}</p>` : nothing} ${held > 0 ? html`<p class="quiet">${savedHeld(held)}</p>` : nothing}
      <ul>
        ${this.readings.map(
          (reading) => html`<li>
            <a href="/data/metrics/${reading.metric}">${[reading.metricName, reading.member].filter(Boolean).join(' · ')}</a>
            <hp-figure .figure=${reading}></hp-figure>
            ${this.takenBack.has(reading.id) ? html`<hp-reading-mark state="void"></hp-reading-mark>` : reading.state === 'held' ? html`<hp-reading-mark state="held"></hp-reading-mark>` : nothing}
          </li>`,
        )}
      </ul>
      <div class="actions">
        <wa-button variant="brand" @click=${() => this.emit('hp-more')}>${enterMore}</wa-button>
        <wa-button appearance="outlined" href="/data">${title}</wa-button>
        <wa-button appearance="plain" ?loading=${this.busy} @click=${this.undo}><wa-icon slot="start" name="undo"></wa-icon>${undoEntry}</wa-button>
      </div>
    `;
  }

  /** Takes back what is not taken back yet; what cannot be keeps none of the others. */
  private async undo(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { undoneEntry, notTakenBack } = t().metrics;
    const failed: ApiError[] = [];
    for (const { id } of this.readings.filter((reading) => !this.takenBack.has(reading.id))) {
      const error = await takeBack(id);
      if (error) failed.push(error);
      else this.takenBack = new Set([...this.takenBack, id]);
      if (error?.code === 'unreachable') break;
    }
    this.busy = false;
    void metrics.refresh();
    if (failed[0]) return toast(`${notTakenBack(this.readings.length - this.takenBack.size)}${failed[0].words(language())}`, { tone: 'bad' });
    toast(undoneEntry, { tone: 'good' });
    this.emit('hp-more');
  }
}

/** @returns why it is not taken back; null when it is, also when the answer to an earlier try got lost */
async function takeBack(id: number): Promise<ApiError | null> {
  try {
    await call(api.readings.correct, { params: { id }, body: { value: null, note: t().metrics.undoReason } });
    return null;
  } catch (thrown) {
    const error = asApiError(thrown);
    return error.code === 'changed-meanwhile' && newerReading(error.details)?.value === null ? null : error;
  }
}
