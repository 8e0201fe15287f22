import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** How a metric is defined, and where it is used. */
@customElement('hp-metric-facts')
export class MetricFacts extends HpElement {
  @property({ attribute: false }) metric: Omit<MetricView, 'now'> | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--hp-space-3) var(--hp-space-6);
        padding-block-start: var(--hp-space-3);
        border-block-start: 1px solid var(--hp-hairline);
      }
      h2 {
        margin-block-end: var(--hp-space-2);
      }
      dl {
        display: grid;
        grid-template-columns: fit-content(40%) minmax(0, 1fr);
        gap: 6px var(--hp-space-3);
      }
      dt {
        color: var(--hp-ink-quiet);
      }
      code {
        font-family: var(--hp-mono);
      }
      li {
        padding-block: 4px;
        overflow-wrap: anywhere;
      }
      @media (max-width: 720px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override render() {
    const { metric } = this;
    if (!metric) return nothing;
    const texts = t().metrics;
    const flow = metric.accrual === 'flow';
    return html`
      <section>
        <h2>${texts.definition}</h2>
        <dl>
          <dt>${texts.id}</dt><dd><code>${metric.id}</code></dd>
          <dt>${texts.whereFrom}</dt><dd>${texts.sourceKinds[metric.source.kind]}</dd>
          ${metric.source.kind === 'plays' ? html`<dt>${texts.measure}</dt><dd>${texts.measures[metric.source.measure]}</dd>` : nothing}
          <dt>${texts.nature}</dt><dd>${texts.natures[metric.nature][0]}</dd>
          <dt>${texts.accrual}</dt><dd>${texts.accruals[metric.accrual].join(' · ')}${flow ? ` · ${texts.spans[metric.span]}` : ''}</dd>
          <dt>${texts.rhythm}</dt><dd>${texts.rhythms[metric.rhythm]}</dd>
          ${metric.dimension ? html`<dt>${metric.dimension.name}</dt><dd>${texts.membersCount(metric.dimension.members.length)} · ${texts.rollUps[metric.rollUp]}</dd>` : nothing}
          ${metric.needsApproval ? html`<dt>${texts.readingStates.held}</dt><dd>${texts.approval}</dd>` : nothing}
          <dt>${texts.changed}</dt><dd>${metric.updatedBy} <hp-time .instant=${metric.updatedAt}></hp-time></dd>
        </dl>
      </section>
      <section>
        <h2>${texts.usedIn}</h2>
        ${metric.usedIn.length === 0
          ? html`<p class="quiet">${texts.usedNowhere}</p>`
          : html`<ul>
              ${metric.usedIn.map(({ kind, id, name }) => html`<li><a href="/data/${kind === 'board' ? 'boards' : 'metrics'}/${id}">${name}</a> <span class="small quiet">${texts.usedKind[kind]}</span></li>`)}
            </ul>`}
      </section>
    `;
  }
}
