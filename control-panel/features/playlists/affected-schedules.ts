import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/state-badge.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { hasUnpublishedChanges, schedules } from '../../data/schedules.ts';
import { may } from '../../data/session.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** The schedules that show a playlist, and whether the walls already have it as it is now. */
@customElement('hp-affected-schedules')
export class AffectedSchedules extends HpElement {
  /** Id of the playlist. */
  @property() playlist = '';

  private readonly schedules = new Subscribed(this, schedules);

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-block-end: var(--hp-space-1);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px var(--hp-space-1);
        padding-block: var(--hp-space-1);
        border-block-end: 1px solid var(--hp-hairline);
      }
      li a {
        overflow-wrap: anywhere;
      }
      .changed {
        color: var(--hp-note);
      }
      p,
      wa-button {
        margin-block-start: var(--hp-space-1);
      }
    `,
  ];

  override render() {
    const { title, none, plan, wall } = t().playlists.affects;
    const own = (this.schedules.value ?? []).filter(({ playlist }) => playlist === this.playlist);
    const changed = own.some(hasUnpublishedChanges);
    return html`
      <h2>${title}</h2>
      ${own.length === 0 ? html`<p class="quiet">${none}</p>` : html`<ul>${own.map((schedule) => this.renderSchedule(schedule))}</ul>`}
      ${changed ? html`<p class="small quiet">${wall}</p>` : nothing}
      ${may('content.edit') ? html`<wa-button size="s" appearance="outlined" href="/schedules/new?playlist=${this.playlist}">${plan}</wa-button>` : nothing}
    `;
  }

  private renderSchedule(schedule: ScheduleView) {
    const { changed, same, draft, publish, screens } = t().playlists.affects;
    const differs = hasUnpublishedChanges(schedule);
    const word = differs ? changed : schedule.publication === null ? draft : same;
    return html`<li>
      <a href="/schedules/${schedule.id}">${schedule.name}</a><hp-state-badge .state=${schedule.state}></hp-state-badge>
      <span class="small ${differs ? 'changed' : 'quiet'}">${word} · ${screens(schedule.screens.length)}</span>
      ${differs && may('publication.publish') ? html`<a class="small" href="/schedules/${schedule.id}">${publish}</a>` : nothing}
    </li>`;
  }
}
