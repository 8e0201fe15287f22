import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import '../../components/loading.ts';
import { PageElement } from '../../components/page-element.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { enter, session, signIn } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { wantedAfterSignIn } from '../../shell/gateway.ts';
import '../../shell/preferences.ts';
import { navigate } from '../../shell/router.ts';
import mark from '../../theme/mark.svg?url&no-inline';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { sessionStyles } from './session.styles.ts';

/** Signing in by name and password, or by a printed one-time link. */
@customElement('hp-sign-in-page')
export class SignInPage extends PageElement {
  @state() private username = '';
  @state() private password = '';
  @state() private problem = '';
  @state() private busy = false;
  @state() private redeeming = false;

  private readonly session = new Subscribed(this, session);

  static override styles = [shared, pageLayout, sessionStyles];

  protected override firstUpdated(): void {
    document.title = `${t().session.title} · ${t().common.product}`;
    const token = this.place.query.get('token');
    // a village's printed link says whose it is
    this.username ||= new URLSearchParams(wantedAfterSignIn(this.place.query).split('?')[1]).get('as') ?? '';
    if (token) void this.redeem(token);
    else void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(this.username ? 'hp-field[type=password]' : 'hp-field')?.focus());
  }

  override render() {
    const { title, username, password, signIn: verb, redeeming } = t().session;
    const town = this.session.value?.town?.name;
    return html`
      <div class="column">
        <img class="mark" src=${mark} alt="" />
        <h1>${town ?? t().common.product}</h1>
        <p>${this.redeeming ? redeeming : title}</p>
        ${this.redeeming ? html`<hp-loading></hp-loading>` : nothing}
        <form ?hidden=${this.redeeming} @submit=${this.submit} @keydown=${this.onKey}>
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
          <hp-field
            label=${username}
            autocomplete="username"
            .value=${this.username}
            @input=${(event: Event) => (this.username = (event.currentTarget as Field).value)}
          ></hp-field>
          <hp-field
            label=${password}
            type="password"
            autocomplete="current-password"
            .value=${this.password}
            @input=${(event: Event) => (this.password = (event.currentTarget as Field).value)}
          ></hp-field>
          <wa-button class="full" variant="brand" type="submit" ?loading=${this.busy}>${verb}</wa-button>
        </form>
      </div>
      <footer><hp-preferences></hp-preferences></footer>
    `;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) void this.submit(event);
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      await signIn(this.username, this.password); // the gateway leads on
    } catch (error) {
      this.problem = asApiError(error).words(language());
      this.password = '';
    } finally {
      this.busy = false;
    }
  }

  private async redeem(token: string): Promise<void> {
    this.redeeming = true;
    try {
      enter(await call(api.session.redeem, { body: { token } }));
      navigate(wantedAfterSignIn(this.place.query), { replace: true });
    } catch (error) {
      this.problem = `${t().session.redeemFailed}: ${asApiError(error).words(language())}`;
      navigate('/sign-in', { replace: true }); // a used token need not stay in the history
    } finally {
      this.redeeming = false;
    }
  }
}
