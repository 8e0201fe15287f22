import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import type { ContentView } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** The playlists a content item is in, and whether it is the town's emblem, as links. */
@customElement('hp-used-in')
export class UsedIn extends HpElement {
  @property({ attribute: false }) places: ContentView['usedIn'] = [];

  static override styles = [
    shared,
    css`
      li {
        display: flex;
        align-items: center;
        gap: var(--hp-space-1);
        min-height: 28px;
      }
      wa-icon {
        flex: none;
        color: var(--hp-ink-quiet);
      }
      a {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    if (this.places.length === 0) return html`<p class="quiet">${t().content.notUsedHint}</p>`;
    return html`<ul>
      ${this.places.map(({ kind, id, name }) =>
        kind === 'playlist'
          ? html`<li><wa-icon name="playlist"></wa-icon><a href="/playlists/${id}">${name}</a></li>`
          : html`<li><wa-icon name="home"></wa-icon><a href="/settings">${t().content.town}</a></li>`,
      )}
    </ul>`;
  }
}
