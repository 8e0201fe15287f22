import express, { type Request } from 'express';
import type { Logger } from 'pino';
import { type Config, reachableAddress } from './config.ts';
import { accountsRoutes } from './features/accounts/accounts.routes.ts';
import { readSessionCookie } from './features/accounts/cookie.ts';
import { createOneTimeTokens } from './features/accounts/one-time-tokens.ts';
import { boardsRoutes } from './features/boards/boards.routes.ts';
import { serveBoards } from './features/boards/boards.socket.ts';
import { createFollowBoards } from './features/boards/follow-boards.ts';
import { contentRoutes } from './features/content/content.routes.ts';
import { mediaRoutes } from './features/content/media.routes.ts';
import { importsRoutes } from './features/imports/imports.routes.ts';
import { ledgerRoutes } from './features/ledger/ledger.routes.ts';
import { followScreens } from './features/metrics/follow-screens.ts';
import { metricsRoutes } from './features/metrics/metrics.routes.ts';
import { readingsRoutes } from './features/metrics/readings.routes.ts';
import { overviewRoutes } from './features/overview/overview.routes.ts';
import { playlistsRoutes } from './features/playlists/playlists.routes.ts';
import { publicationsRoutes } from './features/publications/publications.routes.ts';
import { recordsRoutes } from './features/records/records.routes.ts';
import { loadSampleTown } from './features/sample/sample-town.ts';
import { schedulesRoutes } from './features/schedules/schedules.routes.ts';
import { screensRoutes } from './features/screens/screens.routes.ts';
import { servePairing, serveScreens } from './features/screens/screens.socket.ts';
import { refusedPushes, sourcesRoutes } from './features/sources/sources.routes.ts';
import { noticesRoutes } from './features/thresholds/thresholds.routes.ts';
import { townRoutes } from './features/town/town.routes.ts';
import { tusRoutes } from './features/uploads/tus.routes.ts';
import { uploadsRoutes } from './features/uploads/uploads.routes.ts';
import { villagesRoutes } from './features/villages/villages.routes.ts';
import { metrics } from './http/metrics.ts';
import { errorHandler, notFound } from './http/errors.ts';
import { openApiDocument } from './http/openapi.ts';
import { pages } from './http/pages.ts';
import { createRoutes } from './http/route.ts';
import { ownOriginOnly, securityHeaders } from './http/security.ts';
import { createHttpServer, listen } from './http/server.ts';
import { API_PREFIX } from './protocol/rest/endpoint.ts';
import { api } from './protocol/rest/index.ts';
import { serveDesk } from './realtime/desk.ts';
import { type Heartbeat, openSockets } from './realtime/sockets.ts';
import { createServices, type Services } from './services.ts';

export interface AppDeps {
  readonly config: Config;
  readonly logger: Logger;
  readonly now: () => number;
  readonly version: string;
  /** Folder with the built pages. */
  readonly pagesFolder: string;
  /** For tests that cannot wait for a real one. */
  readonly heartbeat?: Heartbeat;
}

/** A running server. */
export interface App {
  readonly port: number;
  /** Whoever has it makes the first account. */
  issueSetUpToken(): string;
  /** Signs in once as this account. */
  issueSignInToken(account: string): string;
  readonly services: Services;
  close(): Promise<void>;
}

const JSON_LIMIT = '5mb'; // a film's poster is the largest thing that comes as JSON

const SWEEP_INTERVAL_MS = 6 * 3_600_000;

