import { css, html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { goalOf } from './goal.ts';

/** How far each figure has come on the way to its goal; without one, the figure alone. */
export class ProgressElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .rows {
        height: 100%;
        display: flex;
        flex-direction: column;
        justify-content: space-evenly;
      }
      .line {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        white-space: nowrap;
      }
      .name {
        color: var(--soft);
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .value {
        flex: none;
        margin-left: 0.8em;
      }
      .track {
        height: 0.8em;
        margin-top: 0.25em;
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
      @media (prefers-reduced-motion: reduce) {
        .bar {
          transition: none;
        }
      }
    `,
  ];

  protected override body(): TemplateResult {
    const { figures } = this.shown;
    if (figures.length === 0) return this.noData();
    const perTurn = Math.max(1, Math.floor(this.room.height / (this.setting.em * 2.5)));
    const turns = Math.ceil(figures.length / perTurn);
    const from = (this.turn % turns) * perTurn;
    return html`<div class="rows">${figures.slice(from, from + perTurn).map((figure) => this.#row(figure))}</div>`;
  }

  #row(figure: Figure): TemplateResult {
    const { min = 0 } = this.widget.options;
    const goal = goalOf(this.widget.options, figure);
    const name = figure.member || figure.name;
    const said = goal === null || (goal === 100 && figure.unit === '%') ? '' : ` / ${this.textOf({ ...figure, value: goal, precision: 'exact' })}`;
    return html`<div class=${this.isDim(figure) ? 'dim' : ''} role=${this.buttonRole} tabindex=${this.tabStop} @click=${() => this.choose(figure)} @keydown=${this.onKey}>
      <div class="line"><span class="name">${name === this.heading ? '' : name}</span><span class="value">${this.textOf(figure)}${said}</span></div>
      ${goal === null ? nothing : this.#track(figure, min, goal)}
    </div>`;
  }

  #track(figure: Figure, min: number, goal: number): TemplateResult {
    const share = figure.value === null ? 0 : Math.min(1, Math.max(0, (figure.value - min) / (goal - min || 1)));
    return html`<div class="track" role="progressbar" aria-label=${figure.member || figure.name} aria-valuemin=${min} aria-valuemax=${goal} aria-valuenow=${figure.value ?? min} aria-valuetext=${this.textOf(figure)}>
      <div class="bar" style="transform:scaleX(${share})"></div>
    </div>`;
  }
}

if (!customElements.get('hp-board-progress')) customElements.define('hp-board-progress', ProgressElement);
