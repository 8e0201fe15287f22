import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import { ACCRUALS, NATURES, RHYTHMS, SPANS } from '../../../server/domain/statistics/metric.ts';
import type { Accrual, Nature, Rhythm, Span } from '../../../server/domain/statistics/metric.ts';
import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import '../screens/suggest-field.ts';
import type { SuggestField } from '../screens/suggest-field.ts';
import './choice-tiles.ts';
import { withNature, withSource } from './definition-draft.ts';
import './dimension-fields.ts';
import './formula-field.ts';
import { categoriesOf, SOURCE_CHOICES } from './metric-filter.ts';
import { metricFormStyles } from './metric-form.styles.ts';
import './plays-fields.ts';

type Source = MetricDetails['source'];

/** What a metric is, every choice in plain words. Events: `hp-details` after every change, `hp-id` while it is new. */
@customElement('hp-metric-form')
export class MetricForm extends HpElement {
  @property({ attribute: false }) details: MetricDetails | null = null;
  @property() metricId = '';
  /** The id can still be chosen. */
  @property({ type: Boolean }) fresh = false;
  @property({ attribute: false }) errors: FieldErrors = {};
  @property({ attribute: false }) metrics: readonly MetricView[] = [];

  static override styles = [shared, metricFormStyles];

  override render() {
    const { details } = this;
    if (!details) return nothing;
    return html`${this.renderName(details)} ${this.renderSource(details)} ${this.renderNumber(details)}
    ${details.source.kind === 'plays' ? nothing : html`<hp-dimension-fields .details=${details} .errors=${this.errors} @hp-dimension=${(event: CustomEvent<Partial<MetricDetails>>) => this.set(event.detail)}></hp-dimension-fields>`}`;
  }

  private renderName(details: MetricDetails) {
    const texts = t().metrics;
    return html`<section>
      <h2>${texts.basics}</h2>
      <div class="fields">
        <hp-field class="whole" label=${texts.name} hint=${texts.nameHint} maxlength="80" required .value=${details.name} error=${this.errors.name ?? ''} @input=${(event: Event) => this.set({ name: valueOf(event) })}></hp-field>
        <hp-suggest-field
          label=${texts.category}
          hint=${texts.categoryHint}
          maxlength="40"
          .value=${details.category}
          .suggestions=${categoriesOf(this.metrics)}
          error=${this.errors.category ?? ''}
          @input=${(event: Event) => this.set({ category: (event.currentTarget as SuggestField).value })}
        ></hp-suggest-field>
        <hp-field label=${texts.unit} hint=${texts.unitHint} maxlength="20" .value=${details.unit} error=${this.errors.unit ?? ''} @input=${(event: Event) => this.set({ unit: valueOf(event) })}></hp-field>
        <hp-field
          label=${texts.id}
          hint=${texts.idHint}
          maxlength="60"
          ?readonly=${!this.fresh}
          .value=${this.metricId}
          error=${this.errors.id ?? ''}
          @input=${(event: Event) => this.emit('hp-id', valueOf(event))}
        ></hp-field>
        <hp-field class="whole" type="textarea" rows="2" maxlength="1000" label=${texts.about} hint=${texts.aboutHint} .value=${details.about} @input=${(event: Event) => this.set({ about: valueOf(event) })}></hp-field>
      </div>
    </section>`;
  }

