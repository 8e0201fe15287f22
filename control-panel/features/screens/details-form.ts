import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PixelSize } from '../../../server/domain/screen.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { timeZoneChoices } from '../../components/time-zones.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { DetailsDraft } from './details-draft.ts';
import { detailsFormStyles } from './details-form.styles.ts';
import './group-chips.ts';
import { plainFieldStyles } from './plain-field.styles.ts';
import { groupsOf, villagesOf } from './screen-filter.ts';
import './shape-choice.ts';
import type { Shape } from './shape-choice.ts';
import './suggest-field.ts';
import type { SuggestField } from './suggest-field.ts';
import './venue-choice.ts';
import type { VenueChoice } from './venue-choice.ts';

/** All that a person says of a screen. Event `hp-details` has the whole draft after every change. */
@customElement('hp-screen-details-form')
export class ScreenDetailsForm extends HpElement {
  @property({ attribute: false }) draft: DetailsDraft | null = null;
  @property({ attribute: false }) errors: FieldErrors = {};
  @property({ attribute: false }) reported: PixelSize | null = null;

  private readonly screens = new Subscribed(this, screens);

  static override styles = [shared, plainFieldStyles, detailsFormStyles];

  override render() {
    const { draft } = this;
    if (!draft) return html``;
    return html`${this.renderPlace(draft)} ${this.renderPicture(draft)} ${this.renderPeople(draft)}`;
  }

  /** Puts the cursor where one starts. */
  focusName(): void {
    this.renderRoot.querySelector<HTMLElement>('hp-field')?.focus();
  }

  private renderPlace(draft: DetailsDraft) {
    const { identity, name, nameHint, site, siteHint, villageHint } = t().screens;
    const all = this.screens.value ?? [];
    const groupError = Object.entries(this.errors).find(([path]) => path.startsWith('groups'))?.[1] ?? '';
    return html`<section>
      <h2>${identity}</h2>
      <div class="fields">
        <hp-field
          class="whole"
          label=${name}
          hint=${nameHint}
          maxlength="80"
          required
          .value=${draft.name}
          error=${this.errors.name ?? ''}
          @input=${(event: Event) => this.set({ name: valueOf(event) })}
        ></hp-field>
        <hp-field label=${site} hint=${siteHint} maxlength="120" .value=${draft.site} error=${this.errors.site ?? ''} @input=${(event: Event) => this.set({ site: valueOf(event) })}></hp-field>
        <hp-suggest-field
          label=${t().words.village}
          hint=${villageHint}
          .value=${draft.village}
          .suggestions=${villagesOf(all)}
          error=${this.errors.village ?? ''}
          @input=${(event: Event) => this.set({ village: (event.currentTarget as SuggestField).value })}
        ></hp-suggest-field>
        <hp-venue-choice class="whole" kind=${draft.venueKind} @hp-venue=${(event: CustomEvent<VenueChoice['kind']>) => this.set({ venueKind: event.detail })}></hp-venue-choice>
        <hp-group-chips
          class="whole"
          .groups=${draft.groups}
          .suggestions=${groupsOf(all)}
          error=${groupError}
          @hp-groups=${(event: CustomEvent<readonly string[]>) => this.set({ groups: [...event.detail] })}
        ></hp-group-chips>
      </div>
    </section>`;
  }

  private renderPicture({ pixels, rotation }: DetailsDraft) {
    return html`<section>
      <h2>${t().screens.shape}</h2>
      <hp-shape-choice
        .pixels=${pixels}
        .rotation=${rotation}
        .reported=${this.reported}
        .errors=${this.errors}
        @hp-shape=${(event: CustomEvent<Shape>) => this.set(event.detail)}
      ></hp-shape-choice>
    </section>`;
  }

  private renderPeople({ steward, timeZone }: DetailsDraft) {
    const { people, stewardName, stewardPhone, stewardHint, timeZone: zoneLabel, timeZoneHint } = t().screens;
    return html`<section>
      <h2>${people}</h2>
      <p class="quiet">${stewardHint}</p>
      <div class="fields">
        <hp-field
          label=${stewardName}
          maxlength="80"
          .value=${steward.name}
          error=${this.errors['steward.name'] ?? ''}
          @input=${(event: Event) => this.set({ steward: { ...steward, name: valueOf(event) } })}
        ></hp-field>
        <hp-field
          type="tel"
          inputmode="tel"
          label=${stewardPhone}
          maxlength="30"
          .value=${steward.phone}
          error=${this.errors['steward.phone'] ?? ''}
          @input=${(event: Event) => this.set({ steward: { ...steward, phone: valueOf(event) } })}
        ></hp-field>
        <div>
          <label for="zone">${zoneLabel}</label>
          <select id="zone" aria-describedby="under" @change=${(event: Event) => this.set({ timeZone: (event.currentTarget as HTMLSelectElement).value })}>
            ${timeZoneChoices(language()).map(({ value, label }) => html`<option value=${value} ?selected=${value === timeZone}>${label}</option>`)}
          </select>
          <p id="under" class=${this.errors.timeZone ? 'bad small' : 'hint'}>${this.errors.timeZone ?? timeZoneHint}</p>
        </div>
      </div>
    </section>`;
  }

  private set(change: Partial<DetailsDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change };
    this.emit('hp-details', this.draft);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hp-screen-details-form': ScreenDetailsForm;
  }
}

const valueOf = (event: Event): string => (event.currentTarget as Field).value;
