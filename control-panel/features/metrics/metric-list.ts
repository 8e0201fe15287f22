import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import './as-of.ts';
import { isLate, sourceWords } from './figure-words.ts';
import './figure.ts';
import { metricListStyles } from './metric-list.styles.ts';

/** A metric put before or after another of its heading. */
export interface Moved {
  readonly id: string;
  readonly target: string;
  readonly after: boolean;
}

/**
 * The metrics under one heading. Event `hp-move` when one was dragged by its handle, or moved with
 * Alt and the arrows.
 */
@customElement('hp-metric-list')
export class MetricList extends HpElement {
  @property() category = '';
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  @property({ type: Boolean }) movable = false;
  @state() private dragging = '';
  @state() private said = '';

  static override styles = [shared, metricListStyles];

  override render() {
    return html`
      <h2>${this.category}</h2>
      <ol aria-label=${t().metrics.order.list(this.category)} @keydown=${this.onKey}>
        ${repeat(this.metrics, ({ id }) => id, (metric) => this.renderRow(metric))}
      </ol>
      <div class="visually-hidden" role="status">${this.said}</div>
    `;
  }

  private renderRow(metric: MetricView) {
    const { id, name, now, held } = metric;
    const texts = t().metrics;
    const source = now.value === null ? texts.sourceKinds[metric.source.kind] : sourceWords(now, language());
    return html`<li data-id=${id} class=${this.dragging === id ? 'dragging' : ''}>
      ${this.movable ? html`<span class="grip" title=${texts.order.drag(name)} @pointerdown=${(event: PointerEvent) => this.startDrag(event, id)}><wa-icon name="grip-vertical"></wa-icon></span>` : nothing}
      <div class="name">
        <a href="/data/metrics/${id}">${name}</a>
        ${metric.dimension ? html`<span class="small quiet">${metric.dimension.name}${metric.dimension.members.length > 0 ? ` · ${metric.dimension.members.length}` : ''}</span>` : nothing}
      </div>
      <hp-figure .figure=${now} ?late=${isLate(now, Date.now())}></hp-figure>
      <hp-as-of .figure=${now}></hp-as-of>
      <span class="source quiet" title=${source}>${source}</span>
      <span class="marks">
        ${now.level ? html`<span class="mark ${now.level}"><wa-icon name=${now.level === 'warn' ? 'warning' : 'info'}></wa-icon>${texts.level[now.level]}</span>` : nothing}
        ${held > 0 ? html`<a class="mark note" href="/data/held?metric=${id}">${texts.held(held)}</a>` : nothing}
      </span>
    </li>`;
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.movable || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const id = event.composedPath().find((node): node is HTMLLIElement => node instanceof HTMLLIElement)?.dataset.id;
    const index = this.metrics.findIndex((metric) => metric.id === id);
    const after = event.key === 'ArrowDown';
    const target = this.metrics[index + (after ? 1 : -1)];
    if (id === undefined || index < 0) return;
    event.preventDefault();
    if (!target) return;
    this.move({ id, target: target.id, after });
    this.said = t().metrics.order.moved(this.metrics[index]!.name, index + (after ? 2 : 0));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`li[data-id="${id}"] .name a`)?.focus());
  }

  private move(moved: Moved): void {
    this.emit('hp-move', moved);
  }

  /** The row follows the pointer within its heading; the others make room at once. */
  private startDrag(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    this.dragging = id;
    const stop = new AbortController();
    const end = () => {
      this.dragging = '';
      stop.abort();
    };
    grip.addEventListener('pointermove', (move) => this.dragTo(id, move.clientY), { signal: stop.signal });
    grip.addEventListener('pointerup', end, { signal: stop.signal });
    grip.addEventListener('pointercancel', end, { signal: stop.signal });
  }

  private dragTo(id: string, y: number): void {
    const rows = [...this.renderRoot.querySelectorAll('li')];
    const from = rows.findIndex((row) => row.dataset.id === id);
    const others = rows.map((row) => row.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    const to = others.filter((middle, index) => index !== from && middle < y).length;
    const target = this.metrics[to];
    if (to !== from && target) this.move({ id, target: target.id, after: to > from });
  }
}
