import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/page-header.ts';
import '../../components/time.ts';
import { ClockController } from '../../controllers/clock.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import type { PublicationDetail } from '../../data/publications.ts';
import { publication, publications } from '../../data/publications.ts';
import { t } from '../../locales/language.ts';
import { countWords } from '../../locales/number-words.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import './publication-signature.ts';
import './publication-snapshot.ts';
import './receipts-board.ts';
import './receipts-progress.ts';

/** One publication: the board of receipts filling as the screens answer, and what was signed. */
@customElement('hp-publication-page')
export class PublicationPage extends PageElement {
  private readonly publication = new Subscribed(this, () => publication(this.sequence));
  private readonly publications = new Subscribed(this, publications);

  static override styles = [
    shared,
    pageLayout,
    css`
      .by {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 8px;
        margin-block-start: calc(-1 * var(--hp-space-2));
        color: var(--hp-ink-quiet);
      }
      .replaced {
        margin-block-start: var(--hp-space-2);
      }
      .board {
        margin-block-start: var(--hp-space-3);
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new ClockController(this));
  }

  private get sequence(): number {
    return Number(this.param('sequence')) || 0;
  }

  override render() {
    const { title, heading, numbered, toSchedule } = t().publications;
    const detail = this.publication.value;
    const words = detail ? heading(t().words.publicationKind[detail.kind], detail.title) : numbered(countWords(this.sequence));
    return html`
      <hp-page-header heading=${words} backTo="/publications" backLabel=${title}>
        ${detail?.schedule ? html`<wa-button slot="actions" appearance="outlined" href="/schedules/${detail.schedule}">${toSchedule}</wa-button>` : nothing}
      </hp-page-header>
      ${whenLoaded(this.publication, (loaded) => this.renderDetail(loaded), publication(this.sequence))}
    `;
  }

  private renderDetail(detail: PublicationDetail) {
    const { numbered, issued, steps } = t().publications;
    return html`
      <p class="by">
        <span>${numbered(countWords(detail.sequence))} · ${issued(detail.issuedBy)} <hp-time .instant=${detail.issuedAt}></hp-time></span>
      </p>
      ${this.renderReplaced(detail)}
      <section><hp-receipts-progress .rows=${detail.receipts} kind=${detail.kind}></hp-receipts-progress></section>
      <section class="board" aria-label=${steps}><hp-receipts-board .rows=${detail.receipts} kind=${detail.kind}></hp-receipts-board></section>
      <section class="rule"><hp-publication-snapshot .publication=${detail.publication}></hp-publication-snapshot></section>
      <section class="rule"><hp-publication-signature .detail=${detail}></hp-publication-signature></section>
    `;
  }

  private renderReplaced({ schedule, sequence }: PublicationDetail) {
    const newer = schedule === null ? undefined : this.publications.value?.find((each) => each.schedule === schedule);
    if (!newer || newer.sequence <= sequence) return nothing;
    return html`<p class="replaced quiet">${t().publications.replacedBy} <a href="/publications/${newer.sequence}">${t().publications.numbered(countWords(newer.sequence))}</a></p>`;
  }
}
