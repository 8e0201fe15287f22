import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { AccountView } from '../../../server/protocol/rest/session.ts';
import '../../components/data-table.ts';
import type { Column } from '../../components/data-table.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { call } from '../../data/call.ts';
import { sessionNow } from '../../data/session.ts';
import { accounts } from '../../data/settings.ts';
import { language, t } from '../../locales/language.ts';
import './account-dialog.ts';

/** Who may sign in and what they may do. */
@customElement('hp-accounts-page')
export class AccountsPage extends PageElement {
  private readonly accounts = new Subscribed(this, accounts);
  /** The account being changed, or 'new'. */
  @state() private editing: AccountView | 'new' | null = null;

  override render() {
    const { accountsTitle, accountsLede, addAccount, title } = t().settings;
    return html`
      <hp-page-header heading=${accountsTitle} lede=${accountsLede} backTo="/settings" backLabel=${title}>
        <wa-button slot="actions" variant="brand" @click=${() => (this.editing = 'new')}>
          <wa-icon slot="start" name="plus"></wa-icon>${addAccount}
        </wa-button>
      </hp-page-header>
      ${whenLoaded(
        this.accounts,
        (all) => html`<hp-data-table
          label=${accountsTitle}
          .rows=${all}
          .columns=${this.columns()}
          .keyOf=${({ id }: AccountView) => id}
          sort=${this.place.query.get('sort') ?? ''}
        ></hp-data-table>`,
        accounts,
      )}
      ${this.editing
        ? html`<hp-account-dialog .account=${this.editing === 'new' ? null : this.editing} @hp-close=${() => (this.editing = null)}></hp-account-dialog>`
        : nothing}
    `;
  }

  private columns(): Column<AccountView>[] {
    const { fullName, username, roles, lastSeen, state: stateLabel, active, disabled, disable, enable, you } = t().settings;
    const own = sessionNow()?.account?.id;
    const rolesOf = (account: AccountView) => account.roles.map((role) => t().words.role[role]).join(language() === 'en' ? ', ' : '、');
    return [
      {
        key: 'name',
        label: fullName,
        sortBy: ({ name }) => name,
        cell: (account) => html`<strong>${account.name}</strong>${account.id === own ? html` <span class="quiet">(${you})</span>` : nothing}`,
      },
      { key: 'username', label: username, wideOnly: true, sortBy: (account) => account.username, cell: (account) => account.username },
      { key: 'roles', label: roles, cell: rolesOf },
      {
        key: 'seen',
        label: lastSeen,
        wideOnly: true,
        sortBy: ({ lastSeenAt }) => lastSeenAt,
        cell: ({ lastSeenAt }) => html`<hp-time .instant=${lastSeenAt}></hp-time>`,
      },
      { key: 'state', label: stateLabel, wideOnly: true, cell: (account) => (account.disabled ? html`<span class="quiet">${disabled}</span>` : active) },
      {
        key: 'do',
        label: '',
        align: 'end',
        cell: (account) => html`
          <wa-button size="s" appearance="plain" @click=${() => (this.editing = account)}>${t().common.edit}</wa-button>
          ${account.id === own
            ? nothing
            : html`<wa-button size="s" appearance="plain" @click=${() => this.setDisabled(account, !account.disabled)}>${account.disabled ? enable : disable}</wa-button>`}
        `,
      },
    ];
  }

  private async setDisabled({ id, name }: AccountView, disabled: boolean): Promise<void> {
    try {
      await call(api.accounts.update, { params: { id }, body: { disabled } });
      await accounts.refresh();
      const { disabledToast, enabledToast } = t().settings;
      const undo = async () => {
        await call(api.accounts.update, { params: { id }, body: { disabled: !disabled } });
        await accounts.refresh();
      };
      toast(disabled ? disabledToast(name) : enabledToast(name), { undo });
    } catch (error) {
      toastError(error);
    }
  }
}
