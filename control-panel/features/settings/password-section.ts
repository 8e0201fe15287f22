import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { sessionNow } from '../../data/session.ts';
import { fieldErrors } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { formStyles } from './form.styles.ts';

/** Changing one's own password. */
@customElement('hp-password-section')
export class PasswordSection extends HpElement {
  @state() private current = '';
  @state() private next = '';
  @state() private errors: FieldErrors = {};
  @state() private busy = false;

  static override styles = [shared, formStyles];

  override render() {
    const { currentPassword, newPassword, passwordHint, changePassword } = t().settings;
    return html`<form @submit=${this.submit}>
      <input class="visually-hidden" type="text" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${sessionNow()?.account?.username ?? ''} />
      <hp-field
        type="password"
        autocomplete="current-password"
        label=${currentPassword}
        .value=${this.current}
        error=${this.errors.current ?? ''}
        @input=${(event: Event) => (this.current = (event.currentTarget as Field).value)}
      ></hp-field>
      <hp-field
        type="password"
        autocomplete="new-password"
        label=${newPassword}
        hint=${passwordHint}
        .value=${this.next}
        error=${this.errors.next ?? ''}
        @input=${(event: Event) => (this.next = (event.currentTarget as Field).value)}
      ></hp-field>
      <div class="line">
        <wa-button type="submit" appearance="outlined" ?loading=${this.busy}>${changePassword}</wa-button>
      </div>
    </form>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const body = { current: this.current, next: this.next };
    this.errors = fieldErrors(api.session.changePassword.body!, body, language());
    if (this.current === '') this.errors = { ...this.errors, current: t().common.invalid.required };
    if (Object.keys(this.errors).length > 0 || this.busy) return;
    this.busy = true;
    try {
      await call(api.session.changePassword, { body });
      this.current = this.next = '';
      toast(t().settings.passwordChanged, { tone: 'good' });
    } catch (error) {
      this.errors = { current: asApiError(error).words(language()) };
    } finally {
      this.busy = false;
    }
  }
}
