import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { api } from '../../../server/protocol/rest/index.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import '../../components/time.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { sendEvidence } from '../../data/metrics.ts';
import { randomId } from '../../data/random-id.ts';
import { sessionNow, signOut } from '../../data/session.ts';
import { reportItems } from '../../data/villages.ts';
import { t } from '../../locales/language.ts';
import '../../shell/preferences.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import { type Draft, draftsOf, dropDraft, keepDraft } from './drafts.ts';
import './report-item.ts';
import type { Entered } from './report-item.ts';
import { sendDrafts } from './send-drafts.ts';

const TRY_AGAIN_MS = 20_000;

/** A village reports its figures from a phone. What is entered is kept on the phone until the server has it. */
@customElement('hp-report-page')
export class ReportPage extends PageElement {
  @state() private drafts: readonly Draft[] = [];
  @state() private sending = false;
  @state() private unreachable = false;

  private readonly items = new Subscribed(this, reportItems);
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly tryAgain = () => void this.sendAll();

  static override styles = [
    shared,
    pageLayout,
    css`
      :host {
        display: block;
        max-width: 560px;
        margin-inline: auto;
        padding: var(--hp-space-2);
      }
      .head {
        display: flex;
        justify-content: space-between;
        align-items: start;
        gap: var(--hp-space-2);
      }
      h1 {
        margin: 0;
        font-size: var(--hp-text-2xl);
      }
      .state {
        position: sticky;
        top: 0;
        z-index: 1;
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--hp-space-2);
        margin-inline: calc(-1 * var(--hp-space-2));
        padding: var(--hp-space-1) var(--hp-space-2);
        border-block-end: 1px solid var(--hp-hairline);
        background: var(--hp-page);
      }
      footer {
        margin-block-start: var(--hp-space-4);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${t().villages.report} · ${t().common.product}`;
    addEventListener('online', this.tryAgain);
    this.timer = setInterval(() => this.drafts.some(({ problem }) => problem === null) && this.tryAgain(), TRY_AGAIN_MS);
    void this.recall().then(this.tryAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.tryAgain);
    clearInterval(this.timer);
  }

  override render() {
    const words = t().villages;
    const waiting = this.drafts.filter(({ problem }) => problem === null).length;
    return html`
      <div class="head">
        <div>
          <h1>${this.items.value?.village ?? sessionNow()?.account?.village ?? ''}</h1>
          <p class="quiet">${this.items.value?.town ?? ''} · ${words.reportTitle}</p>
        </div>
        <wa-button size="s" appearance="plain" @click=${this.leave}>${t().shell.signOut}</wa-button>
      </div>
      <p class="state" role="status">
        ${this.unreachable ? words.offline(waiting) : waiting > 0 ? words.sending(waiting) : words.allSent}
        ${waiting > 0 ? html`<wa-button size="s" appearance="outlined" ?loading=${this.sending} @click=${this.tryAgain}>${words.sendNow}</wa-button>` : nothing}
      </p>
      ${whenLoaded(
        this.items,
        ({ items }) =>
          items.length === 0
            ? html`<hp-empty-state icon="data" heading=${words.nothing} hint=${words.nothingHint}></hp-empty-state>`
            : html`${items.map(
                (item) => html`<hp-report-item
                  .item=${item}
                  .waiting=${this.drafts.filter(({ metric }) => metric === item.metric)}
                  @hp-report=${(event: CustomEvent<Entered>) => this.enter(event.detail)}
                ></hp-report-item>`,
              )}`,
        reportItems,
      )}
      <footer><hp-preferences></hp-preferences></footer>
    `;
  }

  private get account(): string {
    return sessionNow()?.account?.id ?? '';
  }

  private async recall(): Promise<void> {
    this.drafts = await draftsOf(this.account).catch(() => this.drafts); // private browsing: they live as long as the page
  }

  private async enter({ metric, value, note, pictures }: Entered): Promise<void> {
    // a new word on the same figure takes the place of one that came back
    for (const { key } of this.drafts.filter((draft) => draft.metric === metric && draft.problem !== null)) await dropDraft(key).catch(() => {});
    const draft: Draft = { key: randomId(), account: this.account, metric, value, asOf: Date.now(), note, pictures, evidence: [], problem: null };
    this.drafts = [...this.drafts.filter((other) => other.metric !== metric || other.problem === null), draft];
    await keepDraft(draft).catch(() => {});
    await this.sendAll();
  }

  private async sendAll(): Promise<void> {
    const ready = this.drafts.filter(({ problem }) => problem === null);
    if (ready.length === 0 || this.sending) return;
    this.sending = true;
    const left = new Map(this.drafts.map((draft) => [draft.key, draft]));
    try {
      const { taken } = await sendDrafts(ready, {
        evidence: sendEvidence,
        send: (drafts) => call(api.report.send, { body: { drafts } }),
        keep: async (draft) => {
          left.set(draft.key, draft);
          await keepDraft(draft).catch(() => {});
        },
        drop: async (key) => {
          left.delete(key);
          await dropDraft(key).catch(() => {});
        },
      });
      this.unreachable = false;
      if (taken > 0) {
        toast(t().villages.taken(taken), { tone: 'good' });
        await reportItems.refresh();
      }
    } catch (error) {
      if (asApiError(error).code === 'unreachable') this.unreachable = true;
      else toastError(error);
    } finally {
      // what was entered meanwhile waits for the next round
      const known = new Set(ready.map(({ key }) => key));
      this.drafts = [...left.values(), ...this.drafts.filter(({ key }) => !known.has(key) && !left.has(key))];
      this.sending = false;
    }
  }

  private async leave(): Promise<void> {
    try {
      await signOut();
      navigate('/sign-in?to=%2Freport', { replace: true });
    } catch (error) {
      toastError(error);
    }
  }
}
