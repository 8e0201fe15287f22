import { css, html, type TemplateResult } from 'lit';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { stepInk } from '../../../server/domain/statistics/board-themes.ts';
import { BoardPart } from './board-part.ts';
import { signOf } from './figure-signs.ts';
import { textEm } from './text-width.ts';

/** Villages as equal tiles, the more the brighter; name and figure stand on each. */
export class TilesElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .grid {
        display: grid;
        grid-gap: 0.35em;
        height: 100%;
      }
      .tile {
        display: flex;
        flex-direction: column;
        justify-content: center;
        overflow: hidden;
        padding: 0 0.4em;
        white-space: nowrap;
        text-align: center;
        line-height: 1.25;
      }
      .tile.none {
        border: 1px solid var(--grid);
        color: var(--soft);
      }
      .tile.late {
        border: 2px dashed currentColor;
      }
      .name,
      .value {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  protected override body(): TemplateResult {
    const { figures } = this.shown;
    if (figures.length === 0) return this.noData();
    const { width, height } = this.room;
    const { em } = this.setting;
    const count = figures.length;
    let columns = 1;
    let least = Infinity;
    for (let tried = 1; tried <= count; tried += 1) {
      const shape = width / tried / (height / Math.ceil(count / tried));
      const unlike = Math.abs(Math.log(shape / 1.7)) + (tried * Math.ceil(count / tried) - count) * 0.06;
      if (unlike < least) [columns, least] = [tried, unlike];
    }
    const tileEm = width / columns / em - 1.6;
    const tileHigh = height / Math.ceil(count / columns) / em - 0.5;
    const longestName = Math.max(...figures.map((figure) => textEm(this.#nameOf(figure))));
    const longestValue = Math.max(...figures.map((figure) => textEm(this.textOf(figure))));
    const nameEm = Math.max(0.6, Math.min(1, tileEm / longestName, tileHigh * 0.38));
    const valueEm = Math.max(0.6, Math.min(2.2, tileEm / longestValue, tileHigh * 0.46));
    const style = `grid-template-columns:repeat(${columns},minmax(0,1fr));grid-auto-rows:minmax(0,1fr)`;
    return html`<div class="grid" style=${style}>${figures.map((figure) => this.#tile(figure, nameEm, valueEm))}</div>`;
  }

  #tile(figure: Figure, nameEm: number, valueEm: number): TemplateResult {
    const step = this.#step(figure);
    const classes = `tile${step === null ? ' none' : ''}${this.isDim(figure) ? ' late' : ''}`;
    const style = step === null ? '' : `background:${step};color:${stepInk(step)}`;
    return html`<div class=${classes} style=${style} role=${this.buttonRole} tabindex=${this.tabStop} @click=${() => this.choose(figure)} @keydown=${this.onKey}>
      <div class="name" style="font-size:${nameEm}em">${this.#nameOf(figure)}</div>
      <div class="value" style="font-size:${valueEm}em">${this.textOf(figure)}</div>
    </div>`;
  }

  #nameOf(figure: Figure): string {
    return `${figure.level ? `${signOf(figure.level)} ` : ''}${figure.member || figure.name}`;
  }

  /** Equal steps between the least and the most of what is shown. */
  #step({ value }: Figure): string | null {
    if (value === null) return null;
    const values = this.shown.figures.flatMap((figure) => figure.value ?? []);
    const { min = Math.min(...values), max = Math.max(...values) } = this.widget.options;
    const { steps } = this.setting.colours;
    const share = max === min ? 0.5 : Math.min(1, Math.max(0, (value - min) / (max - min)));
    return steps[Math.min(steps.length - 1, Math.floor(share * steps.length))] ?? null;
  }
}

if (!customElements.get('hp-board-tiles')) customElements.define('hp-board-tiles', TilesElement);
