import type { Server } from 'socket.io';

const MAX_BACKLOG_BYTES = 1_048_576;
/** More than this waits for nobody. */
const MEMORY_BYTES = 16 * MAX_BACKLOG_BYTES;
const CHECK_INTERVAL_MS = 5_000;

/**
 * Drops connections whose reader has stopped reading, so that what waits for them cannot fill the
 * memory. A slow one that gets on, as over bad 4G, is left to finish.
 */
export function dropSlowReaders(io: Server): () => void {
  const before = new WeakMap<EngineSocket, number>();
  const timer = setInterval(() => {
    const clients = (io.engine as unknown as { clients: Record<string, EngineSocket> }).clients;
    for (const client of Object.values(clients)) {
      const backlog = backlogOf(client);
      if (backlogVerdict(before.get(client) ?? null, backlog) === 'drop') client.close(true);
      before.set(client, backlog);
    }
  }, CHECK_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** @param last bytes that waited at the check before, or null at the first @param now bytes that wait now */
export function backlogVerdict(last: number | null, now: number): 'keep' | 'drop' {
  if (now > MEMORY_BYTES) return 'drop';
  return now > MAX_BACKLOG_BYTES && last !== null && now >= last ? 'drop' : 'keep';
}

interface EngineSocket {
  readonly transport: { readonly socket?: { readonly bufferedAmount?: number } };
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  close(discard: boolean): void;
}

function backlogOf({ transport, writeBuffer }: EngineSocket): number {
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) {
    if (typeof data === 'string') bytes += data.length;
    else if (ArrayBuffer.isView(data)) bytes += data.byteLength;
  }
  return bytes;
}
