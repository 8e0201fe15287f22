import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadingView } from '../../../server/protocol/rest/metrics.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';
import { evidenceLinks, evidenceStyles } from './evidence-links.ts';

/** What a held reading is of, who reported it, and what they say; the last two stand beneath the first on a phone. */
@customElement('hp-held-cell')
export class HeldCell extends HpElement {
  @property({ attribute: false }) reading: ReadingView | null = null;
  @property() shows: 'what' | 'who' | 'note' = 'what';

  static override styles = [
    shared,
    evidenceStyles,
    css`
      :host {
        display: grid;
        gap: 2px;
        overflow-wrap: anywhere;
      }
      .narrow {
        display: none;
      }
      @media (max-width: 720px) {
        .narrow {
          display: grid;
          gap: 2px;
        }
      }
    `,
  ];

  override render() {
    const { reading } = this;
    if (!reading) return nothing;
    if (this.shows === 'who') return this.renderWho(reading);
    if (this.shows === 'note') return this.renderNote(reading);
    const taken = reading.value === null;
    return html`<a href="/data/metrics/${reading.metric}">${reading.metricName}</a>
      ${reading.member ? html`<span>${reading.member}</span>` : nothing}
      ${reading.corrects === null ? nothing : html`<span class="small quiet">${t().metrics.correctsNumber(reading.corrects)}${taken ? ` · ${t().metrics.takenBack}` : ''}</span>`}
      <div class="narrow">${this.renderWho(reading)} ${this.renderNote(reading)}</div>`;
  }

  private renderWho({ reporter, sourceKind, recordedAt }: ReadingView) {
    return html`<span>${reporter}</span><span class="small quiet">${t().metrics.sources[sourceKind]} · <hp-time .instant=${recordedAt}></hp-time></span>`;
  }

  private renderNote({ note, evidence }: ReadingView) {
    return html`${note ? html`<span>${note}</span>` : nothing}${evidenceLinks(evidence)}`;
  }
}
