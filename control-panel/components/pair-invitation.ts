import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { Subscribed } from '../controllers/subscribed.ts';
import { session } from '../data/session.ts';
import { t } from '../locales/language.ts';
import { navigate } from '../shell/router.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';
import { displayOrigin, isLocal } from './display-origin.ts';
import './qr.ts';

const CODE = /^\d{6}$/;

/**
 * How a screen is brought in: the address to open on it, large and as a QR code, and the field for the
 * code it then shows. Goes to `/screens/pair?code=…` when six digits are there.
 */
@customElement('hp-pair-invitation')
export class PairInvitation extends HpElement {
  /** Said beneath the field when the code was not known. */
  @property() error = '';
  @state() private code = '';

  private readonly session = new Subscribed(this, session);

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: 168px minmax(0, 1fr);
        gap: var(--hp-space-4);
        align-items: center;
      }
      ol {
        display: grid;
        gap: var(--hp-space-3);
      }
      .address {
        display: block;
        margin-block-start: 2px;
        font-size: var(--hp-text-xl);
        font-weight: var(--hp-weight-strong);
        line-height: 1.4;
        user-select: all;
      }
      label {
        display: block;
        margin-block-end: var(--hp-space-half);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1);
      }
      input {
        width: 9.5em;
        height: 52px;
        padding: 0 12px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
        font-size: var(--hp-text-xl);
        letter-spacing: 0.3em;
      }
      input::placeholder {
        color: var(--hp-ink-quiet);
        opacity: 1;
      }
      p {
        margin-block-start: var(--hp-space-half);
      }
      @media (max-width: 560px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--hp-space-3);
        }
        hp-qr {
          width: 168px;
        }
      }
    `,
  ];

  override render() {
    const origin = displayOrigin(this.session.value?.publicUrl ?? location.origin, location.origin);
    const address = `${origin}/display/`;
    const { openOnScreen, typeCode, pair, codeLabel, orScan, onlyHere } = t().common.pairing;
    return html`
      <hp-qr text=${address} label=${orScan}></hp-qr>
      <ol>
        <li>${openOnScreen}<span class="address">${address}</span>${isLocal(origin) ? html`<p class="quiet small">${onlyHere}</p>` : nothing}</li>
        <li>
          <form @submit=${this.submit}>
            <label for="code">${typeCode}</label>
            <div class="line">
              <input
                id="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="7"
                placeholder="000000"
                aria-label=${codeLabel}
                aria-describedby="error"
                aria-invalid=${this.error !== ''}
                .value=${this.code}
                @input=${this.onInput}
              />
              <wa-button type="submit" variant="brand" size="l" ?disabled=${!CODE.test(this.code)}>${pair}</wa-button>
            </div>
            <p id="error" class="bad" role="alert">${this.error}</p>
          </form>
        </li>
      </ol>
    `;
  }

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus(options));
  }

  private onInput(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    this.code = input.value.normalize('NFKC').replace(/\D/g, '').slice(0, 6); // full-width digits and spaces are fine
    input.value = this.code;
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (CODE.test(this.code)) navigate(`/screens/pair?code=${this.code}`);
  }
}
