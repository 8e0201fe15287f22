import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/state-badge.ts';
import { ClockController } from '../../controllers/clock.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { clockOf, dateWords } from '../../locales/time-words.ts';
import { setQuery } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { addDays, clockOfMinute, dayOfMinute, mondayOf, weekSpans } from './week-spans.ts';
import type { Span } from './week-spans.ts';
import { weekViewStyles } from './week-view.styles.ts';

const WEEK_MIN = 7 * 24 * 60;

/** A week of schedules: a row each, its windows as bars over seven days, over midnight in one piece. */
@customElement('hp-week-view')
export class WeekView extends HpElement {
  @property({ attribute: false }) schedules: readonly ScheduleView[] = [];
  /** Any day of the week shown, YYYY-MM-DD; empty: this week. From the address. */
  @property() day = '';

  static override styles = [shared, weekViewStyles];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  override render() {
    const today = dayOf(Date.now(), townZone());
    const monday = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(this.day) ? this.day : today);
    const rows = this.schedules
      .filter(({ state }) => state !== 'withdrawn')
      .map((schedule) => ({ schedule, spans: weekSpans(schedule.recurrence, monday) }))
      .filter(({ spans }) => spans.length > 0)
      .sort((a, b) => Number(a.schedule.tier === 'default') - Number(b.schedule.tier === 'default'));
    return html`
      ${this.renderHead(monday, today)}
      <div class="week" role="table">
        <div class="days" role="row">
          <span class="name" role="columnheader"></span>
          <div class="track" aria-hidden="true">${t().schedules.weekdays.map((name, index) => this.renderDay(name, addDays(monday, index), today))}</div>
        </div>
        ${rows.length === 0 ? html`<p class="nothing quiet">${t().schedules.week.nothing}</p>` : nothing}
        ${rows.map(({ schedule, spans }) => this.renderRow(schedule, spans, monday, today))}
      </div>
      <p class="small quiet">${t().schedules.week.zone(townZone())}</p>
    `;
  }

  private renderHead(monday: string, today: string) {
    const { previous, next, thisWeek, label } = t().schedules.week;
    const words = (day: string) => dateWords(day, today, language());
    const go = (day: string | null) => setQuery({ day });
    return html`<div class="head">
      <wa-button size="s" appearance="outlined" @click=${() => go(addDays(monday, -7))}><wa-icon name="chevron-left" label=${previous}></wa-icon></wa-button>
      <wa-button size="s" appearance="outlined" ?disabled=${monday === mondayOf(today)} @click=${() => go(null)}>${thisWeek}</wa-button>
      <wa-button size="s" appearance="outlined" @click=${() => go(addDays(monday, 7))}><wa-icon name="chevron-right" label=${next}></wa-icon></wa-button>
      <strong role="status">${label(words(monday), words(addDays(monday, 6)))}</strong>
    </div>`;
  }

  private renderDay(name: string, day: string, today: string) {
    return html`<span class="day ${day === today ? 'today' : ''}">${name} <b>${Number(day.slice(8))}</b></span>`;
  }

  private renderRow(schedule: ScheduleView, spans: readonly Span[], monday: string, today: string) {
    const drawn = schedule.publication === null ? 'draft' : schedule.tier;
    return html`<div class="row" role="row">
      <span class="name" role="rowheader">
        <a href="/schedules/${schedule.id}">${schedule.name}</a>
        <span class="small quiet">${t().words.tier[schedule.tier]} · ${t().schedules.screens(schedule.screens.length)}${schedule.publication === null ? ` · ${t().schedules.week.notPublished}` : ''}</span>
      </span>
      <div class="track" role="cell">
        ${[1, 2, 3, 4, 5, 6].map((day) => html`<i class="line" style=${styleMap({ insetInlineStart: `${(day / 7) * 100}%` })}></i>`)}
        ${spans.map((span) => this.renderSpan(schedule, span, drawn))} ${this.renderNow(monday, today)}
      </div>
    </div>`;
  }

  private renderSpan({ id, name }: ScheduleView, { from, to }: Span, drawn: string) {
    const { weekdays, week } = t().schedules;
    const at = (minute: number) => `${weekdays[dayOfMinute(minute)]} ${minute === WEEK_MIN ? '24:00' : clockOfMinute(minute)}`;
    const words = week.span(name, at(from), at(to));
    const place = { insetInlineStart: `${(from / WEEK_MIN) * 100}%`, inlineSize: `${((to - from) / WEEK_MIN) * 100}%` };
    return html`<a class="span ${drawn}" href="/schedules/${id}" title=${words} aria-label=${words} style=${styleMap(place)}></a>`;
  }

  private renderNow(monday: string, today: string) {
    if (mondayOf(today) !== monday) return nothing;
    const [hours = 0, minutes = 0] = clockOf(Date.now(), townZone()).split(':').map(Number);
    const minute = (Temporal.PlainDate.from(today).dayOfWeek - 1) * 1_440 + hours * 60 + minutes;
    return html`<i class="now" style=${styleMap({ insetInlineStart: `${(minute / WEEK_MIN) * 100}%` })}></i>`;
  }
}
