import { css, html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { prefersStillness } from './digits.ts';
import { figureWhen } from './figure-foot.ts';
import { signOf } from './figure-signs.ts';
import { quietScrollbar } from './quiet-scrollbar.ts';
import { textEm } from './text-width.ts';

const ROW_EM = 2.2;
const FADE_MS = 280;

/** Figures row by row. What does not fit is shown in turn on a wall, by the clock, and scrolls by hand on a page. */
export class TableElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    quietScrollbar,
    css`
      .table {
        height: 100%;
        display: flex;
        flex-direction: column;
      }
      .window {
        flex: 1 1 0;
        min-height: 0;
        overflow: hidden;
      }
      .window.byHand {
        overflow-y: auto;
      }
      .row {
        display: flex;
        align-items: center;
        height: ${ROW_EM}em;
        box-sizing: border-box;
        border-bottom: 1px solid var(--grid);
        white-space: nowrap;
      }
      .head {
        flex: none;
        color: var(--soft);
        border-bottom-color: var(--soft);
      }
      .name {
        flex: 1 1 0;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .value {
        flex: none;
        text-align: right;
        padding-left: 0.8em;
      }
      .at {
        flex: none;
        width: 11em;
        text-align: right;
        color: var(--soft);
        font-size: 0.86em;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .byHand .row {
        padding-right: 0.6em;
      }
    `,
  ];

  /** What of the table stands, such as 2/3; '' for all of it. */
  #page = '';
  #pageBefore = '';

  protected override body(): TemplateResult {
    const { figures } = this.shown;
    if (figures.length === 0) return this.noData();
    const { words } = this;
    const { em, mode } = this.setting;
    const valueEm = Math.max(4, ...figures.map((figure) => textEm(this.textOf(figure)))) + 1;
    const withWhen = this.room.width / em > valueEm + 11 * 0.86 + 8;
    const fitting = Math.max(1, Math.floor((this.room.height - ROW_EM * em) / (ROW_EM * em)));
    const byHand = mode === 'page' && figures.length > fitting;
    const turns = mode === 'page' ? 1 : Math.ceil(figures.length / fitting);
    const turn = this.turn % turns;
    this.#page = turns > 1 ? words.page(turn + 1, turns) : '';
    const each = Math.ceil(figures.length / turns); // about as many on the last page as on the first
    const rows = figures.slice(turn * each, (turn + 1) * each);
    return html`<div class=${byHand ? 'table byHand' : 'table'}>
      <div class="row head">
        <span class="name">${words.name}${this.#page && `  ${this.#page}`}</span><span class="value" style="width:${valueEm}em">${words.value}</span>${withWhen ? html`<span class="at">${words.when}</span>` : nothing}
      </div>
      <div class=${byHand ? 'window byHand' : 'window'}><div class="track">${rows.map((figure) => this.#row(figure, valueEm, withWhen))}</div></div>
    </div>`;
  }

  #row(figure: Figure, valueEm: number, withWhen: boolean): TemplateResult {
    const when = withWhen ? figureWhen(figure, { ...this.setting, today: this.today, since: this.since }) : '';
    return html`<div class=${this.isDim(figure) ? 'row dim' : 'row'} role=${this.buttonRole} tabindex=${this.tabStop} @click=${() => this.choose(figure)} @keydown=${this.onKey}>
      <span class="name">${figure.level ? `${signOf(figure.level)} ` : ''}${figure.member || figure.name}</span>
      <span class="value" style="width:${valueEm}em">${this.textOf(figure)}</span>${withWhen ? html`<span class="at">${when}</span>` : nothing}
    </div>`;
  }

  /** The rows of another turn come in softly; a new figure alone moves nothing. */
  protected override updated(): void {
    const [before, page] = [this.#pageBefore, this.#page];
    this.#pageBefore = page;
    if (!before || !page || before === page || prefersStillness()) return;
    this.renderRoot.querySelector('.track')?.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_MS, easing: 'ease-out' });
  }
}

if (!customElements.get('hp-board-table')) customElements.define('hp-board-table', TableElement);