  private renderSource(details: MetricDetails) {
    const texts = t().metrics;
    const { source } = details;
    return html`<section>
      <h2>${texts.whereFrom}</h2>
      <hp-choice-tiles
        .value=${source.kind}
        label=${texts.source}
        .tiles=${SOURCE_CHOICES.map((value) => ({ value, label: texts.sourceChoices[value][0], hint: texts.sourceChoices[value][1] }))}
        @hp-choose=${(event: CustomEvent<Source['kind']>) => this.tell(withSource(details, event.detail))}
      ></hp-choice-tiles>
      ${source.kind === 'formula'
        ? html`<hp-formula-field
            .expression=${source.expression}
            metricId=${this.metricId}
            .metrics=${this.metrics}
            .written=${details}
            error=${this.errors['source.expression'] ?? ''}
            @hp-expression=${(event: CustomEvent<string>) => this.set({ source: { kind: 'formula', expression: event.detail } })}
          ></hp-formula-field>`
        : nothing}
      ${source.kind === 'plays' ? html`<hp-plays-fields .source=${source} @hp-plays=${(event: CustomEvent<Partial<MetricDetails>>) => this.set(event.detail)}></hp-plays-fields>` : nothing}
      ${source.kind === 'readings'
        ? html`<wa-checkbox hint=${texts.approvalHint} .checked=${details.needsApproval} @change=${(event: Event) => this.set({ needsApproval: (event.currentTarget as HTMLInputElement).checked })}>${texts.approval}</wa-checkbox>`
        : nothing}
    </section>`;
  }

  private renderNumber(details: MetricDetails) {
    const texts = t().metrics;
    const { nature, decimals, rhythm, source } = details;
    return html`<section>
      <h2>${texts.how}</h2>
      ${source.kind === 'plays'
        ? nothing
        : html`<hp-choice-tiles
            label=${texts.nature}
            .value=${nature}
            .tiles=${NATURES.map((value) => ({ value, label: texts.natures[value][0], hint: texts.natures[value][1] }))}
            @hp-choose=${(event: CustomEvent<Nature>) => this.tell(withNature(details, event.detail))}
          ></hp-choice-tiles>`}
      ${source.kind === 'readings' ? this.renderAccrual(details) : nothing}
      <div class="fields">
        ${source.kind !== 'formula' && details.accrual === 'flow'
          ? html`<hp-field type="select" label=${texts.span} hint=${texts.spanHint} .value=${details.span} .choices=${SPANS.map((value) => ({ value, label: texts.spans[value] }))} @input=${(event: Event) => this.set({ span: valueOf(event) as Span })}></hp-field>`
          : nothing}
        <hp-field type="select" label=${texts.rhythm} hint=${texts.rhythmHint} .value=${rhythm} .choices=${RHYTHMS.map((value) => ({ value, label: texts.rhythms[value] }))} @input=${(event: Event) => this.set({ rhythm: valueOf(event) as Rhythm })}></hp-field>
        ${nature === 'count' && source.kind !== 'formula'
          ? nothing
          : html`<hp-field type="select" label=${texts.decimals} .value=${String(decimals)} .choices=${[0, 1, 2, 3, 4].map((count) => ({ value: String(count), label: String(count) }))} @input=${(event: Event) => this.set({ decimals: Number(valueOf(event)) })}></hp-field>`}
      </div>
    </section>`;
  }

  /** The example changes with the choice, and is written with this metric's own name and unit. */
  private renderAccrual(details: MetricDetails) {
    const texts = t().metrics;
    const { accrual, span, unit } = details;
    const name = details.name.trim() || texts.thisMetric;
    return html`<div>
      <hp-choice-tiles
        label=${texts.accrual}
        .value=${accrual}
        .tiles=${ACCRUALS.map((value) => ({ value, label: texts.accruals[value][0], hint: texts.accruals[value][1] }))}
        @hp-choose=${(event: CustomEvent<Accrual>) => this.set({ accrual: event.detail })}
      ></hp-choice-tiles>
      <p class="example quiet" aria-live="polite">${accrual === 'stock' ? texts.accrualExample.stock(name, unit) : texts.accrualExample.flow(name, unit, texts.spans[span])}</p>
    </div>`;
  }

  private set(change: Partial<MetricDetails>): void {
    if (this.details) this.tell({ ...this.details, ...change });
  }

  private tell(details: MetricDetails): void {
    this.details = details;
    this.emit('hp-details', details);
  }
}

const valueOf = (event: Event): string => (event.currentTarget as Field).value;
