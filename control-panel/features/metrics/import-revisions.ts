import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ImportCheck } from '../../../server/protocol/rest/imports.ts';
import { HpElement } from '../../components/hp-element.ts';
import { townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { dayWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import './choice-tiles.ts';
import './figure.ts';
import type { ImportDraft } from './import-settings.ts';

const SHOWN = 10;
const CHOICES = ['correct', 'add', 'skip'] as const;

/** Rows that give another value than the record, and what is to become of them. Event `hp-draft` has the choice. */
@customElement('hp-import-revisions')
export class ImportRevisions extends HpElement {
  @property({ attribute: false }) check: ImportCheck | null = null;
  @property() chosen: ImportDraft['revisions'] = 'correct';
  @state() private all = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--hp-space-1);
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 6px;
        margin-block-start: var(--hp-space-2);
      }
      wa-icon {
        align-self: center;
        color: var(--hp-warn);
      }
      ol {
        display: grid;
        grid-template-columns: 80px minmax(0, 1fr) auto auto auto auto;
        gap: 0 var(--hp-space-1);
        max-height: 400px;
        overflow: auto;
      }
      li {
        display: grid;
        grid-template-columns: subgrid;
        grid-column: 1 / -1;
        align-items: baseline;
        padding-block: 6px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      .what {
        overflow-wrap: anywhere;
      }
      .value {
        display: inline-flex;
        align-items: baseline;
        justify-content: end;
        gap: 6px;
      }
      .before {
        --hp-weight-strong: 400;
      }
      .day {
        padding-inline-start: var(--hp-space-1);
      }
      wa-button {
        justify-self: start;
      }
      @media (max-width: 720px) {
        ol {
          display: block;
          max-height: none;
        }
        li {
          display: flex;
          flex-wrap: wrap;
          gap: 2px 6px;
        }
        .row {
          flex: 0 0 90px;
          order: 1;
          text-align: end;
        }
        .what {
          flex: 1 1 calc(100% - 96px); /* with the row's number a line of their own */
        }
        .value,
        .value ~ span {
          order: 2;
        }
        .day {
          flex-basis: 100%;
          padding: 0;
        }
      }
    `,
  ];

  override render() {
    const { check } = this;
    if (!check || check.revisionsTotal === 0) return nothing;
    const { revisionsTitle, revisionsHint, revisionsChoice, revisionChoices, firstOf } = t().metrics;
    const count = countWords(check.revisionsTotal);
    const shown = check.revisions.slice(0, this.all ? check.revisions.length : SHOWN);
    return html`
      <h3><wa-icon name="warning"></wa-icon>${revisionsTitle(count)} ${check.revisionsTotal > shown.length ? html`<span class="quiet small">${firstOf(countWords(shown.length), count)}</span>` : nothing}</h3>
      <p class="quiet">${revisionsHint}</p>
      <hp-choice-tiles
        label=${revisionsChoice}
        .value=${this.chosen}
        .tiles=${CHOICES.map((value) => ({ value, label: revisionChoices[value][0], hint: revisionChoices[value][1](count) }))}
        @hp-choose=${(event: CustomEvent<ImportDraft['revisions']>) => this.emit('hp-draft', { revisions: event.detail })}
      ></hp-choice-tiles>
      <ol tabindex="0" aria-label=${revisionsTitle(count)}>
        ${shown.map((revision) => this.renderRevision(revision))}
      </ol>
      ${check.revisions.length > shown.length ? html`<wa-button size="s" appearance="plain" @click=${() => (this.all = true)}>${t().common.more}</wa-button>` : nothing}
    `;
  }

  private renderRevision(revision: ImportCheck['revisions'][number]) {
    const { rowProblem, onRecord, inFile, asOf } = t().metrics;
    const before = { ...revision, value: revision.before.value, precision: revision.before.precision };
    return html`<li>
      <span class="quiet small row">${rowProblem(countWords(revision.row))}</span>
      <span class="what">${[revision.metricName, revision.member].filter(Boolean).join(' · ')}</span>
      <span class="value"><span class="quiet small">${onRecord}</span><hp-figure class="before" .figure=${before}></hp-figure></span>
      <span aria-hidden="true">→</span>
      <span class="value"><span class="quiet small">${inFile}</span><hp-figure .figure=${revision}></hp-figure></span>
      <span class="quiet day">${asOf(dayWords(revision.asOf, Date.now(), townZone(), language()))}</span>
    </li>`;
  }
}
