import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import { whenLoaded } from '../../components/load-state.ts';
import '../../components/state-badge.ts';
import '../../components/time.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { schedules } from '../../data/schedules.ts';
import { t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** The schedules published for one screen that are in force. */
@customElement('hp-screen-schedules')
export class ScreenSchedules extends HpElement {
  @property() screen = '';

  private readonly schedules = new Subscribed(this, schedules);

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px var(--hp-space-2);
        padding-block: 10px;
        border-block-end: 1px solid var(--hp-hairline);
      }
      .name {
        flex: 1 1 200px;
        min-width: 0;
        font-weight: 500;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      .name:hover {
        text-decoration: underline;
      }
    `,
  ];

  override render() {
    return whenLoaded(this.schedules, (all) => this.renderList(all.filter((schedule) => isInForce(schedule) && schedule.screens.includes(this.screen))), schedules);
  }

  private renderList(here: readonly ScheduleView[]) {
    const { inForceNone, paintingHere } = t().screens;
    if (here.length === 0) return html`<p class="quiet">${inForceNone}</p>`;
    return html`<ul>
      ${here.map(
        ({ id, name, state, tier, publication, publishedAt, painting }) => html`<li>
          <a class="name" href="/schedules/${id}">${name}</a>
          ${painting.includes(this.screen) ? html`<span class="small">${paintingHere}</span>` : nothing}
          <hp-state-badge .state=${state}></hp-state-badge>
          <span class="small quiet">
            ${t().words.tier[tier]} · <a href="/publications/${publication}">${t().words.publication} ${publication}</a> · <hp-time .instant=${publishedAt}></hp-time>
          </span>
        </li>`,
      )}
    </ul>`;
  }
}

function isInForce({ publication, state }: ScheduleView): boolean {
  return publication !== null && (state === 'published' || state === 'on-screen');
}
