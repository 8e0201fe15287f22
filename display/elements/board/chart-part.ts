import { css, html, type TemplateResult } from 'lit';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import { BoardPart } from './board-part.ts';
import { prefersStillness } from './digits.ts';
import { type Charts, loadCharts, loadedCharts } from './load-charts.ts';

/** Motion budget of a wall: only what changed moves, and briefly. */
export const MOTION_MS = 280;

/**
 * A widget painted by ECharts. The instance lives as long as its place in the document: a chart whose place is
 * taken out without `dispose()` keeps its memory and its listeners.
 */
export abstract class ChartPart extends BoardPart {
  static override styles = [
    ...BoardPart.styles,
    css`
      .laid {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      .laid.beside {
        flex-direction: row;
      }
      .chart {
        flex: 1 1 0;
        min-width: 0;
        min-height: 0;
      }
    `,
  ];

  #chart: ECharts | null = null;
  #place: HTMLElement | null = null;
  #observer: ResizeObserver | null = null;
  #set = '';
  #restsAt = 0;
  #resizing = 0;

  /** The instance that paints, once it does. */
  get chart(): ECharts | null {
    return this.#chart;
  }

  override async prepare(): Promise<void> {
    await loadCharts();
    await this.updateComplete;
    this.#paint(false);
  }

  /** The whole option; series bear a stable `id`. */
  protected abstract option(): EChartsCoreOption;
  /** Which series there are: when that changes, those gone are taken out. */
  protected abstract seriesSet(): string;
  /** What a click on this data means, or null. */
  protected abstract figureAt(seriesId: string, dataIndex: number): Figure | null;
  /** For those who cannot see it. */
  protected abstract summary(): string;

  /** Whether what changed since the last time may move; a window that slides on must not. */
  protected mayMove(): boolean {
    return true;
  }

  protected chartBox(): TemplateResult {
    return html`<div class="chart" role=${this.setting.mode === 'page' ? 'button' : 'img'} tabindex=${this.tabStop} aria-label=${this.summary()} @keydown=${this.#onKey}></div>`;
  }

  protected override updated(): void {
    if (loadedCharts()) this.#paint(true);
    else
      loadCharts().then(
        () => this.isConnected && this.requestUpdate(),
        (error: unknown) => console.warn(error), // asked for again with the next figures
      );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dispose();
  }

  #paint(lazyUpdate: boolean): void {
    const place = this.isConnected ? this.renderRoot.querySelector<HTMLElement>('.chart') : null;
    if (this.#place !== place) this.#dispose();
    const isFirst = this.#chart === null;
    const charts = loadedCharts();
    // its size is read once only, to begin with: to ask for it after each change would lay the whole board out anew
    if (!place || !charts || (isFirst && (place.clientWidth === 0 || place.clientHeight === 0))) return;
    this.#chart ??= this.#begin(place, charts);
    const set = this.seriesSet();
    const moves = !isFirst && this.mayMove() && !prefersStillness();
    const option: EChartsCoreOption = { backgroundColor: this.setting.colours.panel, animation: moves, animationDuration: 0, animationDurationUpdate: MOTION_MS, animationEasingUpdate: 'cubicOut' };
    Object.assign(option, this.option());
    this.#chart.setOption(option, { lazyUpdate: lazyUpdate && !isFirst, ...(set !== this.#set && { replaceMerge: ['series'] }) });
    if (moves) this.#restsAt = performance.now() + MOTION_MS + 50;
    this.#set = set;
  }

  #begin(place: HTMLElement, { init }: Charts): ECharts {
    // on a wall the stage has made a CSS pixel a pixel of the screen already
    const devicePixelRatio = this.setting.mode === 'wall' ? 1 : globalThis.devicePixelRatio;
    const chart = init(place, null, { renderer: 'canvas', devicePixelRatio, useDirtyRect: false });
    this.#place = place;
    this.#observer = new ResizeObserver(() => this.#resizeAtRest());
    this.#observer.observe(place);
    if (this.setting.mode === 'page') {
      chart.on('click', ({ seriesId, dataIndex }) => {
        const figure = this.figureAt(String(seriesId), dataIndex);
        if (figure) this.choose(figure);
      });
    }
    return chart;
  }

  /** A resize in the midst of a motion would leave shapes half way. */
  #resizeAtRest(): void {
    clearTimeout(this.#resizing);
    const wait = this.#restsAt - performance.now();
    if (wait > 0) this.#resizing = window.setTimeout(() => this.#resizeAtRest(), wait);
    else this.#resize();
  }

  #resize(): void {
    const [chart, place] = [this.#chart, this.#place];
    if (!chart || !place || place.clientWidth === 0 || place.clientHeight === 0) return;
    if (chart.getWidth() !== place.clientWidth || chart.getHeight() !== place.clientHeight) chart.resize({ animation: { duration: 0 } });
  }

  #dispose(): void {
    clearTimeout(this.#resizing);
    this.#observer?.disconnect();
    this.#observer = null;
    this.#chart?.dispose();
    this.#chart = null;
    this.#place = null;
    this.#set = '';
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const figure = this.shown.figures[0];
    if ((event.key === 'Enter' || event.key === ' ') && figure) {
      event.preventDefault();
      this.choose(figure);
    }
  };
}
