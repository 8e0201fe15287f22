import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Publication, SchedulePublication } from '../../../server/domain/publication.ts';
import type { PixelSize } from '../../../server/domain/screen.ts';
import { mediaPath } from '../../../server/protocol/rest/content.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/preview.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { contentList } from '../../data/content.ts';
import { may } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { dateWords, lengthWords } from '../../locales/time-words.ts';
import { shared } from '../../theme/shared.styles.ts';

const SHAPE: PixelSize = { width: 1920, height: 1080 };

/** What was signed, as people see it: the playlist with its pictures, or what else it was about. */
@customElement('hp-publication-snapshot')
export class PublicationSnapshot extends HpElement {
  @property({ attribute: false }) publication: Publication | null = null;

  private readonly content = new Subscribed(this, () => (may('content.view') ? contentList : null));

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h2 + p {
        margin-block: 2px var(--hp-space-2);
      }
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
        gap: var(--hp-space-2);
        margin-block-start: var(--hp-space-2);
      }
      hp-preview {
        border-radius: var(--hp-radius-s);
      }
      .title {
        display: block;
        margin-block-start: 6px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 520px) {
        ol {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  override render() {
    const { publication } = this;
    const { snapshotTown, withdrawnWhat, rotated } = t().publications;
    if (!publication) return nothing;
    if (publication.kind === 'schedule') return this.renderPlaylist(publication);
    if (publication.kind === 'withdraw') return html`<h2>${withdrawnWhat}</h2><p><a href="/schedules/${publication.schedule}">${publication.title}</a></p>`;
    if (publication.kind === 'town') return html`<h2>${snapshotTown}</h2><p>${publication.name}</p>${publication.emblem ? this.renderEmblem(publication.emblem.sha256) : nothing}`;
    return html`<h2>${rotated}</h2><p><code>${publication.successor.id}</code></p>`;
  }

  private renderPlaylist({ playlist, recurrence, fonts }: SchedulePublication) {
    const { snapshot, snapshotHint, itemsInLoop, rule, join, everyDay, weekdays, dates } = t().publications;
    const length = playlist.items.reduce((sum, { durationMs }) => sum + durationMs, 0);
    const date = (day: string) => dateWords(day, new Date().toISOString().slice(0, 10), language());
    const when = [
      dates(date(recurrence.startDate), recurrence.endDate && date(recurrence.endDate)),
      recurrence.weekdays.length === 7 ? everyDay : recurrence.weekdays.map((day) => weekdays[day - 1]).join(join),
      recurrence.windows.map(({ from, to }) => `${from}–${to}`).join(join),
    ];
    return html`
      <h2>${snapshot}</h2>
      <p class="quiet small">${snapshotHint}</p>
      <p><a href="/playlists/${playlist.id}">${playlist.name}</a> · ${itemsInLoop(playlist.items.length, lengthWords(length))}</p>
      <p class="quiet">${rule}${language() === 'en' ? ': ' : '：'}${when.join(' · ')}</p>
      <ol>
        ${playlist.items.map(
          ({ content, title, category, durationMs, visual }) => html`<li>
            <hp-preview
              role="img"
              aria-label=${title}
              .visual=${visual}
              .pixels=${SHAPE}
              .fontUrl=${'design' in visual ? this.fontOf(content, fonts) : ''}
              .poster=${this.content.value?.find(({ id }) => id === content)?.thumbnail?.sha256 ?? ''}
            ></hp-preview>
            <a class="title" href="/content/${content}" title=${title}>${title}</a>
            <span class="small quiet">${t().words.category[category]} · ${lengthWords(durationMs)}</span>
          </li>`,
        )}
      </ol>
    `;
  }

  /** The glyphs of the content where it is still there; what was signed has one subset for each family. */
  private fontOf(content: string, fonts: SchedulePublication['fonts']): string {
    const own = this.content.value?.find(({ id }) => id === content)?.font;
    const signed = own ? fonts.find(({ family }) => family === own.family) : fonts[0];
    const font = signed ?? own;
    return font ? mediaPath(font.sha256) : '';
  }

  private renderEmblem(sha256: string) {
    return html`<img src=${mediaPath(sha256)} alt="" width="120" />`;
  }
}
