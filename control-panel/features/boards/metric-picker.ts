import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import '../metrics/figure.ts';
import { asOfWords } from '../metrics/figure-words.ts';

/** Chooses one metric by search, each with its figure now. Events `hp-pick` (its id), `hp-close`. */
@customElement('hp-metric-picker')
export class MetricPicker extends HpElement {
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  /** Already shown by the widget. */
  @property({ attribute: false }) taken: readonly string[] = [];
  /** The widget shows members: metrics that have them come first. */
  @property({ type: Boolean }) members = false;
  @state() private search = '';
  @state() private index = 0;

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 560px;
      }
      input {
        width: 100%;
        height: var(--hp-control);
        padding: 0 10px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      ul {
        max-height: min(56vh, 480px);
        margin-block-start: var(--hp-space-1);
        overflow-y: auto;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--hp-space-2);
        padding: 8px;
        border-block-end: 1px solid var(--hp-hairline);
        cursor: pointer;
      }
      li:hover {
        background: var(--hp-hover);
      }
      li[aria-selected='true'] {
        background: var(--hp-chosen);
      }
      li[aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }
      .when {
        grid-column: 2;
        text-align: end;
      }
      hp-figure {
        justify-content: flex-end;
      }
    `,
  ];

  override render() {
    const texts = t().boards.inspector;
    const found = this.found();
    const index = Math.min(this.index, found.length - 1);
    return html`<wa-dialog label=${texts.addMetric} open @wa-after-show=${this.focusSearch} @wa-after-hide=${this.closed}>
      <input
        type="search"
        autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant=${found.length > 0 ? `metric-${index}` : nothing}
        placeholder=${texts.searchMetric}
        aria-label=${texts.searchMetric}
        .value=${this.search}
        @input=${(event: Event) => this.searchFor((event.currentTarget as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.onKey(event, found)}
      />
      <ul id="found" role="listbox">
        ${found.map((metric, at) => this.renderMetric(metric, at, at === index))}
      </ul>
      ${found.length === 0 ? html`<p class="quiet">${texts.noMetric}</p>` : nothing}
    </wa-dialog>`;
  }

  private renderMetric(metric: MetricView, at: number, isCurrent: boolean) {
    const { now } = metric;
    return html`<li id="metric-${at}" role="option" aria-selected=${String(isCurrent)} aria-disabled=${String(this.taken.includes(metric.id))} @click=${() => this.pick(metric)}>
      <span>${metric.name}</span><hp-figure .figure=${now}></hp-figure>
      <small class="quiet small">${metric.category}${metric.dimension ? ` · ${metric.dimension.name}` : ''}</small><small class="quiet small when">${asOfWords(now, Date.now(), townZone(), language())}</small>
    </li>`;
  }

  private found(): readonly MetricView[] {
    const terms = this.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const found = this.metrics.filter((metric) => {
      const words = `${metric.name} ${metric.category} ${metric.id} ${metric.about} ${metric.dimension?.name ?? ''}`.toLocaleLowerCase();
      return !metric.deleted && terms.every((term) => words.includes(term));
    });
    return this.members ? [...found.filter(hasMembers), ...found.filter((metric) => !hasMembers(metric))] : found;
  }

  private searchFor(text: string): void {
    this.search = text;
    this.index = 0;
  }

  private onKey(event: KeyboardEvent, found: readonly MetricView[]): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const current = found[Math.min(this.index, found.length - 1)];
    if (step !== 0) {
      this.index = Math.max(0, Math.min(found.length - 1, this.index + step));
      void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter' && current) this.pick(current);
    else return;
    event.preventDefault();
  }

  private pick({ id }: MetricView): void {
    if (this.taken.includes(id)) return;
    this.emit('hp-pick', id);
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }

  private focusSearch(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private closed(event: Event): void {
    if (event.target === event.currentTarget) this.emit('hp-close');
  }
}

/** Whether a metric can be shown by member: villages, schools, or what plays are counted by. */
export function hasMembers({ dimension, source }: Pick<MetricView, 'dimension' | 'source'>): boolean {
  return (dimension?.members.length ?? 0) > 0 || (source.kind === 'plays' && source.by !== null);
}
