import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { HpElement } from '../components/hp-element.ts';
import { Listening } from '../controllers/listening.ts';
import { connectionNow, onConnection } from '../data/desk-socket.ts';
import { townZone } from '../data/session.ts';
import { t } from '../locales/language.ts';
import { clockOf } from '../locales/time-words.ts';
import { shared } from '../theme/shared.styles.ts';

/** Says at once when the server is no longer heard. */
@customElement('hp-connection-bar')
export class ConnectionBar extends HpElement {
  static override styles = [
    shared,
    css`
      div:not(:empty) {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        padding: 8px var(--hp-space-4);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
      wa-icon {
        flex: none;
        font-size: 18px;
      }
      @media (max-width: 720px) {
        div:not(:empty) {
          padding-inline: var(--hp-space-2);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Listening(this, onConnection));
  }

  override render() {
    const { lostAt } = connectionNow();
    if (lostAt === null) return html`<div role="alert"></div>`;
    return html`<div role="alert"><wa-icon name="offline"></wa-icon>${t().shell.connectionLost(clockOf(lostAt, townZone()))}</div>`;
  }
}
