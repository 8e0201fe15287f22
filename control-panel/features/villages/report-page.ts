import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { confirmAction } from '../../components/confirm-dialog.ts';
import '../../components/empty-state.ts';
import { whenLoaded } from '../../components/load-state.ts';
import { PageElement } from '../../components/page-element.ts';
import { toastError } from '../../components/toast-error.ts';
import { toast } from '../../components/toast.ts';
import { Listening } from '../../controllers/listening.ts';
import { Subscribed } from '../../controllers/subscribed.ts';
import { expiryNow, onExpiry, session, signOut, townZone } from '../../data/session.ts';
import { forgetReport, reportItems, type ReportForm } from '../../data/villages.ts';
import { language, t } from '../../locales/language.ts';
import { timeWords } from '../../locales/time-words.ts';
import '../../shell/expired-dialog.ts';
import '../../shell/preferences.ts';
import { navigate } from '../../shell/router.ts';
import { pageLayout, shared } from '../../theme/shared.styles.ts';
import type { Draft } from './drafts.ts';
import { canKeepProgram, keepProgram } from './keep-program.ts';
import { isUnreachable, Outbox } from './outbox.ts';
import './report-item.ts';
import type { Entered } from './report-item.ts';

const TRY_AGAIN_MS = 20_000;

/**
 * A village reports its figures from a phone. The page, its last form and what is entered are kept on the phone, so that
 * it is of use where there is no connection; what is entered goes to the server when there is one.
 */
@customElement('hp-report-page')
export class ReportPage extends PageElement {
  private readonly session = new Subscribed(this, session);
  private readonly items = new Subscribed(this, reportItems);
  private readonly outbox = new Outbox(this, () => void this.send());
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly look = () => void this.send().then((taken) => (taken === 0 ? reportItems.refresh() : undefined));
  private readonly lookAgain = () => document.visibilityState === 'visible' && this.look();

