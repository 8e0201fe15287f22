import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlaylistView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import { shared } from '../../theme/shared.styles.ts';
import './playlist-strip.ts';

/** A playlist in a list: its name over what it shows. */
@customElement('hp-playlist-cell')
export class PlaylistCell extends HpElement {
  @property({ attribute: false }) playlist: PlaylistView | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--hp-space-half);
        min-width: 0;
      }
      a {
        font-weight: 500;
        overflow-wrap: anywhere;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
    `,
  ];

  override render() {
    if (!this.playlist) return html``;
    return html`<a href="/playlists/${this.playlist.id}">${this.playlist.name}</a><hp-playlist-strip .playlist=${this.playlist}></hp-playlist-strip>`;
  }
}
