import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { VENUE_KINDS } from '../../../server/domain/screen.ts';
import type { Targets } from '../../../server/domain/targets.ts';
import { NO_TARGETS } from '../../../server/domain/targets.ts';
import type { ScheduleDetails } from '../../../server/protocol/rest/programme.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { targetPickerStyles } from './target-picker.styles.ts';
import { screensFor } from './target-words.ts';

type ListKey = 'groups' | 'villages' | 'venueKinds' | 'screens';
/** With more screens than this, single ones are found by searching. */
const SEARCH_FROM = 8;

/** Which screens something is for, with the screens that come of it. Event `hp-change` has the targets. */
@customElement('hp-target-picker')
export class TargetPicker extends HpElement {
  @property({ attribute: false }) targets: Targets = NO_TARGETS;
  @property({ type: Boolean }) disabled = false;
  @state() private search = '';
  @state() private choosing = false;

  private readonly screens = new Subscribed(this, screens);

  static override styles = [shared, targetPickerStyles];

  override render() {
    const all = (this.screens.value ?? []).filter(({ revoked }) => !revoked);
    const { targets: texts } = t().schedules;
    if (this.screens.value && all.length === 0) return html`<p class="quiet">${texts.noScreens} <a href="/screens/pair">${texts.pair}</a></p>`;
    const some = this.choosing || !this.targets.all;
    return html`
      <div class="either" role="radiogroup" aria-label=${t().schedules.editor.where}>
        ${this.renderEither(!some, texts.all, () => this.setAll())} ${this.renderEither(some, texts.some, () => this.setSome())}
      </div>
      ${some ? this.renderChoices(all) : html`<p class="small quiet">${texts.allHint}</p>`} ${this.renderResult(all)}
    `;
  }

  private renderEither(checked: boolean, label: string, choose: () => void) {
    return html`<label><input type="radio" name="either" .checked=${checked} ?disabled=${this.disabled} @change=${choose} />${label}</label>`;
  }

  private renderChoices(all: readonly ScreenView[]) {
    const { groups, villages, kinds } = t().schedules.targets;
    const kindsThere = VENUE_KINDS.filter((kind) => all.some(({ venueKind }) => venueKind === kind) || this.targets.venueKinds.includes(kind));
    return html`
      ${this.renderChips(groups, 'groups', distinct([...all.flatMap((screen) => screen.groups), ...this.targets.groups]))}
      ${this.renderChips(villages, 'villages', distinct([...all.map(({ village }) => village), ...this.targets.villages]))}
      ${this.renderChips(kinds, 'venueKinds', kindsThere, (kind) => t().words.venue[kind as keyof ReturnType<typeof t>['words']['venue']])}
      ${this.renderSingles(all)}
    `;
  }

  private renderChips(label: string, key: ListKey, values: readonly string[], words: (value: string) => string = (value) => value) {
    if (values.length === 0) return nothing;
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${label}</legend>
      <div class="chips">
        ${values.map((value) => html`<button type="button" aria-pressed=${String(this.list(key).includes(value))} @click=${() => this.toggle(key, value)}>${words(value)}</button>`)}
      </div>
    </fieldset>`;
  }

  private renderSingles(all: readonly ScreenView[]) {
    const { single, search } = t().schedules.targets;
    const wanted = this.search.trim().toLocaleLowerCase();
    const found = all.filter(({ name, site, village }) => `${name} ${site} ${village}`.toLocaleLowerCase().includes(wanted));
    return html`<fieldset ?disabled=${this.disabled}>
      <legend>${single}</legend>
      ${all.length >= SEARCH_FROM
        ? html`<input class="search" type="search" placeholder=${search} aria-label=${search} .value=${this.search} @input=${(event: Event) => (this.search = (event.currentTarget as HTMLInputElement).value)} />`
        : nothing}
      <ul class="singles">
        ${repeat(
          found,
          ({ id }) => id,
          (screen) => html`<li>
            <label
              ><input type="checkbox" .checked=${this.targets.screens.includes(screen.id)} @change=${() => this.toggle('screens', screen.id)} /><span
                >${screen.name}<span class="small quiet">${[screen.site, screen.village].filter(Boolean).join(' · ')}</span></span
              ></label
            >
          </li>`,
        )}
      </ul>
    </fieldset>`;
  }

  private renderResult(all: readonly ScreenView[]) {
    const { count, none, offline, list } = t().schedules.targets;
    const meant = screensFor(this.targets, all);
    const away = meant.filter(({ status }) => !status.online).length;
    if (meant.length === 0) return html`<p class="result quiet" role="status">${none}</p>`;
    return html`<details class="result">
      <summary><span role="status"><strong>${count(meant.length)}</strong>${away > 0 ? html` <span class="away">${offline(away)}</span>` : nothing}</span></summary>
      <ul aria-label=${list}>
        ${meant.map(({ id, name, status }) => html`<li><a href="/screens/${id}">${name}</a>${status.online ? nothing : html` <span class="small away">${t().words.offline}</span>`}</li>`)}
      </ul>
    </details>`;
  }

  private list(key: ListKey): readonly string[] {
    return this.targets[key];
  }

  private setAll(): void {
    this.choosing = false;
    this.change({ ...this.targets, all: true });
  }

  private setSome(): void {
    this.choosing = true;
    this.change({ ...this.targets, all: false });
  }

  private toggle(key: ListKey, value: string): void {
    const before = this.list(key);
    const next = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
    this.change({ ...this.targets, all: false, [key]: next });
  }

  private change(targets: Targets): void {
    this.targets = targets;
    this.emit('hp-change', targets as ScheduleDetails['targets']);
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').sort(new Intl.Collator('zh-CN', { numeric: true }).compare);
}
