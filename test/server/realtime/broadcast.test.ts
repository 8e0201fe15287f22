import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { broadcast } from '../../../server/realtime/broadcast.ts';
import { openSockets, type Sockets } from '../../../server/realtime/sockets.ts';

describe('a broadcast', () => {
  let sockets: Sockets;
  let url: string;
  const clients: Socket[] = [];

  beforeEach(async () => {
    const http = createServer();
    sockets = openSockets(http, null);
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await sockets.close();
  });

  /** Collects what a client hears, with the names of the events, until `last` comes. */
  async function listen(transport: 'websocket' | 'polling'): Promise<{ until(last: string): Promise<unknown[]> }> {
    const client = io(`${url}/screen`, { transports: [transport], forceNew: true });
    clients.push(client);
    const heard: unknown[] = [];
    const waits = new Map<string, () => void>();
    client.onAny((event: string, message: unknown) => {
      heard.push(message);
      waits.get(event)?.();
    });
    await new Promise<void>((resolve) => client.on('connect', resolve));
    return {
      until: async (last) => {
        await new Promise<void>((resolve) => waits.set(last, resolve));
        return heard;
      },
    };
  }

  test('reaches clients by WebSocket and by polling, each in the order in which it was sent among other messages', async () => {
    const listeners = [await listen('websocket'), await listen('polling'), await listen('websocket')];
    const heard = Promise.all(listeners.map((each) => each.until('revoked')));
    const sent: unknown[] = [];
    for (let number = 0; number < 40; number++) {
      const message = { number, text: '荷'.repeat([1, 60, 30_000][number % 3]!) }; // each of the three lengths of a frame
      sent.push(message);
      if (number % 4 === 3) sockets.screens.emit('publication', message as never);
      else broadcast(sockets.screens, 'publication', message);
    }
    sockets.screens.emit('revoked');
    for (const each of await heard) expect(each).toEqual([...sent, undefined]);
  });
});
