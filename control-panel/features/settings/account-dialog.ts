import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { ROLE_IDS } from '../../../server/domain/role.ts';
import type { RoleId } from '../../../server/domain/role.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { AccountView } from '../../../server/protocol/rest/session.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { accounts } from '../../data/settings.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { formStyles } from './form.styles.ts';

/** Makes an account, or changes one: name, roles, password. Event `hp-close` when it is done with. */
@customElement('hp-account-dialog')
export class AccountDialog extends HpElement {
  /** null: a new one. */
  @property({ attribute: false }) account: AccountView | null = null;

  @state() private username = '';
  @state() private name = '';
  @state() private password = '';
  @state() private roles: readonly RoleId[] = ['editor'];
  @state() private errors: FieldErrors = {};
  @state() private problem = '';
  @state() private busy = false;

  static override styles = [
    shared,
    formStyles,
    css`
      wa-dialog {
        --width: 480px;
      }
      fieldset {
        display: grid;
        gap: var(--hp-space-1);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--hp-space-half);
        font-weight: 500;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.account) return;
    this.name = this.account.name;
    this.roles = this.account.roles;
  }

  override render() {
    const { addAccount, editAccount, username, fullName, firstPassword, firstPasswordHint, resetPassword, resetPasswordHint } = t().settings;
    const isNew = this.account === null;
    return html`<wa-dialog
      open
      label=${this.account ? editAccount(this.account.name) : addAccount}
      @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}
    >
      <div class="form">
        ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
        ${this.renderField('name', fullName)} ${isNew ? this.renderField('username', username, t().session.usernameHint) : nothing}
        <fieldset>
          <legend>${t().settings.roles}</legend>
          ${ROLE_IDS.map((role) => this.renderRole(role))}
          ${this.errors.roles ? html`<p class="bad small" role="alert">${this.errors.roles}</p>` : nothing}
        </fieldset>
        ${this.renderField('password', isNew ? firstPassword : resetPassword, isNew ? firstPasswordHint : resetPasswordHint)}
      </div>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.save}>${isNew ? t().common.add : t().common.save}</wa-button>
    </wa-dialog>`;
  }

  private renderField(key: 'name' | 'username' | 'password', label: string, hint = '') {
    return html`<hp-field
      label=${label}
      hint=${hint}
      type=${key === 'password' ? 'password' : 'text'}
      autocomplete=${key === 'password' ? 'new-password' : 'off'}
      .value=${this[key]}
      error=${this.errors[key] ?? ''}
      @input=${(event: Event) => (this[key] = (event.currentTarget as Field).value)}
    ></hp-field>`;
  }

  private renderRole(role: RoleId) {
    return html`<wa-checkbox hint=${t().settings.roleHints[role]} .checked=${this.roles.includes(role)} @change=${() => this.toggle(role)}>${t().words.role[role]}</wa-checkbox>`;
  }

  private toggle(role: RoleId): void {
    this.roles = this.roles.includes(role) ? this.roles.filter((each) => each !== role) : [...this.roles, role];
  }

  private close(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }

  private async save(): Promise<void> {
    const { account, name, username, password } = this;
    const common = { name, roles: [...this.roles] };
    const change = password === '' ? common : { ...common, password };
    const schema = account ? api.accounts.update.body! : api.accounts.create.body!;
    this.errors = fieldErrors(schema, account ? change : { ...common, username, password }, language());
    if (Object.keys(this.errors).length > 0 || this.busy) return;
    this.busy = true;
    try {
      if (account) await call(api.accounts.update, { params: { id: account.id }, body: change });
      else await call(api.accounts.create, { body: { ...common, username, password } });
      await accounts.refresh();
      toast(account ? t().common.saved : t().settings.accountAdded(name), { tone: 'good' });
      this.close();
    } catch (thrown) {
      const error = asApiError(thrown);
      this.errors = error.code === 'name-taken' ? { username: error.words(language()) } : refusedFields(error, language());
      this.problem = Object.keys(this.errors).length > 0 ? '' : error.words(language());
    } finally {
      this.busy = false;
    }
  }
}
