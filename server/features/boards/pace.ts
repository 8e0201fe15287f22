/** When to look again: soon after quiet, and then at most so often. All in milliseconds. */
export interface Pace {
  /** Changes that come together are one. */
  readonly gatherMs: number;
  /** From one frame sent to the next. */
  readonly betweenFramesMs: number;
  /** From one look that found nothing new to the next. */
  readonly betweenLooksMs: number;
}
export const PACE: Pace = { gatherMs: 20, betweenFramesMs: 1_000, betweenLooksMs: 100 };

/**
 * Runs `look` for what was asked, never two at a time. Whatever is asked meanwhile is one more look.
 * @param look says whether it sent something; it does not throw
 */
export function createPaced(look: () => Promise<boolean>, { gatherMs, betweenFramesMs, betweenLooksMs }: Pace = PACE) {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let isAsked = false;
  let isStopped = false;
  let notBefore = -Infinity;

  function arm(): void {
    if (timer || looking || isStopped) return;
    timer = setTimeout(() => void begin(), Math.max(gatherMs, notBefore - performance.now()));
  }

  function begin(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    isAsked = false;
    looking = run();
    return looking;
  }

  async function run(): Promise<void> {
    const sent = await look();
    notBefore = performance.now() + (sent ? betweenFramesMs : betweenLooksMs);
    looking = null;
    if (isAsked) arm();
  }

  return {
    ask(): void {
      isAsked = true;
      arm();
    },
    /** Without waiting; settles when the look is done. One that is under way will do. */
    atOnce: (): Promise<void> => looking ?? begin(),
    stop(): void {
      isStopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
