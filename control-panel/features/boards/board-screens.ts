import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { BoardOnScreen } from '../../../server/protocol/rest/boards.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { boardScreens } from '../../data/boards.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { bySeriousness, differs, type ScreenStanding, standingOf } from './screen-standing.ts';

const ICONS: Readonly<Record<ScreenStanding, string>> = { offline: 'offline', old: 'history', behind: 'clock', waiting: 'clock', current: 'check' };
const TONES: Readonly<Record<ScreenStanding, string>> = { offline: 'warn', old: 'warn', behind: 'warn', waiting: 'quiet', current: 'good' };

/** Which screens paint a board, by their own word, and which of them paint something else than they should. */
@customElement('hp-board-screens')
export class BoardScreens extends HpElement {
  @property() board = '';

  private readonly screens = new Subscribed(this, () => (this.board ? boardScreens(this.board) : null));

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      summary,
      .calm {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 28px;
      }
      summary {
        cursor: pointer;
      }
      .good {
        color: var(--hp-good);
      }
      .warn {
        color: var(--hp-warn);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--hp-text-s);
      }
      th {
        font-weight: 400;
        color: var(--hp-ink-quiet);
        text-align: start;
      }
      th,
      td {
        padding: 4px 8px 4px 0;
        border-block-end: 1px solid var(--hp-hairline);
        vertical-align: top;
      }
      a {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const all = this.screens.value;
    if (!all) return nothing;
    const { noScreens, allCurrent, someDiffer } = t().boards;
    if (all.length === 0) return html`<div class="calm quiet">${noScreens}</div>`;
    const differing = all.filter(differs);
    const summary = differing.length === 0 ? allCurrent(all.length) : someDiffer(differing.length, all.length);
    return html`<details>
      <summary class=${differing.length === 0 ? 'good' : 'warn'}><wa-icon name=${differing.length === 0 ? 'check' : 'warning'}></wa-icon>${summary}</summary>
      ${this.renderTable(bySeriousness(all))}
    </details>`;
  }

  private renderTable(screens: readonly BoardOnScreen[]) {
    const { screenColumns: columns } = t().boards;
    return html`<table>
      <thead>
        <tr><th>${columns.screen}</th><th>${columns.state}</th><th>${columns.lag}</th><th>${columns.painted}</th></tr>
      </thead>
      <tbody>
        ${screens.map((screen) => this.renderScreen(screen))}
      </tbody>
    </table>`;
  }

  private renderScreen(screen: BoardOnScreen) {
    const { screenStates, lag } = t().boards;
    const standing = standingOf(screen);
    const words = standing === 'behind' ? screenStates.behind(countWords(Math.round(screen.behindMs / 1_000))) : screenStates[standing];
    return html`<tr>
      <td><a href="/screens/${screen.screen}">${screen.name}</a></td>
      <td class=${TONES[standing]}><wa-icon name=${ICONS[standing]}></wa-icon> ${words}</td>
      <td>${lag(countWords(screen.lagMs))}</td>
      <td><hp-time .instant=${screen.paintedAt}></hp-time></td>
    </tr>`;
  }
}
