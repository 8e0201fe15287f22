import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { may, session, townZone } from '../data/session.ts';
import { asApiError } from '../data/api-error.ts';
import { language, t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { bandsOf } from './bands.ts';
import './board-header.ts';
import type { Standing } from './board-header.ts';
import './board-viewer.ts';
import { earlier, moveDay, toDay } from './days.ts';
import { deepActive, moveFocus } from './focus-walk.ts';
import { FullScreen } from './full-screen.ts';
import './inspection-panel.ts';
import { type Command, commandOf } from './keys.ts';
import { messageFor } from './message.ts';
import './options-menu.ts';
import { controls, pageStyles } from './page.styles.ts';
import { panelStyles } from './panel.styles.ts';
import './passport-panel.ts';
import { addressOf, type Place, readPlace } from './place.ts';
import './replay-bar.ts';
import { Rotation } from './rotation.ts';
import { Showing } from './showing.ts';
import './tour-bar.ts';
import { firstDayOf } from './first-day.ts';
import { type View, Viewing } from './viewing.ts';

const TICK_MS = 1_000;
const IDLE_AFTER_MS = 4_000;
/** Of its height, so that something read before stays in sight. */
const PASSPORT_STEP = 0.7;

/** `/board/<id>`: one board for leaders, on a wall, at a desk or on a phone. */
@customElement('hp-board-page')
export class BoardPage extends HpElement {
  @state() private place: Place = readPlace(location);
  @state() private menu: 'options' | 'inspection' | null = null;
  @state() private notice = '';
  @state() private instant = 0;

  private readonly viewing = new Viewing(this, this.place);
  private readonly screen = new FullScreen(this);
  private readonly showing = new Showing(this);
  private readonly rotation = new Rotation(this, () => this.step(1));
  private readonly session = new Subscribed(this, session);
  private timers: ReturnType<typeof setInterval>[] = [];
  private usedAt = 0;
  private opener: HTMLElement | null = null;

  static override styles = [shared, controls, pageStyles, panelStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.onPopState);
    addEventListener('keydown', this.onKey);
    for (const type of ['pointermove', 'pointerdown', 'keydown'] as const) addEventListener(type, this.onUse);
    this.tick();
    this.timers = [setInterval(() => this.tick(), TICK_MS)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onPopState);
    removeEventListener('keydown', this.onKey);
    for (const type of ['pointermove', 'pointerdown', 'keydown'] as const) removeEventListener(type, this.onUse);
    for (const timer of this.timers) clearInterval(timer);
  }

  protected override willUpdate(): void {
    const { line } = this.viewing;
    const first = line.boards?.[0];
    if (this.place.board === '' && first) this.go({ board: first.id }, true);
    this.toggleAttribute('whole', this.screen.isOn);
    this.rotation.run(this.place.rotate, this.place.board, this.place.figure !== null || this.place.day !== null || this.place.stop !== null || this.menu !== null);
    const { view } = this.viewing;
    document.title = `${view?.design.title ?? t().boardPage.boards} · ${line.town || t().common.product}`;
  }

  override render() {
    const { line, view } = this.viewing;
    return html`
      ${this.renderHeader(view)}
      <div class="bands">${bandsOf(this.viewing, this.showing, this.notice, this.instant, () => this.endShowing())}</div>
      <main>
        ${view ? this.renderView(view) : html`<div class="message">${messageFor(line, this.viewing.problem, this.place)}</div>`} ${this.renderPanels(view)}
      </main>
      <footer>${line.hasEnded || !view ? nothing : this.renderFoot(view)}</footer>
    `;
  }

  private renderHeader(view: View | null) {
    const { place } = this;
    const boards = this.viewing.line.boards ?? [];
    return html`<hp-board-header
      .boards=${boards}
      board=${place.board}
      heading=${view?.design.title ?? t().boardPage.boards}
      standing=${this.standing(view)}
      .paused=${boards.length > 1 && place.rotate !== null ? this.rotation.isPaused : null}
      .tour=${view && view.design.tour.length > 0 ? place.stop !== null : null}
      .replay=${view && view.kind !== 'snapshot' ? place.day !== null : null}
      ?recorded=${this.showing.now !== null}
      .whole=${this.screen.isPossible ? this.screen.isOn : null}
      ?open=${this.menu !== null}
      @hp-command=${(event: CustomEvent<Command>) => this.command(event.detail)}
      @hp-board=${(event: CustomEvent<string>) => this.show(event.detail)}
      @hp-menu=${() => (this.menu = this.menu ? null : 'options')}
    ></hp-board-header>`;
  }

  private standing(view: View | null): Standing {
    const { lostAt, hasEnded, boards } = this.viewing.line;
    if (hasEnded) return 'none';
    if (lostAt !== null) return 'lost';
    if (this.viewing.isStill) return 'still';
    return boards === null ? 'connecting' : (view?.kind ?? 'none');
  }

  private renderView(view: View) {
    const stop = this.place.stop === null ? null : view.design.tour[this.place.stop - 1];
    const lostAt = this.viewing.line.lostAt ?? (this.viewing.isStill ? view.frame.at : null);
    return html`<hp-board-viewer
      .design=${view.design}
      .frame=${view.frame}
      .boardId=${this.place.board}
      .instant=${view.at ?? this.instant}
      .replay=${view.at}
      ?stale=${lostAt !== null}
      .lostAt=${view.kind === 'live' ? lostAt : null}
      .pointAt=${stop?.widget ?? ''}
      @dblclick=${this.onDoubleClick}
      @hp-widget=${(event: CustomEvent<{ id: string; metric: string; member: string }>) => this.openFigure(event.detail)}
    ></hp-board-viewer>`;
  }

  private renderPanels(view: View | null) {
    const { place } = this;
    return html`
      ${view && place.figure !== null
        ? html`<hp-passport-panel
            role="dialog"
            aria-label=${t().boardPage.passport}
            .heading=${headingOf(view, place.figure)}
            .figures=${view.frame.widgets[place.figure] ?? null}
            .metric=${place.metric}
            .member=${place.member}
            .at=${view.at}
            .instant=${view.at ?? this.instant}
            ?full=${may('metric.view')}
            address=${this.publicAddress()}
            @hp-figure=${(event: CustomEvent<{ metric: string; member: string }>) => this.go(event.detail, true)}
            @hp-close=${() => this.command('back')}
          ></hp-passport-panel>`
        : nothing}
      ${this.menu === 'options'
        ? html`<hp-board-options
            class="menu"
            .rotate=${place.rotate}
            ?several=${(this.viewing.line.boards?.length ?? 0) > 1}
            ?signedIn=${Boolean(this.session.value?.account)}
            ?inspected=${this.showing.now !== null || place.share !== null}
            @hp-rotate=${(event: CustomEvent<number | null>) => this.go({ rotate: event.detail }, true)}
            @hp-print=${this.print}
            @hp-inspect=${() => (this.menu = 'inspection')}
          ></hp-board-options>`
        : nothing}
      ${this.menu === 'inspection'
        ? html`<hp-inspection-panel class="menu" board=${place.board} .snapshot=${place.snapshot} @hp-begin=${(event: CustomEvent<{ snapshot: string | null; note: string }>) => void this.beginShowing(event.detail)} @hp-close=${() => (this.menu = null)}></hp-inspection-panel>`
        : nothing}
    `;
  }

  private renderFoot(view: View) {
    const { place } = this;
    const stop = place.stop === null ? null : view.design.tour[place.stop - 1];
    return html`
      ${stop
        ? html`<hp-tour-bar
            .stop=${place.stop ?? 1}
            .stops=${view.design.tour.length}
            .heading=${headingOf(view, stop.widget)}
            .note=${stop.note}
            @hp-stop=${(event: CustomEvent<number | null>) => this.go({ stop: event.detail }, true)}
          ></hp-tour-bar>`
        : nothing}
      ${place.day !== null
        ? html`<hp-replay-bar
            .day=${place.day}
            .first=${firstDayOf(this.viewing.line.live?.frame ?? view.frame, this.today(), townZone())}
            .today=${this.today()}
            ?busy=${this.viewing.isLoading}
            @hp-day=${(event: CustomEvent<string | null>) => this.go({ day: event.detail }, true)}
          ></hp-replay-bar>`
        : nothing}
    `;
  }

  private tick(): void {
    this.instant = this.viewing.line.now();
    this.toggleAttribute('idle', performance.now() - this.usedAt > IDLE_AFTER_MS && this.menu === null);
  }

  private today(): string {
    return toDay(this.viewing.line.now(), townZone());
  }

  private publicAddress(): string {
    const base = this.session.value?.publicUrl || location.origin;
    return `${base.replace(/\/$/, '')}${addressOf({ ...this.place, rotate: null, stop: null })}`;
  }

  /** Goes to another view of this page; `replace` where Back should not lead through it. */
  private go(changes: Partial<Place>, replace = false): void {
    this.place = { ...this.place, ...changes };
    history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(this.place));
    this.arrive();
  }

  private readonly onPopState = () => {
    this.place = readPlace(location);
    if (this.showing.now && this.place.day !== null) return this.go({ day: null }, true);
    this.arrive();
  };

  private arrive(): void {
    this.viewing.go(this.place);
    this.showing.moveOn(this.place.board, this.place.snapshot);
  }

  private show(board: string): void {
    this.go({ board, snapshot: null, figure: null, metric: null, member: null, stop: null });
  }

  private step(by: 1 | -1): void {
    const boards = this.viewing.line.boards ?? [];
    const index = boards.findIndex(({ id }) => id === this.place.board);
    const next = boards[(index + by + boards.length) % boards.length];
    if (next && next.id !== this.place.board) this.show(next.id);
    else this.viewing.line.listSoon();
  }

  private openFigure({ id, metric, member }: { id: string; metric: string; member: string }): void {
    this.opener = deepActive() as HTMLElement | null;
    this.go({ figure: id, metric, member }, this.place.figure !== null);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('hp-passport-panel')?.focus());
  }

  /** On the board itself; on a figure the first click has opened its passport. */
  private readonly onDoubleClick = (event: Event) => {
    const isFigure = event.composedPath().some((node) => node instanceof Element && node.getAttribute('role') === 'button');
    if (!isFigure) void this.screen.toggle();
  };

  private readonly onUse = () => {
    this.usedAt = performance.now();
    this.removeAttribute('idle');
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const command = commandOf(event);
    if (command === null || (command === 'back' && !this.canGoBack())) return;
    event.preventDefault();
    this.command(command);
  };

  private canGoBack(): boolean {
    const { figure, day, stop } = this.place;
    return this.menu !== null || figure !== null || day !== null || stop !== null;
  }

  private command(command: Command): void {
    const { place } = this;
    const stops = this.viewing.view?.design.tour.length ?? 0;
    const by = command === 'left' || command === 'previous' ? -1 : 1;
    switch (command) {
      case 'left':
      case 'right':
      case 'previous':
      case 'next':
        if (place.stop !== null) return this.go({ stop: Math.min(stops, Math.max(1, place.stop + by)) }, true);
        if (place.day !== null && (command === 'left' || command === 'right')) return this.go({ day: earlier(moveDay(place.day, { days: by }), this.today()) }, true);
        return this.step(by);
      case 'up':
      case 'down':
        return this.walk(command === 'down' ? 1 : -1);
      case 'full-screen':
        return void this.screen.toggle();
      case 'pause':
        return this.rotation.toggle();
      case 'tour':
        return this.go({ stop: place.stop === null && stops > 0 ? 1 : null });
      case 'replay':
        if (this.showing.now === null) this.go({ day: place.day === null ? this.today() : null });
        return;
      case 'back':
        return this.back();
    }
  }

  /** Among figures and buttons; in an open passport through its text first, then among what can be pressed there. */
  private walk(step: 1 | -1): void {
    const passport = this.renderRoot.querySelector('hp-passport-panel');
    if (!passport) return moveFocus(this.renderRoot as ShadowRoot, step);
    const before = passport.scrollTop;
    passport.scrollBy({ top: step * passport.clientHeight * PASSPORT_STEP, behavior: 'instant' });
    if (passport.scrollTop === before) moveFocus(passport.shadowRoot!, step);
  }

  private back(): void {
    if (this.menu !== null) this.menu = null;
    else if (this.place.figure !== null) {
      this.go({ figure: null, metric: null, member: null }, true);
      this.opener?.focus();
    } else this.go({ stop: null, day: null }, true);
  }

  private readonly print = () => {
    this.menu = null;
    void this.updateComplete.then(() => print());
  };

  private async beginShowing({ snapshot, note }: { snapshot: string | null; note: string }): Promise<void> {
    try {
      await this.showing.begin(this.place.board, snapshot, note);
      this.menu = null;
      this.notice = '';
      this.go({ snapshot, day: null });
    } catch (error) {
      this.notice = asApiError(error).words(language());
    }
  }

  /** What was frozen leaves the glass at once; the record is ended as soon as the server is reached. */
  private endShowing(): void {
    this.notice = '';
    void this.showing.end();
    if (this.place.snapshot !== null) this.go({ snapshot: null });
  }
}

/** A widget without a title goes by the name of its figure. */
function headingOf({ design, frame }: View, widget: string): string {
  return design.widgets.find(({ id }) => id === widget)?.title || (frame.widgets[widget]?.figures[0]?.name ?? '');
}
