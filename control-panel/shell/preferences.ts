import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { HpElement } from '../components/hp-element.ts';
import { LANGUAGES, language, setLanguage, t } from '../locales/language.ts';
import type { Language } from '../locales/language.ts';
import { APPEARANCES, setAppearance, storedAppearance } from '../theme/appearance.ts';
import type { Appearance } from '../theme/appearance.ts';
import { shared } from '../theme/shared.styles.ts';

/** Language and appearance, as two rows of choices; remembered on this machine. */
@customElement('hp-preferences')
export class Preferences extends HpElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--hp-space-1);
      }
      fieldset {
        display: flex;
        margin: 0;
        padding: 2px;
        border: 0;
        border-radius: var(--hp-radius);
        background: var(--hp-sunken);
      }
      label {
        position: relative;
        flex: 1;
        min-height: 32px;
        padding: 0 10px;
        border-radius: 4px;
        line-height: 32px;
        text-align: center;
        white-space: nowrap;
        color: var(--hp-ink-quiet);
        cursor: pointer;
      }
      label:has(:checked) {
        background: var(--hp-surface);
        color: var(--hp-ink);
        box-shadow: 0 0 0 1px var(--hp-hairline);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--hp-focus);
      }
      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  override render() {
    const appearance = storedAppearance();
    return html`
      <fieldset>
        <legend class="visually-hidden">${t().shell.language}</legend>
        ${(Object.keys(LANGUAGES) as Language[]).map(
          (each) => html`<label lang=${each}>
            <input type="radio" name="language" .checked=${each === language()} @change=${() => setLanguage(each)} />${LANGUAGES[each]}
          </label>`,
        )}
      </fieldset>
      <fieldset>
        <legend class="visually-hidden">${t().shell.appearance}</legend>
        ${APPEARANCES.map(
          (each) => html`<label>
            <input type="radio" name="appearance" .checked=${each === appearance} @change=${() => this.choose(each)} />${t().shell.appearances[each]}
          </label>`,
        )}
      </fieldset>
    `;
  }

  private choose(appearance: Appearance): void {
    setAppearance(appearance);
    this.requestUpdate();
  }
}
