/** How long a page may take to answer; a busy one answers late, a dead one never. */
const ANSWER_TIMEOUT_MS = 1_500;

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl?: string;
}

/** Whether the display page behind this debugging port runs its scripts (Chrome DevTools Protocol). */
export async function isAlive(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    const targets = (await answer.json()) as Target[];
    const page = targets.find(({ type, url }) => type === 'page' && url.includes('/display'));
    return page?.webSocketDebuggerUrl !== undefined && (await answers(page.webSocketDebuggerUrl));
  } catch {
    return false;
  }
}

/** Asks the page to work something out. */
function answers(url: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = new WebSocket(url);
  const timer = setTimeout(() => resolve(false), ANSWER_TIMEOUT_MS);
  socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: '6 * 7' } })));
  socket.addEventListener('message', ({ data }) => {
    if (String(data).includes('"id":1')) resolve(String(data).includes('"value":42'));
  });
  socket.addEventListener('error', () => resolve(false));
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}
