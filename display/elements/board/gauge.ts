import { css, html, type TemplateResult } from 'lit';
import type { EChartsCoreOption } from 'echarts/core';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { ChartPart } from './chart-part.ts';
import { axisText, chartText } from './chart-style.ts';
import { goalOf, scaleEnd } from './goal.ts';
import { textEm } from './text-width.ts';

/** The names of the ends stand so many radii under the arc's middle; a line of them is so high, with a little air below. */
const ENDS_AT = 0.63;
const ENDS_EM = 1.2;

/** One figure on an arc between its least and its most. */
export class GaugeElement extends ChartPart {
  static override styles = [
    ...ChartPart.styles,
    css`
      .ends {
        position: absolute;
        left: 50%;
        transform: translateX(-50%);
        display: flex;
        justify-content: space-between;
        color: var(--soft);
        font-size: 0.8em;
        line-height: 1.2;
      }
    `,
  ];

  protected override body(): TemplateResult {
    const figure = this.shown.figures[0];
    if (!figure || figure.value === null) return this.noData();
    const { min, max } = this.#ends(figure);
    const { language } = this.setting;
    return html`<div class="laid">${this.chartBox()}</div>
      <div class="ends" style="top:${this.#middle + this.#radius * ENDS_AT}px;width:${this.#radius * 1.86}px"><span>${axisText(min, language)}</span><span>${axisText(max, language)}</span></div>`;
  }

  protected override option(): EChartsCoreOption {
    const { setting } = this;
    const { colours } = setting;
    const figure = this.shown.figures[0];
    if (!figure) return { series: [] };
    const { min, max } = this.#ends(figure);
    const radius = this.#radius;
    const broad = Math.max(4, radius * 0.16);
    const text = this.textOf(figure);
    const detailPx = Math.min(radius * 0.46, (radius * 1.45) / Math.max(1, textEm(text)));
    const isDim = this.isDim(figure);
    return {
      series: [
        {
          id: 'arc',
          type: 'gauge',
          center: ['50%', this.#middle],
          radius,
          startAngle: 215,
          endAngle: -35,
          min,
          max,
          splitNumber: 1,
          silent: setting.mode !== 'page',
          pointer: { show: false },
          anchor: { show: false },
          progress: { show: true, width: broad, itemStyle: { color: colours.rule, opacity: isDim ? 0.45 : 1 } },
          axisLine: { lineStyle: { width: broad, color: [[1, colours.grid]] } },
          axisTick: { show: false },
          splitLine: { show: false },
          axisLabel: { show: false },
          title: { show: false },
          detail: {
            ...chartText(setting, isDim ? colours.dim : colours.ink),
            fontSize: Math.round(detailPx),
            offsetCenter: [0, 0],
            valueAnimation: false,
            formatter: () => text,
          },
          data: [{ value: Math.min(max, Math.max(min, figure.value ?? min)), name: '0' }],
        },
      ],
    };
  }

  /** As set; else a scale that holds the figure. */
  #ends(figure: Figure): { readonly min: number; readonly max: number } {
    const { options } = this.widget;
    const { min = 0 } = options;
    return { min, max: goalOf(options, figure) ?? min + scaleEnd((figure.value ?? min) - min) };
  }

  /** The arc, the gap under its ends and their names are together as high as the room at most. */
  get #radius(): number {
    const { width, height } = this.room;
    return Math.max(8, Math.min(width / 2, (height - ENDS_EM * this.setting.em) / (1 + ENDS_AT)) - 2);
  }

  /** From the top of the room to the middle of the arc, pixels: all of it stands in the middle. */
  get #middle(): number {
    return (this.room.height - ENDS_EM * this.setting.em + (1 - ENDS_AT) * this.#radius) / 2;
  }

  protected override seriesSet(): string {
    return 'arc';
  }

  protected override figureAt(): Figure | null {
    return this.shown.figures[0] ?? null;
  }

  protected override summary(): string {
    const figure = this.shown.figures[0];
    return figure ? `${figure.name} ${this.textOf(figure)}` : '';
  }
}

if (!customElements.get('hp-board-gauge')) customElements.define('hp-board-gauge', GaugeElement);
