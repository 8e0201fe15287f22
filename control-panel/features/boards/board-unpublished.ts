import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BoardView } from '../../../server/protocol/rest/boards.ts';
import { HpElement } from '../../components/hp-element.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { hasUnpublishedChanges, schedules } from '../../data/schedules.ts';
import { language, t } from '../../locales/language.ts';
import { shared } from '../../theme/shared.styles.ts';

/** Names the published schedules that bring this board to screens as it was before. */
@customElement('hp-board-unpublished')
export class BoardUnpublished extends HpElement {
  @property({ attribute: false }) board: BoardView | null = null;

  private readonly schedules = new Subscribed(this, schedules);

  static override styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--hp-space-2);
        padding: 6px var(--hp-space-1);
        border-radius: var(--hp-radius);
        background: var(--hp-note-soft);
        color: var(--hp-note);
      }
      a {
        margin-inline-start: auto;
        font-weight: var(--hp-weight-strong);
      }
    `,
  ];

  override render() {
    const playlists = new Set((this.board?.usedIn ?? []).filter(({ kind }) => kind === 'playlist').map(({ id }) => id));
    const waiting = (this.schedules.value ?? []).filter((schedule) => hasUnpublishedChanges(schedule) && playlists.has(schedule.playlist));
    const [first] = waiting;
    if (!first) return nothing;
    const { unpublished, seeAndPublish } = t().boards.saving;
    const names = waiting.map(({ name }) => name).join(language() === 'en' ? ', ' : '、');
    return html`<div role="status"><span>${unpublished(names)}</span><a href=${waiting.length === 1 ? `/schedules/${first.id}` : '/schedules?changed=1'}>${seeAndPublish}</a></div>`;
  }
}
