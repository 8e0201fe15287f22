import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { toastError } from '../components/toast-error.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { session, signOut } from '../data/session.ts';
import { shared } from '../theme/shared.styles.ts';
import { t } from '../locales/language.ts';
import { navigate } from './router.ts';
import './preferences.ts';

/** Who is signed in, with language, appearance, password and the way out. `open`: all laid out, for the sheet. */
@customElement('hp-account-menu')
export class AccountMenu extends HpElement {
  @property({ type: Boolean }) open = false;

  private readonly session = new Subscribed(this, session);

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .who {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        min-height: 40px;
        padding: 0 10px;
        border: 0;
        border-radius: var(--hp-radius);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      button.who:hover {
        background: var(--hp-hover);
      }
      .who span {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      wa-icon {
        flex: none;
        font-size: 18px;
      }
      wa-dropdown {
        display: block;
      }
      hp-preferences {
        padding: var(--hp-space-1) 12px;
      }
      .flat {
        display: grid;
      }
      .flat :is(a, button) {
        display: flex;
        align-items: center;
        gap: 14px;
        min-height: var(--hp-touch);
        padding: 0 8px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        text-decoration: none;
      }
      .flat .who {
        padding: 0 8px;
        font-weight: var(--hp-weight-strong);
      }
      .flat hp-preferences {
        padding: var(--hp-space-1) 8px;
      }
    `,
  ];

  override render() {
    const account = this.session.value?.account;
    if (!account) return html``;
    const { changePassword, signOut: out, account: label } = t().shell;
    if (this.open) {
      return html`<div class="flat">
        <div class="who"><wa-icon name="user"></wa-icon><span>${account.name}</span></div>
        <hp-preferences></hp-preferences>
        <a href="/settings#password"><wa-icon name="key"></wa-icon>${changePassword}</a>
        <button type="button" @click=${this.leave}><wa-icon name="sign-out"></wa-icon>${out}</button>
      </div>`;
    }
    return html`<wa-dropdown placement="top-start" @wa-select=${this.onSelect}>
      <button slot="trigger" class="who" type="button" aria-label="${label}: ${account.name}">
        <wa-icon name="user"></wa-icon><span>${account.name}</span>
      </button>
      <hp-preferences @click=${(event: Event) => event.stopPropagation()}></hp-preferences>
      <wa-dropdown-item value="password"><wa-icon slot="icon" name="key"></wa-icon>${changePassword}</wa-dropdown-item>
      <wa-dropdown-item value="out"><wa-icon slot="icon" name="sign-out"></wa-icon>${out}</wa-dropdown-item>
    </wa-dropdown>`;
  }

  private onSelect(event: CustomEvent<{ item: { value: string } }>): void {
    if (event.detail.item.value === 'out') void this.leave();
    else navigate('/settings#password');
  }

  private async leave(): Promise<void> {
    await signOut().then(() => navigate('/sign-in'), toastError);
  }
}
