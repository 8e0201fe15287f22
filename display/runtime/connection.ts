import { io, type Socket } from 'socket.io-client';
import type { Signed } from '../../server/domain/publication.ts';
import type { Result } from '../../server/protocol/reply.ts';
import type { Alarm, CatchUp, Echo, Hello, Plays, Receipt, ScreenToServer, ServerToScreen, Welcome } from '../../server/protocol/screen-socket.ts';

type ScreenSocket = Socket<ServerToScreen, ScreenToServer>;
const REPLY_TIMEOUT_MS = 20_000;

/** What the display asks of the server; every promise rejects when there is no connection or no answer. */
export interface Connection {
  hello(message: Hello): Promise<Welcome>;
  since(sequence: number): Promise<CatchUp>;
  time(): Promise<number>;
  receipt(message: Receipt): Promise<void>;
  echo(message: Echo): Promise<void>;
  plays(message: Plays): Promise<number[]>;
  alarm(message: Alarm): Promise<void>;
  /** Whose figures are wanted from now on. */
  follow(designs: string[]): Promise<void>;
  /** Starts; nothing is heard before. */
  open(): void;
  close(): void;
  readonly isUp: boolean;
}

export interface Listeners {
  connected(): void;
  lost(): void;
  publication(signed: Signed): void;
  profile(signed: Signed): void;
  boardFrame(signed: Signed): void;
  identify(): void;
  revoked(): void;
}

/** Connects, and connects again for ever, with jitter so that ten thousand boxes do not come back in one second. */
export function connect(credential: string, listeners: Listeners): Connection {
  const socket: ScreenSocket = io('/screen', {
    transports: ['websocket'],
    forceNew: true, // on the pairing's line, which opens by itself, this one would be opened twice and hear everything twice
    auth: { credential },
    reconnectionDelay: 500,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.7,
    timeout: 10_000,
    autoConnect: false,
  });
  socket.on('connect', listeners.connected);
  socket.on('publication', listeners.publication);
  socket.on('profile', listeners.profile);
  socket.on('board-frame', listeners.boardFrame);
  socket.on('identify', listeners.identify);
  socket.on('revoked', listeners.revoked);
  socket.on('connect_error', (error) => {
    if ((error as Error & { data?: { code?: string } }).data?.code === 'revoked') listeners.revoked();
    // a refusal by the server's middleware is not tried again by itself
    else if (!socket.active) setTimeout(() => socket.connect(), 5_000 * (0.5 + Math.random()));
  });
  socket.on('disconnect', (reason) => {
    listeners.lost();
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 2_000 * (0.5 + Math.random()));
  });

  return {
    hello: (message) => answer(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('hello', message)),
    since: (sequence) => answer(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('since', { sequence })),
    time: async () => (await answer<{ serverTime: number }>(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('time', {}))).serverTime,
    receipt: async (message) => void (await answer(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('receipt', message))),
    echo: async (message) => void (await answer(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('echo', message))),
    plays: async (message) => (await answer<{ committed: number[] }>(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('plays', message))).committed,
    alarm: async (message) => void (await answer(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('alarm', message))),
    follow: async (designs) => void (await answer(socket.timeout(REPLY_TIMEOUT_MS).emitWithAck('follow', { designs }))),
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    get isUp() {
      return socket.connected;
    },
  };
}

async function answer<T>(reply: Promise<Result<T>>): Promise<T> {
  const result = await reply;
  if (result.ok) return result.value;
  throw new Error(result.error.code);
}
