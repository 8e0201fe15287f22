import type { Logger } from 'pino';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { Presence } from '../screens/presence.ts';
import type { Statistics } from './statistics.ts';

interface Deps {
  readonly statistics: Pick<Statistics, 'playsMoved'>;
  readonly ledger: Pick<LedgerService, 'subscribeToday'>;
  readonly presence: Pick<Presence, 'subscribe'>;
  readonly logger: Logger;
}

const AT_MOST_EVERY_MS = 1_000;

/** Tells of figures from the screens when plays come in and when screens come and go, at most once a second. @returns the end of it */
export function followScreens({ statistics, ledger, presence, logger }: Deps): () => void {
  let timer: NodeJS.Timeout | null = null;
  const online = new Map<string, boolean>();

  function moved(): void {
    timer ??= setTimeout(() => {
      timer = null;
      statistics.playsMoved().catch((err: unknown) => logger.error({ err }, 'figures from the screens were not told'));
    }, AT_MOST_EVERY_MS).unref();
  }

  const ends = [
    ledger.subscribeToday(moved),
    presence.subscribe((statuses) => {
      const changed = statuses.filter((status) => online.get(status.id) !== status.online);
      for (const status of changed) online.set(status.id, status.online);
      if (changed.length > 0) moved();
    }),
  ];
  return () => {
    for (const end of ends) end();
    if (timer) clearTimeout(timer);
  };
}
