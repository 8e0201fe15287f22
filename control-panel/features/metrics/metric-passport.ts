import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import type { Passport } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import { ClockController } from '../../controllers/clock.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { timeWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import './as-of.ts';
import { isLate, sourceWords } from './figure-words.ts';
import './figure.ts';
import { metricPassportStyles } from './metric-passport.styles.ts';
import './metric-trend.ts';

/** A figure, large, with everything that must stand beside it: time, source, formula, what it was made of. */
@customElement('hp-metric-passport')
export class MetricPassport extends HpElement {
  @property({ attribute: false }) passport: Passport | null = null;

  static override styles = [shared, metricPassportStyles];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  override render() {
    if (!this.passport) return nothing;
    const { figure, metric } = this.passport;
    const { level } = figure;
    return html`
      <div class="figure">
        <hp-figure large .figure=${figure} ?late=${isLate(figure, Date.now())}></hp-figure>
        ${level ? html`<span class="level ${level}"><wa-icon name=${level === 'warn' ? 'warning' : 'info'}></wa-icon>${t().metrics.level[level]}</span>` : nothing}
        <hp-as-of .figure=${figure}></hp-as-of>
      </div>
      <hp-metric-trend .metric=${metric} member=${figure.member} .upTo=${figure.asOf}></hp-metric-trend>
      ${this.renderFacts(this.passport)}
    `;
  }

  private renderFacts({ figure, metric, parts, returned, readings, readingsTotal }: Passport) {
    const texts = t().metrics;
    const { source } = metric;
    return html`<dl>
      <dt>${texts.source}</dt>
      <dd>
        ${figure.value === null ? texts.sourceKinds[source.kind] : sourceWords(figure, language())}
        ${readingsTotal > 0 ? html`<span class="quiet small">${texts.madeOf(Math.min(readings.length, readingsTotal), readingsTotal)}</span>` : nothing}
        ${returned
          ? html`<span class="small quiet">${texts.returned(countWords(returned.committed), countWords(returned.pending))}${returned.missing > 0 ? ` · ${texts.missing(countWords(returned.missing))}` : ''} · <a href="/ledger">${texts.toLedger}</a></span>`
          : nothing}
      </dd>
      ${figure.asOf === null ? nothing : html`<dt>${texts.asOfLabel}</dt><dd>${timeWords(figure.asOf, Date.now(), townZone(), language())}<span class="small quiet">${texts.freshFor(texts.rhythms[metric.rhythm])}</span></dd>`}
      ${source.kind === 'formula' ? html`<dt>${texts.formula}</dt><dd><code>${source.expression}</code>${this.renderParts(parts)}</dd>` : nothing}
    </dl>`;
  }

  private renderParts(parts: readonly Figure[]) {
    if (parts.length === 0) return nothing;
    return html`<ul aria-label=${t().metrics.parts}>
      ${parts.map((part) => html`<li><a href="/data/metrics/${part.metric}">${part.name}</a><code class="quiet">${part.metric}</code><hp-figure .figure=${part}></hp-figure></li>`)}
    </ul>`;
  }
}
