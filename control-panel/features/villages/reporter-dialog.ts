import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ReporterView } from '../../../server/protocol/rest/villages.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/qr.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { metrics } from '../../data/metrics.ts';
import { screens } from '../../data/screens.ts';
import { sessionNow } from '../../data/session.ts';
import { fieldErrors, refusedFields } from '../../data/validation.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { reporters } from '../../data/villages.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { printPoster } from './print-poster.ts';

const addressOf = (link: string) => `${sessionNow()?.publicUrl ?? location.origin}${link}`;

/** Gives a village its sign-in, then shows its link as a QR code to print. Event `hp-close` when it is done with. */
@customElement('hp-reporter-dialog')
export class ReporterDialog extends HpElement {
  /** null: a new one. */
  @property({ attribute: false }) reporter: ReporterView | null = null;

  @state() private village = '';
  @state() private name = '';
  @state() private password = '';
  @state() private errors: FieldErrors = {};
  @state() private problem = '';
  @state() private busy = false;

  private readonly screens = new Subscribed(this, screens);
  private readonly metrics = new Subscribed(this, metrics);

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 440px;
      }
      .form {
        display: grid;
        gap: var(--hp-space-2);
      }
      .poster {
        margin-block-end: var(--hp-space-2);
        text-align: center;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
        max-height: 120px;
        overflow-y: auto;
      }
      hp-qr {
        width: 220px;
        margin: var(--hp-space-2) auto;
      }
      summary {
        min-height: var(--hp-control);
        color: var(--hp-ink-quiet);
        cursor: pointer;
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const words = t().villages;
    return html`<wa-dialog label=${this.reporter ? this.reporter.village : words.addReporter} @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}>
      ${this.reporter ? this.renderPoster(this.reporter) : nothing}
      <div class="form">
        ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
        ${this.reporter
          ? html`<details><summary>${words.newPassword}</summary>${this.renderPassword()}</details>`
          : html`<hp-field label=${words.village} .value=${this.village} error=${this.errors['village'] ?? ''} hint=${this.hint} @input=${(event: Event) => (this.village = (event.currentTarget as Field).value)}></hp-field>
              ${this.renderSuggestions()}
              <hp-field label=${words.person} .value=${this.name} error=${this.errors['name'] ?? ''} @input=${(event: Event) => (this.name = (event.currentTarget as Field).value)}></hp-field>
              ${this.renderPassword()}`}
      </div>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${t().common.close}</wa-button>
      ${this.reporter ? html`<wa-button slot="footer" variant=${this.password === '' ? 'brand' : 'neutral'} appearance=${this.password === '' ? 'accent' : 'outlined'} @click=${this.print}>${words.print}</wa-button>` : nothing}
      ${this.reporter && this.password === '' ? nothing : html`<wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.save}>${this.reporter ? t().common.save : t().common.add}</wa-button>`}
    </wa-dialog>`;
  }

  private renderPoster({ village, username, link }: ReporterView) {
    const address = addressOf(link);
    return html`<div class="poster">
      <p>${t().villages.scan}</p>
      <hp-qr text=${address} label=${village}></hp-qr>
      <p class="quiet small">${t().villages.username} ${username}<br /><code>${address}</code></p>
    </div>`;
  }

  private renderPassword() {
    return html`<hp-field
      label=${this.reporter ? t().villages.newPassword : t().villages.password}
      hint=${t().villages.passwordHint}
      type="password"
      autocomplete="new-password"
      .value=${this.password}
      error=${this.errors['password'] ?? ''}
      @input=${(event: Event) => (this.password = (event.currentTarget as Field).value)}
    ></hp-field>`;
  }

  /** Villages that figures are asked of. */
  private get asked(): Set<string> {
    return new Set((this.metrics.value ?? []).filter(({ source }) => source.kind === 'readings').flatMap(({ dimension }) => dimension?.members ?? []));
  }

  /** The name must be the very one that metrics have, or the village would be asked for nothing. */
  private get hint(): string {
    return this.village.trim() === '' || !this.metrics.value || this.asked.has(this.village.trim()) ? '' : t().villages.notAsked;
  }

  /** Villages that figures are asked of or that screens stand in, and that have no sign-in yet. */
  private renderSuggestions() {
    const taken = new Set((reporters.snapshot.value ?? []).map(({ village }) => village));
    const known = new Set([...this.asked, ...(this.screens.value ?? []).map(({ village }) => village).sort()]);
    const villages = [...known].filter((village) => village !== '' && !taken.has(village));
    if (villages.length === 0) return nothing;
    return html`<div class="row">
      ${villages.map((village) => html`<wa-button size="s" appearance="outlined" @click=${() => (this.village = village)}>${village}</wa-button>`)}
    </div>`;
  }

  private print(): void {
    if (this.reporter) printPoster(this.reporter, addressOf(this.reporter.link));
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

  private async save(): Promise<void> {
    const { village, name, password } = this;
    const body = { village, name: name || village, password };
    this.errors = fieldErrors(this.reporter ? api.villages.changeReporter.body! : api.villages.addReporter.body!, this.reporter ? { password } : body, language());
    if (Object.keys(this.errors).length > 0 || this.busy) return;
    this.busy = true;
    try {
      if (this.reporter) {
        await call(api.villages.changeReporter, { params: { id: this.reporter.id }, body: { password } });
        toast(t().common.saved, { tone: 'good' });
      } else {
        this.reporter = await call(api.villages.addReporter, { body });
        toast(t().villages.added(village), { tone: 'good' });
      }
      this.password = '';
      this.problem = '';
      await reporters.refresh();
    } catch (thrown) {
      const error = asApiError(thrown);
      this.errors = refusedFields(error, language());
      this.problem = Object.keys(this.errors).length > 0 ? '' : error.words(language());
    } finally {
      this.busy = false;
    }
  }
}
