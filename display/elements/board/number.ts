import { css, html, nothing, type TemplateResult } from 'lit';
import { type Figure, figureText } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { unitText } from './figure-signs.ts';
import './digits.ts';
import { digitsEm, textEm } from './text-width.ts';

const SMALL = 0.4;
const LINE = 1.15;
const NAME = 1.35;
/** A comma reaches lower than the line. */
const COMMA = 0.1;
/** A short figure is set no larger than a number of seven: neighbours look alike. */
const LEAST_EM = 4.6;
const EMPTY_EM = 2;

/** One figure or a few, as large as the box lets them be. */
export class NumberElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .grid {
        display: grid;
        height: 100%;
        grid-column-gap: 1.2em;
      }
      .cell {
        min-width: 0;
        display: flex;
        flex-direction: column;
        justify-content: center;
      }
      .name {
        color: var(--soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
        line-height: ${NAME};
      }
      .figure {
        white-space: nowrap;
        line-height: ${LINE};
        padding-bottom: ${COMMA}em;
      }
      small {
        font-size: ${SMALL}em;
        color: var(--soft);
      }
      .dim small {
        color: inherit;
      }
      .after {
        margin-left: 0.25em;
      }
      .before {
        margin-right: 0.2em;
      }
    `,
  ];

  protected override body(): TemplateResult {
    const { figures } = this.shown;
    if (figures.length === 0) return this.noData();
    const { width, height } = this.room;
    const { em } = this.setting;
    const named = figures.length > 1 || (this.widget.title !== '' && this.widget.title !== figures[0]?.name);
    const widest = Math.max(LEAST_EM, ...figures.map((figure) => this.#em(figure)));
    let best = { columns: 1, px: 0 };
    for (let columns = 1; columns <= figures.length; columns += 1) {
      const rows = Math.ceil(figures.length / columns);
      const wide = (width - em * 1.2 * (columns - 1)) / columns;
      const px = Math.min(wide / widest, (height / rows - (named ? em * NAME : 0)) / (LINE + COMMA));
      if (px > best.px) best = { columns, px };
    }
    return html`<div class="grid" style="grid-template-columns:repeat(${best.columns},minmax(0,1fr))">
      ${figures.map((figure) => this.#cell(figure, best.px, named))}
    </div>`;
  }

  #cell(figure: Figure, px: number, named: boolean): TemplateResult {
    const { prefix, digits, unit } = figureText(figure, this.setting.language);
    const after = figure.value === null ? this.words.noData : unitText(unit);
    return html`<div
      class=${this.isDim(figure) ? 'cell dim' : 'cell'}
      role=${this.buttonRole}
      tabindex=${this.tabStop}
      aria-label="${figure.member || figure.name} ${prefix}${digits}${after}"
      @click=${() => this.choose(figure)}
      @keydown=${this.onKey}
    >
      ${named ? html`<div class="name">${figure.member || figure.name}</div>` : nothing}
      <div class="figure" style="font-size:${figure.value === null ? Math.min(px, EMPTY_EM * this.setting.em) : px}px">
        ${prefix ? html`<small class="before">${prefix.trim()}</small>` : nothing}<hp-digits .text=${digits}></hp-digits>${after ? html`<small class="after">${after.trim()}</small>` : nothing}
      </div>
    </div>`;
  }

  #em(figure: Figure): number {
    const { prefix, digits, unit } = figureText(figure, this.setting.language);
    const small = textEm(prefix.trim()) + textEm(figure.value === null ? this.words.noData : unit) + 0.5;
    return digitsEm(digits) + small * SMALL + 0.1;
  }
}

if (!customElements.get('hp-board-number')) customElements.define('hp-board-number', NumberElement);
