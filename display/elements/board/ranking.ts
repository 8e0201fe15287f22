import { css, html, type TemplateResult } from 'lit';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { signOf } from './figure-signs.ts';
import { textEm } from './text-width.ts';

const LEAST_ROW_EM = 1.45;
const MOST_ROW_EM = 3;
const PLACE_EM = 1.9;
const LEAST_NAME_EM = 4;
/** The bar and the air on its sides. */
const TRACK_EM = 4.5;
const LEAST_TRACK_EM = 2.6;

/** Members or metrics in order, each with its place, a bar to compare by, and its figure. */
export class RankingElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .row {
        display: flex;
        align-items: center;
        white-space: nowrap;
      }
      .place {
        flex: none;
        width: ${PLACE_EM}em;
        color: var(--soft);
      }
      .name {
        flex: none;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .track {
        flex: 1 1 0;
        min-width: 1em;
        height: 0.7em;
        margin: 0 0.8em;
        background: var(--grid);
        overflow: hidden;
      }
      .bar {
        height: 100%;
        background: var(--rule);
        transform-origin: 0 0;
        transition: transform 280ms ease-out;
      }
      .dim .bar {
        opacity: 0.5;
      }
      .value {
        flex: none;
        text-align: right;
      }
      @media (prefers-reduced-motion: reduce) {
        .bar {
          transition: none;
        }
      }
    `,
  ];

  protected override body(): TemplateResult {
    const { order } = this.widget.data ?? {};
    const all = order ? this.shown.figures : [...this.shown.figures].sort((one, other) => (other.value ?? -Infinity) - (one.value ?? -Infinity));
    if (all.length === 0) return this.noData();
    const { width, height } = this.room;
    const { em } = this.setting;
    const perTurn = Math.max(1, Math.floor(height / (em * LEAST_ROW_EM)));
    const turns = Math.ceil(all.length / perTurn);
    const from = (this.turn % turns) * perTurn;
    const figures = all.slice(from, from + perTurn);
    const rowPx = Math.min(em * MOST_ROW_EM, height / Math.min(perTurn, all.length));
    const most = Math.max(1e-9, ...all.map(({ value }) => Math.abs(value ?? 0)));
    const valueEm = Math.max(...all.map((figure) => textEm(this.textOf(figure)))) + 0.3;
    const freeEm = width / em - PLACE_EM - valueEm;
    // where it is narrow the bar gives way first, then the name; the figure never
    const nameEm = Math.min(Math.max(...all.map((figure) => textEm(nameOf(figure)))) + 0.2, Math.max(freeEm - TRACK_EM, Math.min(LEAST_NAME_EM, freeEm - LEAST_TRACK_EM)));
    return html`${figures.map((figure, index) => this.#row(figure, from + index + 1, { rowPx, nameEm, valueEm, share: Math.max(0, figure.value ?? 0) / most }))}`;
  }

  #row(figure: Figure, place: number, { rowPx, nameEm, valueEm, share }: { rowPx: number; nameEm: number; valueEm: number; share: number }): TemplateResult {
    return html`<div
      class=${this.isDim(figure) ? 'row dim' : 'row'}
      style="height:${rowPx}px"
      role=${this.buttonRole}
      tabindex=${this.tabStop}
      @click=${() => this.choose(figure)}
      @keydown=${this.onKey}
    >
      <span class="place">${place}</span><span class="name" style="width:${nameEm}em">${nameOf(figure)}</span>
      <span class="track"><div class="bar" style="transform:scaleX(${share})"></div></span><span class="value" style="width:${valueEm}em">${this.textOf(figure)}</span>
    </div>`;
  }
}

function nameOf({ level, member, name }: Figure): string {
  return `${level ? `${signOf(level)} ` : ''}${member || name}`;
}

if (!customElements.get('hp-board-ranking')) customElements.define('hp-board-ranking', RankingElement);
