import { once as event } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createHttpServer } from '../../../server/http/server.ts';
import { backlogVerdict } from '../../../server/realtime/backlog.ts';
import { HEARTBEAT } from '../../../server/realtime/sockets.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { connectScreen, hello, pairScreen, until } from '../support/wall.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ heartbeat: { intervalMs: 200, timeoutMs: 300 } });
});
afterAll(() => server.close());

const status = async (id: string) => (await server.call(api.screens.get, { params: { id } })).status;

describe('a screen that stops answering while its connection looks open', () => {
  test('counts as offline after interval and timeout of the heartbeat, and another stays online', async () => {
    const alive = await pairScreen(server, '活的');
    const dead = await pairScreen(server, '死的');
    const stays = await connectScreen(server.url, alive.credential);
    const silent = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    silent.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('0')) silent.send(`40/screen,${JSON.stringify({ credential: dead.credential })}`);
      if (text.startsWith('40/screen')) silent.send(`42/screen,1["hello",${JSON.stringify(hello())}]`);
      // a ping ("2") is left unanswered, as by a box whose cable was pulled
    });
    await until(() => status(dead.screen), ({ online }) => online);
    const silentSince = performance.now();
    await until(() => status(dead.screen), ({ online }) => !online, 10_000);
    expect(performance.now() - silentSince).toBeGreaterThan(200);
    expect((await status(alive.screen)).online).toBe(true);
    silent.terminate();
    stays.close();
  });

  test('is noticed in production before the 45 seconds are over', () => {
    expect(HEARTBEAT.intervalMs + HEARTBEAT.timeoutMs).toBeLessThan(45_000);
  });
});

describe('a connection that never gets on', () => {
  test('with its headers is closed within twenty seconds, while others are served', { timeout: 30_000 }, async () => {
    const socket = connect(server.app.port, '127.0.0.1');
    await event(socket, 'connect');
    const closed = event(socket, 'close');
    socket.resume();
    socket.on('error', () => {});
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 1_000);
    const started = performance.now();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await closed;
    clearInterval(drip);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('with its body is closed in the end, and headers are never without limit', () => {
    const http = createHttpServer(express());
    expect(http.requestTimeout).toBeLessThanOrEqual(300_000);
    expect(http.requestTimeout).toBeGreaterThan(0);
    expect(http.maxHeadersCount).toBeLessThanOrEqual(100);
  });

  test('past the WebSocket’s opening is closed', async () => {
    const idle = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    idle.on('message', (data: Buffer) => data.toString() === '2' && idle.send('3')); // answers pings, joins nothing
    await event(idle, 'close');
  });
});

describe('a reader that does not keep up', () => {
  const MIB = 1_048_576;
  test('is dropped when a mebibyte waits for it and it reads no more', () => {
    expect(backlogVerdict(2 * MIB, 2 * MIB)).toBe('drop');
    expect(backlogVerdict(2 * MIB, 3 * MIB)).toBe('drop');
  });
  test('is left to finish as long as it gets on, but not at any price', () => {
    expect(backlogVerdict(3 * MIB, 2 * MIB)).toBe('keep');
    expect(backlogVerdict(null, 2 * MIB)).toBe('keep');
    expect(backlogVerdict(40 * MIB, 39 * MIB)).toBe('drop');
    expect(backlogVerdict(null, 100)).toBe('keep');
  });
});
