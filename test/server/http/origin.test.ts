import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { textDraft } from '../support/desk.ts';
import { open } from '../support/wall.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const FOREIGN: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'not an origin' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

async function make(headers: Record<string, string>, type = 'application/json'): Promise<Response> {
  return fetch(`${server.url}/api/v1/content`, { method: 'POST', headers: { cookie: server.cookie, 'content-type': type, ...headers }, body: JSON.stringify(textDraft('平安荷塘')) });
}

describe('a page of another site, with a signed-in person’s cookie', () => {
  test.each(FOREIGN)('changes nothing by HTTP: %j', async (headers) => {
    for (const type of ['application/json', 'text/plain']) {
      const response = await make(headers, type);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'foreign-origin' } });
    }
    expect(await server.call(api.content.list)).toEqual([]);
  });

  test.each(FOREIGN)('signs nobody out or in, and uploads nothing: %j', async (headers) => {
    for (const [method, path] of [['DELETE', '/api/v1/session'], ['POST', '/api/v1/session'], ['POST', '/api/v1/files'], ['POST', '/api/v1/set-up']]) {
      expect((await fetch(`${server.url}${path}`, { method: method!, headers: { cookie: server.cookie, 'tus-resumable': '1.0.0', 'upload-length': '3', ...headers } })).status).toBe(403);
    }
    expect((await server.call(api.session.get)).account).not.toBeNull();
  });

  test.each(FOREIGN)('opens no socket, by WebSocket or polling: %j', async (headers) => {
    for (const transport of ['websocket', 'polling']) {
      await expect(open(server.url, '/desk', { transports: [transport], extraHeaders: { cookie: server.cookie, ...headers } })).rejects.toThrow(/websocket error|xhr poll error/);
    }
  });

  test('reads no answer: none allows another origin', async () => {
    for (const path of ['/api/v1/screens', '/api/v1/session', '/api/v1/files', '/healthz']) {
      const response = await fetch(`${server.url}${path}`, { headers: { cookie: server.cookie, origin: 'https://evil.example' } });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
    const preflight = await fetch(`${server.url}/api/v1/files`, { method: 'OPTIONS', headers: { cookie: server.cookie, origin: 'https://evil.example' } });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('our own pages', () => {
  test('may', async () => {
    const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    const response = await make(own);
    expect(response.status).toBe(200);
    const { id } = (await response.json()) as { id: string };
    await server.call(api.content.remove, { params: { id } });
    const socket = await open(server.url, '/desk', { extraHeaders: { cookie: server.cookie, ...own } });
    expect(socket.connected).toBe(true);
    socket.close();
  });

  test('load nothing from elsewhere and stand in no frame', async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|\*|unsafe-eval|script-src [^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
