import { html, type TemplateResult } from 'lit';
import type { EChartsCoreOption } from 'echarts/core';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { signOf } from './figure-signs.ts';
import { ChartPart } from './chart-part.ts';
import { axisLabel, axisText, chartText, scaleOf, tooltip, wrapped } from './chart-style.ts';
import { textEm } from './text-width.ts';

/** A lower row would lie on its neighbours. */
const LEAST_ROW_EM = 1;
/** Of the figures at the bars, where there is room for them and where there is little. */
const LABEL = 0.86;
const SMALL_LABEL = 0.76;

/** Figures side by side, as columns or as rows; always from zero. Rows that do not fit follow in turn. */
export class BarElement extends ChartPart {
  protected override body(): TemplateResult {
    return this.shown.figures.some(({ value }) => value !== null) ? html`<div class="laid">${this.chartBox()}</div>` : this.noData();
  }

  protected override option(): EChartsCoreOption {
    const { setting } = this;
    const { colours, em, language } = setting;
    const all = this.shown.figures;
    const figures = this.#inTurn;
    const { width, height } = this.room;
    const isRows = this.#isRows;
    const each = isRows ? height / Math.max(1, figures.length) / em : this.#columnEm;
    const nameOf = (place: string) => {
      const figure = figures[Number(place)];
      if (!figure) return '';
      const name = `${figure.level ? signOf(figure.level) : ''}${figure.member || figure.name}`;
      return isRows ? wrapped(name, Math.min(12, (width / em) * 0.34), each > 2.4 ? 2 : 1) : wrapped(name, Math.max(1, each / 0.86 - 0.3), each < 2.2 ? 5 : 2);
    };
    const categories = {
      type: 'category',
      data: figures.map((_, index) => String(index)),
      inverse: isRows,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.soft, width: 1 } },
      axisLabel: { ...axisLabel(setting, Math.min(0.86, isRows ? each * 0.8 : 0.86)), interval: 0, formatter: nameOf },
    };
    const numbers = all.map(({ value }) => value ?? 0);
    const { min = 0, max } = this.widget.options;
    // in every turn the same, to compare by
    const ends = figures.length < all.length ? { min: Math.min(0, min, ...numbers), max: Math.max(1e-9, max ?? 0, ...numbers) } : { min: Math.min(0, min), max };
    const values = {
      type: 'value',
      ...scaleOf(ends, numbers, Math.max(0, ...all.map(({ decimals }) => decimals))),
      splitNumber: isRows ? 4 : Math.max(height < em * 8 ? 1 : 2, Math.min(5, Math.floor(height / (em * 3)))),
      splitLine: { lineStyle: { color: colours.grid, width: 1 } },
      // each bar bears its own figure; where there is no room for the scale it is not missed
      axisLabel: { show: !isRows && height >= em * 7, ...axisLabel(setting), formatter: (value: number) => axisText(value, language) },
    };
    const longest = this.#longestEm(false);
    const isShort = !isRows && longest * LABEL > each;
    return {
      grid: { left: 0, right: isRows ? em * (longest * LABEL + 0.8) : em * 0.4, top: isRows ? 0 : em * 1.7, bottom: 0, outerBoundsMode: 'same' },
      tooltip: tooltip(setting, 'item', (index) => (figures[index] ? [figures[index].member || figures[index].name, this.textOf(figures[index])] : [])),
      xAxis: isRows ? values : categories,
      yAxis: isRows ? categories : values,
      series: [
        {
          id: 'bars',
          type: 'bar',
          barWidth: '56%',
          barMaxWidth: em * 3,
          silent: setting.mode !== 'page',
          emphasis: { disabled: true },
          data: figures.map((figure) => ({ value: figure.value, itemStyle: { color: colours.rule, opacity: this.isDim(figure) ? 0.45 : 1 } })),
          label: {
            show: true,
            position: isRows ? 'right' : 'top',
            ...chartText(setting, colours.ink, isShort ? SMALL_LABEL : LABEL),
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const figure = figures[dataIndex];
              if (!figure || figure.value === null) return '';
              return this.#label(figure, isShort);
            },
          },
        },
      ],
    };
  }

  protected override seriesSet(): string {
    return this.#isRows ? 'rows' : 'columns';
  }

  protected override figureAt(_seriesId: string, dataIndex: number): Figure | null {
    return this.#inTurn[dataIndex] ?? null;
  }

  protected override summary(): string {
    return this.shown.figures.map((figure) => `${figure.member || figure.name} ${this.textOf(figure)}`).join(' · ');
  }

  /** As asked, unless the figures on columns would lie on one another; else rows where columns would be too narrow for their names. */
  get #isRows(): boolean {
    const { shape } = this.widget.options;
    if (shape === 'rows' || this.#longestEm(true) * SMALL_LABEL > this.#columnEm) return true;
    return shape !== 'columns' && this.room.width / Math.max(1, this.shown.figures.length) < this.setting.em * 3;
  }

  /** Beside a scale, from one column to the next. */
  get #columnEm(): number {
    const { em } = this.setting;
    return (this.room.width - em * 3) / Math.max(1, this.shown.figures.length) / em;
  }

  #longestEm(isShort: boolean): number {
    return Math.max(0, ...this.shown.figures.map((figure) => textEm(this.#label(figure, isShort))));
  }

  /** A figure as it stands at its bar; where room is short, without the unit that all of them have. */
  #label(figure: Figure, isShort: boolean): string {
    const isShared = this.shown.figures.every(({ unit }) => unit === figure.unit);
    return this.textOf(isShort && isShared ? { ...figure, unit: '' } : figure);
  }

  /** The figures whose turn it is. */
  get #inTurn(): readonly Figure[] {
    const { figures } = this.shown;
    if (!this.#isRows) return figures;
    const perTurn = Math.max(1, Math.floor(this.room.height / (this.setting.em * LEAST_ROW_EM)));
    const turns = Math.max(1, Math.ceil(figures.length / perTurn));
    const each = Math.ceil(figures.length / turns); // about as many in the last turn as in the first
    return figures.slice((this.turn % turns) * each, ((this.turn % turns) + 1) * each);
  }
}

if (!customElements.get('hp-board-bar')) customElements.define('hp-board-bar', BarElement);
