import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CATEGORIES } from '../../../server/domain/content.ts';
import { VENUE_KINDS } from '../../../server/domain/screen.ts';
import { PLAY_GROUPINGS, PLAY_MEASURES } from '../../../server/domain/statistics/metric.ts';
import type { PlayGrouping, PlayMeasure } from '../../../server/domain/statistics/metric.ts';
import type { MetricDetails } from '../../../server/protocol/rest/metrics.ts';
import '../../components/field.ts';
import type { Choice, Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { schedules } from '../../data/schedules.ts';
import { screens } from '../../data/screens.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { villagesOf } from '../screens/screen-filter.ts';

type PlaysSource = Extract<MetricDetails['source'], { kind: 'plays' }>;
type FilterKey = 'category' | 'village' | 'venueKind' | 'campaign' | 'screen';

/** A select's value for "any", which must not be empty. */
const ANY = '-';

/** What of the play ledger is counted. Event `hp-plays` has what changes of the details. */
@customElement('hp-plays-fields')
export class PlaysFields extends HpElement {
  @property({ attribute: false }) source: PlaysSource | null = null;

  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));
  private readonly schedules = new Subscribed(this, () => (may('content.view') ? schedules : null));

  static override styles = [
    shared,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
        gap: var(--hp-space-2) var(--hp-space-3);
      }
      h3 {
        margin-block: var(--hp-space-2) var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { source } = this;
    if (!source) return nothing;
    const texts = t().metrics;
    const { words } = t();
    const all = this.screens.value ?? [];
    const campaigns = [...new Set((this.schedules.value ?? []).map(({ campaign }) => campaign).filter((campaign) => campaign !== ''))];
    return html`
      <div class="fields">
        <hp-field type="select" label=${texts.measure} .value=${source.measure} .choices=${PLAY_MEASURES.map((value) => ({ value, label: texts.measures[value] }))} @input=${(event: Event) => this.measure(source, valueOf(event) as PlayMeasure)}></hp-field>
        <hp-field
          type="select"
          label=${texts.groupBy}
          .value=${source.by ?? ANY}
          .choices=${[{ value: ANY, label: texts.notGrouped }, ...PLAY_GROUPINGS.map((value) => ({ value, label: texts.groupings[value] }))]}
          @input=${(event: Event) => this.tell({ source: { ...source, by: valueOf(event) === ANY ? null : (valueOf(event) as PlayGrouping) } })}
        ></hp-field>
      </div>
      <h3>${texts.only}</h3>
      <div class="fields">
        ${this.renderFilter(source, 'category', texts.groupings.category, CATEGORIES.map((value) => ({ value, label: words.category[value] })))}
        ${this.renderFilter(source, 'village', words.village, villagesOf(all).map(named))}
        ${this.renderFilter(source, 'venueKind', words.venueKind, VENUE_KINDS.map((value) => ({ value, label: words.venue[value] })))}
        ${this.renderFilter(source, 'campaign', texts.groupings.campaign, campaigns.map(named))}
        ${this.renderFilter(source, 'screen', words.screen, all.map(({ id, name }) => ({ value: id, label: name })))}
      </div>
    `;
  }

  private renderFilter(source: PlaysSource, key: FilterKey, label: string, choices: readonly Choice[]) {
    const chosen = source[key];
    const value = chosen === undefined ? undefined : isName(key) ? encodeURIComponent(chosen) : chosen;
    if (choices.length === 0 && !value) return nothing;
    const known = !value || choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: chosen ?? value }];
    return html`<hp-field type="select" label=${label} .value=${value ?? ANY} .choices=${[{ value: ANY, label: t().metrics.any }, ...known]} @input=${(event: Event) => this.filter(source, key, valueOf(event))}></hp-field>`;
  }

  private filter(source: PlaysSource, key: FilterKey, value: string): void {
    const { [key]: _, ...rest } = source;
    this.tell({ source: (value === ANY ? rest : { ...rest, [key]: isName(key) ? decodeURIComponent(value) : value }) as PlaysSource });
  }

  /** Plays and time add up over the span; the others are how things stand. */
  private measure(source: PlaysSource, measure: PlayMeasure): void {
    const adds = measure === 'plays' || measure === 'play-hours';
    const hours = measure === 'play-hours';
    this.tell({ source: { ...source, measure }, unit: t().metrics.playUnits[measure], accrual: adds ? 'flow' : 'stock', nature: hours ? 'amount' : 'count', decimals: hours ? 1 : 0 });
  }

  private tell(change: Partial<MetricDetails>): void {
    this.emit('hp-plays', change);
  }
}

/** Names may have spaces, which a select’s values must not. */
const isName = (key: FilterKey): boolean => key === 'village' || key === 'campaign';
const named = (label: string): Choice => ({ value: encodeURIComponent(label), label });
const valueOf = (event: Event): string => (event.currentTarget as Field).value;
