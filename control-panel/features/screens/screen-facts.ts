import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { countWords, sizeWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import type { Head } from './screen-notes.ts';
import './screen-notes-list.ts';
import './screen-state.ts';
import { appliedWords, storageWords } from './screen-table.ts';

/** What a screen says of itself, fact by fact. */
@customElement('hp-screen-facts')
export class ScreenFacts extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;
  @property({ attribute: false }) head: Head | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0 var(--hp-space-2);
        margin-block-start: var(--hp-space-1);
      }
      dt,
      dd {
        padding-block: 7px;
        border-block-end: 1px solid var(--hp-hairline);
        overflow-wrap: anywhere;
      }
      dt {
        color: var(--hp-ink-quiet);
      }
      .warn {
        color: var(--hp-warn);
      }
    `,
  ];

  override render() {
    const { screen } = this;
    if (!screen) return nothing;
    const { status, timeZone, pairedAt, steward } = screen;
    const texts = t().screens;
    const heard = status.since !== null;
    const facts: [label: string, value: TemplateResult | string][] = [
      [texts.applied, appliedWords(screen, this.head)],
      [texts.storage, storageWords(screen)],
      [texts.clock, status.echo ? t().words.clock[status.echo.clock] : '–'],
      [texts.pending, status.echo ? texts.pendingRecords(countWords(status.echo.pendingPlays)) : '–'],
      [texts.browser, status.browser || '–'],
      [texts.program, status.clientVersion || '–'],
      [texts.reportedSize, status.reportedPixels ? sizeWords(status.reportedPixels) : texts.notReported],
      [texts.connection, heard ? (status.secureContext ? texts.secure : html`<span class="warn">${texts.insecure}</span>`) : '–'],
      [texts.pairedOn, html`<hp-time .instant=${pairedAt} zone=${timeZone}></hp-time>`],
      [t().words.steward, html`${steward.name || '–'}${steward.phone ? html` · <a href="tel:${steward.phone.replace(/\s/g, '')}">${steward.phone}</a>` : nothing}`],
    ];
    return html`
      <hp-screen-state brief .screen=${screen}></hp-screen-state>
      <hp-screen-notes .screen=${screen} .head=${this.head}></hp-screen-notes>
      <dl>
        ${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}
      </dl>
    `;
  }
}
