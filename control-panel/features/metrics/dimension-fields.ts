import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { ROLL_UPS } from '../../../server/domain/statistics/metric.ts';
import type { RollUp } from '../../../server/domain/statistics/metric.ts';
import type { MetricDetails } from '../../../server/protocol/rest/metrics.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { screens } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import type { FieldErrors } from '../../data/validation.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { villagesOf } from '../screens/screen-filter.ts';
import './choice-tiles.ts';
import { membersFrom } from './definition-draft.ts';

/** What a metric is broken down by, and how the parts make one. Event `hp-dimension` has what changed. */
@customElement('hp-dimension-fields')
export class DimensionFields extends HpElement {
  @property({ attribute: false }) details: MetricDetails | null = null;
  @property({ attribute: false }) errors: FieldErrors = {};

  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));
  /** As typed, so that an empty line does not vanish beneath the cursor. */
  private typed: string | null = null;

  static override styles = [
    shared,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: var(--hp-space-2) var(--hp-space-3);
        align-items: start;
      }
      .members {
        display: grid;
        gap: var(--hp-space-1);
        justify-items: start;
      }
      .members hp-field {
        width: 100%;
      }
      .stack {
        display: grid;
        gap: var(--hp-space-2);
      }
    `,
  ];

  /** What was typed goes with what it says: not after the parts were given up, or others came in their place. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const members = this.details?.dimension?.members;
    if (changed.has('details') && this.typed !== null && membersFrom(this.typed).join('\n') !== members?.join('\n')) this.typed = null;
  }

  override render() {
    const { details } = this;
    if (!details) return nothing;
    const texts = t().metrics;
    return html`
      <h2>${texts.dimension}</h2>
      <hp-choice-tiles
        label=${texts.dimensionHint}
        .value=${details.dimension ? 'parts' : 'whole'}
        .tiles=${[{ value: 'whole', label: texts.noDimension }, { value: 'parts', label: texts.withDimension }]}
        @hp-choose=${(event: CustomEvent<string>) => this.tell({ dimension: event.detail === 'parts' ? { name: t().words.village, members: [] } : null })}
      ></hp-choice-tiles>
      ${details.dimension ? this.renderDimension(details.dimension, details.rollUp) : nothing}
    `;
  }

  private renderDimension(dimension: { name: string; members: string[] }, rollUp: RollUp) {
    const texts = t().metrics;
    const villages = villagesOf(this.screens.value ?? []);
    const members = this.typed ?? dimension.members.join('\n');
    return html`<div class="fields">
      <div class="stack">
        <hp-field label=${texts.dimensionName} hint=${texts.dimensionNameHint} maxlength="40" .value=${dimension.name} error=${this.errors['dimension.name'] ?? ''} @input=${(event: Event) => this.tell({ dimension: { ...dimension, name: valueOf(event) } })}></hp-field>
        <hp-field type="select" label=${texts.rollUp} .value=${rollUp} .choices=${ROLL_UPS.map((value) => ({ value, label: texts.rollUps[value] }))} @input=${(event: Event) => this.tell({ rollUp: valueOf(event) as RollUp })}></hp-field>
      </div>
      <div class="members">
        <hp-field
          type="textarea"
          rows="6"
          label="${texts.membersLabel} ${dimension.members.length > 0 ? `(${dimension.members.length})` : ''}"
          hint=${texts.membersHint}
          .value=${members}
          error=${this.errors['dimension.members'] ?? ''}
          @input=${(event: Event) => this.type(dimension.name, valueOf(event))}
        ></hp-field>
        ${villages.some((village) => !dimension.members.includes(village))
          ? html`<wa-button size="s" appearance="outlined" @click=${() => this.takeVillages(dimension, villages)}>${texts.takeVillages(villages.length)}</wa-button>`
          : nothing}
      </div>
    </div>`;
  }

  private type(name: string, text: string): void {
    this.typed = text;
    this.tell({ dimension: { name, members: membersFrom(text) } });
  }

  /** One click: the villages that screens stand in, added to what is there. */
  private takeVillages({ name, members }: { name: string; members: string[] }, villages: readonly string[]): void {
    this.typed = null;
    this.tell({ dimension: { name: name || t().words.village, members: [...new Set([...members, ...villages])] } });
  }

  private tell(change: Partial<MetricDetails>): void {
    this.emit('hp-dimension', change);
  }
}

const valueOf = (event: Event): string => (event.currentTarget as Field).value;
