import type { Logger } from 'pino';
import type { Bus } from '../cluster/bus.ts';
import { isAllowed } from '../domain/role.ts';
import type { SessionsService } from '../features/accounts/sessions.service.ts';
import type { LedgerService } from '../features/ledger/ledger.service.ts';
import type { ReceiptsService } from '../features/publications/receipts.service.ts';
import type { Presence } from '../features/screens/presence.ts';
import { AppError } from '../protocol/app-error.ts';
import { watch } from '../protocol/desk-socket.ts';
import { socketEvents } from './handler.ts';
import type { Sockets } from './sockets.ts';

interface Deps {
  readonly sockets: Pick<Sockets, 'desk'>;
  readonly bus: Bus;
  readonly sessions: SessionsService;
  readonly presence: Presence;
  readonly receipts: ReceiptsService;
  readonly ledger: LedgerService;
  readonly readCookie: (headers: import('node:http').IncomingHttpHeaders) => string | null;
  readonly logger: Logger;
}

const DESK_LIMITS = { perSecond: 20, burst: 60 };
const WATCHED_AT_MOST = 20;
/** What is told to whoever may see it; a village's reporter hears of neither. */
const HEARD = { screens: 'screen.view', today: 'ledger.view' } as const;
/** Sessions end by time as well; open sockets are asked again this often. */
const RECHECK_INTERVAL_MS = 4_000;

function accountRoom(account: string): string {
  return `account:${account}`;
}

/** Keeps open control panels up to date. @returns a function that stops */
export function serveDesk({ sockets, bus, sessions, presence, receipts, ledger, readCookie, logger }: Deps): () => void {
  const { desk } = sockets;

  desk.use((socket, next) => {
    const token = readCookie(socket.request.headers);
    (token ? sessions.find(token) : Promise.resolve(null)).then(
      (person) => {
        if (!person) return next(Object.assign(new Error('not-signed-in'), { data: { code: 'not-signed-in' } }));
        Object.assign(socket.data, person);
        next();
      },
      () => next(new Error('unavailable')),
    );
  });

  desk.on('connection', (socket) => {
    const { account, sessionHash, roles } = socket.data;
    const watched = new Map<number, () => void>();
    void socket.join(accountRoom(account));
    for (const [room, permission] of Object.entries(HEARD)) if (isAllowed(roles, permission)) void socket.join(room);
    const events = socketEvents(socket, DESK_LIMITS, async () => (await sessions.byHash(sessionHash)) !== null, logger);
    events.on('watch', watch, ({ sequence }) => {
      if (!isAllowed(roles, 'publication.view')) throw new AppError('not-allowed');
      if (!watched.has(sequence) && watched.size < WATCHED_AT_MOST) watched.set(sequence, receipts.watch(sequence, (moved) => void socket.emit('receipts', moved)));
      return null;
    });
    events.on('unwatch', watch, ({ sequence }) => {
      watched.get(sequence)?.();
      watched.delete(sequence);
      return null;
    });
    socket.on('disconnect', () => {
      for (const stop of watched.values()) stop();
    });
  });

  bus.on('changed', (topic) => void desk.emit('changed', { topic }));
  bus.on('upload', ({ account, upload }) => void desk.to(accountRoom(account)).emit('upload', upload));
  bus.on('crossed', ({ accounts, notice }) => {
    for (const account of accounts) desk.to(accountRoom(account)).emit('crossed', notice);
  });
  bus.on('signed-out', (account) => {
    desk.to(accountRoom(account)).emit('signed-out');
    desk.in(accountRoom(account)).disconnectSockets(true);
  });

  const recheck = setInterval(() => void closeStale().catch((err: unknown) => logger.error({ err }, 'sessions not checked')), RECHECK_INTERVAL_MS).unref();
  async function closeStale(): Promise<void> {
    for (const socket of desk.sockets.values()) {
      if (await sessions.isLive(socket.data.sessionHash)) continue;
      socket.emit('signed-out');
      socket.disconnect(true);
    }
  }

  const stops = [presence.subscribe((statuses) => void desk.to('screens').emit('screens', statuses)), ledger.subscribeToday((counts) => void desk.to('today').emit('today', counts))];
  return () => {
    clearInterval(recheck);
    for (const stop of stops) stop();
  };
}
