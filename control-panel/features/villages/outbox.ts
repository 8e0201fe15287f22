import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api } from '../../../server/protocol/rest/index.ts';
import { toastError } from '../../components/toast-error.ts';
import { ApiError, asApiError } from '../../data/api-error.ts';
import { call } from '../../data/call.ts';
import { sendEvidence } from '../../data/metrics.ts';
import { randomId } from '../../data/random-id.ts';
import { session, sessionNow } from '../../data/session.ts';
import { type Draft, draftsOf, dropDraft, dropDraftsOf, keepDraft } from './drafts.ts';
import type { Entered } from './report-item.ts';
import { sendDrafts } from './send-drafts.ts';

const noMatter = () => {}; // private browsing: drafts live as long as the page

/** What an account has entered on this phone and the server does not have yet. Renders its host anew when that changes. */
export class Outbox implements ReactiveController {
  drafts: readonly Draft[] = [];
  sending = false;
  /** Whether the last try did not get through. */
  unreachable = false;

  private readonly host: ReactiveControllerHost;
  private readonly onRecalled: () => void;
  private account = '';

  /** @param onRecalled told once the drafts of whoever is signed in are there */
  constructor(host: ReactiveControllerHost, onRecalled: () => void) {
    this.host = host;
    this.onRecalled = onRecalled;
    host.addController(this);
  }

  /** Drafts belong to whoever is signed in; that may turn out to be somebody else than the phone thought. */
  hostUpdate(): void {
    const account = sessionNow()?.account?.id ?? '';
    if (account === this.account) return;
    this.account = account;
    this.drafts = [];
    void draftsOf(account).then((drafts) => {
      if (this.account !== account) return;
      this.set(drafts);
      this.onRecalled();
    }, noMatter);
  }

  /** Those that nothing is wrong with. */
  get waiting(): readonly Draft[] {
    return this.drafts.filter(({ problem }) => problem === null);
  }

  /** Keeps what was entered. A new word on a figure takes the place of one that came back. */
  async add({ metric, words, value, note, pictures, evidence }: Entered): Promise<void> {
    for (const { key } of this.drafts.filter((draft) => draft.metric === metric && draft.problem !== null)) await this.drop(key);
    const draft: Draft = { key: randomId(), account: this.account, metric, words, value, asOf: Date.now(), note, pictures, evidence, problem: null };
    await keepDraft(draft).catch(noMatter); // shown as kept once it is: the page may be closed the moment after
    if (draft.account === this.account) this.set([...this.drafts, draft]);
  }

  async drop(key: string): Promise<void> {
    this.set(this.drafts.filter((draft) => draft.key !== key));
    await dropDraft(key).catch(noMatter);
  }

  /** Leaves nothing of an account on the phone, also of one that has just signed out. */
  async empty(account: string): Promise<void> {
    this.set(this.drafts.filter((draft) => draft.account !== account));
    await dropDraftsOf(account).catch(noMatter);
  }

  /** Sends what waits, in the name of whoever the server says is signed in. @returns how many it took */
  async send(): Promise<number> {
    if (this.sending) return 0;
    if (this.waiting.length === 0) {
      this.unreachable = false;
      return 0;
    }
    this.sending = true;
    this.host.requestUpdate();
    try {
      await session.refresh();
      if (session.snapshot.error) throw session.snapshot.error;
      const ready = this.waiting.filter(({ account }) => account === sessionNow()?.account?.id);
      const { taken, failed } = await sendDrafts(ready, {
        evidence: sendEvidence,
        send: async (drafts) => {
          const answer = await call(api.report.send, { body: { drafts, clock: Date.now() } });
          if (!answer) throw new ApiError('unreachable'); // cut off in the middle of it
          return answer;
        },
        keep: (draft) => this.keep(draft),
        drop: (key) => this.drop(key),
      });
      this.unreachable = false;
      if (failed) toastError(failed);
      return taken;
    } catch (error) {
      this.unreachable = isUnreachable(error);
      if (!this.unreachable) toastError(error);
      return 0;
    } finally {
      this.sending = false;
      this.host.requestUpdate();
    }
  }

  /** Keeps how a draft stands now. @returns false when it has been taken up again, or its account has left, and it stays gone */
  private async keep(draft: Draft): Promise<boolean> {
    const isHere = () => this.drafts.some(({ key }) => key === draft.key);
    if (!isHere()) return false;
    await keepDraft(draft).catch(noMatter);
    if (isHere()) this.set(this.drafts.map((other) => (other.key === draft.key ? draft : other)));
    return isHere();
  }

  private set(drafts: readonly Draft[]): void {
    this.drafts = drafts;
    this.host.requestUpdate();
  }
}

/** Whether trying again later is all there is to do: no connection, or the server is being restarted. */
export function isUnreachable(thrown: unknown): boolean {
  return ['unreachable', 'unavailable'].includes(asApiError(thrown).code);
}
