/** Beyond this a wall's heartbeat, a withdrawal or a play would notice that it waits. */
const AT_A_STRETCH_MS = 15;

/**
 * Records are read without a pause: hundreds of figures in a row would hold up everything else the server does.
 * @returns to be awaited between one and the next; lets what waits have its turn when the last one was a while ago
 */
export function createBreath(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < AT_A_STRETCH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}
