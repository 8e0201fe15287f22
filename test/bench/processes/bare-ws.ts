import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { machineMs, serve } from '../support/serve.ts';

/* The raw baseline of publishing: a `ws` server as it comes, and one loop over its clients. */

const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });

const methods = {
  async port(): Promise<number> {
    if (!server.address()) await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  },
  /** @returns when the loop began */
  broadcast(text: string): number {
    const bytes = Buffer.from(text);
    const at = machineMs();
    for (const client of server.clients) client.send(bytes, { binary: false });
    return at;
  },
};
export type BareWs = typeof methods;
serve(methods);
