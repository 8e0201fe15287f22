import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { boards } from '../../data/boards.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import '../content/add-to-playlist.ts';
import '../metrics/data-tabs.ts';
import './board-card.ts';
import './shares-list.ts';
import './showings-list.ts';
import './snapshots-list.ts';
import './template-list.ts';

const VIEWS = ['boards', 'shares', 'snapshots', 'showings'] as const;
type View = (typeof VIEWS)[number];

/** `/data/boards`: all boards as they look now, where they are shown, and who may see them by link. */
@customElement('hp-boards-page')
export class BoardsPage extends PageElement {
  @state() private adding: readonly string[] = [];

  private readonly boards = new Subscribed(this, boards);

  static override styles = [
    shared,
    pageLayout,
    css`
      .views {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        width: fit-content;
        margin-block-end: var(--hp-space-3);
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        overflow: hidden;
      }
      .views a {
        padding: 6px 14px;
        text-decoration: none;
        color: var(--hp-ink-quiet);
      }
      .views a[aria-current] {
        background: var(--hp-chosen);
        color: var(--hp-ink);
        font-weight: 500;
      }
      .views a:focus-visible {
        outline-offset: -2px;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr));
        gap: var(--hp-space-4) var(--hp-space-3);
      }
    `,
  ];

  override render() {
    const texts = t().boards;
    const { view } = this;
    return html`
      <hp-page-header heading=${texts.title} lede=${texts.lede}>
        ${may('board.edit') && view === 'boards' && (this.boards.value?.length ?? 0) > 0 ? html`<wa-button slot="actions" variant="brand" href="/data/boards/new"><wa-icon slot="start" name="plus"></wa-icon>${texts.create}</wa-button>` : nothing}
      </hp-page-header>
      <hp-data-tabs current="boards"></hp-data-tabs>
      ${this.shownViews.length > 1
        ? html`<nav class="views" aria-label=${texts.title}>
            ${this.shownViews.map((each) => html`<a href=${each === 'boards' ? '/data/boards' : `/data/boards?view=${each}`} aria-current=${each === view ? 'page' : nothing}>${texts.tabs[each]}</a>`)}
          </nav>`
        : nothing}
      ${this.renderView(view)}
      ${this.adding.length > 0 ? html`<hp-add-to-playlist .contents=${this.adding} @hp-done=${() => boards.refresh()} @hp-close=${() => (this.adding = [])}></hp-add-to-playlist>` : nothing}
    `;
  }

  private get shownViews(): readonly View[] {
    return VIEWS.filter((view) => view !== 'shares' || may('board.edit'));
  }

  private get view(): View {
    return this.shownViews.find((view) => view === this.place.query.get('view')) ?? 'boards';
  }

  private renderView(view: View) {
    switch (view) {
      case 'shares':
        return html`<hp-board-shares></hp-board-shares>`;
      case 'snapshots':
        return html`<hp-board-snapshots></hp-board-snapshots>`;
      case 'showings':
        return html`<hp-board-showings></hp-board-showings>`;
      case 'boards':
        return whenLoaded(this.boards, (all) => (all.length > 0 ? this.renderBoards(all) : this.renderEmpty()), boards);
    }
  }

  private renderBoards(all: readonly BoardView[]) {
    return html`<div class="cards">
      ${repeat(all, ({ id }) => id, (board) => html`<hp-board-card .board=${board} @hp-add-to-playlist=${() => (this.adding = [board.id])}></hp-board-card>`)}
    </div>`;
  }

  private renderEmpty() {
    const { empty, emptyHint, chooseTemplate } = t().boards;
    return html`<hp-empty-state icon="board" heading=${empty} hint=${emptyHint}>
        ${may('board.edit') ? html`<wa-button variant="brand" href="/data/boards/new">${chooseTemplate}</wa-button>` : nothing}
      </hp-empty-state>
      ${may('board.edit') ? html`<hp-template-list></hp-template-list>` : nothing}`;
  }
}
