import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ScheduleView } from '../../server/protocol/rest/programme.ts';
import { HpElement } from '../components/hp-element.ts';
import { Subscribed } from '../controllers/subscribed.ts';
import { hasUnpublishedChanges, schedules } from '../data/schedules.ts';
import { language, t } from '../locales/language.ts';
import { shared } from '../theme/shared.styles.ts';

/** Names what is on the walls in an older state than at the desk, and leads to the button that publishes it. */
@customElement('hp-unpublished-bar')
export class UnpublishedBar extends HpElement {
  private readonly schedules = new Subscribed(this, schedules);

  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px var(--hp-space-2);
        padding: 8px var(--hp-space-4);
        border-block-end: 1px solid var(--hp-hairline);
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      a {
        margin-inline-start: auto;
        font-weight: var(--hp-weight-strong);
      }
      @media (max-width: 720px) {
        div {
          padding-inline: var(--hp-space-2);
        }
        span {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const changed = (this.schedules.value ?? []).filter(hasUnpublishedChanges);
    const [first] = changed;
    if (!first) return html``;
    const { unpublished, unpublishedMany, unpublishedScreens, seeAndPublish } = t().shell;
    const screens = new Set(changed.flatMap((schedule) => schedule.screens)).size;
    return html`<div role="status">
      <strong>${changed.length === 1 ? unpublished(first.name) : unpublishedMany(changed.length)}</strong>
      <span>${changed.length === 1 ? `${this.changeWords(first)} · ` : ''}${unpublishedScreens(screens)}</span>
      <a href=${changed.length === 1 ? `/schedules/${first.id}` : '/schedules?changed=1'}>${seeAndPublish}</a>
    </div>`;
  }

  private changeWords({ changes }: ScheduleView): string {
    return changes.map((change) => t().shell.whatChanged[change]).join(language() === 'en' ? ', ' : '、');
  }
}
