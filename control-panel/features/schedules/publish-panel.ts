import { css, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { dayOf } from '../../../server/domain/recurrence.ts';
import type { PublicationView, ScheduleDetails, ScheduleView } from '../../../server/protocol/rest/programme.ts';
import { HpElement } from '../../components/hp-element.ts';
import '../../components/time.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import type { ApiError } from '../../data/api-error.ts';
import { asApiError } from '../../data/api-error.ts';
import { screens } from '../../data/screens.ts';
import { may, townZone } from '../../data/session.ts';
import { language, t } from '../../locales/language.ts';
import { navigate } from '../../shell/router.ts';
import { shared } from '../../theme/shared.styles.ts';
import { publish, withdraw } from './publish.ts';
import './refusal-notice.ts';
import { ruleWords } from './rule-words.ts';
import { screensFor, targetWords } from './target-words.ts';

/** What a schedule says in one sentence, what publishing it would change, and the buttons that do it. */
@customElement('hp-publish-panel')
export class PublishPanel extends HpElement {
  @property({ attribute: false }) schedule: ScheduleView | null = null;
  /** As it stands on the page, which may be newer than what is kept. */
  @property({ attribute: false }) details: ScheduleDetails | null = null;
  @property() playlistName = '';
  /** Keeps what is on the page. Resolves to what is kept, or null when that failed. */
  @property({ attribute: false }) keep: () => Promise<ScheduleView | null> = () => Promise.resolve(this.schedule);
  @state() private busy = false;
  @state() private refusal: ApiError | null = null;

  private readonly screens = new Subscribed(this, () => (may('screen.view') ? screens : null));

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--hp-space-2);
        padding: var(--hp-space-3);
        border: 1px solid var(--hp-hairline);
        border-radius: var(--hp-radius-l);
        background: var(--hp-surface);
      }
      .sentence {
        font-size: var(--hp-text-l);
        line-height: 1.7;
        overflow-wrap: anywhere;
      }
      .news {
        color: var(--hp-note);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--hp-space-1);
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('details') && !this.busy) this.refusal = null; // it was about what stood there before
  }

  override render() {
    const { schedule, details } = this;
    if (!schedule || !details) return nothing;
    const { heading, sentence } = t().schedules.publish;
    const all = this.screens.value ?? [];
    const when = ruleWords(details.recurrence, dayOf(Date.now(), townZone()), language());
    return html`
      <h2>${heading}</h2>
      <p class="sentence">${sentence(this.playlistName, targetWords(details.targets, all, language()), when)}</p>
      ${this.renderState(schedule)} ${this.renderChanges(schedule, screensFor(details.targets, all).length)}
      <hp-refusal .error=${this.refusal} playlist=${details.playlist}></hp-refusal>
      ${may('publication.publish') ? this.renderButtons(schedule, details) : nothing}
    `;
  }

  private renderState({ state, publication, publishedAt, painting }: ScheduleView) {
    const { first, withdrawnHint, overHint, issued, receipts, painting: words } = t().schedules.publish;
    const hint = state === 'draft' ? first : state === 'withdrawn' ? withdrawnHint : state === 'over' ? overHint : '';
    return html`
      ${hint ? html`<p class="quiet">${hint}</p>` : nothing}
      ${publication === null
        ? nothing
        : html`<p class="quiet">
            ${painting.length > 0 ? html`${words(painting.length)} · ` : nothing}${issued} <hp-time .instant=${publishedAt}></hp-time> ·
            <a href="/publications/${publication}">${receipts}</a>
          </p>`}
    `;
  }

  private renderChanges({ changes, publication, state }: ScheduleView, count: number) {
    const { changes: heading, same, willChange, chooseScreens } = t().schedules.publish;
    if (count === 0) return html`<p class="bad">${chooseScreens}</p>`;
    if (publication === null) return html`<p class="news"><strong>${willChange(count)}</strong></p>`;
    if (changes.length === 0) return state === 'over' ? nothing : html`<p class="quiet"><wa-icon name="check"></wa-icon> ${same}</p>`;
    const what = changes.map((change) => t().shell.whatChanged[change]).join(t().schedules.comma);
    return html`<p class="news"><strong>${willChange(count)}</strong><br />${heading}: ${what}</p>`;
  }

  private renderButtons({ publication, changes }: ScheduleView, details: ScheduleDetails) {
    const { action, again, busy, withdraw: take } = t().schedules.publish;
    const nowhere = screensFor(details.targets, this.screens.value ?? []).length === 0;
    const nothingNew = publication !== null && changes.length === 0;
    return html`<div class="buttons">
      <wa-button variant=${nothingNew ? 'neutral' : 'brand'} appearance=${nothingNew ? 'outlined' : 'accent'} ?disabled=${nowhere || details.recurrence.weekdays.length === 0} ?loading=${this.busy} aria-label=${this.busy ? busy : nothing} @click=${this.publish}>
        <wa-icon slot="start" name="publish"></wa-icon>${publication === null ? action : again}
      </wa-button>
      ${publication === null ? nothing : html`<wa-button appearance="outlined" ?disabled=${this.busy} @click=${this.withdraw}><wa-icon slot="start" name="withdraw"></wa-icon>${take}</wa-button>`}
    </div>`;
  }

  private publish(): void {
    void this.run(async () => {
      const kept = await this.keep();
      if (!kept) return null;
      const publication = await publish(kept);
      toast(t().schedules.publish.published(kept.name), { tone: 'good' });
      return publication;
    });
  }

  private withdraw(): void {
    const { schedule } = this;
    if (schedule) void this.run(() => withdraw(schedule));
  }

  private async run(act: () => Promise<PublicationView | null>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = null;
    try {
      const publication = await act();
      if (publication) navigate(`/publications/${publication.sequence}`);
    } catch (error) {
      this.refusal = asApiError(error);
    } finally {
      this.busy = false;
    }
  }
}
