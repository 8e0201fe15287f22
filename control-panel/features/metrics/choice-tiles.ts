import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { HpElement } from '../../components/hp-element.ts';
import { shared } from '../../theme/shared.styles.ts';
import { choiceStyles } from '../screens/choice.styles.ts';
import { plainFieldStyles } from '../screens/plain-field.styles.ts';

/** One of a few, each with a name and what it means in plain words. */
export interface Tile {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A choice whose every answer is explained. Event `hp-choose` has the value. */
@customElement('hp-choice-tiles')
export class ChoiceTiles extends HpElement {
  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) tiles: readonly Tile[] = [];

  static override styles = [
    shared,
    plainFieldStyles,
    choiceStyles,
    css`
      .choices {
        grid-template-columns: repeat(auto-fit, minmax(170px, 1fr));
      }
      .words {
        display: grid;
      }
      .choice:has(:checked) .name {
        font-weight: 500;
      }
      .hint {
        margin: 0;
      }
    `,
  ];

  override render() {
    return html`<fieldset>
      <legend>${this.label}</legend>
      <div class="choices">
        ${this.tiles.map(
          ({ value, label, hint }) => html`<label class="choice">
            <input type="radio" name="choice" .checked=${value === this.value} @change=${() => this.choose(value)} />
            <span class="words"><span class="name">${label}</span>${hint ? html`<span class="hint">${hint}</span>` : nothing}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private choose(value: string): void {
    this.value = value;
    this.emit('hp-choose', value);
  }
}
