import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { SCHEDULE_STATES } from '../../../server/protocol/rest/programme.ts';
import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import '../../components/filter-bar.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import { hasUnpublishedChanges, schedules } from '../../data/schedules.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { setQuery } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { deleteSchedules } from './delete-schedules.ts';
import { publish } from './publish.ts';
import { scheduleColumns } from './schedule-columns.ts';
import { schedulesPageStyles } from './schedules-page.styles.ts';
import './week-view.ts';

/** All schedules, as a list or as a week. */
@customElement('hp-schedules-page')
export class SchedulesPage extends PageElement {
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private busy = false;

  private readonly schedules = new Subscribed(this, schedules);
  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));

  static override styles = [shared, pageLayout, schedulesPageStyles];

  override render() {
    const { title, create, publications } = t().schedules;
    return html`
      <hp-page-header heading=${title}>
        ${may('publication.view') ? html`<wa-button slot="actions" appearance="plain" href="/publications"><wa-icon slot="start" name="receipt"></wa-icon>${publications}</wa-button>` : nothing}
        ${may('content.edit') ? html`<wa-button slot="actions" variant="brand" href="/schedules/new"><wa-icon slot="start" name="plus"></wa-icon>${create}</wa-button>` : nothing}
      </hp-page-header>
      ${whenLoaded(this.schedules, (all) => (all.length === 0 ? this.renderEmpty() : this.renderAll(all)), schedules)}
    `;
  }

  private renderEmpty() {
    const { empty, emptyHint, create } = t().schedules;
    return html`<hp-empty-state icon="schedule" heading=${empty} hint=${emptyHint}>
      ${may('content.edit') ? html`<wa-button appearance="outlined" href="/schedules/new">${create}</wa-button>` : nothing}
    </hp-empty-state>`;
  }

  private renderAll(all: readonly ScheduleView[]) {
    const { query } = this.place;
    const found = filterSchedules(all, query);
    const asWeek = query.get('view') === 'week';
    const { search, summary } = t().schedules;
    const { nothingMatches, nothingMatchesHint } = t().common;
    return html`
      <hp-filter-bar .query=${query} .filters=${this.filters()} placeholder=${search} summary=${summary(found.length, all.length)}>${this.renderViews(asWeek)}</hp-filter-bar>
      ${found.length === 0
        ? html`<hp-empty-state icon="search" heading=${nothingMatches} hint=${nothingMatchesHint}></hp-empty-state>`
        : asWeek
          ? html`<hp-week-view .schedules=${found} day=${query.get('day') ?? ''}></hp-week-view>`
          : this.renderList(found)}
    `;
  }

  private renderViews(asWeek: boolean) {
    const { views } = t().schedules;
    return html`<div class="views" role="group" aria-label=${views.label}>
      ${(['list', 'week'] as const).map(
        (each) => html`<button type="button" aria-pressed=${String((each === 'week') === asWeek)} @click=${() => setQuery({ view: each === 'week' ? 'week' : null, day: null })}>${views[each]}</button>`,
      )}
    </div>`;
  }

  private renderList(found: readonly ScheduleView[]) {
    const chosen = found.filter(({ id }) => this.selected.has(id));
    return html`<hp-data-table
      label=${t().schedules.title}
      .rows=${found}
      .columns=${scheduleColumns(this.screens.value ?? [])}
      .keyOf=${(schedule: ScheduleView) => schedule.id}
      .nameOf=${(schedule: ScheduleView) => schedule.name}
      .hrefOf=${(schedule: ScheduleView) => `/schedules/${schedule.id}`}
      ?selectable=${may('content.edit')}
      .selected=${this.selected}
      sort=${this.place.query.get('sort') ?? ''}
      @hp-select=${(event: CustomEvent<ReadonlySet<string>>) => (this.selected = event.detail)}
    >
      <div slot="bulk" class="row">
        ${may('publication.publish')
          ? html`<wa-button size="s" appearance="outlined" ?loading=${this.busy} @click=${() => this.publishAll(chosen)}><wa-icon slot="start" name="publish"></wa-icon>${t().schedules.bulkPublish}</wa-button>`
          : nothing}
        <wa-button size="s" appearance="outlined" ?disabled=${this.busy} @click=${() => this.deleteAll(chosen)}><wa-icon slot="start" name="trash"></wa-icon>${t().common.delete}</wa-button>
      </div>
    </hp-data-table>`;
  }

  private filters() {
    const { filters } = t().schedules;
    const there = (this.screens.value ?? []).filter(({ revoked }) => !revoked);
    return [
      { key: 'state', label: filters.state, choices: SCHEDULE_STATES.map((value) => ({ value, label: t().words.state[value] })) },
      { key: 'changed', label: filters.changed, choices: [{ value: '1', label: filters.changedOnly }] },
      { key: 'screen', label: filters.screen, choices: there.map(({ id, name }) => ({ value: id, label: name })) },
    ];
  }

  private async publishAll(chosen: readonly ScheduleView[]): Promise<void> {
    this.busy = true;
    let count = 0;
    for (const schedule of chosen) {
      try {
        await publish(schedule);
        count++;
      } catch (error) {
        toastError(error);
      }
    }
    this.busy = false;
    this.selected = new Set();
    if (count > 0) toast(t().schedules.bulkPublished(count), { tone: 'good', link: { href: '/publications', label: t().schedules.publications } });
  }

  private async deleteAll(chosen: readonly ScheduleView[]): Promise<void> {
    await deleteSchedules(chosen);
    this.selected = new Set();
  }
}

function filterSchedules(all: readonly ScheduleView[], query: URLSearchParams): ScheduleView[] {
  const terms = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/).filter((term) => term !== '');
  const [wantedState, screen] = [query.get('state'), query.get('screen')];
  return all.filter((schedule) => {
    if (wantedState && schedule.state !== wantedState) return false;
    if (query.get('changed') === '1' && !hasUnpublishedChanges(schedule)) return false;
    if (screen && !schedule.screens.includes(screen)) return false;
    const words = `${schedule.name} ${schedule.playlistName}`.toLocaleLowerCase();
    return terms.every((term) => words.includes(term));
  });
}
