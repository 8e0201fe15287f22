import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import * as z from 'zod';
import type { Bus } from '../../cluster/bus.ts';
import { isAllowed } from '../../domain/role.ts';
import { AppError } from '../../protocol/app-error.ts';
import * as messages from '../../protocol/board-socket.ts';
import type { Topic } from '../../protocol/desk-socket.ts';
import { type Bucket, createBucket } from '../../realtime/bucket.ts';
import { socketEvents } from '../../realtime/handler.ts';
import type { BoardSocketData, Sockets } from '../../realtime/sockets.ts';
import type { SessionsService } from '../accounts/sessions.service.ts';
import type { TownService } from '../town/town.service.ts';
import { LruMap } from '../lru-map.ts';
import { createAudience } from './audience.ts';
import type { BoardsService } from './boards.service.ts';
import type { Channels } from './channels.ts';
import type { SharesService } from './shares.service.ts';

interface Deps {
  readonly sockets: Pick<Sockets, 'boards'>;
  readonly bus: Bus;
  readonly sessions: SessionsService;
  readonly shares: SharesService;
  readonly boards: BoardsService;
  readonly channels: Channels;
  readonly town: Pick<TownService, 'get'>;
  readonly sign: (text: string) => messages.OpenBoard['frame'];
  readonly readCookie: (headers: IncomingHttpHeaders) => string | null;
  readonly now: () => number;
  readonly logger: Logger;
}

const LIMITS = { perSecond: 10, burst: 30 };
/** Of one link, however many pages it has open: every instant in the past is worked out anew. */
const REPLAYS = { perSecond: 4, burst: 40 };
const LINKS_KEPT = 500;
/** Sessions and links also end by time; open pages are asked again this often. */
const RECHECK_INTERVAL_MS = 4_000;

type Viewer = BoardSocketData['viewer'];

