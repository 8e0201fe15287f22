import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardShowing } from '../../server/protocol/rest/boards.ts';
import { API_PREFIX } from '../../server/protocol/rest/endpoint.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { asApiError } from '../data/api-error.ts';
import type { ApiError } from '../data/api-error.ts';
import { call } from '../data/call.ts';
import { mayPass } from '../data/passing.ts';

const RETRY_MS = 3_000;

type OnGlass = Pick<BoardShowing, 'board' | 'snapshot'>;

/** 迎检: the record of what was shown, from when to when. It ends when the page is left, whatever way. */
export class Showing implements ReactiveController {
  /** The record that is open. */
  now: BoardShowing | null = null;
  /** Why the record does not say what is on the glass; what may pass is tried again by itself. */
  problem: ApiError | null = null;

  private readonly host: ReactiveControllerHost;
  private wanted: OnGlass | null = null;
  private note = '';
  private settling: Promise<void> | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** @param note for whom and what for: it stands in each record until the end @throws ApiError when nothing is recorded */
  async begin(board: string, snapshot: string | null, note = ''): Promise<void> {
    [this.wanted, this.note] = [{ board, snapshot }, note];
    await this.settle();
    const { problem } = this;
    if (this.now || !problem) return;
    [this.wanted, this.problem] = [null, null];
    throw problem;
  }

  /** Something else came before the same audience: one record for each. */
  moveOn(board: string, snapshot: string | null): void {
    if (this.wanted) this.wanted = { board, snapshot };
    void this.settle();
  }

  /** Resolves when it is over, or could not be ended yet: `now` and `problem` say which. */
  end(): Promise<void> {
    this.wanted = null;
    return this.settle();
  }

  hostConnected(): void {
    addEventListener('pagehide', this.left);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.left);
    clearTimeout(this.retry);
  }

  /** One call after another until the record says what is wanted, however much changes meanwhile. */
  private settle(): Promise<void> {
    clearTimeout(this.retry);
    this.settling ??= this.run().finally(() => {
      this.settling = null;
    });
    return this.settling;
  }

  private async run(): Promise<void> {
    try {
      while (!isSame(this.now, this.wanted)) {
        if (this.wanted) this.now = await call(api.inspections.begin, { body: { ...this.wanted, note: this.note } }); // what was shown before is over with it
        else if (this.now) {
          await call(api.inspections.end, { params: { id: this.now.id } });
          this.now = null;
        }
        this.host.requestUpdate();
      }
      this.problem = null;
    } catch (error) {
      this.problem = asApiError(error);
      if (mayPass(this.problem)) this.retry = setTimeout(() => void this.settle(), RETRY_MS);
    }
    this.host.requestUpdate();
  }

  private readonly left = () => {
    clearTimeout(this.retry);
    this.wanted = null;
    if (!this.now) return;
    void fetch(`${API_PREFIX}/board-showings/${encodeURIComponent(this.now.id)}/end`, { method: 'POST', keepalive: true, credentials: 'same-origin' });
    this.now = null;
  };
}

const isSame = (a: OnGlass | null, b: OnGlass | null): boolean => a?.board === b?.board && a?.snapshot === b?.snapshot;
