import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/thumb.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

const MOST = 5;

/** The first items of a playlist as small pictures, and how many more there are. */
@customElement('hp-playlist-strip')
export class PlaylistStrip extends HpElement {
  @property({ attribute: false }) playlist: Pick<PlaylistView, 'entries' | 'contents'> | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 3px;
      }
      hp-thumb {
        flex: 0 0 64px;
      }
      @media (max-width: 720px) {
        hp-thumb:nth-of-type(n + 4) {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const { entries = [], contents = [] } = this.playlist ?? {};
    const byId = new Map(contents.map((item) => [item.id, item]));
    const shown = entries.slice(0, MOST).flatMap(({ content }) => byId.get(content) ?? []);
    if (entries.length === 0) return html`<span class="small quiet">${t().playlists.nothingInside}</span>`;
    return html`${shown.map((item) => html`<hp-thumb .content=${item}></hp-thumb>`)}${entries.length > MOST ? html`<span class="small quiet">+${entries.length - MOST}</span>` : nothing}`;
  }
}
