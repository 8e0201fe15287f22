import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { numberText } from '../../../server/domain/statistics/figure.ts';
import type { api } from '../../../server/protocol/rest/index.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import type { Answer } from '../../data/call.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { problemWords } from './problem-words.ts';

/** What an interface answered when it was tried, and what would have been recorded. */
@customElement('hp-test-result')
export class TestResult extends HpElement {
  @property({ attribute: false }) tried!: Answer<typeof api.sources.test>;
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  /** What was looked at is what another system would send, not an answer. */
  @property({ type: Boolean }) isPush = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-sunken);
      }
      li {
        padding-block: 4px;
      }
      pre {
        max-height: 180px;
        margin: var(--hp-space-1) 0 0;
        overflow: auto;
        font: var(--hp-text-s) / 1.5 var(--hp-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { problem, found, sample, tookMs } = this.tried;
    const words = t().sources;
    const heading = this.isPush ? (problem ? words.refusedWhole : words.acceptable) : words.answered(tookMs);
    return html`<div role="status">
      <strong class=${problem ? 'bad' : ''}>${problem && found.length === 0 ? problemWords(problem) : heading}</strong>
      <ul>
        ${found.map(({ metric, member, value, asOf, problem: own }) => {
          const definition = this.metrics.find(({ id }) => id === metric);
          const name = [definition?.name ?? metric, member].filter((part) => part !== '').join(' · ');
          return html`<li>
            ${name}:
            ${own ? html`<span class="bad">${problemWords(own)}</span>` : html`<strong>${value === null ? '—' : numberText(value, definition?.decimals ?? 0)}</strong> ${definition?.unit ?? ''}`}
            ${asOf === null ? nothing : html`<span class="quiet">· <hp-time .instant=${asOf}></hp-time></span>`}
          </li>`;
        })}
      </ul>
      ${sample === ''
        ? nothing
        : html`<details>
            <summary class="small">${words.sample}</summary>
            <pre>${sample}</pre>
          </details>`}
    </div>`;
  }
}
