import { io, type Socket } from 'socket.io-client';
import type { Failure, Result } from '../protocol/reply.ts';
import type { ScreenToServer, ServerToScreen } from '../protocol/screen-socket.ts';

type Message<E extends keyof ScreenToServer> = Parameters<ScreenToServer[E]>[0];
type Answer<E extends keyof ScreenToServer> = Parameters<Parameters<ScreenToServer[E]>[1]>[0] extends Result<infer T> ? T : never;

/** A question the server answered with a failure. */
export class RefusedMessage extends Error {
  readonly code: Failure['code'];
  constructor({ code, message }: Failure) {
    super(message);
    this.code = code;
  }
}

export interface LinkOptions {
  /** The server's address, without a trailing slash. */
  readonly url: string;
  readonly credential: string;
  /** Called at every connection. */
  readonly onConnected: () => void;
  /** Called once, when the credential is void; the link is closed then. */
  readonly onRevoked: () => void;
  readonly onPublication: ServerToScreen['publication'];
  readonly onProfile: ServerToScreen['profile'];
  readonly onBoardFrame: ServerToScreen['board-frame'];
}

export interface ScreenLink {
  readonly connected: boolean;
  /** @throws RefusedMessage, or an Error when no answer comes in time */
  ask<E extends keyof ScreenToServer>(event: E, message: Message<E>): Promise<Answer<E>>;
  close(): void;
}

const ANSWER_WITHIN_MS = 15_000;
const RECONNECT_FIRST_MS = 500;
const RECONNECT_LONGEST_MS = 15_000;

/**
 * A screen's connection: WebSocket only, and back again after any loss, each screen after its own
 * random wait so that they do not all return in one moment.
 */
export function openLink({ url, credential, onConnected, onRevoked, onPublication, onProfile, onBoardFrame }: LinkOptions): ScreenLink {
  const socket: Socket<ServerToScreen, ScreenToServer> = io(`${url}/screen`, {
    transports: ['websocket'],
    auth: { credential },
    forceNew: true,
    reconnectionDelay: RECONNECT_FIRST_MS,
    reconnectionDelayMax: RECONNECT_LONGEST_MS,
    randomizationFactor: 0.9,
  });
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function close(): void {
    isClosed = true;
    if (timer) clearTimeout(timer);
    socket.disconnect();
  }

  function revoked(): void {
    if (isClosed) return;
    close();
    onRevoked();
  }

  /** What the server itself ended, Socket.IO does not begin again. */
  function comeBack(): void {
    if (isClosed || socket.active) return;
    timer = setTimeout(() => socket.connect(), RECONNECT_FIRST_MS + Math.random() * 4 * RECONNECT_FIRST_MS);
  }

  socket.on('connect', onConnected);
  socket.on('publication', onPublication);
  socket.on('profile', onProfile);
  socket.on('board-frame', onBoardFrame);
  socket.on('revoked', revoked);
  socket.on('disconnect', comeBack);
  socket.on('connect_error', (error) => {
    const { data } = error as Error & { data?: { code?: string } };
    if (data?.code === 'revoked') revoked();
    else comeBack();
  });

  return {
    get connected() {
      return socket.connected;
    },
    ask: async (event, message) => {
      if (!socket.connected) throw new Error('not connected'); // Socket.IO would keep it and say it before `hello`
      const result = (await (socket as Socket).timeout(ANSWER_WITHIN_MS).emitWithAck(event, message)) as Result<never>;
      if (!result.ok) throw new RefusedMessage(result.error);
      return result.value;
    },
    close,
  };
}
