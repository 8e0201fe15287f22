import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { GapRow } from '../../../server/protocol/rest/ledger.ts';
import '../../components/empty-state.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { gaps } from '../../data/ledger.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';

/** What the ledger lacks, screen by screen: records still to come, and records that are lost. */
@customElement('hp-gaps-list')
export class GapsList extends HpElement {
  private readonly gaps = new Subscribed(this, gaps);

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .lede {
        max-width: 72ch;
        margin-block-end: var(--hp-space-1);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) auto;
        gap: 2px var(--hp-space-3);
        align-items: baseline;
        padding-block: 11px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      a {
        font-weight: 500;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a:hover {
        text-decoration: underline;
      }
      .note,
      .lost {
        display: flex;
        gap: 8px;
        align-items: baseline;
      }
      .note {
        color: var(--hp-note);
      }
      .lost {
        color: var(--hp-bad);
      }
      wa-icon {
        flex: none;
        translate: 0 2px;
      }
      .installation {
        overflow-wrap: anywhere;
      }
      @media (max-width: 720px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override render() {
    return whenLoaded(this.gaps, (rows) => this.renderRows(rows), gaps);
  }

  private renderRows(rows: readonly GapRow[]) {
    const { gapsLede, complete, completeHint } = t().ledger;
    const whole = rows.every(({ pending, missing }) => pending === 0 && missing === 0);
    const sorted = [...rows].sort((a, b) => b.missing - a.missing || b.pending - a.pending);
    const several = new Set(rows.map(({ screen }) => screen)).size < rows.length;
    return html`
      <p class="lede quiet">${gapsLede}</p>
      ${whole ? html`<hp-empty-state icon="check" heading=${complete} hint=${completeHint}></hp-empty-state>` : nothing}
      <ul>
        ${sorted.map((row) => this.renderRow(row, several))}
      </ul>
    `;
  }

  private renderRow({ screen, name, installation, highest, committed, pending, missing }: GapRow, several: boolean) {
    const texts = t().ledger;
    return html`<li>
      <div>
        <a href="/screens/${screen}">${name}</a>
        ${several ? html`<div class="installation small quiet" title=${texts.installationHint}>${texts.installation} ${installation}</div>` : nothing}
      </div>
      <div>
        ${missing > 0 ? html`<div class="lost"><wa-icon name="warning"></wa-icon>${texts.missing(countWords(missing))}</div>` : nothing}
        ${pending > 0 ? html`<div class="note"><wa-icon name="clock"></wa-icon>${texts.pending(countWords(pending))}</div>` : nothing}
        ${missing === 0 && pending === 0 ? html`<span class="quiet">${texts.allIn(countWords(committed))}</span>` : nothing}
      </div>
      <span class="small quiet number">${texts.committed(countWords(committed), countWords(highest))}</span>
    </li>`;
  }
}
