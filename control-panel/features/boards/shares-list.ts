import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardShare } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { confirmAction } from '../../components/confirm-dialog.ts';
import { copyText } from '../../components/copy-text.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/qr.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { boards, boardShares } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { sessionNow } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { listStyles } from './list.styles.ts';
import './share-dialog.ts';

type NewShare = BoardShare & { readonly token: string };

/** Links that open boards without sign-in: made, shown once, listed, revoked. */
@customElement('hp-board-shares')
export class BoardShares extends HpElement {
  @state() private isMaking = false;
  @state() private fresh: NewShare | null = null;

  private readonly shares = new Subscribed(this, boardShares);
  private readonly boards = new Subscribed(this, boards);

  static override styles = [shared, listStyles];

  override render() {
    const texts = t().boards.shares;
    return html`
      <div class="top">
        <p>${texts.lede}</p>
        ${(this.boards.value?.length ?? 0) > 0 ? html`<wa-button variant="brand" @click=${() => (this.isMaking = true)}><wa-icon slot="start" name="link"></wa-icon>${texts.make}</wa-button>` : nothing}
      </div>
      ${this.fresh ? this.renderFresh(this.fresh) : nothing}
      ${whenLoaded(this.shares, (all) => (all.length === 0 ? html`<hp-empty-state icon="link" heading=${texts.empty}></hp-empty-state>` : this.renderList(all)), boardShares)}
      ${this.isMaking ? html`<hp-share-dialog .boards=${this.boards.value ?? []} @hp-made=${(event: CustomEvent<NewShare>) => (this.fresh = event.detail)} @hp-close=${() => (this.isMaking = false)}></hp-share-dialog>` : nothing}
    `;
  }

  private renderFresh(share: NewShare) {
    const texts = t().boards.shares;
    const address = addressOf(share);
    return html`<div class="once" role="status">
      <hp-qr text=${address} label=${share.name}></hp-qr>
      <strong>${share.name}</strong>
      <p>${texts.once}</p>
      <code>${address}</code>
      <div class="row">
        <wa-button size="s" appearance="outlined" @click=${() => this.copy(address)}><wa-icon slot="start" name="copy"></wa-icon>${texts.copyLink}</wa-button>
        <wa-button size="s" appearance="plain" @click=${() => (this.fresh = null)}>${t().common.close}</wa-button>
      </div>
    </div>`;
  }

  private renderList(all: readonly BoardShare[]) {
    return html`<hp-data-table label=${t().boards.tabs.shares} .rows=${all} .columns=${this.columns()} .keyOf=${({ id }: BoardShare) => id} .nameOf=${({ name }: BoardShare) => name}></hp-data-table>`;
  }

  private columns(): Column<BoardShare>[] {
    const { columns, states, revoke, expiries, deletedBoard } = t().boards.shares;
    const names = new Map((this.boards.value ?? []).map(({ id, title }) => [id, title]));
    return [
      { key: 'name', label: columns.name, cell: ({ name, createdBy }) => html`${name}<div class="quiet small">${createdBy}</div>`, sortBy: ({ name }) => name },
      { key: 'boards', label: columns.boards, cell: ({ boards: ids }) => ids.map((id) => names.get(id) ?? deletedBoard).join(language() === 'en' ? ', ' : '、'), wideOnly: true },
      { key: 'expires', label: columns.expires, cell: ({ expiresAt }) => (expiresAt === null ? expiries.never : html`<hp-time .instant=${expiresAt}></hp-time>`), sortBy: ({ expiresAt }) => expiresAt, wideOnly: true },
      { key: 'seen', label: columns.seen, cell: ({ seenAt }) => html`<hp-time .instant=${seenAt}></hp-time>`, sortBy: ({ seenAt }) => seenAt, wideOnly: true },
      { key: 'state', label: columns.state, cell: (share) => states[stateOf(share, Date.now())], sortBy: (share) => stateOf(share, Date.now()) },
      { key: 'revoke', label: '', align: 'end', cell: (share) => (stateOf(share, Date.now()) === 'live' ? html`<wa-button size="s" appearance="plain" @click=${() => this.revoke(share)}>${revoke}</wa-button>` : nothing) },
    ];
  }

  private async copy(address: string): Promise<void> {
    if (await copyText(address)) toast(t().boards.shares.copied, { tone: 'good' });
    else toast(t().common.notCopied, { tone: 'bad' });
  }

  private async revoke({ id, name }: BoardShare): Promise<void> {
    const { revokeTitle, revokeHint, revoke, revoked } = t().boards.shares;
    if (!(await confirmAction({ title: revokeTitle(name), consequence: revokeHint, action: revoke, danger: true }))) return;
    try {
      await call(api.boards.revokeShare, { params: { id } });
      if (this.fresh?.id === id) this.fresh = null;
      toast(revoked(name));
      await boardShares.refresh();
    } catch (error) {
      toastError(error);
    }
  }
}

/** @param now epoch milliseconds */
export function stateOf({ revokedAt, expiresAt }: Pick<BoardShare, 'revokedAt' | 'expiresAt'>, now: number): 'live' | 'expired' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'live';
}

function addressOf({ boards: ids, token }: NewShare): string {
  const base = (sessionNow()?.publicUrl || location.origin).replace(/\/$/, '');
  return `${base}/board/${ids[0] ?? ''}?share=${encodeURIComponent(token)}`;
}
