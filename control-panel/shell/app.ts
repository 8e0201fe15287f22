import { html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { HpElement } from '../components/hp-element.ts';
import '../components/empty-state.ts';
import '../components/loading.ts';
import { toast } from '../components/toast.ts';
import { Listening } from '../controllers/listening.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { connectionNow, onConnection, onReconnected, openDeskSocket } from '../data/desk-socket.ts';
import { session } from '../data/session.ts';
import { language, t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { appStyles } from './app.styles.ts';
import './connection-bar.ts';
import './expired-dialog.ts';
import './navigation.ts';
import './palette.ts';
import { followCrossings } from './crossed.ts';
import type { Palette } from './palette.ts';
import { gateway } from './gateway.ts';
import { matchRoute } from './route.ts';
import type { Place, Route } from './route.ts';
import { navigate, onNavigation } from './router.ts';
import { ROUTES } from './routes.ts';
import './toasts.ts';
import './unpublished-bar.ts';

/** The desk: navigation, bars, and the page that the address names. */
@customElement('hp-app')
export class App extends HpElement {
  @state() private loaded: ReadonlySet<string> = new Set();
  @state() private failed = '';

  private readonly session = new Subscribed(this, session);
  private shownPath = '';
  private stopListening: (() => void) | null = null;

  static override styles = [shared, appStyles];

  constructor() {
    super();
    this.addController(new Listening(this, onNavigation, onConnection));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || !this.session.value?.account) return;
      event.preventDefault();
      this.find();
    };
    addEventListener('keydown', onKey);
    const stopReconnected = onReconnected(() => toast(t().shell.connectionBack, { tone: 'good' }));
    const stopCrossed = followCrossings();
    this.stopListening = () => {
      stopCrossed();
      removeEventListener('keydown', onKey);
      stopReconnected();
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
  }

  override render() {
    const view = this.session.value;
    if (!view) return this.renderStart();
    const match = matchRoute(ROUTES, location.pathname);
    const place: Place = { path: location.pathname, params: match?.params ?? {}, query: new URLSearchParams(location.search) };
    if (match?.route.bare) return html`<main class="bare">${this.renderPage(match.route, place)}</main><hp-toasts></hp-toasts>`;
    if (!view.account) return html`<hp-loading></hp-loading>`;
    return html`
      <a class="skip" href="#main" @click=${this.skip}>${t().shell.skip}</a>
      <div class="frame">
        <hp-navigation path=${place.path} @hp-find=${this.find}></hp-navigation>
        <div class="body">
          <div class="bars"><hp-connection-bar></hp-connection-bar>${view.permissions.includes('content.view') ? html`<hp-unpublished-bar></hp-unpublished-bar>` : nothing}</div>
          <main id="main" tabindex="-1" class=${connectionNow().lostAt === null ? '' : 'stale'}>${this.renderMatch(match?.route ?? null, place)}</main>
        </div>
      </div>
      <hp-palette></hp-palette>
      <hp-expired-dialog></hp-expired-dialog>
      <hp-toasts></hp-toasts>
    `;
  }

  private renderStart() {
    const { error } = this.session;
    if (!error) return html`<hp-loading></hp-loading>`;
    return html`<hp-empty-state icon="offline" heading=${t().common.loadFailed} hint=${error.words(language())}>
      <wa-button appearance="outlined" @click=${() => session.refresh()}>${t().common.retry}</wa-button>
    </hp-empty-state>`;
  }

  private renderMatch(route: Route | null, place: Place) {
    const { notFound, notFoundHint, notAllowed, notAllowedHint, toOverview } = t().common;
    const home = html`<wa-button appearance="outlined" href="/">${toOverview}</wa-button>`;
    if (!route) return html`<hp-empty-state icon="search" heading=${notFound} hint=${notFoundHint}>${home}</hp-empty-state>`;
    if (route.needs && !this.session.value?.permissions.includes(route.needs)) {
      return html`<hp-empty-state icon="lock" heading=${notAllowed} hint=${notAllowedHint}></hp-empty-state>`;
    }
    return this.renderPage(route, place);
  }

  private renderPage(route: Route, place: Place) {
    if (this.failed === route.tag) {
      return html`<hp-empty-state icon="offline" heading=${t().common.loadFailed}>
        <wa-button appearance="outlined" @click=${() => location.reload()}>${t().common.reload}</wa-button>
      </hp-empty-state>`;
    }
    if (!this.loaded.has(route.tag)) {
      void this.load(route);
      return html`<hp-loading></hp-loading>`;
    }
    const tag = unsafeStatic(route.tag); // from the table of routes, never from the address
    // another item has a page of its own, so that what was typed for the one before can never be saved as it
    return keyed(JSON.stringify(place.params), staticHtml`<${tag} .place=${place}></${tag}>`);
  }

  private async load(route: Route): Promise<void> {
    try {
      await route.load();
      this.loaded = new Set([...this.loaded, route.tag]);
    } catch (error) {
      console.error(error);
      this.failed = route.tag;
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const view = this.session.value;
    if (!view) return;
    const elsewhere = gateway(view, location.pathname, location.search);
    if (elsewhere !== null) return navigate(elsewhere, { replace: true });
    if (view.account) void openDeskSocket();
    this.announce();
  }

  /**
   * After a change of page the reading position goes to its heading, as it would with a page loaded anew,
   * or to what the page marks with `data-start` because it is there to be filled in.
   */
  private announce(): void {
    const page = this.renderRoot.querySelector('main > :not(hp-loading)');
    if (!page || location.pathname === this.shownPath) return;
    const first = this.shownPath === '';
    this.shownPath = location.pathname;
    requestAnimationFrame(() => {
      const start = page.shadowRoot?.querySelector<HTMLElement>('[data-start]');
      (start ?? (first ? null : page.shadowRoot?.querySelector<HTMLElement>('hp-page-header')))?.focus();
    });
  }

  private find(): void {
    this.renderRoot.querySelector<Palette>('hp-palette')?.show();
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}
