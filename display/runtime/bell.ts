/** Waiting that can be cut short. A ring while nobody waits is kept for the next who does. */
export interface Bell {
  ring(): void;
  /** @param ms at most this long; 0 or less does not wait */
  waitFor(ms: number): Promise<void>;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createBell(): Bell {
  let isRung = false;
  let wakeUp: (() => void) | null = null;
  return {
    ring() {
      isRung = true;
      wakeUp?.();
    },
    async waitFor(ms) {
      if (!isRung && ms > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS));
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = null;
      isRung = false;
    },
  };
}
