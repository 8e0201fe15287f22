import type { ScreenStatus } from '../../protocol/rest/screens.ts';
import type { AlarmCode, Echo, Hello } from '../../protocol/screen-socket.ts';

type Listener = (statuses: readonly ScreenStatus[]) => void;
const TOLD_EVERY_MS = 500;

/** What the screens connected here say of themselves. Held in memory: it is news, never a record. */
export function createPresence(now: () => number) {
  const known = new Map<string, ScreenStatus>();
  const connections = new Map<string, number>();
  const changed = new Set<string>();
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | null = null;

  function tell(): void {
    timer = null;
    const statuses = [...changed].flatMap((id) => known.get(id) ?? []);
    changed.clear();
    for (const listener of listeners) listener(statuses);
  }

  function patch(id: string, change: Partial<ScreenStatus>): void {
    known.set(id, { ...statusOf(id), ...change });
    changed.add(id);
    timer ??= setTimeout(tell, TOLD_EVERY_MS).unref();
  }

  function statusOf(id: string): ScreenStatus {
    return known.get(id) ?? { id, online: false, since: null, echo: null, browser: '', clientVersion: '', secureContext: false, reportedPixels: null, alarm: null };
  }

  return {
    get: statusOf,
    onlineCount: () => connections.size,

    /** One more connection of the screen; each is to be followed by its `disconnected`. */
    connected(id: string): void {
      const count = connections.get(id) ?? 0;
      connections.set(id, count + 1);
      patch(id, { online: true, ...(count === 0 ? { since: now() } : {}) });
    },
    described: (id: string, { browser, clientVersion, secureContext, pixels }: Hello) => patch(id, { browser, clientVersion, secureContext, reportedPixels: pixels }),
    /** A screen that reconnects before its old connection is noticed dead stays online. */
    disconnected(id: string): void {
      const count = (connections.get(id) ?? 1) - 1;
      if (count > 0) {
        connections.set(id, count);
        return;
      }
      connections.delete(id);
      patch(id, { online: false, since: now() });
    },
    echoed: (id: string, echo: Echo) => patch(id, { echo }),
    alarmed: (id: string, code: AlarmCode) => patch(id, { alarm: { code, at: now() } }),
    /** What was on record when the server started. */
    recall: (id: string, status: Partial<ScreenStatus>) => void known.set(id, { ...statusOf(id), ...status }),

    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type Presence = ReturnType<typeof createPresence>;
