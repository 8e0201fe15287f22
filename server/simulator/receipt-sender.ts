import type { Receipt } from '../protocol/screen-socket.ts';

const RETRY_MS = 1_000;
/** So many are kept for the next connection; what a screen holds is seen from its echo as well. */
const MOST_KEPT = 1_000;

/**
 * Tells the server how far publications have come, one receipt after another; what is refused for
 * coming too fast is said again later.
 * @param send resolves when the server has it
 */
export function createReceiptSender(send: (receipt: Receipt) => Promise<unknown>, canSend: () => boolean) {
  const waiting: Receipt[] = [];
  let timer: NodeJS.Timeout | null = null;
  let isSending = false;

  function arm(delayMs: number): void {
    timer ??= setTimeout(() => void flush(), delayMs);
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0 && canSend()) {
      const receipt = waiting.shift()!;
      try {
        await send(receipt);
      } catch {
        waiting.unshift(receipt);
        if (canSend()) arm(RETRY_MS * (1 + Math.random()));
        break;
      }
    }
    isSending = false;
  }

  return {
    /** @param spreadMs wait a random time up to this, so that thousands of screens do not speak in one tick */
    add(receipts: readonly Receipt[], spreadMs: number): void {
      waiting.push(...receipts);
      waiting.splice(0, Math.max(0, waiting.length - MOST_KEPT));
      if (spreadMs > 0) arm(Math.random() * spreadMs);
      else void flush();
    },
    flush,
    stop(): void {
      waiting.length = 0;
      if (timer) clearTimeout(timer);
    },
  };
}
