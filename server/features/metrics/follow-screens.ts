import type { Logger } from 'pino';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { Presence } from '../screens/presence.ts';
import type { Statistics } from './statistics.ts';

interface Deps {
  readonly statistics: Pick<Statistics, 'playsMoved'>;
  readonly ledger: Pick<LedgerService, 'onChange'>;
  readonly presence: Pick<Presence, 'subscribe'>;
  readonly logger: Logger;
}

/** Tells of figures from the screens when plays come in and when screens come and go, as soon as those say so; each gathers its own news. @returns the end of it */
export function followScreens({ statistics, ledger, presence, logger }: Deps): () => void {
  const online = new Map<string, boolean>();
  const moved = () => void statistics.playsMoved().catch((err: unknown) => logger.error({ err }, 'figures from the screens were not told'));

  const ends = [
    ledger.onChange(moved),
    presence.subscribe((statuses) => {
      const changed = statuses.filter((status) => online.get(status.id) !== status.online);
      for (const status of changed) online.set(status.id, status.online);
      if (changed.length > 0) moved();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
