import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import { PRECISIONS } from '../../../server/domain/statistics/metric.ts';
import type { Precision } from '../../../server/domain/statistics/metric.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { timeWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { newerReading } from './correction-conflict.ts';
import { asOfDay, numberFrom } from './entry-rows.ts';
import './evidence-picker.ts';
import './figure.ts';
import { faultWords } from './fault-words.ts';
import { valueWords } from './figure-words.ts';

export type CorrectionMode = 'correct' | 'take-back';

/**
 * Puts a new reading in the place of an earlier one (another value, day or other pictures), or takes it back; always with a reason. When somebody
 * has just done the same, theirs is shown and one chooses. Event `hp-close` when it is done with.
 */
@customElement('hp-correction-dialog')
export class CorrectionDialog extends HpElement {
  @property({ attribute: false }) reading: ReadingView | null = null;
  @property() mode: CorrectionMode = 'correct';
  @state() private text = '';
  @state() private precision: Precision = 'exact';
  @state() private reason = '';
  /** The day it is to stand for instead; '' for the one it has. */
  @state() private day = '';
  /** null: what it has. */
  @state() private evidence: readonly string[] | null = null;
  /** Pictures on their way. */
  @state() private sending = 0;
  @state() private errors: { value?: string; asOf?: string; reason?: string } = {};
  @state() private problem = '';
  @state() private theirs: ReadingView | null = null;
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 480px;
      }
      .form {
        display: grid;
        gap: var(--hp-space-2);
      }
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) minmax(0, 1fr);
        gap: var(--hp-space-2);
        align-items: start;
      }
      .proof {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
        gap: var(--hp-space-2);
        align-items: start;
      }
      .before,
      .pictures {
        display: grid;
        gap: 5px;
      }
      .before hp-figure {
        min-height: var(--hp-control);
        align-items: center;
        font-size: var(--hp-text-l);
      }
      .theirs {
        display: grid;
        gap: var(--hp-space-half);
        padding: var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
      @media (max-width: 480px) {
        .both {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.reading) return;
    this.text = this.reading.value === null ? '' : String(this.reading.value);
    this.precision = this.reading.precision;
  }

  override render() {
    const { reading, mode, theirs } = this;
    if (!reading) return nothing;
    const texts = t().metrics;
    const name = [reading.metricName, reading.member].filter(Boolean).join(' · ');
    return html`<wa-dialog open label=${mode === 'correct' ? texts.correctTitle(name) : texts.takeBackTitle(name)} @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}>
      <div class="form">
        <p class="quiet">${mode === 'correct' ? texts.correctLede : texts.takeBackLede}</p>
        ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
        ${theirs ? this.renderTheirs(theirs) : nothing} ${this.renderValues(theirs ?? reading)}
        <hp-field
          type="textarea"
          rows="2"
          maxlength="500"
          label=${texts.reason}
          hint=${texts.reasonHint}
          required
          .value=${this.reason}
          error=${this.errors.reason ?? ''}
          @input=${(event: Event) => (this.reason = (event.currentTarget as Field).value)}
        ></hp-field>
        ${mode === 'correct' ? this.renderProof(theirs ?? reading) : nothing}
      </div>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${theirs ? texts.keepTheirs : t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?disabled=${this.sending > 0} ?loading=${this.busy} @click=${this.save}>${this.verb()}</wa-button>
    </wa-dialog>`;
  }

  private verb(): string {
    const { correct, takeBack, mineOnTop } = t().metrics;
    if (this.mode === 'take-back') return takeBack;
    const value = numberFrom(this.text);
    return this.theirs && value !== null && this.reading ? mineOnTop(valueWords({ ...this.reading, value, precision: this.precision }, language())) : correct;
  }

  private renderTheirs(theirs: ReadingView) {
    const texts = t().metrics;
    const time = timeWords(theirs.recordedAt, Date.now(), townZone(), language());
    return html`<div class="theirs" role="alert">
      <strong>${texts.somebodyElse}</strong>
      <span>${theirs.value === null ? texts.theirsTakenBack(theirs.reporter, time) : texts.theirs(theirs.reporter, valueWords(theirs, language()), time)}</span>
      ${theirs.note ? html`<span class="small">${theirs.note}</span>` : nothing}
    </div>`;
  }

  private renderValues(from: ReadingView) {
    const texts = t().metrics;
    const before = html`<div class="before"><span>${texts.before}</span><hp-figure .figure=${from}></hp-figure></div>`;
    if (this.mode === 'take-back') return before;
    return html`<div class="both">
      ${before}
      <hp-field label="${texts.after}${from.unit ? ` (${from.unit})` : ''}" inputmode="decimal" .value=${this.text} error=${this.errors.value ?? ''} @input=${(event: Event) => (this.text = (event.currentTarget as Field).value)}></hp-field>
      <hp-field
        type="select"
        label=${texts.precision}
        .value=${this.precision}
        .choices=${PRECISIONS.map((value) => ({ value, label: texts.precisions[value] }))}
        @input=${(event: Event) => (this.precision = (event.currentTarget as Field).value as Precision)}
      ></hp-field>
    </div>`;
  }

  private renderProof(from: ReadingView) {
    const texts = t().metrics;
    return html`<div class="proof">
      <hp-field type="date" label=${texts.asOfDate} max=${dayOf(Date.now(), townZone())} .value=${this.day || dayOf(from.asOf, townZone())} error=${this.errors.asOf ?? ''} @input=${(event: Event) => (this.day = (event.currentTarget as Field).value)}></hp-field>
      <div class="pictures">
        <span>${texts.evidence}</span>
        <hp-evidence-picker
          .evidence=${this.evidence ?? from.evidence}
          label=${from.metricName}
          @hp-evidence=${(event: CustomEvent<readonly string[]>) => (this.evidence = event.detail)}
          @hp-evidence-sending=${(event: CustomEvent<number>) => (this.sending += event.detail)}
        ></hp-evidence-picker>
      </div>
    </div>`;
  }

  private async save(): Promise<void> {
    const from = this.theirs ?? this.reading;
    if (!from || this.busy) return;
    const texts = t().metrics;
    const value = this.mode === 'take-back' ? null : numberFrom(this.text);
    const asOf = this.day === '' || this.day === dayOf(from.asOf, townZone()) ? from.asOf : asOfDay(this.day, Date.now(), townZone());
    const evidence = this.evidence ?? from.evidence;
    const same = value !== null && value === from.value && this.precision === from.precision && asOf === from.asOf && String(evidence) === String(from.evidence);
    this.errors = {
      ...(this.mode === 'correct' && value === null ? { value: texts.faults['not-a-number'] } : same ? { value: texts.sameValue } : {}),
      ...(this.day > dayOf(Date.now(), townZone()) ? { asOf: texts.inTheFuture } : {}),
      ...(this.reason.trim() === '' ? { reason: texts.faults['reason-needed'] } : {}),
    };
    if (Object.keys(this.errors).length > 0) return;
    this.busy = true;
    this.problem = '';
    try {
      const made = await call(api.readings.correct, { params: { id: from.id }, body: { value, precision: this.precision, note: this.reason.trim(), asOf, evidence: [...evidence] } });
      toast(made.state === 'held' ? texts.correctionWaits : value === null ? texts.takenBack : texts.corrected, { tone: 'good' });
      this.close();
    } catch (thrown) {
      const error = asApiError(thrown);
      this.theirs = error.code === 'changed-meanwhile' ? (newerReading(error.details) ?? this.theirs) : this.theirs;
      const fault = faultWords(error);
      if (fault) this.errors = { value: fault };
      else if (error.code !== 'changed-meanwhile' || !this.theirs) this.problem = error.words(language());
    } finally {
      this.busy = false;
    }
  }

  private close(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }
}
