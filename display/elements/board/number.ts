import { css, html, nothing, type TemplateResult } from 'lit';
import type { WidgetForm } from '../../../server/domain/statistics/board-layout.ts';
import { type Figure, figureText } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { unitText } from './figure-signs.ts';
import './digits.ts';
import { digitsEm, smallPx, textEm } from './text-width.ts';

const SMALL = 0.4;
const LINE = 1.15;
const NAME = 1.35;
const LEAST_NAME_EM = 0.72;
const COLUMN_GAP = 1.2;
/** A comma reaches lower than the line. */
const COMMA = 0.1;
const FIGURE = LINE + COMMA;
/** A short figure is set no larger than a number of seven: neighbours look alike. */
const LEAST_EM = 4.6;
const EMPTY_EM = 2;

interface Way {
  /** Figures shown at once; the others follow in turn. */
  readonly count: number;
  /** Whether each has its name above it; else, where there are several, the title names the one shown. */
  readonly named: boolean;
  readonly footLines: number;
}

interface Fitted extends Way {
  readonly columns: number;
  /** Of the figures. */
  readonly px: number;
}

/** One figure or a few, as large as the box lets them be. */
export class NumberElement extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .grid {
        display: grid;
        height: 100%;
        grid-column-gap: ${COLUMN_GAP}em;
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
        font-size: max(${SMALL}em, var(--small));
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

  #way: Fitted = { count: 1, named: false, footLines: 1, columns: 1, px: 0 };

  protected override willUpdate(): void {
    super.willUpdate();
    this.#way = this.#fitted();
    this.footLines = this.#way.footLines;
  }

  /** Too low even for a figure under its title: on a line it has its name and time beside it. */
  protected override get form(): WidgetForm {
    return this.roomOver(0).height < this.setting.em * FIGURE ? 'strip' : this.setting.form;
  }

  protected override get heading(): string {
    const [first] = this.#inTurn;
    return first && !this.#way.named && this.shown.figures.length > 1 ? nameOf(first) : super.heading;
  }

  protected override body(): TemplateResult {
    if (this.shown.figures.length === 0) return this.noData();
    const { columns } = this.#way;
    const longest = Math.max(1, ...this.shown.figures.map((figure) => textEm(nameOf(figure))));
    // names are set smaller rather than cut
    const nameEm = Math.max(LEAST_NAME_EM, Math.min(1, this.#wide(this.room.width, columns) / this.setting.em / longest));
    return html`<div class="grid" style="grid-template-columns:repeat(${columns},minmax(0,1fr))">${this.#inTurn.map((figure) => this.#cell(figure, nameEm))}</div>`;
  }

  /** The figures whose turn it is. */
  get #inTurn(): readonly Figure[] {
    const { figures } = this.shown;
    const { count } = this.#way;
    const from = (this.turn % Math.max(1, Math.ceil(figures.length / count))) * count;
    return figures.slice(from, from + count);
  }

  /** The first way in which no figure is smaller than what stands beside it, as far as the width lets it. */
  #fitted(): Fitted {
    const { figures } = this.shown;
    const { em } = this.setting;
    const isNamed = figures.length > 1 || (this.widget.title !== '' && this.widget.title !== figures[0]?.name);
    const widest = Math.max(LEAST_EM, ...figures.map((figure) => this.#em(figure)));
    // units stay legible beside small figures
    const largest = (width: number) => Math.min(width / widest, ...figures.map((figure) => this.#largest(figure, width)));
    let found = this.#way;
    for (const way of waysOf(figures.length, isNamed, this.footLines)) {
      const { width, height } = this.roomOver(way.footLines);
      found = { ...way, columns: 1, px: 0 };
      for (let columns = 1; columns <= way.count; columns += 1) {
        const px = Math.min(largest(this.#wide(width, columns)), (height / Math.ceil(way.count / columns) - (way.named ? em * NAME : 0)) / FIGURE);
        if (px > found.px) found = { ...way, columns, px };
      }
      if (found.px >= Math.min(em, largest(width)) - 1e-6) return found;
    }
    return found;
  }

  /** Of one of so many columns, pixels. */
  #wide(width: number, columns: number): number {
    return (width - this.setting.em * COLUMN_GAP * (columns - 1)) / columns;
  }

  #cell(figure: Figure, nameEm: number): TemplateResult {
    const { px, named } = this.#way;
    const { prefix, digits, unit } = figureText(figure, this.setting.language);
    const after = figure.value === null ? this.words.noData : unitText(unit);
    return html`<div
      class=${this.isDim(figure) ? 'cell dim' : 'cell'}
      role=${this.buttonRole}
      tabindex=${this.tabStop}
      aria-label="${nameOf(figure)} ${prefix}${digits}${after}"
      @click=${() => this.choose(figure)}
      @keydown=${this.onKey}
    >
      ${named ? html`<div class="name" style="font-size:${nameEm}em">${nameOf(figure)}</div>` : nothing}
      <div class="figure" style="font-size:${figure.value === null ? Math.min(px, EMPTY_EM * this.setting.em) : px}px">
        ${prefix ? html`<small class="before">${prefix.trim()}</small>` : nothing}<hp-digits .text=${digits}></hp-digits>${after ? html`<small class="after">${after.trim()}</small>` : nothing}
      </div>
    </div>`;
  }

  #em(figure: Figure): number {
    const { digits, small } = this.#widths(figure);
    return digits + small * SMALL;
  }

  /** The largest type, pixels, in which a figure is so wide: what stands beside it is never smaller than source and time. */
  #largest(figure: Figure, width: number): number {
    const { digits, small } = this.#widths(figure);
    const least = smallPx(this.setting.em);
    const px = width / (digits + small * SMALL);
    return px * SMALL >= least ? px : Math.max(1, (width - small * least) / digits);
  }

  /** Of the digits, and of what is set smaller; em of each. */
  #widths(figure: Figure): { readonly digits: number; readonly small: number } {
    const { prefix, digits, unit } = figureText(figure, this.setting.language);
    const small = textEm(prefix.trim()) + textEm(figure.value === null ? this.words.noData : unit) + 0.5;
    return { digits: digitsEm(digits) + 0.1, small };
  }
}

function nameOf({ member, name }: Figure): string {
  return member || name;
}

/** From all that one wishes down to the bare figure under its title. */
function* waysOf(count: number, named: boolean, footLines: number): Generator<Way> {
  yield { count, named, footLines };
  if (footLines > 1) yield { count, named, footLines: 1 };
  for (let fewer = count - 1; fewer > 0; fewer -= 1) yield { count: fewer, named, footLines: 1 };
  if (named) yield { count: 1, named: false, footLines: 1 };
  yield { count: 1, named: false, footLines: 0 };
}

if (!customElements.get('hp-board-number')) customElements.define('hp-board-number', NumberElement);
