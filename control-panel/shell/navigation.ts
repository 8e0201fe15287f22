import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/drawer/drawer.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { mediaPath } from '../../server/protocol/rest/content.ts';
import { HpElement } from '../components/hp-element.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { session } from '../data/session.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import mark from '../theme/mark.svg?url&no-inline';
import './account-menu.ts';
import { navigationStyles } from './navigation.styles.ts';
import { SECTIONS, sectionOf } from './sections.ts';
import type { Section } from './sections.ts';

/** How many sections a phone's bar holds; the rest are under "more". */
const ON_PHONE = 4;

/** The main navigation: a column at the side; on a phone a bar at the foot with a sheet for the rest. */
@customElement('hp-navigation')
export class Navigation extends HpElement {
  @property() path = '/';
  @state() private sheetOpen = false;

  private readonly session = new Subscribed(this, session);

  static override styles = [shared, navigationStyles];

  override render() {
    const view = this.session.value;
    const sections = SECTIONS.filter(({ needs }) => !needs || view?.permissions.includes(needs));
    const emblem = view?.town?.emblem;
    return html`
      <nav aria-label=${t().shell.nav.label}>
        <a class="town" href="/">
          <img src=${emblem ? mediaPath(emblem.sha256) : mark} alt="" />
          <span>${view?.town?.name ?? t().common.product}</span>
        </a>
        <button class="find" type="button" @click=${this.find}>
          <wa-icon name="search"></wa-icon>${t().shell.palette.open}<kbd>${isMac() ? '⌘K' : 'Ctrl K'}</kbd>
        </button>
        <ul>
          ${sections.map((section, index) => html`<li class=${index >= ON_PHONE ? 'late' : ''}>${this.renderLink(section)}</li>`)}
          <li class="more">
            <button type="button" aria-expanded=${this.sheetOpen} @click=${() => (this.sheetOpen = true)}>
              <wa-icon name="more"></wa-icon>${t().shell.nav.more}
            </button>
          </li>
        </ul>
        <div class="foot"><hp-account-menu></hp-account-menu></div>
      </nav>
      ${this.sheetOpen ? this.renderSheet(sections.slice(ON_PHONE)) : nothing}
    `;
  }

  private renderLink({ href, key, icon }: Section) {
    return html`<a href=${href} aria-current=${sectionOf(this.path) === href ? 'page' : nothing}>
      <wa-icon name=${icon}></wa-icon>${t().shell.nav[key]}
    </a>`;
  }

  private renderSheet(rest: readonly Section[]) {
    return html`<wa-drawer
      open
      placement="bottom"
      light-dismiss
      label=${t().shell.nav.more}
      @wa-after-hide=${(event: Event) => event.target === event.currentTarget && (this.sheetOpen = false)}
      @click=${this.closeAfterLink}
    >
      <div class="sheet">
        <button type="button" @click=${this.find}><wa-icon name="search"></wa-icon>${t().shell.palette.open}</button>
        ${rest.map((section) => this.renderLink(section))}
        <hp-account-menu open></hp-account-menu>
      </div>
    </wa-drawer>`;
  }

  private closeAfterLink(event: Event): void {
    if (event.composedPath().some((node) => node instanceof HTMLAnchorElement)) this.sheetOpen = false;
  }

  private find(): void {
    this.sheetOpen = false;
    this.emit('hp-find');
  }
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
