import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';

interface Common {
  readonly label: string;
  readonly disabled?: boolean;
  readonly hint?: string;
  readonly error?: string;
}

/** A line of text; `input` at every character. */
export function textField({ label, value, input, disabled = false, hint = '', error = '', placeholder = '', maxlength = 120 }: Common & { value: string; input: (value: string) => void; placeholder?: string; maxlength?: number }) {
  return html`<label class="field">
    <span>${label}</span>
    <input type="text" autocomplete="off" maxlength=${maxlength} placeholder=${placeholder} ?disabled=${disabled} aria-invalid=${error ? 'true' : nothing} .value=${live(value)} @input=${(event: Event) => input((event.currentTarget as HTMLInputElement).value)} />
    ${below(hint, error)}
  </label>`;
}

export function areaField({ label, value, input, disabled = false, hint = '', rows = 3, maxlength = 2_000 }: Common & { value: string; input: (value: string) => void; rows?: number; maxlength?: number }) {
  return html`<label class="field">
    <span>${label}</span>
    <textarea rows=${rows} maxlength=${maxlength} ?disabled=${disabled} .value=${live(value)} @input=${(event: Event) => input((event.currentTarget as HTMLTextAreaElement).value)}></textarea>
    ${below(hint, '')}
  </label>`;
}

/** A number, or null where leaving it empty has a meaning; what is no number is not taken. */
export function numberField({ label, value, input, disabled = false, hint = '', placeholder = '', min, max, step }: Common & { value: number | null; input: (value: number | null) => void; placeholder?: string; min?: number; max?: number; step?: number | 'any' }) {
  const take = (event: Event) => {
    const { value: text, validity } = event.currentTarget as HTMLInputElement;
    if (text.trim() === '') {
      if (!validity.badInput) input(null);
      return;
    }
    const number = Number(text);
    if (Number.isFinite(number) && (min === undefined || number >= min) && (max === undefined || number <= max)) input(number);
  };
  return html`<label class="field">
    <span>${label}</span>
    <input
      type="number"
      inputmode="decimal"
      autocomplete="off"
      placeholder=${placeholder}
      min=${min ?? nothing}
      max=${max ?? nothing}
      step=${step ?? 'any'}
      ?disabled=${disabled}
      .value=${value === null ? '' : String(value)}
      @input=${take}
      @change=${(event: Event) => {
        (event.currentTarget as HTMLInputElement).value = value === null ? '' : String(value);
        take(event);
      }}
    />
    ${below(hint, '')}
  </label>`;
}

export function selectField<T extends string>({ label, value, choices, input, disabled = false, hint = '' }: Common & { value: T; choices: readonly (readonly [T, string])[]; input: (value: T) => void }) {
  return html`<label class="field">
    <span>${label}</span>
    <select ?disabled=${disabled} @change=${(event: Event) => input((event.currentTarget as HTMLSelectElement).value as T)}>
      ${choices.map(([key, name]) => html`<option value=${key} .selected=${live(key === value)}>${name}</option>`)}
    </select>
    ${below(hint, '')}
  </label>`;
}

/** Few choices, all to be seen. */
export function choiceField<T extends string>({ label, value, choices, input, disabled = false, hint = '' }: Common & { value: T; choices: readonly (readonly [T, string])[]; input: (value: T) => void }) {
  return html`<fieldset class="field" ?disabled=${disabled}>
    <legend>${label}</legend>
    <div class="choices">
      ${choices.map(([key, name]) => html`<label><input type="radio" name=${label} .checked=${live(key === value)} @change=${() => input(key)} />${name}</label>`)}
    </div>
    ${below(hint, '')}
  </fieldset>`;
}

export function checkField({ label, value, input, disabled = false }: Common & { value: boolean; input: (value: boolean) => void }) {
  return html`<label class="check"><input type="checkbox" ?disabled=${disabled} .checked=${live(value)} @change=${(event: Event) => input((event.currentTarget as HTMLInputElement).checked)} />${label}</label>`;
}

function below(hint: string, error: string) {
  return error ? html`<small class="error" role="alert">${error}</small>` : hint ? html`<small class="hint">${hint}</small>` : nothing;
}
