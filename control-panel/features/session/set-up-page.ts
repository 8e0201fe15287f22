import { html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { PageElement } from '../../components/page-element.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { enter } from '../../data/session.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import '../../shell/preferences.ts';
import { navigate } from '../../shell/router.ts';
import mark from '../../theme/mark.svg?url&no-inline';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { sessionStyles } from './session.styles.ts';
import { setUpStyles } from './set-up.styles.ts';
import { timeZoneChoices } from '../../components/time-zones.ts';

interface Draft {
  name: string;
  username: string;
  password: string;
  again: string;
  town: string;
  timeZone: string;
  sample: boolean;
}

const ACCOUNT_FIELDS = ['name', 'username', 'password'] as const;

/** First run: the account, then the town, then on to the first screen. */
@customElement('hp-set-up-page')
export class SetUpPage extends PageElement {
  @state() private step: 'account' | 'town' = 'account';
  @state() private draft: Draft = { name: '', username: '', password: '', again: '', town: '', timeZone: 'Asia/Shanghai', sample: true };
  @state() private errors: FieldErrors = {};
  @state() private problem = '';
  @state() private busy = false;

  static override styles = [shared, pageLayout, sessionStyles, setUpStyles];

  override render() {
    const { setUpTitle, setUpLede, tokenMissing, tokenMissingHint } = t().session;
    document.title = `${setUpTitle} · ${t().common.product}`;
    const hasToken = this.token !== '';
    return html`
      <div class="column wide">
        <img class="mark" src=${mark} alt="" />
        <h1>${setUpTitle}</h1>
        <p>${hasToken ? setUpLede : tokenMissing}</p>
        ${hasToken ? this.renderSteps() : html`<p class="quiet">${tokenMissingHint}</p>`}
      </div>
      <footer><hp-preferences></hp-preferences></footer>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if ((changed as Map<PropertyKey, unknown>).has('step')) this.renderRoot.querySelector('hp-field')?.focus();
  }

  private renderSteps() {
    const { steps } = t().session;
    const keys = ['account', 'town', 'screen'] as const;
    return html`
      <ol class="steps">
        ${keys.map((key, index) => html`<li aria-current=${key === this.step ? 'step' : nothing}><b>${index + 1}</b>${steps[key]}</li>`)}
      </ol>
      <form @submit=${this.onward} @keydown=${this.onKey}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.step === 'account' ? this.renderAccount() : this.renderTown()}
      </form>
    `;
  }

  private renderAccount() {
    const { fullName, fullNameHint, username, usernameHint, password, passwordHint, passwordAgain, next } = t().session;
    return html`
      ${this.field('name', fullName, fullNameHint, 'name')} ${this.field('username', username, usernameHint, 'username')}
      ${this.field('password', password, passwordHint, 'new-password')} ${this.field('again', passwordAgain, '', 'new-password')}
      <div class="actions"><wa-button variant="brand" type="submit">${next}</wa-button></div>
    `;
  }

  private renderTown() {
    const { townName, townNameHint, timeZone, start, sample, sampleHint, empty, emptyHint, finish, previous } = t().session;
    const choice = (isSample: boolean, label: string, hint: string) => html`<label class="choice">
      <input type="radio" name="start" .checked=${this.draft.sample === isSample} @change=${() => this.set('sample', isSample)} />
      <span><strong>${label}</strong><span class="quiet">${hint}</span></span>
    </label>`;
    return html`
      ${this.field('town', townName, townNameHint, 'organization')}
      <hp-field
        type="select"
        label=${timeZone}
        .choices=${timeZoneChoices(language())}
        .value=${this.draft.timeZone}
        @change=${(event: Event) => this.set('timeZone', (event.currentTarget as Field).value)}
      ></hp-field>
      <fieldset>
        <legend>${start}</legend>
        ${choice(true, sample, sampleHint)} ${choice(false, empty, emptyHint)}
      </fieldset>
      <div class="actions">
        <wa-button variant="brand" type="submit" ?loading=${this.busy}>${finish}</wa-button>
        <wa-button appearance="plain" @click=${() => (this.step = 'account')}>${previous}</wa-button>
      </div>
    `;
  }

  private field(key: 'name' | 'username' | 'password' | 'again' | 'town', label: string, hint: string, autocomplete: string) {
    return html`<hp-field
      label=${label}
      hint=${hint}
      type=${key === 'password' || key === 'again' ? 'password' : 'text'}
      autocomplete=${autocomplete}
      .value=${this.draft[key]}
      error=${this.errors[key === 'town' ? 'town.name' : key] ?? ''}
      @input=${(event: Event) => this.set(key, (event.currentTarget as Field).value)}
    ></hp-field>`;
  }

  private get token(): string {
    return this.place.query.get('token') ?? '';
  }

  private set<K extends keyof Draft>(key: K, value: Draft[K]): void {
    this.draft = { ...this.draft, [key]: value };
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing && event.composedPath().some((node) => node instanceof HTMLInputElement)) this.onward(event);
  }

  private onward(event: Event): void {
    event.preventDefault();
    const found = { ...fieldErrors(api.session.setUp.body!, this.body(), language()) };
    if (this.draft.again !== this.draft.password) found.again = t().session.passwordsDiffer;
    this.errors = found;
    if (this.step === 'account') {
      if (![...ACCOUNT_FIELDS, 'again'].some((key) => found[key])) {
        this.errors = {};
        this.step = 'town';
      }
      return;
    }
    if (Object.keys(found).length === 0) void this.finish();
  }

  private body() {
    const { name, username, password, town, timeZone, sample } = this.draft;
    return { token: this.token, name, username, password, town: { name: town, timeZone }, sample };
  }

  private async finish(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      enter(await call(api.session.setUp, { body: this.body() }));
      toast(t().session.ready, { tone: 'good' });
      navigate('/screens/pair', { replace: true });
    } catch (thrown) {
      const error = asApiError(thrown);
      this.problem = error.words(language());
      this.errors = refusedFields(error, language());
      if (ACCOUNT_FIELDS.some((key) => this.errors[key])) this.step = 'account';
    } finally {
      this.busy = false;
    }
  }
}
