import type { Socket } from 'socket.io-client';
import type { DeskToServer, ServerToDesk } from '../../server/protocol/desk-socket.ts';
import type { Result } from '../../server/protocol/reply.ts';

type DeskSocket = Socket<ServerToDesk, DeskToServer>;
type Listeners = { [E in keyof ServerToDesk]: Set<ServerToDesk[E]> };

/** Whether the server is being heard, and since when not. */
export interface Connection {
  readonly lostAt: number | null;
}

const listeners: Listeners = {
  changed: new Set(),
  screens: new Set(),
  receipts: new Set(),
  upload: new Set(),
  today: new Set(),
  crossed: new Set(),
  'signed-out': new Set(),
};
const connectionListeners = new Set<() => void>();
const reconnectListeners = new Set<() => void>();
const watches = new Set<() => void>();
const REFUSED_RETRY_MS = 3_000;
let socket: DeskSocket | null = null;
let connection: Connection = { lostAt: null };
let heardBefore = false;

/** Opens the line to the server; the session's cookie admits it. Opening it twice is opening it once. */
export async function openDeskSocket(): Promise<void> {
  if (socket) return;
  const { io } = await import('socket.io-client');
  if (socket) return;
  const opened: DeskSocket = io('/desk', { path: '/socket.io', transports: ['websocket', 'polling'], reconnectionDelayMax: 5_000 });
  socket = opened;
  for (const event of Object.keys(listeners) as (keyof ServerToDesk)[]) {
    opened.on(event, ((message: never) => {
      for (const listener of [...listeners[event]]) (listener as (message: never) => void)(message);
    }) as never);
  }
  opened.on('connect', () => {
    setConnection(null);
    for (const begin of watches) begin();
    if (heardBefore) for (const listener of [...reconnectListeners]) listener();
    heardBefore = true;
  });
  opened.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') setConnection(Date.now());
    if (reason === 'io server disconnect') opened.connect();
  });
  opened.on('connect_error', (error) => {
    setConnection(connection.lostAt ?? Date.now());
    if (opened.active) return; // it tries again by itself
    if (error.message === 'not-signed-in') for (const listener of [...listeners['signed-out']]) listener();
    else setTimeout(() => socket === opened && opened.connect(), REFUSED_RETRY_MS);
  });
}

/** Closes the line, at signing out. */
export function closeDeskSocket(): void {
  socket?.disconnect();
  socket = null;
  setConnection(null);
}

/** Hears one event, whether the line is open yet or not. @returns how to stop */
export function onDesk<E extends keyof ServerToDesk>(event: E, listener: ServerToDesk[E]): () => void {
  const set: Set<ServerToDesk[E]> = listeners[event];
  set.add(listener);
  return () => void set.delete(listener);
}

/** Told each time the line is back after a loss. @returns how to stop */
export function onReconnected(listener: () => void): () => void {
  reconnectListeners.add(listener);
  return () => void reconnectListeners.delete(listener);
}

export const connectionNow = (): Connection => connection;

/** @returns how to stop */
export function onConnection(listener: () => void): () => void {
  connectionListeners.add(listener);
  return () => void connectionListeners.delete(listener);
}

/**
 * Follows the receipts of one publication, from when the line is open and again after every reconnect.
 * @param onWatched told each time the server has begun to tell @returns how to stop
 */
export function watchReceipts(sequence: number, onWatched: () => void): () => void {
  const begin = () => void socket?.emit('watch', { sequence }, (result: Result<null>) => result.ok && onWatched());
  watches.add(begin);
  if (socket?.connected) begin();
  return () => {
    watches.delete(begin);
    socket?.emit('unwatch', { sequence }, () => undefined);
  };
}

function setConnection(lostAt: number | null): void {
  if (connection.lostAt === lostAt) return;
  connection = { lostAt };
  for (const listener of [...connectionListeners]) listener();
}
