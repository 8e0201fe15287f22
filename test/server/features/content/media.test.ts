import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { upload } from '../../support/tus.ts';
import { pairScreen } from '../../support/wall.ts';

let server: TestServer;
let credential: string;
let film: { sha256: string; size: number; chunkBytes: number; chunks: readonly string[] };
let bytes: Buffer;

beforeAll(async () => {
  server = await startServer();
  ({ credential } = await pairScreen(server, '一号屏'));
  bytes = await readFile(join(import.meta.dirname, '../media/fixtures/h264-aac.mp4'));
  const view = await upload(server, bytes, { filename: '公益片.mp4' });
  const { visual } = await server.call(api.content.get, { params: { id: view.content! } });
  if (visual.kind !== 'film') throw new Error(visual.kind);
  film = visual.film;
});
afterAll(() => server.close());

const get = (headers: Record<string, string>, path = `/media/${film.sha256}`, method = 'GET') => fetch(`${server.url}${path}`, { method, headers });
const asScreen = () => ({ authorization: `Bearer ${credential}` });

describe('media', () => {
  test('comes to a signed-in person and to a paired screen, and to nobody else', async () => {
    for (const headers of [{ cookie: server.cookie }, asScreen()]) {
      const response = await get(headers);
      expect(response.status).toBe(200);
      expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(film.sha256);
    }
    for (const headers of [{}, { authorization: 'Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, { authorization: credential }, { authorization: 'Bearer x', cookie: '' }] as Record<string, string>[]) {
      expect((await get(headers)).status).toBe(401);
    }
  });

  test('is what its bytes are and nothing a browser could run', async () => {
    const { headers } = await get(asScreen());
    expect(headers.get('content-type')).toBe('video/mp4');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toMatch(/private.*immutable/);
  });

  test('comes in parts, as a film is fetched chunk by chunk', async () => {
    const half = Math.floor(film.size / 2);
    const parts = [];
    for (const range of [`bytes=0-${half - 1}`, `bytes=${half}-`]) {
      const response = await get({ ...asScreen(), range });
      expect(response.status).toBe(206);
      parts.push(Buffer.from(await response.arrayBuffer()));
    }
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    expect((await get({ ...asScreen(), range: 'bytes=-10' })).headers.get('content-range')).toBe(`bytes ${film.size - 10}-${film.size - 1}/${film.size}`);
    const first = bytes.subarray(0, film.chunkBytes);
    expect(createHash('sha256').update(first).digest('hex')).toBe(film.chunks[0]);
  });

  test('beyond its end is refused with its length, and half a request is no failure', async () => {
    const beyond = await get({ ...asScreen(), range: `bytes=${film.size + 5}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${film.size}`);
    const away = new AbortController();
    const going = fetch(`${server.url}/media/${film.sha256}`, { headers: asScreen(), signal: away.signal }).catch(() => null);
    away.abort();
    await going;
    expect((await get(asScreen(), undefined, 'HEAD')).headers.get('content-length')).toBe(String(film.size));
  });

  test.each(['/media/' + '0'.repeat(64), '/media/..%2f..%2fheping.db', '/media/x', `/media/${'A'.repeat(64)}`, '/media/'])('that there is not is not found: %s', async (path) => {
    const response = await get({ cookie: server.cookie, accept: 'application/json' }, path);
    expect(response.status).toBe(404);
  });

  test('that lost its file says so instead of sending something else', async () => {
    const { objects } = server.app.services;
    const { sha256 } = await objects.putBytes(Buffer.from('soon gone'), 'image/webp');
    await objects.files.remove(sha256);
    expect((await get(asScreen(), `/media/${sha256}`)).status).toBe(404);
  });
});
