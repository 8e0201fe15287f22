import type { PlayRecord } from '../domain/play.ts';
import { MAX_PLAYS_A_BATCH } from '../protocol/screen-socket.ts';

const GATHER_MS = 1_000;
const RETRY_MS = 2_000;

/**
 * A screen's plays until the server says they are committed: numbered 1, 2, 3 …, sent in batches,
 * and sent again until answered.
 * @param send delivers a batch; resolves with the numbers that are committed
 * @param canSend whether there is a connection now
 */
export function createPlayQueue(send: (records: readonly PlayRecord[]) => Promise<readonly number[]>, canSend: () => boolean) {
  const pending = new Map<number, PlayRecord>();
  let highest = 0;
  let timer: NodeJS.Timeout | null = null;
  let isSending = false;
  let isStopped = false;

  function arm(delayMs: number): void {
    if (!isStopped && pending.size > 0) timer ??= setTimeout(() => void flush(), delayMs);
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (isSending || isStopped || pending.size === 0 || !canSend()) return; // `flush` comes again at the next connection
    isSending = true;
    let next = GATHER_MS;
    try {
      for (const number of await send([...pending.values()].slice(0, MAX_PLAYS_A_BATCH))) pending.delete(number);
    } catch {
      next = RETRY_MS * (1 + Math.random());
    }
    isSending = false;
    arm(next);
  }

  return {
    get highest() {
      return highest;
    },
    get pending() {
      return pending.size;
    },
    add(play: Omit<PlayRecord, 'number'>): void {
      highest += 1;
      pending.set(highest, { number: highest, ...play });
      arm(GATHER_MS);
    },
    /** Sends what waits, now; called when a connection is there again. */
    flush,
    stop(): void {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
