import type { Hash } from '../../server/domain/content.ts';
import type { PublicKey, Signed } from '../../server/domain/publication.ts';
import { applyFrame, type BoardFrame } from '../../server/domain/statistics/board.ts';
import { boardFrame } from '../../server/protocol/board.schema.ts';
import type { AlarmCode } from '../../server/protocol/screen-socket.ts';
import { utf8, verifyEd25519 } from './digest.ts';
import type { KeptBoards } from './kept-boards.ts';

export interface BoardFigures {
  /** The newest whole of a design, or null while none has come. */
  frame(design: Hash): BoardFrame | null;
  /** Hears every new whole of a design. @returns how to stop */
  watch(design: Hash, listener: (frame: BoardFrame) => void): () => void;
  /** The designs needed here, the most urgent first; others are forgotten. */
  want(designs: readonly Hash[]): void;
  /** The line to the server is open, perhaps after a loss. */
  connected(): void;
  /** Verifies and applies what came; whatever is wrong with it, nothing of it is shown. */
  take(signed: Signed): Promise<void>;
  stop(): void;
}

interface Deps {
  readonly kept: KeptBoards;
  readonly key: () => PublicKey;
  /** Asks for these designs' frames, the whole of each first. Rejects when that was not heard. */
  readonly follow: (designs: Hash[]) => Promise<void>;
  readonly alarm: (code: AlarmCode) => void;
}

/** As many as the protocol takes. */
const DESIGNS_AT_MOST = 50;
/** The whole is asked for again at most so often, whatever is wrong. */
const ASK_AGAIN_MS = 5_000;

/** The figures of the boards on this wall: signature → shape → number → shown, and kept for a start without the server. */
export async function openBoardFigures({ kept, key, follow, alarm }: Deps): Promise<BoardFigures> {
  const frames = new Map((await kept.restore().catch(() => [])).map((frame) => [frame.design, frame]));
  const watchers = new Map<Hash, Set<(frame: BoardFrame) => void>>();
  let wanted: readonly Hash[] = [];
  let askedAt = -Infinity;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when nothing but another key's frames has come. */
  let strangeSince: number | null = null;
  let isStopped = false;
  let queue: Promise<void> = Promise.resolve();

  return {
    frame: (design) => frames.get(design) ?? null,
    watch(design, listener) {
      const set = watchers.get(design) ?? new Set();
      watchers.set(design, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && watchers.get(design) === set) watchers.delete(design);
      };
    },
    want(designs) {
      const next = [...new Set(designs)].slice(0, DESIGNS_AT_MOST);
      const isSame = next.length === wanted.length && next.every((design) => wanted.includes(design));
      wanted = next;
      const needed = new Set(next);
      for (const design of [...frames.keys()]) if (!needed.has(design)) frames.delete(design);
      kept.retain(needed);
      if (!isSame) askForWholes();
    },
    connected() {
      if (wanted.length > 0) askForWholes();
    },
    take(signed) {
      queue = queue.then(() => take(signed)).catch((error: unknown) => console.warn(error));
      return queue;
    },
    stop() {
      isStopped = true;
      clearTimeout(askTimer);
    },
  };

  function askForWholes(): void {
    clearTimeout(askTimer);
    askTimer = undefined;
    askedAt = performance.now();
    follow([...wanted]).catch(() => askAgain());
  }

  async function take(signed: Signed): Promise<void> {
    const { id, key: publicKey } = key();
    if (signed.keyId !== id) return takeStrange();
    if (!(await verifyEd25519(publicKey, signed.signature, utf8(signed.text)))) {
      alarm('bad-signature');
      return askAgain(); // what it stood for is missing here
    }
    strangeSince = null;
    const { success, data } = boardFrame.safeParse(JSON.parse(signed.text));
    if (!success || !wanted.includes(data.design)) return; // of a newer server, or no longer wanted
    const before = frames.get(data.design) ?? null;
    const next = applyFrame(before, data);
    if (next === null) return askAgain();
    if (next === before) return;
    frames.set(next.design, next);
    kept.keep(next);
    for (const listener of [...(watchers.get(next.design) ?? [])]) listener(next);
  }

  /** Another key's: while the key is being changed one may cross the news of it, and the whole asked for is signed with the right one. */
  function takeStrange(): void {
    strangeSince ??= performance.now();
    if (performance.now() - strangeSince > ASK_AGAIN_MS) alarm('wrong-key');
    askAgain();
  }

  function askAgain(): void {
    if (isStopped) return;
    askTimer ??= setTimeout(askForWholes, Math.max(0, askedAt + ASK_AGAIN_MS - performance.now()));
  }
}
