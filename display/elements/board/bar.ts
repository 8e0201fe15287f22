import { html, type TemplateResult } from 'lit';
import type { EChartsCoreOption } from 'echarts/core';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { signOf } from './figure-signs.ts';
import { ChartPart } from './chart-part.ts';
import { axisText, chartText, tooltip, wrapped } from './chart-style.ts';
import { textEm } from './text-width.ts';

/** Figures side by side, as columns or as rows; always from zero. */
export class BarElement extends ChartPart {
  protected override body(): TemplateResult {
    return this.shown.figures.some(({ value }) => value !== null) ? html`<div class="laid">${this.chartBox()}</div>` : this.noData();
  }

  protected override option(): EChartsCoreOption {
    const { setting } = this;
    const { colours, em, language } = setting;
    const { figures } = this.shown;
    const { width, height } = this.room;
    const isRows = this.#isRows;
    const each = (isRows ? height : width - em * 3) / Math.max(1, figures.length) / em;
    const units = new Set(figures.map(({ unit }) => unit));
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
      axisLabel: { ...chartText(setting, colours.soft, Math.min(0.86, isRows ? each * 0.8 : 0.86)), interval: 0, formatter: nameOf },
    };
    const values = {
      type: 'value',
      min: Math.min(0, this.widget.options.min ?? 0, ...figures.map(({ value }) => value ?? 0)),
      ...(this.widget.options.max !== undefined && { max: this.widget.options.max }),
      splitNumber: isRows ? 4 : Math.max(height < em * 8 ? 1 : 2, Math.min(5, Math.floor(height / (em * 3)))),
      splitLine: { lineStyle: { color: colours.grid, width: 1 } },
      // each bar bears its own figure; where there is no room for the scale it is not missed
      axisLabel: { show: !isRows && height >= em * 7, ...chartText(setting, colours.soft, 0.8), formatter: (value: number) => axisText(value, language) },
    };
    const longest = Math.max(...figures.map((figure) => textEm(this.textOf(figure))));
    const isShort = !isRows && longest * 0.86 > each;
    return {
      grid: { left: 0, right: isRows ? em * (longest * 0.86 + 0.8) : em * 0.4, top: isRows ? 0 : em * 1.7, bottom: 0, outerBoundsMode: 'same' },
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
            ...chartText(setting, colours.ink, isShort ? 0.76 : 0.86),
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const figure = figures[dataIndex];
              if (!figure || figure.value === null) return '';
              return this.textOf(isShort && units.size === 1 ? { ...figure, unit: '' } : figure);
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
    return this.shown.figures[dataIndex] ?? null;
  }

  protected override summary(): string {
    return this.shown.figures.map((figure) => `${figure.member || figure.name} ${this.textOf(figure)}`).join(' · ');
  }

  /** As asked; else rows where columns would be too narrow for their names. */
  get #isRows(): boolean {
    const { shape } = this.widget.options;
    if (shape === 'rows' || shape === 'columns') return shape === 'rows';
    return this.room.width / Math.max(1, this.shown.figures.length) < this.setting.em * 3;
  }
}

if (!customElements.get('hp-board-bar')) customElements.define('hp-board-bar', BarElement);
