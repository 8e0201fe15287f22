import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { figureText } from '../../../server/domain/statistics/figure.ts';
import { isUnusualJump } from '../../../server/domain/statistics/reporting.ts';
import type { ReportItem } from '../../../server/protocol/rest/villages.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { Draft } from './drafts.ts';
import { reportItemStyles } from './report-item.styles.ts';

/** What a person enters for one figure. */
export interface Entered {
  readonly metric: string;
  readonly value: number;
  readonly note: string;
  readonly pictures: readonly Blob[];
}

const MOST_PICTURES = 6;

/** One figure of a village on its phone: the last value, +1 and +5, a picture, a reason when it jumps. Event `hp-report` has what was entered. */
@customElement('hp-report-item')
export class ReportItemElement extends HpElement {
  @property({ attribute: false }) item!: ReportItem;
  /** Waiting on this phone. */
  @property({ attribute: false }) waiting: readonly Draft[] = [];

  @state() private text = '';
  @state() private note = '';
  @state() private pictures: readonly Blob[] = [];
  @state() private problem = '';

  static override styles = [shared, reportItemStyles];

  override render() {
    const { item } = this;
    const words = t().villages;
    const value = this.value;
    const jumps = value !== null && isUnusualJump(item.last?.value ?? null, value);
    const flow = item.accrual === 'flow';
    return html`
      <header>
        <h2>${item.name}</h2>
        ${item.late ? html`<span class="late"><wa-icon name="clock"></wa-icon>${words.late}</span>` : nothing}
      </header>
      <p class="last">
        ${flow ? words.total(item.period) : words.lastValue} <strong>${this.number(item.value)}</strong>
        ${item.last ? html`<span class="quiet">· <hp-time .instant=${item.last.asOf}></hp-time></span>` : html`<span class="quiet">· ${words.neverReported}</span>`}
      </p>
      ${item.held > 0 ? html`<p class="quiet small">${words.held(item.held)}</p>` : nothing}
      ${this.waiting.map((draft) => this.renderWaiting(draft))}
      <div class="entry">
        <hp-field
          label=${flow ? words.addLabel(item.unit) : words.nowLabel(item.unit)}
          type="text"
          inputmode="decimal"
          .value=${this.text}
          error=${this.problem}
          @input=${(event: Event) => this.type((event.currentTarget as Field).value)}
        ></hp-field>
        <button type="button" class="step" @click=${() => this.step(1)}>+1</button>
        <button type="button" class="step" @click=${() => this.step(5)}>+5</button>
      </div>
      ${value === null && this.text === ''
        ? nothing
        : html`
            ${jumps ? html`<p class="jump" role="alert">${words.jump(this.number(item.last?.value ?? null))}</p>` : nothing}
            <hp-field label=${jumps ? words.reason : words.note} .value=${this.note} @input=${(event: Event) => (this.note = (event.currentTarget as Field).value)}></hp-field>
            <div class="actions">
              <label class="photo"
                ><wa-icon name="content"></wa-icon>${this.pictures.length > 0 ? words.pictures(this.pictures.length) : words.addPicture}
                <input type="file" accept="image/jpeg,image/png,image/webp" capture="environment" multiple @change=${this.pick} />
              </label>
              <wa-button variant="brand" ?disabled=${value === null || (jumps && this.note.trim() === '')} @click=${this.report}>${words.report}</wa-button>
            </div>
          `}
    `;
  }

  private renderWaiting({ value, problem }: Draft) {
    const words = t().villages;
    return html`<p class=${problem ? 'returned' : 'waiting'}>
      ${problem ? html`${words.returned(this.number(value))} ${words.problems[problem as keyof typeof words.problems] ?? words.problems.other}` : words.waits(this.number(value))}
    </p>`;
  }

  private get value(): number | null {
    const text = this.text.normalize('NFKC').replaceAll(',', '').trim();
    return /^-?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
  }

  private number(value: number | null): string {
    const { digits, unit } = figureText({ value, decimals: this.item.decimals, precision: 'exact', unit: this.item.unit }, language());
    return `${digits} ${unit}`.trim();
  }

  private type(text: string): void {
    this.text = text;
    this.problem = text.trim() !== '' && this.value === null ? t().villages.notANumber : '';
  }

  /** From the entered number, or from the last value of a stock. */
  private step(by: number): void {
    const from = this.value ?? (this.item.accrual === 'flow' ? 0 : (this.item.value ?? 0));
    this.type(String(from + by));
  }

  private pick(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.pictures = [...this.pictures, ...(input.files ?? [])].slice(0, MOST_PICTURES);
    input.value = '';
  }

  private report(): void {
    const { value } = this;
    if (value === null) return;
    this.emit<Entered>('hp-report', { metric: this.item.metric, value, note: this.note.trim(), pictures: this.pictures });
    this.text = '';
    this.note = '';
    this.pictures = [];
  }
}
