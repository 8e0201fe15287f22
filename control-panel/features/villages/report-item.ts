import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { figureText } from '../../../server/domain/statistics/figure.ts';
import { isUnusualJump } from '../../../server/domain/statistics/reporting.ts';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
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
  /** Its name and the value, to be read. */
  readonly words: string;
  readonly value: number;
  readonly note: string;
  readonly pictures: readonly Blob[];
  /** Pictures of a draft taken up again that the server has already. */
  readonly evidence: readonly string[];
}

const MOST_PICTURES = 6;

/**
 * One figure of a village on its phone: the last value, +1 and +5, a picture, a reason when it jumps. Event `hp-report` has
 * what was entered, `hp-take-up` the key of a draft that is to be changed.
 */
@customElement('hp-report-item')
export class ReportItemElement extends HpElement {
  @property({ attribute: false }) item!: ReportItem;
  /** Waiting on this phone. */
  @property({ attribute: false }) waiting: readonly Draft[] = [];

  @state() private text = '';
  @state() private note = '';
  @state() private pictures: readonly Blob[] = [];
  @state() private evidence: readonly string[] = [];
  @state() private problem = '';

  static override styles = [shared, reportItemStyles];

  override render() {
    const { item } = this;
    const words = t().villages;
    const value = this.value;
    const before = this.saidLast;
    const jumps = value !== null && isUnusualJump(before, value);
    const pictures = this.pictures.length + this.evidence.length;
    // what a phone keeps may have come due since
    const late = item.late || (item.dueAt !== null && Date.now() > item.dueAt);
    const flow = item.accrual === 'flow';
    const total = flow && item.value !== null;
    return html`
      <header>
        <h2>${item.name}</h2>
        ${late ? html`<span class="late"><wa-icon name="clock"></wa-icon>${words.late}</span>` : nothing}
      </header>
      <p class="last">
        ${item.last || item.value !== null
          ? html`${total ? words.total(item.period) : words.lastValue} <strong>${total ? this.number(item.value) : this.change(item.last?.value ?? item.value ?? 0)}</strong>${item.last ? html` <span class="quiet">· <hp-time .instant=${item.last.asOf}></hp-time></span>` : nothing}`
          : html`<span class="quiet">${words.neverReported}</span>`}
      </p>
      ${item.held > 0 ? html`<p class="held quiet small">${words.held(item.held)}</p>` : nothing}
      ${item.refused.map((reading) => this.renderRefused(reading))}
      ${this.waiting.map((draft) => this.renderWaiting(draft))}
      <div class="entry">
        <hp-field
          label=${flow ? words.addLabel(item.unit) : words.nowLabel(item.unit)}
          type="text"
          inputmode="decimal"
          .value=${this.text}
          @input=${(event: Event) => this.type((event.currentTarget as Field).value)}
        ></hp-field>
        <button type="button" class="step" @click=${() => this.step(1)}>+1</button>
        <button type="button" class="step" @click=${() => this.step(5)}>+5</button>
      </div>
      ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
      ${value === null && this.text === ''
        ? nothing
        : html`
            ${jumps ? html`<p class="jump" role="alert">${words.jump(this.number(before))}</p>` : nothing}
            <hp-field label=${jumps ? words.reason : words.note} .value=${this.note} @input=${(event: Event) => (this.note = (event.currentTarget as Field).value)}></hp-field>
            <div class="actions">
              <span class="photos">
                ${this.renderPicker(words.takePicture, 'environment')} ${this.renderPicker(words.choosePicture, nothing)}
                ${pictures > 0 ? html`<span class="small">${words.pictures(pictures)}</span><button type="button" class="change" @click=${this.dropPictures}>${words.dropPictures}</button>` : nothing}
              </span>
              <wa-button variant="brand" ?disabled=${value === null || (jumps && this.note.trim() === '')} @click=${this.report}>${words.report}</wa-button>
            </div>
          `}
    `;
  }

  /** @param capture with it a phone opens its camera, and shows none of the pictures it has */
  private renderPicker(label: string, capture: 'environment' | typeof nothing) {
    return html`<label class="photo"
      >${label}<input type="file" accept="image/jpeg,image/png,image/webp" capture=${capture} multiple @change=${this.pick}
    /></label>`;
  }

  private renderRefused({ value, asOf, decision }: ReadingView) {
    return html`<p class="returned"><span>${t().villages.refused(this.change(value ?? 0), decision?.note ?? '')} <span class="small">· <hp-time .instant=${asOf}></hp-time></span></span></p>`;
  }

  private renderWaiting(draft: Draft) {
    const words = t().villages;
    const { problem, tried } = draft;
    const value = this.change(draft.value);
    return html`<p class=${problem ? 'returned' : 'waiting'}>
      <span>${problem ? html`${words.returned(value)} ${words.problems[problem as keyof typeof words.problems] ?? words.problems.other}` : words.waits(value)}</span>
      ${problem === null && tried ? nothing : html`<button type="button" class="change" @click=${() => this.takeUp(draft)}>${words.change}</button>`}
    </p>`;
  }

  /** Back into the fields, to be changed or left out. One that may have arrived stays as it is, or it would count twice. */
  private takeUp({ key, value, note, pictures, evidence }: Draft): void {
    this.type(String(value));
    this.note = note ?? '';
    this.pictures = pictures;
    this.evidence = evidence;
    this.emit('hp-take-up', key);
  }

  private get value(): number | null {
    const text = this.text.normalize('NFKC').replaceAll(',', '').trim();
    return /^-?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
  }

  private number(value: number | null): string {
    const { digits, unit } = figureText({ value, decimals: this.item.decimals, precision: 'exact', unit: this.item.unit }, language());
    return `${digits} ${unit}`.trim();
  }

  /** As it was entered: of a flow, what is new. */
  private change(value: number): string {
    return `${this.item.accrual === 'flow' && value > 0 ? '+' : ''}${this.number(value)}`;
  }

  private type(text: string): void {
    this.text = text;
    this.problem = text.trim() !== '' && this.value === null ? t().villages.notANumber : '';
  }

  /** What this village said last; it may still wait to be sent, or for the town. */
  private get saidLast(): number | null {
    return this.waiting.findLast(({ problem }) => problem === null)?.value ?? this.item.last?.value ?? null;
  }

  /** From the entered number, or from the last value of a stock. */
  private step(by: number): void {
    const from = this.value ?? (this.item.accrual === 'flow' ? 0 : (this.saidLast ?? this.item.value ?? 0));
    this.type(String(from + by));
  }

  private pick(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.pictures = [...this.pictures, ...(input.files ?? [])].slice(0, MOST_PICTURES - this.evidence.length);
    input.value = '';
  }

  private dropPictures(): void {
    this.pictures = [];
    this.evidence = [];
  }

  private report(): void {
    const { value } = this;
    if (value === null) return;
    this.emit<Entered>('hp-report', { metric: this.item.metric, words: `${this.item.name} ${this.change(value)}`, value, note: this.note.trim(), pictures: this.pictures, evidence: this.evidence });
    this.text = '';
    this.note = '';
    this.dropPictures();
  }
}
