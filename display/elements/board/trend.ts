import { html, type TemplateResult } from 'lit';
import type { EChartsCoreOption } from 'echarts/core';
import { type Figure, numberText, type Trend } from '../../../server/domain/statistics/figure.ts';
import { unitText } from './figure-signs.ts';
import { bucketText } from './bucket-text.ts';
import { ChartPart } from './chart-part.ts';
import { axisLabel, axisText, scaleOf, tooltip } from './chart-style.ts';
import { legend, legendStyles } from './legend.ts';

const NONE: Trend = { at: [], lines: [] };
/** Lines are told apart by their stroke as well. */
const STROKES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [12, 4], [3, 3]] as const;

/** So wide that it is seen, and at the left end keeps clear of the scale. */
const POINT = 0.5;

/** Values over a window that slides on. */
export class TrendElement extends ChartPart {
  static override styles = [...ChartPart.styles, legendStyles];

  #painted = 0;

  protected override body(): TemplateResult {
    const { lines } = this.#trend;
    if (!lines.some(({ values }) => values.some((value) => value !== null))) return this.noData();
    const { palette, rule } = this.setting.colours;
    const entries = lines.map((line, index) => ({
      colour: lines.length === 1 ? rule : palette[index % palette.length]!,
      name: line.name === this.heading ? '' : line.name,
      value: this.#text(index, line.values[line.values.length - 1] ?? null),
      isDim: this.#hasDim(),
    }));
    // a low box has room beside the chart, not above it
    if (this.#isLow) return html`<div class="laid beside">${this.chartBox()}${legend(entries, 'list', `margin-left:${this.setting.em}px;max-width:40%;align-self:center`)}</div>`;
    return html`<div class="laid">${legend(entries, 'line')}${this.chartBox()}</div>`;
  }

  protected override option(): EChartsCoreOption {
    const { setting } = this;
    const { colours, language, em, timeZone } = setting;
    const { at, lines } = this.#trend;
    const unit = this.widget.data?.window?.unit ?? 'day';
    const isArea = this.widget.options.shape === 'area';
    const { min, max } = this.widget.options;
    const values = lines.flatMap((line) => line.values).filter((value) => value !== null);
    const ends = [min, max, ...(isArea ? [0] : []), ...values].filter((value) => value !== undefined);
    const span = Math.max(...ends) - Math.min(...ends);
    const labels = at.map((instant) => bucketText(instant, unit, timeZone, language));
    return {
      grid: { left: 0, right: em * 1.4, top: em * 0.8, bottom: 0, outerBoundsMode: 'same' },
      tooltip: tooltip(setting, 'axis', (index) => [labels[index] ?? '', ...lines.map((line, at) => `${line.name} ${this.#text(at, line.values[index] ?? null)}`)]),
      xAxis: {
        type: 'category',
        // places, not names: a category axis keeps every label it has ever seen
        data: at.map((_, index) => String(index)),
        boundaryGap: false,
        axisLine: { lineStyle: { color: colours.soft, width: 1 } },
        axisTick: { show: false },
        axisLabel: { ...axisLabel(setting), hideOverlap: true, formatter: (place: string) => labels[Number(place)] ?? '' },
      },
      yAxis: {
        type: 'value',
        scale: !isArea,
        splitNumber: this.#isLow ? 1 : Math.max(2, Math.min(5, Math.floor(this.room.height / (em * 3)))),
        ...scaleOf(this.widget.options, values, Math.max(...lines.map(({ decimals }) => decimals))),
        splitLine: { lineStyle: { color: colours.grid, width: 1 } },
        axisLabel: { ...axisLabel(setting), formatter: (value: number) => axisText(value, language, span) },
      },
      series: lines.map((line, index) => {
        const color = lines.length === 1 ? colours.rule : colours.palette[index % colours.palette.length];
        // a value without neighbours makes no line: it is a point
        const has = (place: number) => (line.values[place] ?? null) !== null;
        const isAlone = (place: number) => has(place) && !has(place - 1) && !has(place + 1);
        return {
          id: `line-${index}`,
          name: line.name,
          type: 'line',
          data: [...line.values],
          showSymbol: line.values.some((_, place) => isAlone(place)),
          showAllSymbol: true,
          symbol: 'circle',
          symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (isAlone(dataIndex) ? em * POINT : 0),
          connectNulls: false,
          silent: setting.mode !== 'page',
          emphasis: { disabled: true },
          lineStyle: { color, width: Math.max(2, em * 0.16), type: STROKES[index % STROKES.length], opacity: this.#hasDim() ? 0.45 : 1 },
          itemStyle: { color },
          ...(isArea && { areaStyle: { color, opacity: this.#hasDim() ? 0.12 : 0.28 } }),
        };
      }),
    };
  }

  protected override seriesSet(): string {
    return String(this.#trend.lines.length);
  }

  protected override mayMove(): boolean {
    const last = this.#trend.at[this.#trend.at.length - 1] ?? 0;
    const stands = last === this.#painted;
    this.#painted = last;
    return stands;
  }

  protected override figureAt(seriesId: string): Figure | null {
    return this.shown.figures[Number(seriesId.slice('line-'.length))] ?? this.shown.figures[0] ?? null;
  }

  protected override summary(): string {
    return this.#trend.lines.map((line, index) => `${line.name} ${this.#text(index, line.values[line.values.length - 1] ?? null)}`).join(' · ');
  }

  get #trend(): Trend {
    return this.shown.trend ?? NONE;
  }

  get #isLow(): boolean {
    return this.room.height < this.setting.em * 7 && this.room.width > this.setting.em * 14;
  }

  #hasDim(): boolean {
    return this.shown.figures.some((figure) => this.isDim(figure));
  }

  /** The newest value is the figure itself, 近 and 超 included; older ones are plain. */
  #text(index: number, value: number | null): string {
    const line = this.#trend.lines[index];
    const figure = this.shown.figures[index];
    if (value === null || !line) return '—';
    if (figure && figure.value === value) return this.textOf(figure);
    return `${numberText(value, line.decimals)}${unitText(line.unit)}`;
  }
}

if (!customElements.get('hp-board-trend')) customElements.define('hp-board-trend', TrendElement);
