import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { headerStyles } from './board-header.styles.ts';
import type { Command } from './keys.ts';
import { controls } from './page.styles.ts';

/** How what is on the glass stands to now. */
export type Standing = 'live' | 'replay' | 'snapshot' | 'still' | 'lost' | 'connecting' | 'none';

const TONES: Record<Standing, string> = { live: 'good', replay: 'note', snapshot: 'note', still: 'warn', lost: 'warn', connecting: 'note', none: '' };

/** Over the board: which one, how it stands, and what can be done. Emits `hp-command`, `hp-board` with an id, `hp-menu`. */
@customElement('hp-board-header')
export class BoardHeader extends HpElement {
  @property({ attribute: false }) boards: readonly { readonly id: string; readonly title: string }[] = [];
  @property() board = '';
  @property() heading = '';
  @property() standing: Standing = 'none';
  /** null where it cannot be had; else whether it is on. */
  @property({ attribute: false }) paused: boolean | null = null;
  @property({ attribute: false }) tour: boolean | null = null;
  @property({ attribute: false }) replay: boolean | null = null;
  @property({ attribute: false }) whole: boolean | null = null;
  /** An inspection's record says what is shown; a day that is past cannot stand in it. */
  @property({ type: Boolean }) recorded = false;
  @property({ type: Boolean }) open = false;

  static override styles = [shared, controls, headerStyles];

  override render() {
    const words = t().boardPage;
    const several = this.boards.length > 1;
    const standings: Record<Standing, string> = { live: words.live, replay: words.replay, snapshot: words.snapshot, still: words.stillShort, lost: words.lostShort, connecting: words.connecting, none: '' };
    return html`
      ${several ? this.button('previous', 'chevron-left', words.previous, null, true) : nothing}
      ${several
        ? html`<select class="choose" aria-label=${words.boards} @change=${(event: Event) => this.emit('hp-board', (event.target as HTMLSelectElement).value)}>
            ${this.boards.some(({ id }) => id === this.board) ? nothing : html`<option value="" selected disabled>${words.boards}</option>`}
            ${this.boards.map(({ id, title }) => html`<option value=${id} .selected=${id === this.board}>${title}</option>`)}
          </select>`
        : html`<h1>${this.heading}</h1>`}
      ${several ? this.button('next', 'chevron-right', words.next, null, true) : nothing}
      ${this.standing === 'none' ? nothing : html`<span class="state ${TONES[this.standing]}">${standings[this.standing]}</span>`}
      <span class="space"></span>
      ${this.paused === null ? nothing : this.button('pause', this.paused ? 'play' : 'pause', this.paused ? words.resume : words.pause, this.paused)}
      ${this.tour === null ? nothing : this.button('tour', 'target', words.tour, this.tour)} ${this.replay === null ? nothing : this.button('replay', 'history', this.recorded ? words.noReplay : words.replay, this.replay, false, this.recorded)}
      ${this.whole === null ? nothing : this.button('full-screen', 'full-screen', this.whole ? words.leaveFullScreen : words.fullScreen, this.whole, true)}
      <button type="button" data-name="more" aria-label=${words.more} title=${words.more} aria-expanded=${this.open} @click=${() => this.emit('hp-menu')}>
        <wa-icon name="ellipsis"></wa-icon>
      </button>
    `;
  }

  private button(command: Command, icon: string, label: string, isOn: boolean | null, wideOnly = false, disabled = false) {
    return html`<button type="button" data-name=${command} class=${wideOnly ? 'wide' : ''} aria-label=${label} title=${label} aria-pressed=${isOn ?? nothing} ?disabled=${disabled} @click=${() => this.emit('hp-command', command)}>
      <wa-icon name=${icon}></wa-icon>
    </button>`;
  }
}
