/** A namespace, or some of its sockets. */
export interface Audience {
  /** The namespace’s. */
  readonly name: string;
  readonly sockets: { values(): Iterable<unknown> };
}

interface Member {
  readonly conn: Connection;
  emit(event: string, message: unknown): unknown;
}

/** As much of an Engine.IO connection as is looked at. */
interface Connection {
  readonly readyState: string;
  /** What waits because the transport is busy. */
  readonly writeBuffer: readonly unknown[];
  readonly transport: {
    readonly name: string;
    readonly writable: boolean;
    readonly socket?: { readonly readyState: number; readonly _sender?: { sendFrame?(frames: readonly Buffer[]): void } };
  };
}

const OPEN = 1; // WebSocket.readyState

/**
 * Emits one event to every socket of an audience, as `namespace.emit` does, for messages that go to
 * thousands at once: the WebSocket frame is made once, and where nothing waits before it, it is handed
 * straight to the connection, in one plain write. A socket that polls, upgrades or is still busy with
 * something earlier gets it the ordinary way behind that, so each one's order stays as it is; what a
 * reader does not take counts to its backlog (see `dropSlowReaders`) either way.
 */
export function broadcast({ name, sockets }: Audience, event: string, message: unknown): void {
  // Engine.IO message (4), Socket.IO event (2): https://socket.io/docs/v4/socket-io-protocol/
  const frames = [textFrame(`42${name},${JSON.stringify([event, message])}`)];
  for (const socket of sockets.values() as Iterable<Member>) {
    const { readyState, writeBuffer, transport } = socket.conn;
    const isFree = readyState === 'open' && writeBuffer.length === 0 && transport.writable && transport.name === 'websocket' && transport.socket?.readyState === OPEN;
    const sender = isFree ? transport.socket._sender : undefined;
    if (sender?.sendFrame) sender.sendFrame(frames);
    else socket.emit(event, message);
  }
}

/** An unmasked, unfragmented text frame (RFC 6455, 5.2). */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text, 'utf8');
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.of(0x81, length), payload]);
  const isShort = length < 65_536;
  const header = Buffer.alloc(isShort ? 4 : 10);
  header[0] = 0x81; // final, text
  header[1] = isShort ? 126 : 127;
  if (isShort) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}
