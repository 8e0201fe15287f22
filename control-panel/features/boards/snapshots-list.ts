import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardSnapshot } from '../../../server/protocol/rest/boards.ts';
import type { Column } from '../../components/data-table.ts';
import '../../components/data-table.ts';
import '../../components/empty-state.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { boards, boardSnapshots } from '../../data/boards.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './freeze-dialog.ts';
import { listStyles } from './list.styles.ts';

/** Frozen boards, newest first; each opens as it was. */
@customElement('hp-board-snapshots')
export class BoardSnapshots extends HpElement {
  @state() private isFreezing = false;

  private readonly snapshots = new Subscribed(this, boardSnapshots);
  private readonly boards = new Subscribed(this, boards);

  static override styles = [shared, listStyles];

  override render() {
    const texts = t().boards.snapshots;
    return html`
      <div class="top">
        <p>${texts.lede}</p>
        ${may('board.edit') && (this.boards.value?.length ?? 0) > 0 ? html`<wa-button variant="brand" @click=${() => (this.isFreezing = true)}><wa-icon slot="start" name="freeze"></wa-icon>${texts.make}</wa-button>` : nothing}
      </div>
      ${whenLoaded(
        this.snapshots,
        (all) =>
          all.length === 0
            ? html`<hp-empty-state icon="freeze" heading=${texts.empty}></hp-empty-state>`
            : html`<hp-data-table label=${t().boards.tabs.snapshots} .rows=${all} .columns=${columns()} .keyOf=${({ id }: BoardSnapshot) => id} .nameOf=${({ label }: BoardSnapshot) => label} .hrefOf=${addressOf}></hp-data-table>`,
        boardSnapshots,
      )}
      ${this.isFreezing ? html`<hp-freeze-dialog .boards=${this.boards.value ?? []} @hp-close=${() => (this.isFreezing = false)}></hp-freeze-dialog>` : nothing}
    `;
  }
}

function columns(): Column<BoardSnapshot>[] {
  const texts = t().boards.snapshots.columns;
  return [
    { key: 'label', label: texts.label, cell: (snapshot) => html`<a href=${addressOf(snapshot)}>${snapshot.label}</a>`, sortBy: ({ label }) => label },
    { key: 'board', label: texts.board, cell: ({ title }) => title, sortBy: ({ title }) => title },
    { key: 'asOf', label: texts.asOf, cell: ({ asOf }) => html`<hp-time .instant=${asOf}></hp-time>`, sortBy: ({ asOf }) => asOf },
    { key: 'frozen', label: texts.frozen, cell: ({ frozenAt }) => html`<hp-time .instant=${frozenAt}></hp-time>`, sortBy: ({ frozenAt }) => frozenAt, wideOnly: true },
    { key: 'by', label: texts.by, cell: ({ frozenBy }) => frozenBy, sortBy: ({ frozenBy }) => frozenBy, wideOnly: true },
  ];
}

const addressOf = ({ id, board }: BoardSnapshot): string => `/board/${board}?snapshot=${id}`;
