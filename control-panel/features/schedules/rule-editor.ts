import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Recurrence, TimeWindow } from '../../../server/domain/recurrence.ts';
import type { ScheduleDetails } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { ruleEditorStyles } from './rule-editor.styles.ts';
import { crossesMidnight, isWholeDay, windowWords } from './rule-words.ts';

const WHOLE_DAY: TimeWindow = { from: '00:00', to: '24:00' };
const USUAL: TimeWindow = { from: '07:00', to: '22:00' };
const MOST_WINDOWS = 12;
const PRESETS = [
  ['everyDay', [1, 2, 3, 4, 5, 6, 7]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
] as const;

/** Dates, weekdays and times of day of a schedule. Event `hp-change` has the rule. */
@customElement('hp-rule-editor')
export class RuleEditor extends HpElement {
  @property({ attribute: false }) rule: Recurrence = { startDate: '2026-01-01', endDate: null, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [USUAL] };
  @property({ type: Boolean }) disabled = false;

  static override styles = [shared, ruleEditorStyles];

  override render() {
    return html`<fieldset ?disabled=${this.disabled}>${this.renderDates()}${this.renderDays()}${this.renderWindows()}</fieldset>`;
  }

  private renderDates() {
    const { startDate, endDate, noEnd, endsBefore } = t().schedules.editor;
    const { rule } = this;
    return html`<div class="dates">
        <label><span>${startDate}</span><input type="date" required .value=${rule.startDate} @change=${(event: Event) => this.setDate('startDate', event)} /></label>
        <label><span>${endDate}</span><input type="date" min=${rule.startDate} ?disabled=${rule.endDate === null} .value=${rule.endDate ?? ''} @change=${(event: Event) => this.setDate('endDate', event)} /></label>
        <label class="check"><input type="checkbox" .checked=${rule.endDate === null} @change=${() => this.change({ endDate: rule.endDate === null ? rule.startDate : null })} />${noEnd}</label>
      </div>
      ${rule.endDate !== null && rule.endDate < rule.startDate ? html`<p class="bad small" role="alert">${endsBefore}</p>` : nothing}`;
  }

  private renderDays() {
    const { days, needsDay } = t().schedules.editor;
    const { rule: words, weekdays, weekdayNames } = t().schedules;
    const key = [...this.rule.weekdays].sort((a, b) => a - b).join('');
    return html`<div role="group" aria-label=${days}>
      <span class="label">${days}</span>
      <div class="days">
        ${weekdays.map((name, index) => html`<button type="button" aria-label=${weekdayNames[index]} aria-pressed=${String(this.rule.weekdays.includes(index + 1))} @click=${() => this.toggleDay(index + 1)}>${name}</button>`)}
        <span class="presets">
          ${PRESETS.map(([preset, chosen]) => html`<button type="button" aria-pressed=${String(key === chosen.join(''))} @click=${() => this.change({ weekdays: [...chosen] })}>${words[preset]}</button>`)}
        </span>
      </div>
      ${this.rule.weekdays.length === 0 ? html`<p class="bad small" role="alert">${needsDay}</p>` : nothing}
    </div>`;
  }

  private renderWindows() {
    const { windows, addWindow } = t().schedules.editor;
    const all = this.rule.windows;
    return html`<div role="group" aria-label=${windows}>
      <span class="label">${windows}</span>
      <ul>
        ${all.map((window, index) => this.renderWindow(window, index))}
      </ul>
      ${all.length < MOST_WINDOWS && !all.some(isWholeDay)
        ? html`<wa-button size="s" appearance="plain" ?disabled=${this.disabled} @click=${() => this.change({ windows: [...all, USUAL] })}><wa-icon slot="start" name="plus"></wa-icon>${addWindow}</wa-button>`
        : nothing}
    </div>`;
  }

  private renderWindow(window: TimeWindow, index: number) {
    const { from, to, wholeDay, crossing, removeWindow } = t().schedules.editor;
    const whole = isWholeDay(window);
    return html`<li>
      ${whole
        ? nothing
        : html`<label class="time"><span class="visually-hidden">${from}</span><input type="time" required .value=${window.from} @change=${(event: Event) => this.setTime(index, 'from', event)} /></label>
            <span aria-hidden="true">–</span>
            <label class="time"><span class="visually-hidden">${to}</span><input type="time" required .value=${window.to === '24:00' ? '00:00' : window.to} @change=${(event: Event) => this.setTime(index, 'to', event)} /></label>`}
      <label class="check"><input type="checkbox" .checked=${whole} @change=${() => (whole ? this.setWindow(index, USUAL) : this.change({ windows: [WHOLE_DAY] }))} />${wholeDay}</label>
      ${crossesMidnight(window) ? html`<span class="small quiet">${crossing}</span>` : nothing}
      ${this.rule.windows.length > 1
        ? html`<wa-button size="s" appearance="plain" @click=${() => this.change({ windows: this.rule.windows.filter((_, each) => each !== index) })}
            ><wa-icon name="xmark" label=${removeWindow(windowWords(window, language()))}></wa-icon
          ></wa-button>`
        : nothing}
    </li>`;
  }

  private setDate(key: 'startDate' | 'endDate', event: Event): void {
    const { value } = event.currentTarget as HTMLInputElement;
    if (value === '') return;
    if (key === 'endDate') return this.change({ endDate: value });
    const { endDate } = this.rule;
    this.change({ startDate: value, endDate: endDate !== null && endDate < value ? value : endDate });
  }

  private setTime(index: number, key: 'from' | 'to', event: Event): void {
    const { value } = event.currentTarget as HTMLInputElement;
    const window = this.rule.windows[index];
    if (value === '' || !window) return;
    const next = { ...window, [key]: value.slice(0, 5) };
    this.setWindow(index, next.to === '00:00' ? { ...next, to: '24:00' } : next);
  }

  private setWindow(index: number, window: TimeWindow): void {
    this.change({ windows: this.rule.windows.map((each, at) => (at === index ? window : each)) });
  }

  private toggleDay(day: number): void {
    const { weekdays } = this.rule;
    this.change({ weekdays: weekdays.includes(day) ? weekdays.filter((each) => each !== day) : [...weekdays, day].sort((a, b) => a - b) });
  }

  private change(change: Partial<Recurrence>): void {
    this.rule = { ...this.rule, ...change };
    this.emit('hp-change', this.rule as ScheduleDetails['recurrence']);
  }
}
