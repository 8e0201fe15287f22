/**
 * Gathers what comes within a moment and hands it on together, so that many small writes share one
 * commit. A caller's promise settles with its own batch.
 */
export function createBatcher<T>(flush: (items: readonly T[]) => Promise<void>, { waitMs, most }: { waitMs: number; most: number }) {
  let items: T[] = [];
  let settled = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();

  function run(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (items.length === 0) return;
    const batch = items;
    const { resolve, reject } = settled;
    items = [];
    settled = Promise.withResolvers<void>();
    running = running.then(() => flush(batch)).then(resolve, reject);
  }

  return {
    add(...more: T[]): Promise<void> {
      items.push(...more);
      const { promise } = settled;
      if (items.length >= most) run();
      else timer ??= setTimeout(run, waitMs);
      return promise;
    },
    /** Writes what is waiting. */
    async drain(): Promise<void> {
      run();
      await running;
    },
  };
}
