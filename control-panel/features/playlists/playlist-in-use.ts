import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Says which playlists were not deleted and which schedules use them. Event `hp-close`. */
@customElement('hp-playlist-in-use')
export class PlaylistInUse extends HpElement {
  @property({ attribute: false }) playlists: readonly PlaylistView[] = [];

  static override styles = [
    shared,
    css`
      section {
        display: flex;
        align-items: flex-start;
        gap: var(--hp-space-2);
        padding: var(--hp-space-2);
        margin-block-end: var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
      div {
        flex: 1;
      }
      ul {
        color: var(--hp-ink);
      }
    `,
  ];

  override render() {
    if (this.playlists.length === 0) return html``;
    const { inUse, inUseHint, comma } = t().playlists;
    const places = new Map(this.playlists.flatMap(({ usedIn }) => usedIn.map((place) => [place.id, place.name])));
    return html`<section role="alert">
      <div>
        <strong>${inUse(this.playlists.map(({ name }) => name).join(comma))}</strong>
        <p>${inUseHint}</p>
        <ul>
          ${[...places].map(([id, name]) => html`<li><a href="/schedules/${id}">${name}</a></li>`)}
        </ul>
      </div>
      <wa-button size="s" appearance="plain" @click=${() => this.emit('hp-close')}>${t().common.close}</wa-button>
    </section>`;
  }
}
