import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { BoardsToPage, PageToBoards } from '../protocol/board-socket.ts';
import type { DeskToServer, ServerToDesk } from '../protocol/desk-socket.ts';
import type { PairingToServer, ScreenToServer, ServerToPairing, ServerToScreen } from '../protocol/screen-socket.ts';
import type { Namespace } from 'socket.io';
import { isOwnOrigin } from '../http/security.ts';
import { dropSlowReaders } from './backlog.ts';

export interface ScreenSocketData {
  screen: string;
}
export interface DeskSocketData {
  account: string;
  roles: readonly string[];
  sessionHash: string;
}
/** A page with boards on it: of a session, or of a share link and then of its boards only. */
export interface BoardSocketData {
  viewer: { readonly kind: 'session'; readonly account: string; readonly sessionHash: string } | { readonly kind: 'share'; readonly id: string; readonly boards: readonly string[] };
}
type Nothing = Record<string, never>;

export interface Sockets {
  readonly screens: Namespace<ScreenToServer, ServerToScreen, Nothing, ScreenSocketData>;
  readonly pairing: Namespace<PairingToServer, ServerToPairing>;
  readonly desk: Namespace<DeskToServer, ServerToDesk, Nothing, DeskSocketData>;
  readonly boards: Namespace<PageToBoards, BoardsToPage, Nothing, BoardSocketData>;
  /** Tells everyone to come back later and closes. */
  close(): Promise<void>;
}

/** How soon a connection that only looks open is noticed: after interval and timeout together. */
export interface Heartbeat {
  readonly intervalMs: number;
  readonly timeoutMs: number;
}
/** 35 s, before the 45 s after which a silent screen must count as offline. */
export const HEARTBEAT: Heartbeat = { intervalMs: 15_000, timeoutMs: 20_000 };

/** Opens Socket.IO on the HTTP server: WebSocket first, no compression, no state recovery (clients catch up by number). */
export function openSockets(http: HttpServer, publicUrl: string | null, heartbeat = HEARTBEAT): Sockets {
  const io = new Server(http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: 65_536,
    connectTimeout: 5_000,
    pingInterval: heartbeat.intervalMs,
    pingTimeout: heartbeat.timeoutMs,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, answer) => answer(null, isOwnOrigin(request.headers, publicUrl)),
  });
  const stopDropping = dropSlowReaders(io);
  return {
    screens: io.of('/screen') as Sockets['screens'],
    pairing: io.of('/pairing') as Sockets['pairing'],
    desk: io.of('/desk') as Sockets['desk'],
    boards: io.of('/board') as Sockets['boards'],
    close: async () => {
      stopDropping();
      await io.close();
    },
  };
}
