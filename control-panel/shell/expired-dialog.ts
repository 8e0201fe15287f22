import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '../components/field.ts';
import type { Field } from '../components/field.ts';
import { HpElement } from '../components/hp-element.ts';
import { Listening } from '../controllers/listening.ts';
import { asApiError } from '../data/api-error.ts';
import { closeDeskSocket } from '../data/desk-socket.ts';
import { expiryNow, onExpiry, signIn } from '../data/session.ts';
import { language, t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';

/** Asks for the password again over the page, whose unsaved text stays as it was; the waiting calls then go on. */
@customElement('hp-expired-dialog')
export class ExpiredDialog extends HpElement {
  @state() private password = '';
  @state() private error = '';
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 400px;
      }
      wa-dialog::part(close-button) {
        display: none;
      }
      form {
        display: grid;
        gap: var(--hp-space-2);
        margin-block-start: var(--hp-space-2);
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Listening(this, onExpiry));
  }

  override render() {
    const expiry = expiryNow();
    if (!expiry) return html``;
    const { expiredTitle, expiredHint, expiredOther, signInAgain } = t().shell;
    return html`<wa-dialog open label=${expiredTitle} @wa-hide=${this.stay}>
      <p>${expiredHint}</p>
      <form @submit=${this.submit}>
        <hp-field label=${t().session.username} .value=${expiry.username} readonly autocomplete="username"></hp-field>
        <hp-field
          label=${t().session.password}
          type="password"
          autocomplete="current-password"
          autofocus
          .value=${this.password}
          error=${this.error}
          @input=${(event: Event) => (this.password = (event.currentTarget as Field).value)}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.submit(event)}
        ></hp-field>
      </form>
      <wa-button slot="footer" appearance="plain" href="/sign-in" @click=${this.other}>${expiredOther}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.submit}>${signInAgain}</wa-button>
    </wa-dialog>`;
  }

  /** It must be answered: Escape would leave a page that looks alive and is not. */
  private stay(event: Event): void {
    if (expiryNow()) event.preventDefault();
  }

  private other(): void {
    closeDeskSocket();
    expiryNow()?.settle(false);
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const expiry = expiryNow();
    if (!expiry || this.busy) return;
    this.busy = true;
    try {
      closeDeskSocket();
      await signIn(expiry.username, this.password);
      this.error = '';
      expiry.settle(true);
    } catch (error) {
      this.error = asApiError(error).words(language());
    } finally {
      this.password = '';
      this.busy = false;
    }
  }
}
