import { html, type TemplateResult } from 'lit';
import type { EChartsCoreOption } from 'echarts/core';
import { type Figure, numberText } from '../../../server/domain/statistics/figure.ts';
import { ChartPart } from './chart-part.ts';
import { tooltip } from './chart-style.ts';
import { legend, legendStyles } from './legend.ts';
import { layPie } from './pie-layout.ts';
import { textEm } from './text-width.ts';

/** The swatch, the share and the gaps in a line of the list. */
const MARKS_EM = 6;

/** Parts of a whole, each with its figure and share beside it. */
export class PieElement extends ChartPart {
  static override styles = [...ChartPart.styles, legendStyles];

  protected override body(): TemplateResult {
    const figures = this.#parts;
    if (figures.length === 0) return this.noData();
    const total = figures.reduce((sum, figure) => sum + partOf(figure), 0);
    // of nothing there are no shares, and what is below zero is none
    const shareOf = (part: number) => (part > 0 || total > 0 ? `${numberText((part / total) * 100, 1)}%` : '');
    const { em } = this.setting;
    const names = figures.map((figure) => textEm(figure.member || figure.name) + textEm(this.textOf(figure)));
    const { isBeside, lines, listPx, fontEm } = layPie(figures.length, Math.max(...names) + MARKS_EM, this.room, em);
    const entries = figures.slice(0, figures.length > lines ? lines - 1 : lines).map((figure, index) => ({
      colour: this.#colour(index),
      name: figure.member || figure.name,
      value: `${this.textOf(figure)}  ${(figure.value ?? 0) < 0 ? '' : shareOf(partOf(figure))}`.trim(),
      isDim: this.isDim(figure),
      choose: () => this.choose(figure),
    }));
    const rest = figures.slice(entries.length);
    const restTotal = rest.reduce((sum, figure) => sum + partOf(figure), 0);
    const more = rest.length === 0 ? [] : [{ colour: this.setting.colours.grid, name: `${this.words.others} (${rest.length})`, value: shareOf(restTotal), isDim: false }];
    return html`<div class=${isBeside ? 'laid beside' : 'laid'} style=${isBeside ? 'align-items:center' : ''}>
      <div style="display:flex;flex:1 1 0;min-height:0;${isBeside ? 'height:100%' : ''}">${this.chartBox()}</div>
      ${legend([...entries, ...more], 'list', `font-size:${fontEm}em;width:${listPx}px;${isBeside ? `margin-left:${em}px` : `margin:${em * 0.4}px auto 0`}`)}
    </div>`;
  }

  protected override option(): EChartsCoreOption {
    const { setting } = this;
    const { colours, em } = setting;
    const figures = this.#parts;
    return {
      tooltip: tooltip(setting, 'item', (index) => (figures[index] ? [figures[index].member || figures[index].name, this.textOf(figures[index])] : [])),
      series: [
        {
          id: 'parts',
          type: 'pie',
          radius: this.widget.options.shape === 'pie' ? ['0%', '96%'] : ['58%', '96%'],
          center: ['50%', '50%'],
          startAngle: 90,
          label: { show: false },
          labelLine: { show: false },
          stillShowZeroSum: false,
          emptyCircleStyle: { color: colours.grid },
          silent: setting.mode !== 'page',
          emphasis: { disabled: true },
          data: figures.map((figure, index) => ({
            // places, not names: nothing typed by people reaches the chart
            name: String(index),
            value: partOf(figure),
            itemStyle: { color: this.#colour(index), borderColor: colours.panel, borderWidth: partOf(figure) === 0 ? 0 : Math.max(1, em * 0.1), opacity: this.isDim(figure) ? 0.45 : 1 },
          })),
        },
      ],
    };
  }

  protected override seriesSet(): string {
    return 'parts';
  }

  protected override figureAt(_seriesId: string, dataIndex: number): Figure | null {
    return this.#parts[dataIndex] ?? null;
  }

  protected override summary(): string {
    return this.#parts.map((figure) => `${figure.member || figure.name} ${this.textOf(figure)}`).join(' · ');
  }

  /** All that have a value: one of zero or below is no part of the circle, but stands in the list. */
  get #parts(): readonly Figure[] {
    return this.shown.figures.filter(({ value }) => value !== null);
  }

  #colour(index: number): string {
    const { palette } = this.setting.colours;
    return palette[index % palette.length]!;
  }
}

function partOf({ value }: Figure): number {
  return Math.max(0, value ?? 0);
}

if (!customElements.get('hp-board-pie')) customElements.define('hp-board-pie', PieElement);
