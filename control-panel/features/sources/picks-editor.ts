import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import type { Pick } from '../../../server/protocol/rest/sources.ts';
import '../../components/field.ts';
import type { Field } from '../../components/field.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { EMPTY_PICK } from './draft.ts';

/** Which value of a message becomes a reading of which metric. Event `hp-picks` has the new list. */
@customElement('hp-picks-editor')
export class PicksEditor extends HpElement {
  @property({ attribute: false }) picks: readonly Pick[] = [];
  @property({ attribute: false }) metrics: readonly MetricView[] = [];
  @property({ attribute: false }) errors: Readonly<Record<string, string>> = {};

  static override styles = [
    shared,
    css`
      .pick {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) minmax(0, 3fr) minmax(0, 2fr) auto;
        gap: var(--hp-space-1);
        align-items: start;
        padding-block: var(--hp-space-1);
        border-block-end: 1px solid var(--hp-hairline);
      }
      .remove {
        margin-block-start: 24px;
      }
      @media (max-width: 720px) {
        .pick {
          grid-template-columns: minmax(0, 1fr);
        }
        .remove {
          margin-block-start: 0;
          justify-self: end;
        }
      }
    `,
  ];

  override render() {
    const words = t().sources;
    const choices = [{ value: '', label: words.choose }, ...this.metrics.map(({ id, name, unit }) => ({ value: id, label: unit ? `${name}（${unit}）` : name }))];
    return html`
      ${this.picks.map((pick, index) => {
        const members = this.metrics.find(({ id }) => id === pick.metric)?.dimension?.members ?? [];
        const field = (key: keyof Pick, label: string, hint = '') =>
          html`<hp-field label=${label} hint=${hint} .value=${pick[key]} error=${this.errors[`settings.picks.${index}.${key}`] ?? ''} @input=${(event: Event) => this.change(index, key, (event.currentTarget as Field).value)}></hp-field>`;
        return html`<div class="pick">
          <hp-field type="select" label=${words.metric} .choices=${choices} .value=${pick.metric} error=${this.errors[`settings.picks.${index}.metric`] ?? ''} @change=${(event: Event) => this.change(index, 'metric', (event.currentTarget as Field).value)}></hp-field>
          ${members.length > 0
            ? html`<hp-field type="select" label=${words.member} .choices=${[{ value: '', label: words.whole }, ...members.map((member) => ({ value: member, label: member }))]} .value=${pick.member} @change=${(event: Event) => this.change(index, 'member', (event.currentTarget as Field).value)}></hp-field>`
            : html`<span></span>`}
          ${field('value', words.valuePath)} ${field('asOf', words.timePath)}
          <wa-button class="remove" appearance="plain" size="s" aria-label=${t().common.delete} ?disabled=${this.picks.length === 1} @click=${() => this.tell(this.picks.filter((_, other) => other !== index))}><wa-icon name="xmark"></wa-icon></wa-button>
        </div>`;
      })}
      <p class="quiet small">${words.pathHint}</p>
      <wa-button size="s" appearance="outlined" @click=${() => this.tell([...this.picks, EMPTY_PICK])}><wa-icon slot="start" name="plus"></wa-icon>${words.addPick}</wa-button>
    `;
  }

  private change(index: number, key: keyof Pick, value: string): void {
    this.tell(this.picks.map((pick, other) => (other === index ? { ...pick, [key]: value, ...(key === 'metric' ? { member: '' } : {}) } : pick)));
  }

  private tell(picks: readonly Pick[]): void {
    this.emit('hp-picks', picks);
  }
}
