import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import type { Targets } from '../../../server/domain/targets.ts';
import { NO_TARGETS } from '../../../server/domain/targets.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import type { ScheduleDetails } from '../../../server/protocol/rest/programme.ts';
import '../../components/empty-state.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/thumb.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { contentList } from '../../data/content.ts';
import { screens } from '../../data/screens.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { dateWords } from '../../locales/time-words.ts';
import { navigate } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { publish } from './publish.ts';
import { lastDay, quickRecurrence, shortened, untilsOn } from './quick-plan.ts';
import type { Until } from './quick-plan.ts';
import { quickPublishStyles } from './quick-publish.styles.ts';
import { NOTHING_MADE, QUICK_STEPS, runQuick } from './quick-run.ts';
import type { QuickCalls, QuickResult } from './quick-run.ts';
import './refusal-notice.ts';
import './target-picker.ts';
import { screensFor } from './target-words.ts';

const CALLS: QuickCalls = {
  createPlaylist: (name, contents) => call(api.playlists.create, { body: { name, entries: contents.map((content) => ({ content, durationMs: null })) } }),
  createSchedule: (body) => call(api.schedules.create, { body }),
  updateSchedule: ({ id, revision }, body) => call(api.schedules.update, { params: { id }, body, ifMatch: revision }),
  publish,
};

/** Content straight to the screens: where, until when, and one button that makes playlist, schedule and publication. */
@customElement('hp-quick-publish')
export class QuickPublish extends HpElement {
  /** Ids of content, in order. */
  @property({ attribute: false }) contents: readonly string[] = [];
  @state() private targets: Targets = { ...NO_TARGETS, all: true };
  @state() private until: Until | null = null;
  @state() private date = '';
  @state() private busy = false;
  @state() private result: QuickResult = NOTHING_MADE;

  private readonly content = new Subscribed(this, contentList);
  private readonly screens = new Subscribed(this, screens);

  static override styles = [shared, quickPublishStyles];

  override render() {
    return whenLoaded(this.content, (all) => this.renderForm(this.contents.flatMap((id) => all.find((item) => item.id === id) ?? [])), contentList);
  }

  private renderForm(items: readonly ContentView[]) {
    const { what, where, gone, wholeDay, details, detailsLink } = t().schedules.quick;
    if (items.length === 0) return html`<hp-empty-state icon="content" heading=${gone}></hp-empty-state>`;
    return html`
      <section aria-label=${what} class="what">
        ${items.slice(0, 6).map((item) => html`<figure><hp-thumb .content=${item} playable></hp-thumb><figcaption>${item.title}</figcaption></figure>`)}
        ${items.length > 6 ? html`<span class="quiet">+${items.length - 6}</span>` : nothing}
      </section>
      <section>
        <h2>${where}</h2>
        <hp-target-picker .targets=${this.targets} ?disabled=${this.busy} @hp-change=${(event: CustomEvent<Targets>) => (this.targets = event.detail)}></hp-target-picker>
      </section>
      <section>${this.renderUntil()}<p class="small quiet">${wholeDay} ${details} <a href="/schedules/new">${detailsLink}</a></p></section>
      ${this.renderResult()} ${this.renderButton(items)}
    `;
  }

  private renderUntil() {
    const { until, untils, date } = t().schedules.quick;
    const today = this.today();
    const chosen = this.chosenUntil();
    return html`<h2 id="until">${until}</h2>
      <div class="chips" role="radiogroup" aria-labelledby="until">
        ${untilsOn(today).map((each) => {
          const day = each === 'date' ? null : lastDay(each, today, '');
          return html`<label class=${each === chosen ? 'on' : ''}>
            <input type="radio" name="until" class="visually-hidden" .checked=${each === chosen} ?disabled=${this.busy} @change=${() => (this.until = each)} />
            ${untils[each]}${day && each !== 'today' ? html` <span class="small">${dateWords(day, today, language())}</span>` : nothing}
          </label>`;
        })}
        ${chosen === 'date'
          ? html`<input type="date" aria-label=${date} min=${today} .value=${this.date} @change=${(event: Event) => (this.date = (event.currentTarget as HTMLInputElement).value)} />`
          : nothing}
      </div>`;
  }

  private renderResult() {
    const { failed } = this.result;
    if (!failed) return nothing;
    const { steps, made, notMade, safe } = t().schedules.quick;
    const links = {
      playlist: this.result.playlist && `/playlists/${this.result.playlist.id}`,
      schedule: this.result.schedule && `/schedules/${this.result.schedule.id}`,
      publish: null,
    };
    return html`
      <ul class="steps">
        ${QUICK_STEPS.map((step) => html`<li class=${links[step] ? 'made' : ''}>
          <wa-icon name=${links[step] ? 'check' : 'xmark'}></wa-icon>${links[step] ? html`<a href=${links[step]}>${steps[step]}</a>` : steps[step]}: ${links[step] ? made : notMade}
        </li>`)}
      </ul>
      <hp-refusal .error=${failed.error} playlist=${this.result.playlist?.id ?? ''}></hp-refusal>
      <p class="quiet">${safe}</p>
    `;
  }

  private renderButton(items: readonly ContentView[]) {
    const end = lastDay(this.chosenUntil(), this.today(), this.date);
    const nowhere = this.screens.value !== undefined && screensFor(this.targets, this.screens.value).length === 0;
    return html`<div class="go">
      <wa-button variant="brand" size="l" ?disabled=${end === null || nowhere} ?loading=${this.busy} @click=${() => end && this.go(items, end)}>
        <wa-icon slot="start" name="publish"></wa-icon>${t().schedules.quick.action}
      </wa-button>
    </div>`;
  }

  private today(): string {
    return dayOf(Date.now(), townZone());
  }

  /** Until Friday, unless something else was chosen. */
  private chosenUntil(): Until {
    const choices = untilsOn(this.today());
    return this.until ?? (choices.includes('friday') ? 'friday' : 'nextFriday');
  }

  private async go(items: readonly ContentView[], end: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const name = shortened(t().schedules.quick.name(shortened(items[0]?.title ?? '', 60), items.length - 1), 80);
    this.result = await runQuick(
      { name, contents: items.map(({ id }) => id), targets: this.targets as ScheduleDetails['targets'], recurrence: quickRecurrence(this.today(), end) as ScheduleDetails['recurrence'] },
      this.result,
      CALLS,
    );
    this.busy = false;
    const { publication } = this.result;
    if (!publication) return;
    toast(t().schedules.publish.published(name), { tone: 'good' });
    navigate(`/publications/${publication.sequence}`, { replace: true });
  }
}
