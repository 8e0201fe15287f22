/**
 * Runs tasks strictly one after another, in the order given; a failed one does not stop the next.
 * A task whose signal is aborted while it waits is rejected at once with the signal's reason and
 * never started; one that is running must mind its signal itself.
 */
export type OneAtATime = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** A queue of its own for each call. */
export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>, signal?: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const giveUp = (): void => reject(signal?.reason);
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
    last = last.then(async () => {
      signal?.removeEventListener('abort', giveUp);
      if (signal?.aborted) return;
      await task().then(resolve, reject);
    });
    return promise;
  };
}
