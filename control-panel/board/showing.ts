import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardShowing } from '../../server/protocol/rest/boards.ts';
import { API_PREFIX } from '../../server/protocol/rest/endpoint.ts';
import { api } from '../../server/protocol/rest/index.ts';
import { call } from '../data/call.ts';

/** 迎检: the record of what was shown, from when to when. It ends when the page is left, whatever way. */
export class Showing implements ReactiveController {
  now: BoardShowing | null = null;

  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** @throws ApiError */
  async begin(board: string, snapshot: string | null): Promise<void> {
    if (this.now) await this.end();
    this.now = await call(api.inspections.begin, { body: { board, snapshot, note: '' } });
    this.host.requestUpdate();
  }

  /** Another board came before the same audience: one record for each. @throws ApiError */
  async moveOn(board: string, snapshot: string | null): Promise<void> {
    if (this.now && (this.now.board !== board || this.now.snapshot !== snapshot)) await this.begin(board, snapshot);
  }

  /** @throws ApiError */
  async end(): Promise<void> {
    const { now } = this;
    this.now = null;
    this.host.requestUpdate();
    if (now) await call(api.inspections.end, { params: { id: now.id } });
  }

  hostConnected(): void {
    addEventListener('pagehide', this.left);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.left);
  }

  private readonly left = () => {
    if (!this.now) return;
    void fetch(`${API_PREFIX}/board-showings/${encodeURIComponent(this.now.id)}/end`, { method: 'POST', keepalive: true, credentials: 'same-origin' });
    this.now = null;
  };
}
