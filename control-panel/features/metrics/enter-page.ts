import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricView, ReadingView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/empty-state.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { ApiError, asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { metrics } from '../../data/metrics.ts';
import { randomId } from '../../data/random-id.ts';
import { may, sessionNow, townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { enterPageStyles } from './enter-page.styles.ts';
import './entered-result.ts';
import { asOfDay, draftsOf, entryChoices, entryProblem, entryRows, NO_VALUE } from './entry-rows.ts';
import type { EntryChoice, EntryRow, EntryValue } from './entry-rows.ts';
import './entry-table.ts';
import type { Entered, EntryTable } from './entry-table.ts';
import { refusals } from './fault-words.ts';
import { dayKeptFor, keepEntry, recallEntry, recordedOf } from './kept-entry.ts';
import type { KeptEntry } from './kept-entry.ts';
import { saveBarStyles } from './save-bar.styles.ts';

/** Many readings on one page: a category or a village, a line for each metric, one date for all. */
@customElement('hp-enter-page')
export class EnterPage extends PageElement {
  private readonly metrics = new Subscribed(this, metrics);
  @state() private values: ReadonlyMap<string, EntryValue> = new Map();
  @state() private last: ReadonlyMap<string, ReadingView> = new Map();
  @state() private refused: ReadonlyMap<string, string> = new Map();
  @state() private day = dayOf(Date.now(), townZone());
  /** For lines that nothing is filled in for yet. */
  private chosenDay = this.day;
  /** What each line was filled in for: others than those shown may wait for another day. */
  private days: ReadonlyMap<string, string> = new Map();
  @state() private problem = '';
  @state() private busy = false;
  /** Pictures on their way. */
  @state() private sending = 0;
  @state() private entered: readonly ReadingView[] = [];
  /** Whether that is what was sent an earlier time, and the table says something else by now. */
  @state() private enteredEarlier = false;
  @query('hp-entry-table') private readonly table!: EntryTable | null;

  private readonly account = sessionNow()?.account?.id ?? '';
  /** Of the save under way, and of the same tried again: counted once, also when its answer got lost. */
  private key = '';
  private asked: { metrics: readonly MetricView[]; choice: string } | null = null;

  static override styles = [shared, pageLayout, saveBarStyles, enterPageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = recallEntry(this.account);
    if (kept) ({ key: this.key, values: this.values, days: this.days } = kept);
  }

  override render() {
    const { enterTitle, enterLede, title } = t().metrics;
    return html`
      <hp-page-header heading=${enterTitle} lede=${enterLede} backTo="/data" backLabel=${title}></hp-page-header>
      ${this.entered.length > 0
        ? html`<hp-entered-result .readings=${this.entered} ?earlier=${this.enteredEarlier} @hp-more=${() => (this.entered = [])}></hp-entered-result>`
        : whenLoaded(this.metrics, (all) => this.renderForm(all), metrics)}
    `;
  }

  private renderForm(all: readonly MetricView[]) {
    const texts = t().metrics;
    const { categories, members } = entryChoices(all);
    if (categories.length === 0) {
      return html`<hp-empty-state icon="data" heading=${texts.enterNothing} hint=${texts.enterNothingHint}>
        ${may('metric.manage') ? html`<wa-button variant="brand" href="/data/metrics/new">${texts.newMetric}</wa-button>` : nothing}
      </hp-empty-state>`;
    }
    const choice = this.choice(all);
    const rows = entryRows(all, choice);
    const today = dayOf(Date.now(), townZone());
    return html`
      <div class="choice">
        <label class="what">
          <span>${texts.enterWhat}</span>
          <select @change=${(event: Event) => this.choose((event.currentTarget as HTMLSelectElement).value)}>
            <optgroup label=${texts.enterCategories}>${categories.map((name) => this.renderOption({ kind: 'category', name }, choice))}</optgroup>
            ${members.map(({ dimension, members: names }) => html`<optgroup label=${dimension}>${names.map((name) => this.renderOption({ kind: 'member', name }, choice))}</optgroup>`)}
          </select>
        </label>
        <hp-field
          type="date"
          label=${texts.asOfDate}
          hint=${texts.asOfDateHint}
          max=${today}
          .value=${this.day}
          error=${this.day > today ? texts.inTheFuture : ''}
          @input=${(event: Event) => this.date((event.currentTarget as Field).value || today, rows)}
        ></hp-field>
      </div>
      <hp-entry-table
        .rows=${rows}
        .values=${this.values}
        .last=${this.last}
        .refused=${this.refused}
        ?grouped=${choice.kind === 'category'}
        ?inert=${this.busy}
        @hp-sending=${(event: CustomEvent<number>) => (this.sending = event.detail)}
        @hp-entered=${(event: CustomEvent<Entered>) => this.enter(event.detail)}
      ></hp-entry-table>
      ${this.renderSave(rows, today)}
    `;
  }

  private renderOption(option: EntryChoice, chosen: EntryChoice) {
    return html`<option value="${option.kind}=${option.name}" ?selected=${option.kind === chosen.kind && option.name === chosen.name}>${option.name}</option>`;
  }

  private renderSave(rows: readonly EntryRow[], today: string) {
    const { saveAll, fixFirst, picturesUnderWay } = t().metrics;
    const wrong = rows.filter((row) => this.problemOf(row) !== null).length;
    const count = draftsOf(rows, this.values, 0).length;
    return html`<div class="bar">
      ${this.problem ? html`<span class="bad" role="alert">${this.problem}</span>` : nothing}
      ${wrong > 0 ? html`<span class="quiet">${fixFirst(wrong)}</span>` : nothing}
      ${this.sending > 0 ? html`<span class="quiet" role="status">${picturesUnderWay}</span>` : nothing}
      <wa-button variant="brand" ?disabled=${count === 0 || this.sending > 0 || wrong > 0 || this.day > today} ?loading=${this.busy} @click=${() => void this.save(rows)}>${saveAll(count)}</wa-button>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const all = this.metrics.value;
    if (!all) return;
    const choice = this.choice(all);
    const key = `${choice.kind}=${choice.name}`;
    if (this.asked?.metrics === all && this.asked.choice === key) return;
    const first = this.asked === null;
    const rows = entryRows(all, choice);
    if (this.asked?.choice !== key) this.day = dayKeptFor(rows, this.kept) ?? this.chosenDay;
    this.asked = { metrics: all, choice: key };
    void this.findLast(rows, key);
    if (first) void this.updateComplete.then(() => this.table?.focusRow(this.place.query.get('metric') ?? ''));
  }

  /** What the address asks for, where it is there; else the first category. */
  private choice(all: readonly MetricView[]): EntryChoice {
    const { categories, members } = entryChoices(all);
    const member = this.place.query.get('member');
    if (member && members.some((dimension) => dimension.members.includes(member))) return { kind: 'member', name: member };
    const category = this.place.query.get('category') ?? '';
    return { kind: 'category', name: categories.includes(category) ? category : (categories[0] ?? '') };
  }

  private choose(option: string): void {
    const [kind, name] = [option.slice(0, option.indexOf('=')), option.slice(option.indexOf('=') + 1)];
    setQuery({ category: kind === 'category' ? name : null, member: kind === 'member' ? name : null, metric: null });
  }

  private async findLast(rows: readonly EntryRow[], key: string): Promise<void> {
    const ids = [...new Set(rows.map(({ metric }) => metric.id))];
    const newest = (await Promise.all(ids.map((id) => call(api.readings.newest, { params: { id } }).catch(() => [])))).flat();
    if (this.asked?.choice !== key) return;
    this.last = new Map(newest.map((reading) => [`${reading.metric}/${reading.member}`, reading]));
  }

  private enter({ key, value }: Entered): void {
    this.values = new Map([...this.values, [key, value]]);
    this.days = new Map([...this.days, [key, this.day]]);
    this.refused = new Map([...this.refused].filter(([refused]) => refused !== key));
    this.problem = '';
    this.keep();
  }

  private date(day: string, rows: readonly EntryRow[]): void {
    this.day = this.chosenDay = day;
    this.days = new Map([...this.days, ...rows.map(({ key }) => [key, day] as const)]);
    this.keep();
  }

  private get kept(): KeptEntry {
    const { key, values, days } = this;
    return { key, values, days };
  }

  private keep(): void {
    keepEntry(this.account, this.kept);
  }

  private problemOf(row: EntryRow) {
    return entryProblem(row, this.values.get(row.key) ?? NO_VALUE, this.last.get(row.key)?.value ?? null);
  }

  private async save(rows: readonly EntryRow[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    const drafts = draftsOf(rows, this.values, asOfDay(this.day, Date.now(), townZone()));
    const key = (this.key ||= randomId());
    this.keep(); // from here on it may have arrived
    try {
      const recorded = await call(api.readings.add, { body: { key, readings: drafts.map(({ draft }) => draft) } });
      if (!recorded) throw new ApiError('unreachable'); // cut off in the middle of the answer
      const { lines, isEarlier } = recordedOf(drafts, recorded, townZone());
      this.entered = recorded;
      this.enteredEarlier = isEarlier;
      this.key = '';
      this.values = new Map([...this.values].filter(([line]) => !lines.has(line)));
      this.keep();
      void metrics.refresh();
    } catch (thrown) {
      const error = asApiError(thrown);
      this.refused = new Map(refusals(error).flatMap(({ index, words }) => (drafts[index] ? [[drafts[index].key, words] as const] : [])));
      this.problem = error.words(language());
    } finally {
      this.busy = false;
    }
  }
}
