import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import { hasUnpublishedChanges } from '../../data/schedules.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** A schedule in a list: its name, its playlist and what of it is not published. */
@customElement('hp-schedule-cell')
export class ScheduleCell extends HpElement {
  @property({ attribute: false }) schedule: ScheduleView | null = null;
  /** When, in words; told here on a phone, where its column is left out. */
  @property() when = '';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 2px;
        min-width: 0;
      }
      a {
        overflow-wrap: anywhere;
        text-decoration: none;
      }
      a:hover {
        text-decoration: underline;
      }
      .name {
        font-weight: 500;
      }
      .news {
        color: var(--hp-note);
      }
      .when {
        display: none;
      }
      @media (max-width: 720px) {
        .when {
          display: block;
        }
      }
    `,
  ];

  override render() {
    const { schedule } = this;
    if (!schedule) return nothing;
    const what = schedule.changes.map((change) => t().shell.whatChanged[change]).join(t().schedules.comma);
    return html`
      <a class="name" href="/schedules/${schedule.id}">${schedule.name}</a>
      ${schedule.playlistName === schedule.name ? nothing : html`<a class="small quiet" href="/playlists/${schedule.playlist}">${schedule.playlistName}</a>`}
      ${schedule.campaign ? html`<span class="small quiet">${t().schedules.ofCampaign(schedule.campaign)}</span>` : nothing}
      <span class="when small quiet">${this.when}</span>
      ${hasUnpublishedChanges(schedule) ? html`<span class="small news">${t().schedules.unpublished(what)}</span>` : nothing}
    `;
  }
}
