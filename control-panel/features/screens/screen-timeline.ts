import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import { viewedPixels } from '../../../server/domain/screen.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import type { ScreenView, TurnView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/preview.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import type { Answer } from '../../data/call.ts';
import { contentList } from '../../data/content.ts';
import { timeline } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import { storesBy } from '../../data/store.ts';
import { language, t } from '../../locales/language.ts';
import { clockOf, lengthWords, timeWords } from '../../locales/time-words.ts';
import { setQuery } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { fitInto } from './details-draft.ts';
import { instantOf, localOf } from './local-time.ts';
import { screenTimelineStyles } from './screen-timeline.styles.ts';
import { SecondTick } from './second-tick.ts';
import { runsOut, timelineRows } from './timeline-rows.ts';

/** The box of a small picture, in pixels. */
const THUMB = { width: 96, height: 64 };

type Timeline = Answer<typeof api.screens.timeline>;

/** What was on at another time; the log does not change backwards, so it is fetched only when looked at. */
const timelineAt = storesBy<string, Timeline>((key) => ({
  load: () => {
    const [id = '', at] = key.split(' ');
    return call(api.screens.timeline, { params: { id }, query: { at: Number(at), count: 12 } });
  },
  topics: ['publications'],
}));

/** What is on a screen now and next, or was on at the time that `at` names (local to the screen). */
@customElement('hp-screen-timeline')
export class ScreenTimeline extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;
  /** As in the address: 2026-11-20T19:40, or empty for now. */
  @property() at = '';

  private readonly now = new Subscribed(this, () => (this.screen ? timeline(this.screen.id) : null));
  private readonly past = new Subscribed(this, () => {
    const instant = this.instant;
    return this.screen && instant !== null ? timelineAt(`${this.screen.id} ${instant}`) : null;
  });
  private readonly content = new Subscribed(this, () => (may('content.view') ? contentList : null));

  static override styles = [shared, screenTimelineStyles];

  constructor() {
    super();
    new SecondTick(this, () => {
      if (this.instant !== null) return;
      const known = this.now.value;
      if (this.screen && known && !this.now.loading && runsOut(known.turns, this.serverNow(known))) void timeline(this.screen.id).refresh();
      this.requestUpdate();
    });
  }

  private get instant(): number | null {
    return this.screen ? instantOf(this.at, this.screen.timeZone) : null;
  }

  override render() {
    const { screen, instant } = this;
    if (!screen) return nothing;
    const { whatPlays, whatPlayed } = t().screens;
    return html`
      <header>
        <h2>${instant === null ? whatPlays : `${whatPlayed} · ${timeWords(instant, Date.now(), screen.timeZone, language())}`}</h2>
        ${this.renderLookBack(screen)}
      </header>
      ${instant === null
        ? whenLoaded(this.now, (known) => this.renderTurns(screen, known, this.serverNow(known)), timeline(screen.id))
        : whenLoaded(this.past, (known) => this.renderTurns(screen, known, instant), timelineAt(`${screen.id} ${instant}`))}
    `;
  }

  private renderLookBack({ timeZone }: ScreenView) {
    const { lookBack, lookBackHint, backToNow } = t().screens;
    return html`<div class="look-back">
        <label for="at">${lookBack}</label>
        <input
          id="at"
          type="datetime-local"
          aria-describedby="look-back"
          .value=${this.at}
          max="9999-12-31T23:59"
          placeholder=${localOf(Date.now(), timeZone)}
          @change=${(event: Event) => setQuery({ at: (event.currentTarget as HTMLInputElement).value })}
        />
        ${this.at ? html`<button class="link" @click=${() => setQuery({ at: null })}>${backToNow}</button>` : nothing}
      </div>
      ${this.at ? html`<p id="look-back" class="quiet small">${lookBackHint}</p>` : nothing}`;
  }

  private renderTurns(screen: ScreenView, known: Timeline, instant: number) {
    const { emptyTimeline, emptyTimelineHint, loop, nextChange, noChange } = t().screens;
    const { now, next } = timelineRows(known.turns, instant);
    return html`
      ${now ? nothing : html`<p class="nothing"><strong>${emptyTimeline}</strong><span class="quiet small">${emptyTimelineHint}</span></p>`}
      <ol>
        ${repeat(now ? [now, ...next] : next, (turn) => turn.startsAt, (turn) => this.renderTurn(screen, turn, turn === now ? instant : null))}
      </ol>
      <p class="quiet small">
        ${now ? html`${loop(now.loop.items, lengthWords(now.loop.durationMs))} · ` : nothing}
        ${known.nextChange === null ? noChange : html`${nextChange} <hp-time .instant=${known.nextChange} zone=${screen.timeZone}></hp-time>`}
      </p>
    `;
  }

  private renderTurn(screen: ScreenView, turn: TurnView, instant: number | null) {
    const { item, startsAt, endsAt, schedule, scheduleTitle, publication, tier } = turn;
    const content = this.content.value?.find(({ id }) => id === item.content);
    const shape = viewedPixels(screen);
    const zone = screen.timeZone;
    const playing = instant !== null;
    return html`<li ?data-now=${playing}>
      <time class="quiet" title=${timeWords(startsAt, Date.now(), zone, language())}>${playing && this.at === '' ? t().screens.playing : clockWithSeconds(startsAt, zone)}</time>
      <hp-preview
        role="img"
        aria-label=${item.title}
        .visual=${item.visual}
        .pixels=${shape}
        style=${styleMap({ width: `${fitInto(shape, THUMB, 8).width}px` })}
        .fontUrl=${content?.font ? mediaPath(content.font.sha256) : ''}
        .poster=${content?.thumbnail?.sha256 ?? ''}
      ></hp-preview>
      <div class="what">
        <a href="/content/${item.content}">${item.title}</a>
        <div class="small quiet">
          <a href="/schedules/${schedule}">${scheduleTitle}</a> · ${t().words.tier[tier]} · <a href="/publications/${publication}">${t().words.publication} ${publication}</a>
        </div>
        ${playing ? html`<progress max=${Math.max(1, endsAt - startsAt)} value=${instant - startsAt} aria-hidden="true"></progress>` : nothing}
      </div>
      <span class="length number quiet">${lengthWords(endsAt - startsAt)}</span>
    </li>`;
  }

  /** Now by the server's clock: a desk whose clock is wrong shows the right item all the same. */
  private serverNow({ at }: Timeline): number {
    return at + Date.now() - (this.now.snapshot.at ?? Date.now());
  }
}

function clockWithSeconds(instant: number, timeZone: string): string {
  return `${clockOf(instant, timeZone)}:${String(Math.floor(instant / 1_000) % 60).padStart(2, '0')}`;
}
