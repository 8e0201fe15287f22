import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { machineMs, memoryInUse, serve } from '../support/serve.ts';

/* Socket.IO with the product's options, the namespace it uses, and nothing else. */

const http = createServer();
const io = new Server(http, {
  serveClient: true, // the bench's page loads the client from here
  transports: ['websocket', 'polling'],
  maxHttpBufferSize: 65_536,
  connectTimeout: 5_000,
  pingInterval: 15_000,
  pingTimeout: 20_000,
  perMessageDeflate: false,
  httpCompression: false,
  cors: { origin: true },
});
const screens = io.of('/screen');
io.of('/board'); // its clients are not of any other
http.listen(0, '127.0.0.1');

const methods = {
  async port(): Promise<number> {
    if (!http.listening) await once(http, 'listening');
    return (http.address() as AddressInfo).port;
  },
  memory: memoryInUse,
  connected: () => screens.sockets.size,
  /** @returns when it began */
  broadcast(message: unknown): number {
    const at = machineMs();
    screens.emit('publication', message);
    return at;
  },
  /** The same in any namespace. @returns when it began */
  emit(namespace: string, event: string, message: unknown): number {
    const at = machineMs();
    io.of(namespace).emit(event, message);
    return at;
  },
};
export type BareSocketIo = typeof methods;
serve(methods);
