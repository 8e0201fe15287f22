import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { BoardShowing } from '../../../server/protocol/rest/boards.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { boardShowings } from '../../data/boards.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { listStyles } from './list.styles.ts';

/** What was shown in inspections, by whom, from when to when. */
@customElement('hp-board-showings')
export class BoardShowings extends HpElement {
  private readonly showings = new Subscribed(this, boardShowings);

  static override styles = [shared, listStyles];

  override render() {
    const texts = t().boards.showings;
    return html`<div class="top"><p>${texts.lede}</p></div>
      ${whenLoaded(
        this.showings,
        (all) =>
          all.length === 0
            ? html`<hp-empty-state icon="eye" heading=${texts.empty}></hp-empty-state>`
            : html`<hp-data-table label=${t().boards.tabs.showings} .rows=${all} .columns=${columns()} .keyOf=${({ id }: BoardShowing) => id} .nameOf=${({ title }: BoardShowing) => title}></hp-data-table>`,
        boardShowings,
      )}`;
  }
}

function columns(): Column<BoardShowing>[] {
  const { columns: texts, live, snapshot: frozen, running } = t().boards.showings;
  return [
    { key: 'board', label: texts.board, cell: ({ title, board, snapshot, beganWith }) => asItWas(board, snapshot ?? beganWith, title), sortBy: ({ title }) => title },
    { key: 'what', label: texts.what, cell: ({ snapshot }) => (snapshot ? frozen : live), wideOnly: true },
    { key: 'who', label: texts.who, cell: ({ account }) => account, sortBy: ({ account }) => account },
    { key: 'began', label: texts.began, cell: ({ board, beganAt, beganWith }) => asItWas(board, beganWith, html`<hp-time .instant=${beganAt}></hp-time>`), sortBy: ({ beganAt }) => beganAt },
    { key: 'ended', label: texts.ended, cell: ({ board, endedAt, endedWith }) => (endedAt === null ? running : asItWas(board, endedWith, html`<hp-time .instant=${endedAt}></hp-time>`)), sortBy: ({ endedAt }) => endedAt },
    { key: 'note', label: texts.note, cell: ({ note }) => note, wideOnly: true },
  ];
}

type Cell = ReturnType<Column<BoardShowing>['cell']>;

/** Opens the board with the figures that were on the glass. */
function asItWas(board: string, snapshot: string | null, what: Cell): Cell {
  return snapshot === null ? what : html`<a href="/board/${board}?snapshot=${snapshot}">${what}</a>`;
}
