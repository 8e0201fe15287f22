import { inTurns } from '../support/pool.ts';
import { connectViewer, type Viewer } from '../support/board-viewer.ts';
import { machineMs, serve } from '../support/serve.ts';

/*
 * A thousand pages that follow one board, or as many plain clients of a bare Socket.IO server, by the
 * same program: each notes when it had the next frame. The bytes of the first are kept, those of every
 * other are compared with it.
 */

const CONNECTING_AT_ONCE = 50;

let viewers: Viewer[] = [];
let first: Buffer | null = null;
let times: number[] = [];
let round = Promise.withResolvers<number[]>();

function take(frame: Buffer): void {
  const at = machineMs();
  first ??= frame;
  if (!first.equals(frame)) return;
  times.push(at);
  if (times.length === viewers.length) round.resolve(times);
}

const methods = {
  /** @param board to open; null: the server is a bare one */
  async connect(url: string, cookie: string, board: string | null, count: number): Promise<void> {
    viewers = await inTurns(Array.from({ length: count }), CONNECTING_AT_ONCE, () => connectViewer(url, cookie, board, take));
  },
  /** Forgets the last round; call before each. */
  arm(): void {
    first = null;
    times = [];
    round = Promise.withResolvers();
  },
  /** @returns when each of them had it, on `machineMs` */
  allHad: () => round.promise,
  /** What a bare server must emit for the same bytes on the wire. */
  message: (): unknown => (first ? (JSON.parse(first.toString().slice(first.indexOf('['))) as unknown[])[1] : null),
};
export type BoardViewers = typeof methods;
serve(methods);
