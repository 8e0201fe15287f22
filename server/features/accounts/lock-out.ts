/** One account from one address; and any accounts from one address, which may be a whole office. */
const PAIR_FAILURES_ALLOWED = 8;
const ADDRESS_FAILURES_ALLOWED = 60;
const LOCKED_MS = 15 * 60_000;
const REMEMBERED = 10_000;

/** Counts failed sign-ins by account and by address; after too many it says no for a quarter of an hour. */
export function createLockOut(now: () => number) {
  const failures = new Map<string, { count: number; at: number }>();

  function current(key: string): number {
    const entry = failures.get(key);
    if (!entry) return 0;
    if (now() - entry.at < LOCKED_MS) return entry.count;
    failures.delete(key);
    return 0;
  }

  return {
    isLocked: (username: string, address: string) =>
      current(pair(username, address)) >= PAIR_FAILURES_ALLOWED || current(address) >= ADDRESS_FAILURES_ALLOWED,
    fail(username: string, address: string): void {
      for (const key of [pair(username, address), address]) {
        const count = current(key) + 1;
        failures.delete(key); // the newest failure goes to the end, so that the oldest is forgotten first
        failures.set(key, { count, at: now() });
      }
      for (const key of failures.keys()) {
        if (failures.size <= REMEMBERED) break;
        failures.delete(key);
      }
    },
    succeed(username: string, address: string): void {
      failures.delete(pair(username, address));
    },
  };
}

function pair(username: string, address: string): string {
  return `${username} ${address}`;
}