  static override styles = [
    shared,
    pageLayout,
    css`
      :host {
        display: block;
        width: 100%;
        min-width: 0;
        max-width: 560px;
        margin-inline: auto;
        padding: var(--hp-space-2);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: start;
        gap: var(--hp-space-2);
      }
      .head > div {
        flex: 1 1 160px;
        min-width: 0;
      }
      .head > wa-button {
        flex: none;
      }
      h1 {
        overflow-wrap: anywhere;
        font-size: var(--hp-text-2xl);
      }
      .state {
        position: sticky;
        top: 0;
        z-index: 1;
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: var(--hp-space-half) var(--hp-space-2);
        margin-inline: calc(-1 * var(--hp-space-2));
        padding: var(--hp-space-1) var(--hp-space-2);
        border-block-end: 1px solid var(--hp-hairline);
        background: var(--hp-page);
      }
      .state > span {
        flex: 1 1 200px;
      }
      .state small {
        display: block;
        color: var(--hp-ink-quiet);
      }
      .unasked {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--hp-space-2);
        margin-block: var(--hp-space-2) 0;
        padding: var(--hp-space-1) var(--hp-space-2);
        border-radius: var(--hp-radius);
        background: var(--hp-warn-soft);
        color: var(--hp-warn);
      }
      .unasked > span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      footer {
        overflow-x: auto; /* choices do not wrap */
        margin-block-start: var(--hp-space-4);
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Listening(this, onExpiry));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${t().villages.report} · ${t().common.product}`;
    addEventListener('online', this.look);
    addEventListener('offline', this.look);
    document.addEventListener('visibilitychange', this.lookAgain);
    this.timer = setInterval(() => (this.unreachable || this.outbox.waiting.length > 0) && this.look(), TRY_AGAIN_MS);
    keepProgram();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.look);
    removeEventListener('offline', this.look);
    document.removeEventListener('visibilitychange', this.lookAgain);
    clearInterval(this.timer);
  }

  protected override willUpdate(): void {
    if (expiryNow()) forgetReport(); // the session is over; it is kept again once somebody has signed in
  }

  override render() {
    const account = this.session.value?.account;
    const words = t().villages;
    const form = this.form;
    const error = this.items.error;
    return html`
      <div class="head">
        <div>
          <h1>${form?.village || account?.village || words.reportTitle}</h1>
          <p class="quiet">${[form?.town ?? this.session.value?.town?.name, account?.village ? words.reportTitle : ''].filter(Boolean).join(' · ')}</p>
        </div>
        <wa-button size="s" appearance="plain" @click=${this.leave}>${t().shell.signOut}</wa-button>
      </div>
      ${account && account.village === null
        ? html`<hp-empty-state icon="data" heading=${words.notVillage} hint=${words.notVillageHint}><wa-button appearance="outlined" href="/data/villages">${words.title}</wa-button></hp-empty-state>`
        : html`${this.renderState()} ${whenLoaded({ value: error && !isUnreachable(error) ? undefined : form, error }, (form) => this.renderItems(form), reportItems)}`}
      <footer><hp-preferences></hp-preferences></footer>
      <hp-expired-dialog></hp-expired-dialog>
    `;
  }

  private renderState() {
    const words = t().villages;
    const waiting = this.outbox.waiting.length;
    const returned = this.outbox.drafts.length - waiting;
    const button = waiting > 0 ? html`<wa-button size="s" appearance="outlined" ?loading=${this.outbox.sending} @click=${this.look}>${words.sendNow}</wa-button>` : nothing;
    if (!this.unreachable) return html`<p class="state" role="status"><span>${waiting > 0 ? words.sending(waiting) : returned > 0 ? words.toChange(returned) : words.allSent}</span>${button}</p>`;
    const why = navigator.onLine ? words.noServer : words.noNetwork;
    const at = this.form ? words.figuresOf(timeWords(this.form.at, Date.now(), townZone(), language())) : '';
    return html`<p class="state" role="status">
      <span>${why}${at}<small>${words.keptUntilSent(waiting)}</small>${canKeepProgram() ? nothing : html`<small>${words.stayOpen}</small>`}</span>${button}
    </p>`;
  }

  private renderItems({ items }: ReportForm) {
    const words = t().villages;
    const unasked = this.outbox.drafts.filter(({ metric }) => !items.some((item) => item.metric === metric)).map((draft) => this.renderUnasked(draft));
    if (items.length === 0) return html`${unasked}<hp-empty-state icon="data" heading=${words.nothing} hint=${words.nothingHint}></hp-empty-state>`;
    return html`${unasked}${repeat(
      items,
      ({ metric }) => metric, // what is typed stays with its figure when the list changes
      (item) => html`<hp-report-item
        .item=${item}
        .waiting=${this.outbox.drafts.filter(({ metric }) => metric === item.metric)}
        @hp-report=${(event: CustomEvent<Entered>) => this.enter(event.detail)}
        @hp-take-up=${(event: CustomEvent<string>) => this.outbox.drop(event.detail)}
      ></hp-report-item>`,
    )}`;
  }

  /** Entered for a figure that the town has since stopped asking this village for: there are no fields to change it in. */
  private renderUnasked({ key, words = '', value, problem }: Draft) {
    const texts = t().villages;
    const what = words || String(value);
    return html`<p class="unasked">
      <span>${problem === null ? texts.waits(what) : `${texts.returned(what)} ${texts.problems['no-such-metric']}`}</span>
      <wa-button size="s" appearance="outlined" @click=${() => this.outbox.drop(key)}>${t().common.delete}</wa-button>
    </p>`;
  }

  /** Another account's form is nobody else's business, even for the moment until one's own is there. */
  private get form(): ReportForm | undefined {
    const { value } = this.items;
    return value?.account === this.session.value?.account?.id ? value : undefined;
  }

  private get unreachable(): boolean {
    return this.outbox.unreachable || (this.items.error !== null && isUnreachable(this.items.error));
  }

  private async enter(entered: Entered): Promise<void> {
    await this.outbox.add(entered);
    await this.send();
  }

  private async send(): Promise<number> {
    const taken = await this.outbox.send();
    if (taken === 0) return 0;
    toast(t().villages.taken(taken), { tone: 'good' });
    await reportItems.refresh();
    return taken;
  }

  private async leave(): Promise<void> {
    const words = t().villages;
    const { length } = this.outbox.drafts;
    if (this.unreachable) return toast(words.cannotLeave, { tone: 'bad' });
    if (length > 0 && !(await confirmAction({ title: words.leaveTitle, consequence: words.leaveLoses(length), action: t().shell.signOut, danger: true }))) return;
    try {
      const { path, query } = this.place;
      const account = this.session.value?.account?.id ?? ''; // nobody is signed in any more once it is time to empty
      await signOut();
      forgetReport();
      await this.outbox.empty(account);
      navigate(`/sign-in?to=${encodeURIComponent(`${path}${query.size > 0 ? `?${query}` : ''}`)}`, { replace: true });
    } catch (error) {
      if (isUnreachable(error)) toast(words.cannotLeave, { tone: 'bad' });
      else toastError(error);
    }
  }
}
