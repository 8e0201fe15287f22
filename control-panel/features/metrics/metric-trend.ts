import { css, html, nothing, svg } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { BoardDesign, WidgetData } from '../../../server/domain/statistics/board.ts';
import type { Trend } from '../../../server/domain/statistics/figure.ts';
import type { Rhythm } from '../../../server/domain/statistics/metric.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { call } from '../../data/call.ts';
import { may, townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { dayWords, timeWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { valueWords } from './figure-words.ts';
import { sparkline } from './sparkline.ts';

type Window = NonNullable<WidgetData['window']>;

/** How far back a rhythm is looked at. */
const WINDOWS: Record<Rhythm, Window> = {
  live: { unit: 'hour', count: 24 },
  hourly: { unit: 'hour', count: 24 },
  daily: { unit: 'day', count: 30 },
  weekly: { unit: 'week', count: 26 },
  monthly: { unit: 'month', count: 12 },
  quarterly: { unit: 'quarter', count: 12 },
  yearly: { unit: 'year', count: 10 },
  none: { unit: 'month', count: 12 },
};

/** How a metric has gone, from the same query as a trend on a wall. Nothing is shown while there are not two values. */
@customElement('hp-metric-trend')
export class MetricTrend extends HpElement {
  @property({ attribute: false }) metric: Pick<MetricView, 'id' | 'name' | 'rhythm' | 'unit' | 'decimals'> | null = null;
  @property() member = '';
  /** Fetched anew when this changes: the figure it leads up to. */
  @property({ attribute: false }) upTo: number | null = null;
  @state() private trend: Trend | null = null;

  private asked = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .box {
        position: relative;
        height: 88px;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      .area {
        fill: var(--hp-sunken);
      }
      .line {
        fill: none;
        stroke: var(--hp-ink);
        stroke-width: 2;
        stroke-linejoin: round;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }
      i {
        position: absolute;
        width: 8px;
        height: 8px;
        margin: -4px;
        border-radius: 50%;
        background: var(--hp-ink);
      }
      .scale {
        display: flex;
        justify-content: space-between;
        gap: var(--hp-space-2);
        margin-block-start: 4px;
      }
    `,
  ];

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('metric') || changed.has('member') || changed.has('upTo')) void this.fetch();
  }

  override render() {
    const values = this.trend?.lines[0]?.values ?? [];
    const spark = sparkline(values);
    if (!spark || !this.trend || !this.metric) return nothing;
    const { unit, decimals } = this.metric;
    const words = (value: number) => valueWords({ value, decimals, unit, precision: 'exact' }, language());
    const known = values.filter((value) => value !== null);
    const { x, y } = spark.last ?? { x: 100, y: 50 };
    const [first, last] = [this.trend.at[0]!, this.trend.at.at(-1)!];
    return html`
      <div class="box" role="img" aria-label="${t().metrics.trend}: ${t().metrics.trendSummary(known.length, words(known[0]!), words(known.at(-1)!))}">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path class="area" d=${spark.area}></path><path class="line" d=${spark.line}></path>`}
        </svg>
        ${[...spark.dots, { x, y }].map((dot) => html`<i style=${styleMap({ left: `${dot.x}%`, top: `${dot.y}%` })}></i>`)}
      </div>
      <div class="scale small quiet"><span>${this.timeOf(first)}</span><span>${words(spark.lowest)} – ${words(spark.highest)}</span><span>${this.timeOf(last)}</span></div>
    `;
  }

  private timeOf(instant: number): string {
    const hours = WINDOWS[this.metric?.rhythm ?? 'none'].unit === 'hour';
    return (hours ? timeWords : dayWords)(instant, Date.now(), townZone(), language());
  }

  private async fetch(): Promise<void> {
    const { metric, member } = this;
    const number = ++this.asked;
    if (!metric || !may('board.view')) return;
    const data: WidgetData = { metrics: [metric.id], view: 'trend', window: WINDOWS[metric.rhythm], ...(member ? { member } : {}) };
    try {
      const frame = await call(api.boards.figures, { body: { design: designWith(metric.name, data) } });
      if (number === this.asked) this.trend = frame.widgets['trend']?.trend ?? null;
    } catch {
      if (number === this.asked) this.trend = null; // the figure and its readings stand without it
    }
  }
}

function designWith(title: string, data: WidgetData): BoardDesign {
  return {
    title,
    size: { width: 640, height: 360 },
    fit: 'proportion',
    theme: 'paper',
    background: null,
    widgets: [{ id: 'trend', kind: 'trend', title: '', x: 0, y: 0, width: 640, height: 360, data, options: {} }],
    tour: [],
  };
}
