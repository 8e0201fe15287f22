import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createBus } from './cluster/bus.ts';
import { createAccountsService } from './features/accounts/accounts.service.ts';
import { createSessionsService } from './features/accounts/sessions.service.ts';
import { createAuditService } from './features/audit/audit.service.ts';
import { createBoards } from './features/boards/create-boards.ts';
import { createContentService } from './features/content/content.service.ts';
import { createObjectsService } from './features/content/objects.service.ts';
import { createImportsService } from './features/imports/imports.service.ts';
import { createLedgerService } from './features/ledger/ledger.service.ts';
import { findFfmpeg } from './features/media/ffmpeg.ts';
import { createMediaQueues } from './features/media/media-queues.ts';
import { createObjectStore } from './features/media/object-store.ts';
import { screenTiles } from './features/metrics/screen-tiles.ts';
import { createStatistics } from './features/metrics/statistics.ts';
import { createOverviewService } from './features/overview/overview.service.ts';
import { createPlaylistsService } from './features/playlists/playlists.service.ts';
import { openKeyring } from './features/publications/keyring.ts';
import { openLog } from './features/publications/log.service.ts';
import { createPublicationsService } from './features/publications/publications.service.ts';
import { createReceiptsService } from './features/publications/receipts.service.ts';
import { createRecordsService } from './features/records/records.service.ts';
import { createSchedulesService } from './features/schedules/schedules.service.ts';
import { createPairing } from './features/screens/pairing.ts';
import { createPresence } from './features/screens/presence.ts';
import { createScreensService } from './features/screens/screens.service.ts';
import { createSourcesService } from './features/sources/sources.service.ts';
import { createThresholdsService } from './features/thresholds/thresholds.service.ts';
import { createTownService } from './features/town/town.service.ts';
import { openFonts } from './features/typesetting/fonts.ts';
import { createTypesetting } from './features/typesetting/typesetting.service.ts';
import { jiebaCutter } from './features/typesetting/word-cutter.ts';
import { createUploadsService } from './features/uploads/uploads.service.ts';
import { createVillagesService } from './features/villages/villages.service.ts';
import { openDatabase } from './storage/database.ts';

export interface ServicesDeps {
  /** Where records, keys and objects are kept. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly now: () => number;
  /** See Config. */
  readonly sourceHosts: readonly string[];
  readonly version: string;
  /** Of this server, as phones and screens reach it. */
  readonly address: () => string;
}

/** Every capability there is, wired; no network yet. */
export async function createServices({ dataDir, logger, now, sourceHosts, version, address }: ServicesDeps) {
  const uploadsFolder = join(dataDir, 'uploads');
  await mkdir(uploadsFolder, { recursive: true });
  const db = await openDatabase(join(dataDir, 'heping.db'));
  const bus = createBus();
  const audit = createAuditService(db, now);
  const sessions = createSessionsService(db, now);
  const accounts = createAccountsService({ db, now, bus, audit, sessions });
  const log = await openLog({ db, now, bus, audit, keyring: openKeyring(join(dataDir, 'keys')) });
  const fonts = openFonts();
  const typesetting = createTypesetting({ fonts, cut: jiebaCutter() });
  const objects = createObjectsService(db, createObjectStore(dataDir), now);
  const town = createTownService({ db, bus, audit, log, typesetting, objects });
  const townTimeZone = async () => (await town.get()).timeZone;
  const presence = createPresence(now);
  const pairing = createPairing(now);
  const screens = await createScreensService({ db, now, bus, audit, log, presence, pairing, townTimeZone });
  const receipts = createReceiptsService(db, now);
  const ledger = createLedgerService({ db, now, bus, presence, townTimeZone });
  const statistics = await createStatistics({
    db,
    now,
    bus,
    audit,
    logger,
    townTimeZone,
    askPlays: ledger.playFigures,
    screenTiles: async () => screenTiles(await screens.list()),
  });
  const content = createContentService({ db, now, bus, audit, objects, typesetting, town });
  const playlists = createPlaylistsService({ db, now, bus, audit, content });
  const { channels, boards, shares, inspections, isShared } = createBoards({ db, now, bus, audit, log, content, screens, presence, figures: statistics.figures, townTimeZone, address, logger });
  const schedules = createSchedulesService({ db, now, bus, audit, log, content, playlists, screens, boards, townTimeZone });
  const publications = createPublicationsService({ now, log, receipts, screens });
  const { figures, readings } = statistics;
  const imports = createImportsService({ db, now, bus, audit, logger, folder: join(dataDir, 'imports'), readings, definitions: figures.definitions, figureOf: (metric) => figures.of(metric, null), townTimeZone });
  const sources = createSourcesService({ db, now, bus, audit, readings, definitions: figures.definitions, allowedHosts: sourceHosts, logger });
  const villages = createVillagesService({ db, now, bus, accounts, town, readings, definitions: figures.definitions, widget: figures.widget });
  const thresholds = createThresholdsService({ db, now, bus, audit, logger, schedules, townTimeZone, definitions: figures.definitions, figuresOf: figures.of });
  const records = createRecordsService({ db, now, bus, audit, objects, town, ledger, figures: statistics.figures, noteOf: statistics.noteOf, version, logger });
  const overview = createOverviewService({ screens, schedules, ledger, further: [thresholds.attention, statistics.attention, sources.attention, villages.attention] });
  const ffmpeg = await findFfmpeg();
  const queues = createMediaQueues();
  const uploads = createUploadsService({ folder: uploadsFolder, content, objects, queues, ffmpeg, bus, logger });
  return { db, bus, audit, sessions, accounts, log, fonts, typesetting, objects, town, townTimeZone, presence, pairing, screens, receipts, ledger, statistics, imports, content, channels, boards, shares, inspections, isShared, playlists, schedules, publications, sources, villages, thresholds, records, overview, queues, ffmpeg, uploads, uploadsFolder };
}

export type Services = Awaited<ReturnType<typeof createServices>>;
