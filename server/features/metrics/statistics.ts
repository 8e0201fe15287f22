import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import type { ScreenTile } from '../../domain/statistics/figure.ts';
import type { Db } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import { createDefinitions } from './definitions.ts';
import { createFlowStore } from './flow.store.ts';
import { createFiguresService } from './figures.service.ts';
import { heldAttention } from './held-attention.ts';
import { createMetricsService } from './metrics.service.ts';
import { createMetricsStore } from './metrics.store.ts';
import { createNotesStore } from './notes.store.ts';
import { createPassports } from './passport.ts';
import type { AskPlays } from './plays-port.ts';
import { createReadingsBehind } from './readings-behind.ts';
import { createReadingsService } from './readings.service.ts';
import { createReadingsStore } from './readings.store.ts';
import { createStandingStore } from './standing.store.ts';
import { createTotalsStore } from './totals.store.ts';

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly logger: Pick<Logger, 'error'>;
  readonly townTimeZone: () => Promise<string>;
  readonly askPlays: AskPlays;
  readonly screenTiles: () => Promise<readonly ScreenTile[]>;
}

/** Metrics, their readings and their figures: three services over the same definitions. */
export async function createStatistics({ db, now, bus, audit, logger, townTimeZone, askPlays, screenTiles }: Deps) {
  const definitions = createDefinitions(db);
  const standing = createStandingStore(db);
  const totals = createTotalsStore(db, townTimeZone);
  await totals.prepare();
  const flows = createFlowStore(db, totals.dayOf);
  const figures = createFiguresService({ now, bus, definitions, standing, flows, townTimeZone, askPlays, screenTiles });
  const store = createMetricsStore(db);
  const readings = createReadingsService({ db, now, bus, audit, store: createReadingsStore(db, totals), standing, definitions, figures });
  const metrics = createMetricsService({ db, now, bus, audit, store, standing, definitions, figures });
  const behind = createReadingsBehind({ definitions, standing, notes: createNotesStore(db), townTimeZone });
  const passport = createPassports({ definitions, figures, metrics, readings, behind });

  bus.on('changed', (topic) => {
    // in another zone other days begin and end
    if (topic === 'town') totals.prepare().then(() => figures.announce(null)).catch((err: unknown) => logger.error({ err }, 'readings were not added up for the new time zone'));
  });

  /** Plays came in or screens came and went: figures from the screens may be others now. */
  async function playsMoved(): Promise<void> {
    const { byId } = await definitions.current();
    const counted = [...byId.values()].filter(({ definition, row }) => definition.source.kind === 'plays' && row.deleted_at === null);
    if (counted.length > 0) await figures.announce(counted.map(({ definition }) => definition.id));
  }

  return { figures, readings, metrics, passport, noteOf: behind.note, playsMoved, attention: () => heldAttention(store) };
}
export type Statistics = Awaited<ReturnType<typeof createStatistics>>;
