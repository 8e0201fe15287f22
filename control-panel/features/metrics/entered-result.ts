import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { call } from '../../data/call.ts';
import { metrics } from '../../data/metrics.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './figure.ts';
import './reading-mark.ts';

/** What was just recorded, and the way to take it back. Event `hp-more` to enter more. */
@customElement('hp-entered-result')
export class EnteredResult extends HpElement {
  @property({ attribute: false }) readings: readonly ReadingView[] = [];
  @state() private busy = false;

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
    const { savedCount, savedHeld, undoEntry, enterMore, title } = t().metrics;
    const held = this.readings.filter(({ state: how }) => how === 'held').length;
    return html`
      <h2 role="status"><wa-icon name="check"></wa-icon>${savedCount(this.readings.length)}</h2>
      ${held > 0 ? html`<p class="quiet">${savedHeld(held)}</p>` : nothing}
      <ul>
        ${this.readings.map(
          (reading) => html`<li>
            <a href="/data/metrics/${reading.metric}">${[reading.metricName, reading.member].filter(Boolean).join(' · ')}</a>
            <hp-figure .figure=${reading}></hp-figure>
            ${reading.state === 'held' ? html`<hp-reading-mark state="held"></hp-reading-mark>` : nothing}
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

  private async undo(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const { undoReason, undoneEntry } = t().metrics;
    try {
      for (const { id } of this.readings) await call(api.readings.correct, { params: { id }, body: { value: null, note: undoReason } });
      toast(undoneEntry, { tone: 'good' });
      void metrics.refresh();
      this.emit('hp-more');
    } catch (error) {
      toastError(error);
    } finally {
      this.busy = false;
    }
  }
}
