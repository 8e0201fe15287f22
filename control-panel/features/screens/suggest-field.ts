import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../../components/hp-element.ts';
import { shared } from '../../theme/shared.styles.ts';
import { plainFieldStyles } from './plain-field.styles.ts';

/** A text field that suggests what was used before. Reads `value` at the `input` event. */
@customElement('hp-suggest-field')
export class SuggestField extends HpElement {
  @property() label = '';
  @property() value = '';
  @property() hint = '';
  @property() error = '';
  @property({ type: Number }) maxlength = 80;
  @property({ type: Boolean }) disabled = false;
  @property({ attribute: false }) suggestions: readonly string[] = [];

  static override shadowRootOptions = { ...HpElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [shared, plainFieldStyles];

  override render() {
    return html`
      <label for="input">${this.label}</label>
      <input
        id="input"
        list="suggestions"
        autocomplete="off"
        maxlength=${this.maxlength}
        ?disabled=${this.disabled}
        aria-describedby="under"
        aria-invalid=${this.error !== ''}
        .value=${this.value}
        @input=${(event: Event) => (this.value = (event.currentTarget as HTMLInputElement).value)}
      />
      <datalist id="suggestions">${this.suggestions.map((value) => html`<option value=${value}></option>`)}</datalist>
      <p id="under" class=${this.error ? 'bad small' : 'hint'}>${this.error || this.hint || nothing}</p>
    `;
  }
}
