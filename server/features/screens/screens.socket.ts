import type { Logger } from 'pino';
import { z } from 'zod';
import type { Bus } from '../../cluster/bus.ts';
import { AppError } from '../../protocol/app-error.ts';
import * as messages from '../../protocol/screen-socket.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import { broadcast } from '../../realtime/broadcast.ts';
import { socketEvents } from '../../realtime/handler.ts';
import type { Sockets } from '../../realtime/sockets.ts';
import type { FollowBoards } from '../boards/follow-boards.ts';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { LogService } from '../publications/log.service.ts';
import type { ReceiptsService } from '../publications/receipts.service.ts';
import type { Pairing } from './pairing.ts';
import type { Presence } from './presence.ts';
import { screenRoom } from './screens.routes.ts';
import type { ScreensService } from './screens.service.ts';

interface Deps {
  readonly sockets: Sockets;
  readonly bus: Bus;
  readonly log: LogService;
  readonly screens: ScreensService;
  readonly presence: Presence;
  readonly receipts: ReceiptsService;
  readonly ledger: LedgerService;
  readonly boards: FollowBoards;
  readonly pairing: Pairing;
  readonly now: () => number;
  readonly logger: Logger;
}

const SCREEN_LIMITS = { perSecond: 20, burst: 60 };
const PAIRING_LIMITS = { perSecond: 1, burst: 5 };
/** Receipts of so many screens come in a second: few beside the broadcast they answer. */
const RECEIPTS_A_SECOND = 1_000;
const MAX_SPREAD_MS = 10_000;

export function serveScreens({ sockets, bus, log, screens, presence, receipts, ledger, boards, now, logger }: Deps): void {
  const revoked = new Set<string>();

  sockets.screens.use((socket, next) => {
    const { credential } = socket.handshake.auth as { credential?: unknown };
    if (typeof credential !== 'string' || credential.length > 100) return next(refusal('revoked'));
    screens.authenticate(credential).then(
      (screen) => {
        if (!screen) return next(refusal('revoked'));
        socket.data.screen = screen;
        next();
      },
      () => next(refusal('unavailable')),
    );
  });

  sockets.screens.on('connection', (socket) => {
    const { screen } = socket.data;
    if (revoked.has(screen)) return void socket.disconnect(true); // revoked while it was shaking hands
    let isKnown = false;
    void socket.join(screenRoom(screen));
    const events = socketEvents(socket, SCREEN_LIMITS, () => !revoked.has(screen), logger);

    events.on('hello', messages.hello, async (hello) => {
      if (hello.protocol !== PROTOCOL_VERSION) throw new AppError('old-protocol');
      if (!isKnown) {
        isKnown = true;
        screens.connected(screen);
        socket.on('disconnect', () => void screens.disconnected(screen).catch((err: unknown) => logger.error({ err }, 'last seen not recorded')));
      }
      const profile = await screens.greeted(screen, hello);
      const receiptSpreadMs = Math.min(MAX_SPREAD_MS, Math.round((presence.onlineCount() / RECEIPTS_A_SECOND) * 1_000));
      return { head: log.state.sequence, profile, serverTime: now(), receiptSpreadMs: receiptSpreadMs < 100 ? 0 : receiptSpreadMs };
    });
    events.on('since', messages.since, ({ sequence }) => log.since(sequence));
    events.on('time', z.object({}), () => ({ serverTime: now() }));
    events.on('receipt', messages.receipt, (receipt) => (receipt.sequence > log.state.sequence ? null : receipts.take(screen, receipt)));
    events.on('echo', messages.echo, async (echo) => {
      presence.echoed(screen, echo);
      await ledger.announced(screen, echo);
      return null;
    });
    events.on('plays', messages.plays, (batch) => ledger.take(screen, batch));
    events.on('follow', messages.follow, ({ designs }) => boards.follow(socket, designs));
    events.on('alarm', messages.alarm, (alarm) => screens.alarm(screen, alarm));
  });

  bus.on('published', ({ signed }) => broadcast(sockets.screens, 'publication', signed));
  bus.on('profile', ({ screen, signed }) => void sockets.screens.to(screenRoom(screen)).emit('profile', signed));
  bus.on('revoked', (screen) => {
    revoked.add(screen);
    sockets.screens.to(screenRoom(screen)).emit('revoked');
    sockets.screens.in(screenRoom(screen)).disconnectSockets(true);
  });
}

/** Screens that show a code and wait to be claimed. */
export function servePairing({ sockets, pairing, logger }: Pick<Deps, 'sockets' | 'pairing' | 'logger'>): void {
  sockets.pairing.on('connection', (socket) => {
    let retract = () => {};
    const events = socketEvents(socket, PAIRING_LIMITS, () => true, logger);
    events.on('wait', messages.waiting, ({ pixels, browser }) => {
      retract();
      const give = (paired: messages.Paired) => new Promise<void>((resolve, reject) => {
        const fail = () => reject(new AppError('no-such-code'));
        socket.once('disconnect', fail);
        socket.timeout(5_000).emit('paired', paired, (error: Error | null) => (error ? fail() : resolve()));
      });
      const offer = pairing.offer({ pixels, browser, give });
      retract = offer.retract;
      return { code: offer.code, expiresAt: offer.expiresAt };
    });
    socket.on('disconnect', () => retract());
  });
}

function refusal(code: 'revoked' | 'unavailable'): Error {
  return Object.assign(new Error(code), { data: { code } });
}
