import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/input/input.js';
import '@awesome.me/webawesome/dist/components/option/option.js';
import '@awesome.me/webawesome/dist/components/select/select.js';
import '@awesome.me/webawesome/dist/components/textarea/textarea.js';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type FieldType = 'text' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'date' | 'time' | 'textarea' | 'select';

/**
 * A labelled control with hint and error beneath. Reads `value` at the `input` and `change` events:
 * `<hp-field label="…" .value=${v} error=${errors.name ?? ''} @input=${(e) => (v = e.currentTarget.value)}>`.
 * A select takes `.choices`.
 */
@customElement('hp-field')
export class Field extends HpElement {
  @property() label = '';
  @property() type: FieldType = 'text';
  @property() value = '';
  @property() hint = '';
  @property() error = '';
  @property() placeholder = '';
  @property() autocomplete = 'off';
  @property() inputmode: 'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url' = 'text';
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) readonly = false;
  @property({ type: Number }) maxlength = 0;
  @property({ type: Number }) rows = 3;
  @property() min = '';
  @property() max = '';
  @property() step = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];

  static override shadowRootOptions = { ...HpElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .error {
        display: flex;
        gap: 6px;
        align-items: baseline;
        color: var(--hp-bad);
      }
      [data-bad] {
        --wa-form-control-border-color: var(--hp-bad);
      }
      wa-input,
      wa-select,
      wa-textarea {
        width: 100%;
      }
      wa-textarea::part(textarea) {
        line-height: 1.6;
      }
    `,
  ];

  override render() {
    if (this.type === 'textarea') return this.renderArea();
    if (this.type === 'select') return this.renderSelect();
    return html`<wa-input
      type=${this.type}
      label=${this.label}
      .value=${this.value}
      placeholder=${this.placeholder}
      autocomplete=${this.autocomplete}
      inputmode=${this.inputmode}
      ?required=${this.required}
      ?disabled=${this.disabled}
      ?readonly=${this.readonly}
      ?password-toggle=${this.type === 'password'}
      ?data-bad=${this.error !== ''}
      ?with-hint=${this.hasHint}
      maxlength=${this.maxlength || nothing}
      min=${this.min || nothing}
      max=${this.max || nothing}
      step=${this.step || nothing}
      @input=${this.take}
      @change=${this.take}
      >${this.renderHint()}</wa-input
    >`;
  }

  private renderArea() {
    return html`<wa-textarea
      label=${this.label}
      .value=${this.value}
      rows=${this.rows}
      resize="auto"
      placeholder=${this.placeholder}
      ?required=${this.required}
      ?disabled=${this.disabled}
      ?readonly=${this.readonly}
      ?data-bad=${this.error !== ''}
      ?with-hint=${this.hasHint}
      maxlength=${this.maxlength || nothing}
      @input=${this.take}
      @change=${this.take}
      >${this.renderHint()}</wa-textarea
    >`;
  }

  private renderSelect() {
    return html`<wa-select
      label=${this.label}
      .value=${this.value}
      placeholder=${this.placeholder}
      ?required=${this.required}
      ?disabled=${this.disabled}
      ?data-bad=${this.error !== ''}
      ?with-hint=${this.hasHint}
      @input=${this.take}
      @change=${this.take}
      >${this.choices.map(({ value, label }) => html`<wa-option value=${value}>${label}</wa-option>`)}${this.renderHint()}</wa-select
    >`;
  }

  /** Also when asked before it has rendered. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(async () => {
      const control = this.renderRoot.querySelector<HpElement>('wa-input, wa-select, wa-textarea');
      await control?.updateComplete;
      control?.focus(options);
    });
  }

  private get hasHint(): boolean {
    return this.error !== '' || this.hint !== '';
  }

  private renderHint() {
    if (this.error) {
      return html`<span slot="hint" class="error" role="alert"><wa-icon name="warning" label=${t().common.notSaved}></wa-icon>${this.error}</span>`;
    }
    return this.hint ? html`<span slot="hint">${this.hint}</span>` : nothing;
  }

  private take(event: Event): void {
    const { value } = event.currentTarget as HTMLElement & { value: string | string[] | null };
    this.value = typeof value === 'string' ? value : '';
    if (!event.composed) this.dispatchEvent(new Event(event.type, { bubbles: true, composed: true })); // `change` stops at shadow roots
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hp-field': Field;
  }
}