/** Serves pages that show boards. @returns a function that stops */
export function serveBoards({ sockets, bus, sessions, shares, boards, channels, town, sign, readCookie, now, logger }: Deps): () => void {
  const { boards: pages } = sockets;
  const audience = createAudience(pages, 'frame', channels);
  const replays = new LruMap<string, Bucket>(LINKS_KEPT);
  /** Which board each page follows, and how it stops. */
  const following = new Map<Socket, { readonly board: string; readonly leave: () => void }>();

  /** A link wins over a session that the browser may have as well: it opens its boards and no more. */
  async function viewerOf(share: unknown, headers: IncomingHttpHeaders): Promise<Viewer | null> {
    if (share !== undefined && share !== null) {
      const found = typeof share === 'string' && share.length <= 100 ? await shares.find(share) : null;
      return found && { kind: 'share', ...found };
    }
    const token = readCookie(headers);
    const person = token ? await sessions.find(token) : null;
    return person && isAllowed(person.roles, 'board.view') ? { kind: 'session', account: person.account, sessionHash: person.sessionHash } : null;
  }

  const stands = (viewer: Viewer) => (viewer.kind === 'share' ? shares.isLive(viewer.id) : sessions.isLive(viewer.sessionHash));
  /** What a page does shows that somebody is there; that it only stays open does not. */
  const isLive = async (viewer: Viewer) => (viewer.kind === 'share' ? shares.isLive(viewer.id) : (await sessions.byHash(viewer.sessionHash)) !== null);

  function replaysOf(share: string): Bucket {
    const bucket = replays.get(share) ?? createBucket(REPLAYS.perSecond, REPLAYS.burst);
    replays.set(share, bucket);
    return bucket;
  }

  pages.use((socket, next) => {
    viewerOf((socket.handshake.auth as { share?: unknown }).share, socket.request.headers).then(
      (viewer) => {
        if (!viewer) return next(Object.assign(new Error('not-signed-in'), { data: { code: 'not-signed-in' } }));
        socket.data.viewer = viewer;
        next();
      },
      () => next(new Error('unavailable')),
    );
  });

  pages.on('connection', (socket) => {
    const { viewer } = socket.data;
    void socket.join(roomOf(viewer));
    const events = socketEvents(socket, LIMITS, () => isLive(viewer), logger);
    let turn = 0;
    let followed: string | null = null;
    const raw = socket as unknown as Socket;

    function leave(): void {
      turn += 1;
      if (followed) audience.remove(followed, raw);
      followed = null;
      following.delete(raw);
      for (const room of socket.rooms) if (room.startsWith('board:')) void socket.leave(room);
    }
    async function visible(id: string) {
      if (viewer.kind === 'share' && !viewer.boards.includes(id)) throw new AppError('not-found');
      return boards.get(id);
    }

    events.on('boards', z.object({}), async () => {
      const all = (await boards.list()).filter(({ id }) => viewer.kind === 'session' || viewer.boards.includes(id));
      const { name, timeZone } = await town.get();
      return { boards: all.map(({ id, title }) => ({ id, title })), town: name, timeZone, serverTime: now() };
    });

    events.on('open', messages.open, async ({ board }): Promise<messages.OpenBoard> => {
      leave();
      const mine = turn;
      const { sha256, design } = await visible(board);
      const channel = await channels.open(sha256);
      if (!channel) throw new AppError('not-found');
      const release = channels.follow(sha256); // else it might close before its figures are there
      const frame = await channel.ready().catch((error: unknown) => {
        release();
        throw error;
      });
      const seen = channel.sequence;
      if (mine === turn) void socket.join(boardRoom(board));
      // after the answer, so that no frame overtakes it
      setImmediate(() => {
        const isWanted = mine === turn && socket.connected;
        if (isWanted) audience.add(sha256, raw);
        release();
        if (!isWanted) return;
        followed = sha256;
        following.set(raw, { board, leave });
        const missed = channel.sequence === seen ? null : channel.whole();
        if (missed) socket.emit('frame', missed);
      });
      return { board, sha256, design, frame };
    });

    events.on('replay', messages.replay, async ({ board, at }): Promise<messages.OpenBoard> => {
      const mine = turn;
      const { sha256, design } = await visible(board);
      if (viewer.kind === 'share' && !replaysOf(viewer.id).take(performance.now())) throw new AppError('too-many');
      if (mine === turn) leave(); // else the live board was asked for again meanwhile
      return { board, sha256, design, frame: sign(JSON.stringify(await boards.frame(design, at))) };
    });

    socket.on('disconnect', leave);
  });

  function close(viewers: string): void {
    pages.to(viewers).emit('signed-out');
    pages.in(viewers).disconnectSockets(true);
  }
  /** A board that was deleted is shown no further; the page asks for it and is told. */
  async function dropDeleted(): Promise<void> {
    const there = new Set((await boards.list()).map(({ id }) => id));
    for (const [socket, { board, leave }] of following) {
      if (there.has(board)) continue;
      leave();
      socket.emit('changed', { board });
    }
  }
  const onChanged = (topic: Topic) => {
    if (topic === 'content' && following.size > 0) dropDeleted().catch((err: unknown) => logger.error({ err }, 'pages with deleted boards not told'));
  };
  const onSaved = (board: string) => void pages.to(boardRoom(board)).emit('changed', { board });
  const onSignedOut = (account: string) => close(`account:${account}`);
  const onRevoked = (share: string) => close(`share:${share}`);
  bus.on('changed', onChanged);
  bus.on('board-saved', onSaved);
  bus.on('signed-out', onSignedOut);
  bus.on('share-revoked', onRevoked);

  const recheck = setInterval(() => void closeStale().catch((err: unknown) => logger.error({ err }, 'viewers of boards not checked')), RECHECK_INTERVAL_MS).unref();
  async function closeStale(): Promise<void> {
    for (const socket of pages.sockets.values()) {
      if (await stands(socket.data.viewer)) continue;
      socket.emit('signed-out');
      socket.disconnect(true);
    }
  }

  return () => {
    clearInterval(recheck);
    audience.stop();
    bus.off('changed', onChanged);
    bus.off('board-saved', onSaved);
    bus.off('signed-out', onSignedOut);
    bus.off('share-revoked', onRevoked);
  };
}

const boardRoom = (board: string) => `board:${board}`;
const roomOf = (viewer: Viewer) => (viewer.kind === 'share' ? `share:${viewer.id}` : `account:${viewer.account}`);
