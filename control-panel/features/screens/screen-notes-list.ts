import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { t } from '../../locales/language.ts';
import { countWords, sizeWords } from '../../locales/number-words.ts';
import { shared } from '../../theme/shared.styles.ts';
import { notesOf } from './screen-notes.ts';
import type { Head, NoteCode } from './screen-notes.ts';

/** What somebody should know of a screen, in plain words; nothing when all is well. */
@customElement('hp-screen-notes')
export class ScreenNotesList extends HpElement {
  @property({ attribute: false }) screen: ScreenView | null = null;
  @property({ attribute: false }) head: Head | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        gap: 2px;
        margin-block-start: 2px;
      }
      li {
        display: grid;
        grid-template-columns: 14px minmax(0, 1fr);
        gap: 6px;
        color: var(--hp-warn);
        font-size: var(--hp-text-s);
        line-height: 1.45;
      }
      li[data-grave] {
        color: var(--hp-bad);
      }
      wa-icon {
        margin-block-start: 2px;
      }
    `,
  ];

  override render() {
    const { screen, head } = this;
    if (!screen) return nothing;
    const notes = notesOf(screen, head, Date.now());
    if (notes.length === 0) return nothing;
    return html`<ul>
      ${notes.map((code) => html`<li ?data-grave=${code === 'alarm'}><wa-icon name="warning"></wa-icon><span>${this.words(code, screen)}</span></li>`)}
    </ul>`;
  }

  private words(code: NoteCode, { status, pixels, timeZone }: ScreenView) {
    const { notes, otherSize, behindBy } = t().screens;
    if (code === 'alarm' && status.alarm) {
      return html`${t().words.alarm[status.alarm.code]} · <hp-time .instant=${status.alarm.at} zone=${timeZone}></hp-time>`;
    }
    if (code === 'other-size' && status.reportedPixels) return `${notes[code]}: ${otherSize(sizeWords(status.reportedPixels), sizeWords(pixels))}`;
    if (code === 'behind' && status.echo && this.head) return `${notes[code]}: ${behindBy(countWords(status.echo.sequence), countWords(this.head.sequence))}`;
    return notes[code];
  }
}
