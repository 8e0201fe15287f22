import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type { ImportCheck } from '../../../server/protocol/rest/imports.ts';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { HpElement } from '../../components/hp-element.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { metrics as metricsStore } from '../../data/metrics.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import '../screens/suggest-field.ts';
import type { SuggestField } from '../screens/suggest-field.ts';
import { definitionsOf, type NewMetric, newMetrics, type Way, WAYS } from './import-definitions.ts';
import { categoriesOf } from './metric-filter.ts';

/**
 * Defines metrics for names in a file that nothing goes by yet, each with the unit the file writes beside it.
 * Events: `hp-defined` (the id of each, by the name in the file), `hp-close`.
 */
@customElement('hp-import-define')
export class ImportDefine extends HpElement {
  @property({ attribute: false }) check: ImportCheck | null = null;
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  @state() private rows: readonly NewMetric[] = [];
  @state() private category = '';
  @state() private wasTried = false;
  @state() private done = -1;
  @state() private problem = '';

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 860px;
      }
      .all {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--hp-space-2);
        align-items: start;
        margin-block: var(--hp-space-2);
      }
      label {
        display: grid;
        gap: 5px;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 96px minmax(0, 220px);
        gap: 6px var(--hp-space-1);
        padding-block: 6px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      li input,
      select {
        width: 100%;
        min-width: 0;
        height: var(--hp-control);
        padding: 0 8px;
        border: 1px solid var(--hp-line);
        border-radius: var(--hp-radius);
        background: var(--hp-surface);
        color: var(--hp-ink);
        font: inherit;
      }
      [aria-invalid='true'] {
        border-color: var(--hp-bad);
      }
      @media (max-width: 720px) {
        .all {
          grid-template-columns: minmax(0, 1fr);
        }
        li {
          grid-template-columns: minmax(0, 1fr) 80px;
        }
        li select {
          grid-column: 1 / -1;
        }
        li input,
        select {
          height: var(--hp-touch);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.rows = newMetrics(this.check?.unknown.metrics ?? []);
  }

  override render() {
    const texts = t().metrics.importDefine;
    const { required } = t().common.invalid;
    const isBusy = this.done >= 0;
    return html`<wa-dialog label=${texts.title(countWords(this.rows.length))} open @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}>
      <p class="quiet">${texts.lede}</p>
      <div class="all">
        <hp-suggest-field
          label=${t().metrics.category}
          maxlength="40"
          .value=${this.category}
          .suggestions=${categoriesOf(this.metrics)}
          error=${this.wasTried && this.category.trim() === '' ? required : ''}
          @input=${(event: Event) => (this.category = (event.currentTarget as SuggestField).value)}
        ></hp-suggest-field>
        <label>${texts.allAre}${this.renderWay('', texts.allAre, (way) => (this.rows = this.rows.map((row) => (row.unit === '%' ? row : { ...row, way }))))}</label>
      </div>
      <ul>
        ${this.rows.map(
          (row, index) => html`<li>
            <input aria-label=${t().metrics.name} maxlength="80" .value=${row.name} aria-invalid=${this.wasTried && row.name.trim() === ''} @input=${(event: Event) => this.set(index, { name: valueOf(event) })} />
            <input aria-label=${t().metrics.unit} placeholder=${t().metrics.unit} maxlength="20" .value=${row.unit} @input=${(event: Event) => this.set(index, { unit: valueOf(event) })} />
            ${this.renderWay(row.way, texts.wayOf(row.name), (way) => this.set(index, { way }))}
          </li>`,
        )}
      </ul>
      ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : ''}
      <wa-button slot="footer" appearance="outlined" ?disabled=${isBusy} @click=${this.hide}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?disabled=${isBusy} @click=${this.define}>${isBusy ? texts.progress(countWords(this.done), countWords(this.rows.length)) : texts.define}</wa-button>
    </wa-dialog>`;
  }

  private renderWay(way: Way | '', label: string, choose: (way: Way) => void) {
    const { ways, chooseWay } = t().metrics.importDefine;
    return html`<select aria-label=${label} aria-invalid=${this.wasTried && way === '' && this.rows.some((row) => row.way === '')} @change=${(event: Event) => choose(valueOf(event) as Way)}>
      <option value="" disabled ?selected=${way === ''}>${chooseWay}</option>
      ${WAYS.map((value) => html`<option value=${value} ?selected=${value === way}>${ways[value]}</option>`)}
    </select>`;
  }

  private set(place: number, change: Partial<NewMetric>): void {
    this.rows = this.rows.map((row, index) => (index === place ? { ...row, ...change } : row));
  }

  /** One after another; those that were made before one is refused are there, and stay. */
  private async define(): Promise<void> {
    this.wasTried = true;
    this.problem = '';
    if (this.done >= 0 || this.category.trim() === '' || this.rows.some(({ name, way }) => name.trim() === '' || way === '')) return;
    const made: Record<string, string> = {};
    this.done = 0;
    try {
      for (const { text, ...body } of definitionsOf(this.rows, this.category, this.metrics)) {
        made[text] = (await call(api.metrics.create, { body })).id;
        this.done += 1;
      }
    } catch (error) {
      this.problem = asApiError(error).words(language());
    }
    this.done = -1;
    this.rows = this.rows.filter(({ text }) => !(text in made));
    await metricsStore.refresh();
    if (Object.keys(made).length > 0) this.emit('hp-defined', made);
    if (this.rows.length === 0) this.hide();
  }

  private hide(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
