import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';
import { HpElement } from './hp-element.ts';

/**
 * Shown after a 412: someone else changed the same thing. Events `hp-theirs` (load the newest) and
 * `hp-mine` (save mine on top of the newest revision).
 */
@customElement('hp-conflict')
export class ConflictNotice extends HpElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--hp-space-1) var(--hp-space-2);
        padding: var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
      div {
        flex: 1 1 280px;
      }
    `,
  ];

  override render() {
    const { conflict, conflictHint, takeTheirs, keepMine } = t().common;
    return html`
      <div role="alert"><strong>${conflict}</strong><p>${conflictHint}</p></div>
      <wa-button size="s" appearance="outlined" @click=${() => this.emit('hp-theirs')}>${takeTheirs}</wa-button>
      <wa-button size="s" appearance="outlined" @click=${() => this.emit('hp-mine')}>${keepMine}</wa-button>
    `;
  }
}
