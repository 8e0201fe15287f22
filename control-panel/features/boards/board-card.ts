import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/thumb.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import '../../components/time.ts';
import { boards } from '../../data/boards.ts';
import { call } from '../../data/call.ts';
import { contentList } from '../../data/content.ts';
import { may } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { sizeWords } from '../../locales/number-words.ts';
import { navigate } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import './board-screens.ts';
import './board-unpublished.ts';
import { exportBoard, type ExportKind } from './export/export-board.ts';

/** One board in the list, as it looks now. Event `hp-add-to-playlist`. */
@customElement('hp-board-card')
export class BoardCard extends HpElement {
  @property({ attribute: false }) board: BoardView | null = null;
  @state() private busy = false;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--hp-space-1);
        min-width: 0;
      }
      .picture {
        display: grid;
        align-items: center;
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border-radius: var(--hp-radius);
        background: var(--hp-sunken);
      }
      .picture hp-thumb {
        justify-self: center;
        width: 100%;
      }
      .picture.tall hp-thumb {
        width: auto;
        height: 100%;
      }
      .head {
        display: flex;
        align-items: flex-start;
        gap: var(--hp-space-1);
      }
      .title {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
        font-size: var(--hp-text-l);
        font-weight: var(--hp-weight-strong);
        text-decoration: none;
      }
      .title:hover {
        text-decoration: underline;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hp-space-2);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
        margin-block-start: auto;
      }
    `,
  ];

  override render() {
    const { board } = this;
    if (!board) return nothing;
    const texts = t().boards;
    const { size, widgets } = board.design;
    const isTall = size.width / size.height < 16 / 9;
    return html`
      <a class="picture ${isTall ? 'tall' : ''}" href="/data/boards/${board.id}" tabindex="-1" aria-hidden="true"><hp-thumb .content=${board} .pixels=${size}></hp-thumb></a>
      <div class="head">
        <a class="title" href="/data/boards/${board.id}">${board.title}</a>
        ${this.renderMenu(board)}
      </div>
      <div class="facts quiet small">
        <span>${sizeWords(size)}</span><span>${texts.widgets(widgets.length)}</span><span><hp-time .instant=${board.updatedAt}></hp-time> ${board.updatedBy}</span>
      </div>
      <div class="small">${board.usedIn.length > 0 ? html`<span class="quiet">${texts.usedIn}</span> ${board.usedIn.map(({ kind, id, name }, index) => html`${index > 0 ? '、' : ''}${kind === 'playlist' ? html`<a href="/playlists/${id}">${name}</a>` : name}`)}` : html`<span class="quiet">${texts.notUsed}</span>`}</div>
      <hp-board-screens board=${board.id}></hp-board-screens>
      <hp-board-unpublished .board=${board}></hp-board-unpublished>
      <div class="actions">
        <wa-button size="s" appearance="outlined" href="/board/${board.id}" target="_blank"><wa-icon slot="start" name="full-screen"></wa-icon>${texts.open}</wa-button>
        ${may('board.edit') ? html`<wa-button size="s" appearance="outlined" href="/data/boards/${board.id}"><wa-icon slot="start" name="edit"></wa-icon>${t().common.edit}</wa-button>` : nothing}
        ${may('publication.publish') ? html`<wa-button size="s" appearance="outlined" href="/schedules/new?quick=${board.id}"><wa-icon slot="start" name="publish"></wa-icon>${texts.showOnScreens}</wa-button>` : nothing}
      </div>
    `;
  }

  private renderMenu(board: BoardView) {
    const { tools, duplicate, addToPlaylist, moreActions } = t().boards;
    return html`<wa-dropdown placement="bottom-end" @wa-select=${(event: CustomEvent<{ item: { value: string } }>) => void this.act(event.detail.item.value, board)}>
      <wa-button slot="trigger" size="s" appearance="plain" ?loading=${this.busy} aria-label=${moreActions(board.title)}><wa-icon name="ellipsis"></wa-icon></wa-button>
      ${may('board.edit') ? html`<wa-dropdown-item value="duplicate"><wa-icon slot="icon" name="copy"></wa-icon>${duplicate}</wa-dropdown-item>` : nothing}
      ${may('content.edit') ? html`<wa-dropdown-item value="playlist"><wa-icon slot="icon" name="playlist"></wa-icon>${addToPlaylist}</wa-dropdown-item>` : nothing}
      <wa-dropdown-item value="png"><wa-icon slot="icon" name="image"></wa-icon>${tools.exportPng}</wa-dropdown-item>
      <wa-dropdown-item value="pdf"><wa-icon slot="icon" name="file"></wa-icon>${tools.exportPdf}</wa-dropdown-item>
      <wa-dropdown-item value="json"><wa-icon slot="icon" name="download"></wa-icon>${tools.exportJson}</wa-dropdown-item>
      ${may('content.edit') ? html`<wa-dropdown-item value="delete" variant="danger"><wa-icon slot="icon" name="trash"></wa-icon>${t().common.delete}</wa-dropdown-item>` : nothing}
    </wa-dropdown>`;
  }

  private async act(what: string, board: BoardView): Promise<void> {
    if (what === 'playlist') return void this.emit('hp-add-to-playlist');
    if (this.busy) return;
    this.busy = true;
    try {
      if (what === 'duplicate') await duplicated(board);
      else if (what === 'delete') await deleted(board);
      else await exportBoard(board, what as ExportKind);
    } catch (error) {
      if (['png', 'pdf'].includes(what)) toast(t().boards.exporting.failed, { tone: 'bad' });
      else toastError(error);
    } finally {
      this.busy = false;
    }
  }
}

async function duplicated({ design }: BoardView): Promise<void> {
  const made = await call(api.boards.create, { body: { design: { ...design, title: t().boards.copyOf(design.title).slice(0, 80) } } });
  await boards.refresh();
  navigate(`/data/boards/${made.id}`);
}

/** Deletes at once and offers to undo; what is in a playlist is left alone, with the reason. */
async function deleted({ id, title, usedIn }: BoardView): Promise<void> {
  if (usedIn.length > 0) return toast(t().boards.inUse(title, usedIn.map(({ name }) => name).join(language() === 'en' ? ', ' : '、')), { tone: 'bad' });
  await call(api.content.remove, { params: { id } });
  boards.patch((all) => all.filter((board) => board.id !== id));
  void contentList.refresh();
  toast(t().common.deleted(title), {
    undo: async () => {
      await call(api.content.restore, { params: { id } });
      await boards.refresh();
    },
  });
}
