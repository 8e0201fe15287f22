import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import '../../components/conflict-notice.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { metric as metricStore, metrics } from '../../data/metrics.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { detailsOf, NEW_METRIC } from './definition-draft.ts';
import { definitionFaults } from './definition-faults.ts';
import './metric-form.ts';
import { saveBarStyles } from './save-bar.styles.ts';
import { suggestId } from './suggest-id.ts';

/** Defining a metric, and changing the definition of one that is there. */
@customElement('hp-metric-form-page')
export class MetricFormPage extends PageElement {
  private readonly metrics = new Subscribed(this, metrics);
  private readonly metric = new Subscribed(this, () => (this.param('id') ? metricStore(this.param('id')) : null));
  @state() private details: MetricDetails | null = null;
  @state() private ownId: string | null = null;
  @state() private errors: FieldErrors = {};
  @state() private problem = '';
  @state() private conflict = false;
  @state() private busy = false;

  private base = { id: '', revision: 0 };

  static override styles = [
    shared,
    pageLayout,
    saveBarStyles,
    css`
      .bar {
        justify-content: flex-start;
        max-width: 800px;
      }
    `,
  ];

  override willUpdate(): void {
    const id = this.param('id');
    const loaded = this.metric.value;
    if (id === '' && (this.details === null || this.base.id !== '')) this.begin('', 0, { ...NEW_METRIC, category: this.place.query.get('category') ?? '' });
    if (id !== '' && loaded?.id === id && this.base.id !== id) this.begin(id, loaded.revision, detailsOf(loaded));
  }

  override render() {
    const texts = t().metrics;
    const id = this.param('id');
    if (id !== '') return whenLoaded(this.metric, (view) => this.renderForm(texts.editTitle(view.name), `/data/metrics/${id}`, view.name), metricStore(id));
    return this.renderForm(texts.defineTitle, '/data', texts.title);
  }

  private renderForm(heading: string, backTo: string, backLabel: string) {
    const texts = t().metrics;
    const fresh = this.base.id === '';
    const all: readonly MetricView[] = this.metrics.value ?? [];
    return html`
      <hp-page-header heading=${heading} lede=${texts.defineLede} backTo=${backTo} backLabel=${backLabel}></hp-page-header>
      ${this.conflict ? html`<hp-conflict @hp-theirs=${this.takeTheirs} @hp-mine=${this.keepMine}></hp-conflict>` : nothing}
      <hp-metric-form
        ?fresh=${fresh}
        metricId=${this.chosenId}
        .details=${this.details}
        .errors=${this.errors}
        .metrics=${all}
        @hp-details=${(event: CustomEvent<MetricDetails>) => this.change(event.detail)}
        @hp-id=${(event: CustomEvent<string>) => (this.ownId = event.detail)}
      ></hp-metric-form>
      <div class="bar">
        <wa-button variant="brand" ?loading=${this.busy} @click=${this.save}>${fresh ? texts.create : t().common.save}</wa-button>
        <wa-button appearance="outlined" href=${backTo}>${t().common.cancel}</wa-button>
        ${this.problem ? html`<span class="bad" role="alert">${this.problem}</span>` : nothing}
      </div>
    `;
  }

  /** The id there is, the one typed, or the one suggested by the name. */
  private get chosenId(): string {
    if (this.base.id) return this.base.id;
    return this.ownId ?? (this.details?.name.trim() ? suggestId(this.details.name, new Set((this.metrics.value ?? []).map(({ id }) => id))) : '');
  }

  private begin(id: string, revision: number, details: MetricDetails): void {
    this.base = { id, revision };
    this.details = details;
    this.ownId = null;
    this.errors = {};
    this.problem = '';
    this.conflict = false;
  }

  private change(details: MetricDetails): void {
    this.details = details;
    if (Object.keys(this.errors).length > 0) this.errors = this.check(details);
  }

  private check(details: MetricDetails): FieldErrors {
    const schema = this.base.id ? api.metrics.update.body! : api.metrics.create.body!;
    return fieldErrors(schema, this.base.id ? details : { ...details, id: this.chosenId }, language());
  }

  private async save(): Promise<void> {
    const { details } = this;
    if (!details || this.busy) return;
    this.errors = this.check(details);
    this.problem = Object.keys(this.errors).length > 0 ? t().metrics.fixFirst(Object.keys(this.errors).length) : '';
    if (this.problem) return;
    this.busy = true;
    this.conflict = false;
    try {
      const { id, revision } = this.base;
      const saved = id ? await call(api.metrics.update, { params: { id }, body: details, ifMatch: revision }) : await call(api.metrics.create, { body: { ...details, id: this.chosenId } });
      metricStore(saved.id).put(saved);
      void metrics.refresh();
      navigate(`/data/metrics/${saved.id}`);
      toast(id ? t().common.saved : t().metrics.created(saved.name), {
        tone: 'good',
        ...(!id && saved.source.kind === 'readings' ? { link: { href: `/data/enter?category=${encodeURIComponent(saved.category)}&metric=${saved.id}`, label: t().metrics.firstReading } } : {}),
      });
    } catch (thrown) {
      const error = asApiError(thrown);
      this.conflict = error.code === 'changed-meanwhile';
      this.errors = error.code === 'name-taken' ? { id: t().metrics.idTaken } : { ...refusedFields(error, language()), ...definitionFaults(error) };
      this.problem = this.conflict ? '' : error.words(language());
    } finally {
      this.busy = false;
    }
  }

  private async takeTheirs(): Promise<void> {
    const newest = await this.newest();
    if (newest) this.begin(newest.id, newest.revision, detailsOf(newest));
  }

  private async keepMine(): Promise<void> {
    const newest = await this.newest();
    if (!newest) return;
    this.base = { id: newest.id, revision: newest.revision };
    await this.save();
  }

  private async newest(): Promise<MetricView | undefined> {
    await metricStore(this.base.id).refresh();
    return metricStore(this.base.id).snapshot.value;
  }
}
