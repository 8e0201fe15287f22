import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { PRECISIONS } from '../../../server/domain/statistics/metric.ts';
import { isUnusualJump } from '../../../server/domain/statistics/reporting.ts';
import type { Precision } from '../../../server/domain/statistics/metric.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { dayWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { entryProblem, NO_VALUE, numberFrom, stepped } from './entry-rows.ts';
import type { EntryRow, EntryValue } from './entry-rows.ts';
import { entryTableStyles } from './entry-table.styles.ts';
import './evidence-picker.ts';
import { valueWords } from './figure-words.ts';

/** One line put by a person. */
export interface Entered {
  readonly key: string;
  readonly value: EntryValue;
}

/**
 * A compact table: a line for each metric (and member), with the last value beside what is typed. Enter
 * and the arrows go from line to line. Event `hp-entered` when a line changes, `hp-sending` with how many pictures
 * are on their way.
 */
@customElement('hp-entry-table')
export class EntryTable extends HpElement {
  @property({ attribute: false }) rows: readonly EntryRow[] = [];
  @property({ attribute: false }) values: ReadonlyMap<string, EntryValue> = new Map();
  /** The last reading that counts, by line. */
  @property({ attribute: false }) last: ReadonlyMap<string, ReadingView> = new Map();
  /** What the server refused, by line. */
  @property({ attribute: false }) refused: ReadonlyMap<string, string> = new Map();
  /** Lines are named by their member alone beneath a heading with the metric. */
  @property({ type: Boolean }) grouped = false;

  private sending = 0;

  static override styles = [shared, entryTableStyles];

  override render() {
    return html`<div class="table" @keydown=${this.onKey}>
      ${repeat(this.rows, ({ key }) => key, (row, index) => this.renderRow(row, this.rows[index - 1]))}
    </div>`;
  }

  /** Puts the cursor into the first line of a metric, else into the first of all. */
  focusRow(metric = ''): void {
    const key = this.rows.find((row) => row.metric.id === metric)?.key ?? this.rows[0]?.key;
    if (key !== undefined) this.inputOf(key)?.focus();
  }

  private renderRow(row: EntryRow, before: EntryRow | undefined) {
    const { key, metric, member } = row;
    const texts = t().metrics;
    const value = this.values.get(key) ?? NO_VALUE;
    const last = this.last.get(key) ?? null;
    const problem = entryProblem(row, value, last?.value ?? null);
    const number = numberFrom(value.text);
    const jump = number !== null && isUnusualJump(last?.value ?? null, number);
    const inGroup = this.grouped && member !== '';
    const name = inGroup ? member : metric.name;
    const spoken = [metric.name, member].filter(Boolean).join(' ');
    const refusal = this.refused.get(key) ?? (problem && problem !== 'reason-needed' ? texts.faults[problem] : '');
    return html`
      ${inGroup && before?.metric.id !== metric.id ? html`<h3>${metric.name}${metric.unit ? html` <span class="quiet">${metric.unit}</span>` : nothing}</h3>` : nothing}
      <div class="line ${value.text.trim() === '' ? '' : 'filled'} ${value.evidence.length > 0 ? 'proved' : ''}" data-key=${key}>
        <span class="name">${name}${!inGroup && metric.about ? html`<span class="small quiet about">${metric.about}</span>` : nothing}</span>
        <span class="last small quiet">${last ? html`${texts.last} <b>${valueWords(last, language())}</b> ${dayWords(last.asOf, Date.now(), townZone(), language())}` : texts.lastNone}</span>
        <span class="entry">
          <select class="precision" aria-label="${spoken} ${texts.precision}" ?data-set=${value.precision !== 'exact'} @change=${(event: Event) => this.set(key, { precision: (event.currentTarget as HTMLSelectElement).value as Precision })}>
            ${PRECISIONS.map((precision) => html`<option value=${precision} ?selected=${precision === value.precision}>${texts.precisions[precision]}</option>`)}
          </select>
          <input
            inputmode="decimal"
            autocomplete="off"
            aria-label="${spoken} ${metric.accrual === 'flow' ? texts.flowValue : texts.newValue}"
            aria-invalid=${refusal !== ''}
            placeholder=${metric.accrual === 'flow' ? texts.flowValue : texts.newValue}
            .value=${value.text}
            @input=${(event: Event) => this.set(key, { text: (event.currentTarget as HTMLInputElement).value })}
          />
          <span class="unit quiet">${metric.unit}</span>
          ${[1, 5].map((step) => html`<button type="button" class="step" aria-label=${texts.step(step, spoken)} @click=${() => this.set(key, { text: stepped(value.text, step, last?.value ?? null, metric.accrual) })}>+${step}</button>`)}
        </span>
        <hp-evidence-picker
          .evidence=${value.evidence}
          label=${spoken}
          @hp-evidence=${(event: CustomEvent<readonly string[]>) => this.set(key, { evidence: event.detail })}
          @hp-evidence-sending=${(event: CustomEvent<number>) => this.emit('hp-sending', (this.sending += event.detail))}
        ></hp-evidence-picker>
        ${refusal ? html`<span class="problem bad small" role="alert">${refusal}</span>` : nothing} ${jump ? this.renderReason(key, value, last!) : nothing}
      </div>
    `;
  }

  private renderReason(key: string, { reason }: EntryValue, last: ReadingView) {
    const { jumpAsk, jumpReason } = t().metrics;
    return html`<label class="reason">
      <span class="small"><wa-icon name="warning"></wa-icon>${jumpAsk(valueWords(last, language()))}</span>
      <input aria-label=${jumpReason} maxlength="500" .value=${reason} @input=${(event: Event) => this.set(key, { reason: (event.currentTarget as HTMLInputElement).value })} />
    </label>`;
  }

  /** A picture may arrive when what it belonged to is saved or left: nothing comes back by it. */
  private set(key: string, change: Partial<EntryValue>): void {
    if (!this.isConnected) return;
    this.emit<Entered>('hp-entered', { key, value: { ...(this.values.get(key) ?? NO_VALUE), ...change } });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || !['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    const input = event.composedPath()[0];
    if (!(input instanceof HTMLInputElement)) return;
    const key = input.closest<HTMLElement>('.line')?.dataset.key;
    const next = this.rows[this.rows.findIndex((row) => row.key === key) + (event.key === 'ArrowUp' ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    this.inputOf(next.key)?.focus();
  }

  private inputOf(key: string): HTMLInputElement | null {
    return this.renderRoot.querySelector(`[data-key="${CSS.escape(key)}"] .entry input`);
  }
}
