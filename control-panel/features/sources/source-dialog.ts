import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { SourceView } from '../../../server/protocol/rest/sources.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { type Answer, call } from '../../data/call.ts';
import { metrics } from '../../data/metrics.ts';
import { sources } from '../../data/sources.ts';
import { type FieldErrors, fieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { detailsOf, draftOf, EMPTY_DRAFT, KINDS, pushExample, type SourceDraft } from './draft.ts';
import './picks-editor.ts';
import { refusedPicks } from './refused-picks.ts';
import './test-result.ts';

type Tried = Answer<typeof api.sources.test>;

/** Adds an interface or changes one, trying it before it is saved. Event `hp-close` when it is done with; `hp-token` has a new token. */
@customElement('hp-source-dialog')
export class SourceDialog extends HpElement {
  /** null: a new one. */
  @property({ attribute: false }) source: SourceView | null = null;

  @state() private draft: SourceDraft = EMPTY_DRAFT;
  @state() private errors: FieldErrors = {};
  @state() private problem = '';
  @state() private tried: Tried | null = null;
  @state() private doing: 'nothing' | 'saving' | 'trying' = 'nothing';

  private readonly metrics = new Subscribed(this, metrics);

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: min(920px, 96vw);
      }
      .form {
        display: grid;
        gap: var(--hp-space-2);
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--hp-space-2);
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 6px;
        font-weight: 500;
      }
      .metrics {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
        gap: var(--hp-space-1) var(--hp-space-2);
        max-height: 44vh;
        padding: var(--hp-space-1);
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius);
        overflow-y: auto;
      }
      .metrics span {
        display: block;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.source) this.draft = draftOf(this.source);
  }

  override render() {
    const words = t().sources;
    const { draft } = this;
    return html`<wa-dialog label=${this.source ? this.source.name : words.add} @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}>
      <div class="form">
        ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
        <div class="two">
          ${this.source
            ? nothing
            : html`<hp-field type="select" label=${words.kind} hint=${words.kindHints[draft.kind]} .choices=${KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))} .value=${draft.kind} @change=${(event: Event) => this.set({ kind: (event.currentTarget as Field).value as SourceDraft['kind'] })}></hp-field>`}
          ${this.field('name', words.name)}
        </div>
        ${draft.kind === 'push' ? this.renderMetrics() : this.renderAddress()}
        <wa-checkbox .checked=${draft.enabled} @change=${() => this.set({ enabled: !draft.enabled })}>${words.enabled}</wa-checkbox>
        ${this.tried ? html`<hp-test-result .tried=${this.tried} .metrics=${this.metrics.value ?? []} ?isPush=${draft.kind === 'push'}></hp-test-result>` : nothing}
      </div>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" appearance="outlined" ?loading=${this.doing === 'trying'} @click=${this.try}>${words.test}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.doing === 'saving'} @click=${this.save}>${this.source ? t().common.save : t().common.add}</wa-button>
    </wa-dialog>`;
  }

  private renderAddress() {
    const words = t().sources;
    const { draft } = this;
    const secret = draft.kind === 'poll' ? words.authorization : words.password;
    return html`
      ${this.field('url', draft.kind === 'poll' ? words.url : words.broker, draft.kind === 'poll' ? words.urlHint : '')}
      <div class="two">
        ${draft.kind === 'poll' ? this.field('everySeconds', words.everySeconds) : html`${this.field('topic', words.topic)} ${this.field('username', words.username)}`}
        ${this.field('secret', secret, this.source?.hasSecret ? words.secretKept : words.secretHint)}
      </div>
      <hp-picks-editor .picks=${draft.picks} .metrics=${this.entered} .errors=${this.errors} @hp-picks=${(event: CustomEvent<SourceDraft['picks']>) => this.set({ picks: event.detail })}></hp-picks-editor>
    `;
  }

  private renderMetrics() {
    const words = t().sources;
    const { metrics: chosen } = this.draft;
    return html`<fieldset>
        <legend>${words.pushMetrics}</legend>
      <div class="metrics">
        ${this.entered.map(
          ({ id, name }) =>
            html`<wa-checkbox .checked=${chosen.includes(id)} @change=${() => this.set({ metrics: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] })}>${name}<span class="quiet small">${id}</span></wa-checkbox>`,
        )}
      </div>
      ${this.errors['settings.metrics'] ? html`<p class="bad small" role="alert">${this.errors['settings.metrics']}</p>` : nothing}
      </fieldset>
      <hp-field type="textarea" rows="3" label=${words.message} hint=${words.messageHint} .value=${this.draft.message} @input=${(event: Event) => this.set({ message: (event.currentTarget as Field).value })}></hp-field>`;
  }

  private field(key: 'name' | 'url' | 'everySeconds' | 'topic' | 'username' | 'secret', label: string, hint = '') {
    const error = this.errors[key] ?? this.errors[`settings.${key}`] ?? '';
    return html`<hp-field
      label=${label}
      hint=${hint}
      type=${key === 'secret' ? 'password' : key === 'everySeconds' ? 'number' : 'text'}
      autocomplete=${key === 'secret' ? 'new-password' : 'off'}
      .value=${this.draft[key]}
      error=${error}
      @input=${(event: Event) => this.set({ [key]: (event.currentTarget as Field).value })}
    ></hp-field>`;
  }

  /** What readings can be brought for. */
  private get entered() {
    return (this.metrics.value ?? []).filter(({ source }) => source.kind === 'readings');
  }

  private set(change: Partial<SourceDraft>): void {
    this.draft = { ...this.draft, ...change };
    this.tried = null;
  }

  /** Opened once it is there: born open, it would say neither that it is shown nor take the focus. */
  protected override async firstUpdated(): Promise<void> {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    await dialog?.updateComplete;
    if (dialog) dialog.open = true;
  }

  private close(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }

  private get body() {
    const { secret } = this.draft;
    return { ...detailsOf(this.draft), ...(secret === '' ? {} : { secret }) };
  }

  private isFilledIn(): boolean {
    this.errors = fieldErrors(api.sources.create.body!, this.body, language());
    return Object.keys(this.errors).length === 0;
  }

  private async try(): Promise<void> {
    if (this.doing !== 'nothing') return;
    if (this.draft.kind === 'push' && this.draft.message.trim() === '') this.set({ message: pushExample(this.draft.metrics) });
    const { settings } = detailsOf(this.draft);
    const { message, secret } = this.draft;
    const body = { settings, message, ...(this.source ? { id: this.source.id } : {}), ...(secret === '' ? {} : { secret }) };
    this.errors = fieldErrors(api.sources.test.body!, body, language());
    if (Object.keys(this.errors).length > 0) return;
    this.doing = 'trying';
    await this.telling(async () => {
      this.tried = await call(api.sources.test, { body });
    });
  }

  private async save(): Promise<void> {
    if (this.doing !== 'nothing' || !this.isFilledIn()) return;
    this.doing = 'saving';
    await this.telling(async () => {
      if (this.source) {
        await call(api.sources.update, { params: { id: this.source.id }, ifMatch: this.source.revision, body: this.body });
      } else {
        const { token, name } = await call(api.sources.create, { body: this.body });
        if (token !== null) this.emit('hp-token', { token, name, metrics: this.draft.metrics });
      }
      await sources.refresh();
      toast(t().common.saved, { tone: 'good' });
      this.close();
    });
  }

  private async telling(work: () => Promise<void>): Promise<void> {
    try {
      this.problem = '';
      await work();
    } catch (thrown) {
      const error = asApiError(thrown);
      this.errors = refusedPicks(error);
      this.problem = Object.keys(this.errors).length > 0 ? '' : error.words(language());
    } finally {
      this.doing = 'nothing';
    }
  }
}
