import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { call } from '../../data/call.ts';
import type { Answer } from '../../data/call.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { plainFieldStyles } from '../screens/plain-field.styles.ts';
import { valueWords } from './figure-words.ts';
import { inserted } from './formula-insert.ts';

type Check = Answer<typeof api.metrics.check>;
const QUIET_MS = 300;

/** A formula, checked as one types, with metrics put in by picking. Event `hp-expression` has its text. */
@customElement('hp-formula-field')
export class FormulaField extends HpElement {
  @property() expression = '';
  @property() metricId = '';
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  /** How the result is written. */
  @property({ attribute: false }) written: { readonly unit: string; readonly decimals: number } = { unit: '', decimals: 0 };
  @property() error = '';
  @state() private checked: Check | null = null;
  @query('textarea') private readonly area!: HTMLTextAreaElement;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  static override styles = [
    shared,
    plainFieldStyles,
    css`
      textarea {
        width: 100%;
        min-height: 68px;
        padding: 8px 12px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: 1em/1.6 var(--hp-mono);
        resize: vertical;
      }
      .under {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: var(--hp-space-1) var(--hp-space-3);
        margin-block-start: 6px;
      }
      .result {
        display: flex;
        gap: 6px;
        align-items: baseline;
        min-height: 22px;
      }
      .good {
        color: var(--hp-good);
      }
      select {
        max-width: 260px;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--hp-space-2);
        margin-block-start: 6px;
      }
      code {
        font-family: var(--hp-mono), var(--hp-font);
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('expression')) return;
    clearTimeout(this.timer);
    if (this.expression.trim() === '') this.checked = null;
    else this.timer = setTimeout(() => void this.check(), QUIET_MS);
  }

  override render() {
    const texts = t().metrics;
    const others = this.metrics.filter(({ id, deleted }) => !deleted && id !== this.metricId);
    return html`
      <label for="formula">${texts.expression}</label>
      <textarea id="formula" spellcheck="false" maxlength="500" aria-describedby="result hint" .value=${this.expression} @input=${() => this.put(this.area.value)}></textarea>
      <div class="under">
        <div id="result" class="result" role="status">${this.renderResult()}</div>
        <select aria-label=${texts.insertMetric} @change=${this.insert}>
          <option value="">${texts.insertMetric}</option>
          ${others.map(({ id, name }) => html`<option value=${id}>${name} (${id})</option>`)}
        </select>
      </div>
      ${this.renderNeeds()}
      <p id="hint" class="hint">${texts.expressionHint}</p>
    `;
  }

  private renderResult() {
    const texts = t().metrics;
    const { checked } = this;
    if (this.error && !checked?.problem) return html`<span class="bad">${this.error}</span>`;
    if (!checked) return this.expression.trim() === '' ? nothing : html`<span class="quiet">${texts.checking}</span>`;
    if (checked.problem) {
      const { code, detail } = checked.problem;
      return html`<wa-icon class=${code === 'no-value' ? 'quiet' : 'bad'} name="warning"></wa-icon><span class=${code === 'no-value' ? 'quiet' : 'bad'}>${texts.formulaProblems[code]}${detail ? html` · <code>${code === 'syntax' && /^\d+$/.test(detail) ? texts.atCharacter(Number(detail)) : detail}</code>` : nothing}</span>`;
    }
    return html`<wa-icon class="good" name="check"></wa-icon><span>${texts.formulaGives(valueWords({ ...this.written, value: checked.value, precision: checked.precision }, language()))}</span>`;
  }

  private renderNeeds() {
    const needs = this.checked?.needs ?? [];
    if (needs.length === 0) return nothing;
    const byId = new Map(this.metrics.map((metric) => [metric.id, metric]));
    return html`<ul class="small" aria-label=${t().metrics.formulaNeeds}>
      ${needs.map((id) => {
        const metric = byId.get(id);
        return html`<li><code>${id}</code> ${metric ? html`<span class="quiet">${metric.name} ${valueWords(metric.now, language())}</span>` : nothing}</li>`;
      })}
    </ul>`;
  }

  private insert(event: Event): void {
    const select = event.currentTarget as HTMLSelectElement;
    const { text, caret } = inserted(this.area.value, this.area.selectionStart, this.area.selectionEnd, select.value);
    select.value = '';
    this.put(text);
    void this.updateComplete.then(() => {
      this.area.focus();
      this.area.setSelectionRange(caret, caret);
    });
  }

  private put(text: string): void {
    this.expression = text;
    this.checked = null;
    this.emit('hp-expression', text);
  }

  private async check(): Promise<void> {
    const number = ++this.asked;
    const { expression, metricId } = this;
    const idIsGood = /^[a-z][a-z0-9_]{0,59}$/.test(metricId);
    try {
      const checked = await call(api.metrics.check, { body: { expression, ...(idIsGood ? { id: metricId } : {}) } });
      if (number === this.asked && expression === this.expression) this.checked = checked;
    } catch {
      this.checked = null; // saving says what is wrong
    }
  }
}