/** Builds everything there is and listens. Nothing else knows how the parts fit together. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config, logger, version, pagesFolder, now } = deps;
  let port = config.port;
  const address = () => reachableAddress(config, port);
  const services = await createServices({ dataDir: config.dataDir, logger, now, sourceHosts: config.sourceHosts, version, address });
  const { sessions, screens, ledger, log, receipts, presence, pairing, bus, content, objects, uploads } = services;

  const isTls = config.publicUrl?.startsWith('https:') ?? false;
  const readCookie = (headers: Request['headers']) => readSessionCookie(headers, isTls);
  const authenticate = async (request: Request) => {
    const token = readCookie(request.headers);
    return token ? sessions.find(token) : null;
  };
  const setUpTokens = createOneTimeTokens<'set-up'>();
  const signInTokens = createOneTimeTokens<string>();

  const web = express();
  web.disable('x-powered-by');
  web.set('query parser', 'simple');
  if (config.publicUrl) web.set('trust proxy', 'loopback');
  web.use(securityHeaders(isTls));
  web.get('/healthz', (_request, response) => void response.json({ ok: true }));
  web.get('/readyz', async (_request, response) => {
    await services.db.selectFrom('setting').select('key').limit(1).execute();
    response.json({ ready: true, sequence: log.state.sequence });
  });
  web.use(ownOriginOnly(config.publicUrl));
  const routes = createRoutes(web, authenticate);
  const stopSweeping = tusRoutes(web, { folder: services.uploadsFolder, uploads, authenticate });
  web.use(express.json({ limit: JSON_LIMIT }));
  const openApi = openApiDocument(api, version);
  web.get(`${API_PREFIX}/openapi.json`, (_request, response) => void response.json(openApi));

  const http = createHttpServer(web);
  const sockets = openSockets(http, config.publicUrl, deps.heartbeat);

  accountsRoutes(routes, {
    accounts: services.accounts,
    sessions,
    town: services.town,
    setUpTokens,
    signInTokens,
    loadSample: async (by) => void (await loadSampleTown(services, by, now())),
    authenticate,
    onSignOut: (account) => void bus.emit('signed-out', account),
    facts: () => ({ publicUrl: address(), canTranscode: services.ffmpeg !== undefined, version }),
    isTls,
  });
  townRoutes(routes, services.town, log, services.audit);
  screensRoutes(routes, screens, sockets, now);
  contentRoutes(routes, content);
  uploadsRoutes(routes, uploads, content, objects, services.queues);
  mediaRoutes(web, { objects, authenticate, authenticateScreen: screens.authenticate, isShared: services.isShared });
  playlistsRoutes(routes, services.playlists);
  schedulesRoutes(routes, services.schedules, services.publications);
  publicationsRoutes(routes, services.publications);
  boardsRoutes(routes, services.boards, services.shares, services.inspections);
  ledgerRoutes(routes, ledger, services.townTimeZone, now);
  metricsRoutes(routes, services.statistics.metrics, services.statistics.passport);
  readingsRoutes(routes, { readings: services.statistics.readings, objects, queues: services.queues, townTimeZone: services.townTimeZone });
  importsRoutes(routes, services.imports);
  sourcesRoutes(routes, services.sources);
  villagesRoutes(routes, services.villages);
  recordsRoutes(routes, services.records);
  noticesRoutes(routes, services.thresholds);
  overviewRoutes(routes, services.overview);
  metrics(web, { screensOnline: presence.onlineCount, logHead: () => log.state.sequence, desksOpen: () => sockets.desk.sockets.size });
  pages(web, pagesFolder);
  web.use(notFound);
  web.use(`${API_PREFIX}${api.sources.push.path}`, refusedPushes(services.sources, logger));
  web.use(errorHandler(logger));

  const { boards, shares, channels } = services;
  const followBoards = createFollowBoards({ namespace: sockets.screens, channels, logger });
  serveScreens({ sockets, bus, log, screens, presence, receipts, ledger, boards: followBoards, pairing, now, logger });
  servePairing({ sockets, pairing, logger });
  const stopDesk = serveDesk({ sockets, bus, sessions, presence, receipts, ledger, readCookie, logger });
  const stopFiguresFromScreens = followScreens({ statistics: services.statistics, ledger, presence, logger });
  const stopBoards = serveBoards({ sockets, bus, sessions, shares, boards, channels, town: services.town, sign: log.sign, readCookie, now, logger });
  const sweep = () => void objects.sweep().catch((err: unknown) => logger.error({ err }, 'the object store was not swept'));
  const sweeping = setInterval(sweep, SWEEP_INTERVAL_MS).unref();
  sweep();
  await services.records.resume();
  await services.imports.resume();
  await uploads.resume();
  await services.sources.start();
  port = await listen(http, config.port, config.host);

  return {
    port,
    issueSetUpToken: () => setUpTokens.issue('set-up'),
    issueSignInToken: (account) => signInTokens.issue(account),
    services,
    async close() {
      const steps = [
        () => sockets.close(), // also stops listening
        async () => stopDesk(),
        async () => stopBoards(),
        async () => followBoards.stop(),
        async () => channels.stop(),
        async () => stopFiguresFromScreens(),
        async () => services.sources.stop(),
        () => services.thresholds.drain(),
        async () => stopSweeping(),
        async () => clearInterval(sweeping),
        () => services.records.stop(),
        () => uploads.stop(),
        () => screens.drain(),
        () => receipts.drain(),
        () => ledger.drain(),
        () => services.fonts.close(),
        () => services.imports.drain(),
        () => services.db.destroy(),
      ];
      for (const step of steps) {
        try {
          await step();
        } catch (err) {
          logger.error({ err }, 'a step of shutting down failed');
        }
      }
    },
  };
}

