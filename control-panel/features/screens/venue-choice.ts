import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { VENUE_KINDS } from '../../../server/domain/screen.ts';
import type { VenueKind } from '../../../server/domain/screen.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { choiceStyles } from './choice.styles.ts';
import { plainFieldStyles } from './plain-field.styles.ts';

/** The kind of place as one choice of eight, with a sign for each. Event `hp-venue` has the kind. */
@customElement('hp-venue-choice')
export class VenueChoice extends HpElement {
  @property() kind: VenueKind = 'square-led';

  static override styles = [
    shared,
    plainFieldStyles,
    choiceStyles,
    css`
      .choices {
        grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
      }
      wa-icon {
        font-size: 20px;
      }
    `,
  ];

  override render() {
    return html`<fieldset>
      <legend>${t().screens.venue}</legend>
      <div class="choices">
        ${VENUE_KINDS.map(
          (kind) => html`<label class="choice">
            <input type="radio" name="kind" .checked=${kind === this.kind} @change=${() => this.choose(kind)} />
            <wa-icon name=${`venue-${kind}`}></wa-icon><span>${t().words.venue[kind]}</span>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private choose(kind: VenueKind): void {
    this.kind = kind;
    this.emit('hp-venue', kind);
  }
}
