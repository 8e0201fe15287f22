import type { Hash } from '../../server/domain/content.ts';
import type { Echo } from '../../server/protocol/screen-socket.ts';

type Painted = NonNullable<Echo['boards']>[number];

/** A change after quiet is told at once; boards that change all the time are told of once in so long. */
const EVERY_MS = 5_000;
const AT_ONCE = 5;
const CLOSEST_MS = 1_000;

/**
 * Notes which frame of each board was on the glass and how long after its making, for the echo, and says
 * when to send one: promptly, never twice in a second, and over a minute not more than once in 5 s.
 */
export function createBoardEcho(send: () => void, now: () => number = () => performance.now()) {
  const painted = new Map<Hash, Painted>();
  let tokens = AT_ONCE;
  let filledAt = now();
  let sentAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    /** @param madeAt the frame's own instant, and @param at when it was painted, both by the server's clock */
    painted(design: Hash, sequence: number, madeAt: number, at: number): void {
      if (painted.get(design)?.sequence === sequence) return; // laid anew: it was painted then
      painted.set(design, { design, sequence, lagMs: Math.max(0, Math.round(at - madeAt)), at: Math.round(at) });
      timer ??= setTimeout(tell, Math.max(0, restMs()));
    },
    retain(designs: ReadonlySet<Hash>): void {
      for (const design of painted.keys()) if (!designs.has(design)) painted.delete(design);
    },
    latest: (): Painted[] => [...painted.values()].slice(0, 50),
    stop: (): void => clearTimeout(timer),
  };

  function restMs(): number {
    refill();
    const untilToken = tokens >= 1 ? 0 : (1 - tokens) * EVERY_MS;
    return Math.max(untilToken, sentAt + CLOSEST_MS - now());
  }

  function tell(): void {
    timer = undefined;
    refill();
    tokens = Math.max(0, tokens - 1);
    sentAt = now();
    send();
  }

  function refill(): void {
    const at = now();
    tokens = Math.min(AT_ONCE, tokens + (at - filledAt) / EVERY_MS);
    filledAt = at;
  }
}
export type BoardEcho = ReturnType<typeof createBoardEcho>;
