import { css, html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { prefersStillness } from './digits.ts';
import { figureWhen } from './figure-foot.ts';
import { signOf } from './figure-signs.ts';
import { textEm } from './text-width.ts';

const ROW_EM = 2.2;
const ROW_MS = 2_200;

/** Figures row by row. What does not fit moves up at an even speed on a wall, and scrolls by hand on a page. */
export class TableElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
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
      .when {
        flex: none;
        width: 11em;
        text-align: right;
        color: var(--soft);
        font-size: 0.86em;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .track {
        will-change: transform;
      }
    `,
  ];

  #motion: Animation | null = null;
  #moving = '';

  protected override body(): TemplateResult {
    const { figures } = this.shown;
    if (figures.length === 0) return this.noData();
    const { words } = this;
    const valueEm = Math.max(4, ...figures.map((figure) => textEm(this.textOf(figure)))) + 1;
    const withWhen = this.room.width / this.setting.em > valueEm + 11 * 0.86 + 8;
    const byHand = this.setting.mode === 'page' || prefersStillness();
    const rows = figures.map((figure) => this.#row(figure, valueEm, withWhen));
    return html`<div class="table">
      <div class="row head"><span class="name">${words.name}</span><span class="value" style="width:${valueEm}em">${words.value}</span>${withWhen ? html`<span class="when">${words.when}</span>` : nothing}</div>
      <div class=${byHand ? 'window byHand' : 'window'}>
        <div class="track">${rows}${this.#overflows && !byHand ? figures.map((figure) => this.#row(figure, valueEm, withWhen)) : nothing}</div>
      </div>
    </div>`;
  }

  #row(figure: Figure, valueEm: number, withWhen: boolean): TemplateResult {
    const when = withWhen ? figureWhen(figure, { ...this.setting, today: this.today, since: this.since }) : '';
    return html`<div class=${this.isDim(figure) ? 'row dim' : 'row'} role=${this.buttonRole} tabindex=${this.tabStop} @click=${() => this.choose(figure)} @keydown=${this.onKey}>
      <span class="name">${figure.level ? `${signOf(figure.level)} ` : ''}${figure.member || figure.name}</span>
      <span class="value" style="width:${valueEm}em">${this.textOf(figure)}</span>${withWhen ? html`<span class="when">${when}</span>` : nothing}
    </div>`;
  }

  get #overflows(): boolean {
    const { em } = this.setting;
    return this.shown.figures.length * ROW_EM * em > this.room.height - ROW_EM * em;
  }

  protected override updated(): void {
    const track = this.renderRoot.querySelector<HTMLElement>('.track');
    const rows = this.shown.figures.length;
    const moves = track !== null && this.#overflows && this.setting.mode !== 'page' && !prefersStillness();
    const moving = moves ? `${rows} ${this.setting.em}` : '';
    if (moving === this.#moving && (!moves || this.#motion)) return;
    this.#stop();
    this.#moving = moving;
    if (!moves) return;
    const [period, duration] = [rows * ROW_EM * this.setting.em, rows * ROW_MS];
    this.#motion = track.animate([{ transform: 'translateY(0)' }, { transform: `translateY(${-period}px)` }], { duration, iterations: Infinity });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  #stop(): void {
    this.#motion?.cancel();
    this.#motion = null;
    this.#moving = '';
  }
}

if (!customElements.get('hp-board-table')) customElements.define('hp-board-table', TableElement);
