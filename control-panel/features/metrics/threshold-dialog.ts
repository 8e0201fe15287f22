import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type { Threshold } from '../../../server/domain/statistics/metric.ts';
import { NO_TARGETS } from '../../../server/domain/targets.ts';
import type { Targets } from '../../../server/domain/targets.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { playlists } from '../../data/playlists.ts';
import { randomId } from '../../data/random-id.ts';
import { may } from '../../data/session.ts';
import { people } from '../../data/settings.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import '../schedules/target-picker.ts';
import { numberFrom } from './entry-rows.ts';

/** One threshold: when, how grave, who is told, what is drafted. Closes when it is kept; event `hp-close`. */
@customElement('hp-threshold-dialog')
export class ThresholdDialog extends HpElement {
  /** null: a new one. */
  @property({ attribute: false }) threshold: Threshold | null = null;
  @property() unit = '';
  /** Saves it; when that fails, what was filled in stays, with why. */
  @property({ attribute: false }) keep!: (threshold: Threshold) => Promise<void>;
  @state() private when: Threshold['when'] = 'at-least';
  @state() private text = '';
  @state() private level: Threshold['level'] = 'note';
  @state() private notify: readonly string[] = [];
  @state() private playlist = '';
  @state() private targets: Targets = { ...NO_TARGETS, all: true };
  @state() private error = '';
  @state() private problem = '';
  @state() private busy = false;

  /** Saved again after a lost answer, it is the same one. */
  private readonly newId = `t${randomId().slice(0, 12)}`;

  private readonly playlists = new Subscribed(this, () => (may('content.view') ? playlists : null));
  private readonly people = new Subscribed(this, () => (may('metric.manage') ? people : null));

  static override styles = [
    shared,
    css`
      wa-dialog {
        --width: 560px;
      }
      .form {
        display: grid;
        gap: var(--hp-space-2);
      }
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
        gap: var(--hp-space-2);
        align-items: start;
      }
      fieldset {
        display: grid;
        gap: var(--hp-space-1);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-block-end: 5px;
        padding: 0;
        font-weight: 500;
      }
      .people {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1) var(--hp-space-3);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const { threshold } = this;
    if (!threshold) return;
    this.when = threshold.when;
    this.text = String(threshold.value);
    this.level = threshold.level;
    this.notify = threshold.notify;
    this.playlist = threshold.draft?.playlist ?? '';
    this.targets = threshold.draft?.targets ?? this.targets;
  }

  override render() {
    const texts = t().metrics;
    const kept = (this.playlists.value ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return html`<wa-dialog open label=${this.threshold ? texts.editThreshold : texts.addThreshold} @wa-after-hide=${(event: Event) => event.target === event.currentTarget && this.emit('hp-close')}>
      <div class="form">
        <div class="three">
          <hp-field type="select" label=${texts.when} .value=${this.when} .choices=${(['at-least', 'at-most'] as const).map((value) => ({ value, label: texts.whens[value] }))} @input=${(event: Event) => (this.when = valueOf(event) as Threshold['when'])}></hp-field>
          <hp-field label="${texts.value}${this.unit ? ` (${this.unit})` : ''}" inputmode="decimal" .value=${this.text} error=${this.error} @input=${(event: Event) => (this.text = valueOf(event))}></hp-field>
          <hp-field type="select" label=${texts.levelLabel} .value=${this.level} .choices=${(['note', 'warn'] as const).map((value) => ({ value, label: texts.level[value] }))} @input=${(event: Event) => (this.level = valueOf(event) as Threshold['level'])}></hp-field>
        </div>
        ${this.renderPeople()}
        <hp-field
          type="select"
          label=${texts.draft}
          hint=${texts.draftHint}
          .value=${this.playlist || NONE}
          .choices=${[{ value: NONE, label: texts.noDraft }, ...kept]}
          @input=${(event: Event) => (this.playlist = valueOf(event) === NONE ? '' : valueOf(event))}
        ></hp-field>
        ${this.playlist ? html`<hp-target-picker .targets=${this.targets} @hp-change=${(event: CustomEvent<Targets>) => (this.targets = event.detail)}></hp-target-picker>` : nothing}
        ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
      </div>
      <wa-button slot="footer" appearance="outlined" @click=${this.close}>${t().common.cancel}</wa-button>
      <wa-button slot="footer" variant="brand" ?loading=${this.busy} @click=${this.save}>${t().common.save}</wa-button>
    </wa-dialog>`;
  }

  private renderPeople() {
    const people = this.people.value ?? [];
    return html`<fieldset>
      <legend>${t().metrics.notify}</legend>
      <div class="people">
        ${people.map(({ id, name }) => html`<wa-checkbox .checked=${this.notify.includes(id)} @change=${() => this.toggle(id)}>${name}</wa-checkbox>`)}
      </div>
    </fieldset>`;
  }

  private toggle(id: string): void {
    this.notify = this.notify.includes(id) ? this.notify.filter((each) => each !== id) : [...this.notify, id];
  }

  private async save(): Promise<void> {
    if (this.busy) return;
    const value = numberFrom(this.text);
    this.error = value === null ? t().metrics.faults['not-a-number'] : '';
    if (value === null) return;
    const { when, level, notify, playlist, targets } = this;
    const id = this.threshold?.id ?? this.newId;
    this.busy = true;
    try {
      await this.keep({ id, when, value, level, notify: [...notify], draft: playlist ? { playlist, targets } : null });
      this.close();
    } catch (error) {
      if (this.isConnected) this.problem = asApiError(error).words(language());
      else toastError(error); // closed meanwhile
    }
    this.busy = false;
  }

  private close(): void {
    const dialog = this.renderRoot.querySelector('wa-dialog');
    if (dialog) dialog.open = false;
  }
}

/** A select's value for "nothing", which must not be empty. */
const NONE = '-';
const valueOf = (event: Event): string => (event.currentTarget as Field).value;
