import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { RECORD_KINDS } from '../../../server/domain/statistics/record-period.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { RECORD_FORMATS } from '../../../server/protocol/rest/records.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { call } from '../../data/call.ts';
import { records } from '../../data/records.ts';
import { t } from '../../locales/language.ts';
import { setQuery } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { periodWords } from './period-words.ts';
import { isRunning, periodsFor } from './record-choice.ts';
import type { RecordChoice } from './record-choice.ts';

/** Chooses kind, period, file and language, and orders the record. What is chosen stands in the address. */
@customElement('hp-record-form')
export class RecordForm extends HpElement {
  @property({ attribute: false }) choice: RecordChoice | null = null;
  /** YYYY-MM-DD in the town. */
  @property() today = '';
  @state() private sending = false;

  static override styles = [
    shared,
    css`
      form {
        display: grid;
        grid-template-columns: auto minmax(150px, 1.2fr) minmax(140px, 1fr) minmax(110px, 0.7fr) auto;
        align-items: end;
        gap: var(--hp-space-2);
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--hp-space-half);
        font-weight: 500;
      }
      .choices {
        display: flex;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        overflow: clip;
      }
      .choices button {
        flex: 1 1 auto;
        min-height: calc(var(--hp-control) - 2px);
        padding-inline: 16px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      .choices button:hover {
        background: var(--hp-hover);
      }
      .choices button[aria-pressed='true'] {
        background: var(--hp-sunken);
        box-shadow: inset 0 -2px 0 var(--hp-ink);
        font-weight: 500;
      }
      .choices button:focus-visible {
        outline-offset: -2px;
      }
      p {
        margin-block-start: var(--hp-space-1);
      }
      @media (max-width: 1000px) {
        form {
          grid-template-columns: 1fr 1fr;
        }
        fieldset,
        wa-button {
          grid-column: 1 / -1;
        }
      }
      @media (max-width: 720px) {
        .choices button {
          min-height: calc(var(--hp-touch) - 2px);
        }
        hp-field:first-of-type {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  override render() {
    const { choice } = this;
    if (!choice) return nothing;
    const { kind, kinds, period, format, formats, language, languages, make, goesOn, running, runningHint } = t().records;
    const name = (each: string) => (isRunning(choice.kind, each, this.today) ? running(periodWords(each, t())) : periodWords(each, t()));
    return html`
      <form @submit=${this.order}>
        <fieldset>
          <legend>${kind}</legend>
          <div class="choices">
            ${RECORD_KINDS.map((each) => html`<button type="button" aria-pressed=${each === choice.kind} @click=${() => setQuery({ kind: each, period: null })}>${kinds[each]}</button>`)}
          </div>
        </fieldset>
        ${this.select('period', period, choice.period, periodsFor(choice.kind, this.today, choice.period).map((value) => ({ value, label: name(value) })))}
        ${this.select('format', format, choice.format, RECORD_FORMATS.map((value) => ({ value, label: formats[value] })))}
        ${this.select('language', language, choice.language, (['zh-CN', 'en'] as const).map((value) => ({ value, label: languages[value] })))}
        <wa-button type="submit" variant="brand" ?loading=${this.sending}>${make}</wa-button>
      </form>
      <p class="quiet small">${isRunning(choice.kind, choice.period, this.today) ? runningHint : goesOn}</p>
    `;
  }

  private select(name: 'period' | 'format' | 'language', label: string, value: string, choices: readonly { value: string; label: string }[]) {
    return html`<hp-field type="select" label=${label} .value=${value} .choices=${choices} @change=${(event: Event) => setQuery({ [name]: (event.currentTarget as Field).value })}></hp-field>`;
  }

  private async order(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.choice || this.sending) return;
    this.sending = true;
    try {
      const made = await call(api.records.make, { body: this.choice });
      records.patch((all) => [made, ...all.filter(({ id }) => id !== made.id)]);
    } catch (error) {
      toastError(error);
    } finally {
      this.sending = false;
    }
  }
}
