import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tusRoutes } from '../../../../server/features/uploads/tus.routes.ts';
import { errorHandler } from '../../../../server/http/errors.ts';
import { ERRORS } from '../../../../server/protocol/errors.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { codeOf } from '../../support/refusal.ts';
import { announce, finished, locationOf, look, picture, send, upload } from '../../support/tus.ts';
import { pino } from 'pino';

let server: TestServer;
let stranger: Awaited<ReturnType<TestServer['signIn']>>;

beforeAll(async () => {
  server = await startServer();
  const { id } = await server.call(api.accounts.create, { body: { username: 'editor', name: '编辑', password: 'a long password', roles: ['editor'] } });
  stranger = await server.signIn(id);
});
afterAll(() => server.close());

/** Every file below the data directory, with its path. */
const files = async () => (await readdir(server.dataDir, { recursive: true })).map(String);

describe('an upload', () => {
  test('by the client the control panel uses becomes content', async () => {
    const bytes = await picture(1);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const sending = new Upload(bytes, {
      endpoint: `${server.url}/api/v1/files`,
      headers: { cookie: server.cookie },
      metadata: { filename: '宪法日.png', category: 'slogan' },
      chunkSize: 100,
      onError: reject,
      onSuccess: () => resolve(sending.url!),
    });
    sending.start();
    const view = await finished(server.call, (await promise).split('/').at(-1)!);
    expect(view).toMatchObject({ phase: 'done', name: '宪法日', duplicate: false });
    expect(await server.call(api.content.get, { params: { id: view.content! } })).toMatchObject({ title: '宪法日', category: 'slogan', visual: { kind: 'image', image: { type: 'image/webp', width: 64, height: 48 } } });
  });

  test('goes on where it was broken off', async () => {
    const bytes = await picture(2);
    const location = await locationOf(await announce(server, bytes.length));
    await send(server, location, 0, bytes.subarray(0, 50));
    expect((await look(server, location)).headers.get('upload-offset')).toBe('50');
    expect((await send(server, location, 40, bytes.subarray(40))).status).toBe(409); // not from anywhere else
    expect((await send(server, location, 50, bytes.subarray(50))).status).toBe(204);
    expect(await finished(server.call, location.split('/').at(-1)!)).toMatchObject({ phase: 'done' });
  });

  test('of the same bytes again is found to be there already, whatever it is called', async () => {
    const bytes = await picture(3);
    const first = await upload(server, bytes, { filename: 'a.png' });
    const [second, third] = await Promise.all([upload(server, bytes, { filename: 'b.gif' }), upload(server, bytes, { filename: 'c.png' })]);
    for (const each of [second, third]) expect(each).toMatchObject({ phase: 'done', duplicate: true, content: first.content });
  });

  test('leaves nothing in the folder of uploads once it is taken in or refused', async () => {
    await upload(server, await picture(4));
    await upload(server, Buffer.from('nothing anybody knows'), { filename: 'x.png' });
    const left = async () => (await readdir(join(server.dataDir, 'uploads'))).length;
    for (let tries = 0; tries < 200 && (await left()) > 0; tries++) await server.call(api.content.uploads);
    expect(await left()).toBe(0);
  });
});

describe('a name', () => {
  const NAMES = ['../../x', '..\\..\\x', '%2e%2e%2fx', '/etc/passwd', 'C:\\x.png', 'a\0b.png', `${'长'.repeat(300)}.png`, 'gpj\u202egnp.exe', '<img src=x onerror=alert(1)>.png', '..', ''];

  test('never becomes a path, and shows as harmless text', async () => {
    const before = new Set(await files());
    for (const [index, filename] of NAMES.entries()) {
      const view = await upload(server, await picture(1_000 + index), { filename });
      expect(view).toMatchObject({ phase: 'done', duplicate: false });
      const { title } = await server.call(api.content.get, { params: { id: view.content! } });
      expect(title).toMatch(/\S/);
      expect(title).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect([...title].length).toBeLessThanOrEqual(120);
    }
    const made = (await files()).filter((path) => !before.has(path));
    for (const path of made) expect(path).toMatch(/^(objects|objects\/[0-9a-f]{2}|objects\/[0-9a-f]{2}\/[0-9a-f]{64}|incoming.*|uploads\/[0-9a-z]{16}(\.json)?|heping\.db.*)$/);
  });

  test.each(['..%2f..%2fheping.db', '..%2fkeys', '%2e%2e', '.', 'x%00y', '..%5cx', '%2e%2e%2fuploads'])('in the address is no way out either: %s', async (name) => {
    for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET']) {
      const response = await fetch(`${server.url}/api/v1/files/${name}`, { method, headers: { cookie: server.cookie, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } });
      expect([400, 404, 405]).toContain(response.status);
    }
  });
});

describe('a type', () => {
  test.each([
    ['SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.svg', 'type-markup'],
    ['SVG under another name', '<?xml version="1.0"?>\n<!-- x --><svg onload="alert(1)"/>', 'a.png', 'type-markup'],
    ['HTML under another name', '<!doctype html><script>alert(1)</script>', 'a.jpg', 'type-markup'],
    ['a program', 'MZ\x90\0\x03', 'a.png', 'type-unknown'],
    ['nothing', '', 'a.png', 'empty-file'],
  ])('is taken from the bytes: %s is refused in plain words', async (_, text, filename, code) => {
    const { refusal, content } = await upload(server, Buffer.from(text, 'latin1'), { filename, filetype: 'image/png' });
    expect(refusal?.code).toBe(code);
    expect(refusal?.zh).toMatch(/\p{Script=Han}{4}.*。$/u);
    expect(refusal?.en).toMatch(/^[A-Z].*\.$/);
    expect(content).toBeNull();
  });

  test('of a picture that is also a program serves only the pixels made anew', async () => {
    const gif = await (await import('sharp')).default({ create: { width: 8, height: 8, channels: 3, background: '#f00' } }).gif().toBuffer();
    const view = await upload(server, Buffer.concat([gif, Buffer.from('/*<script>alert("here")</script>*/=1;')]), { filename: 'a.js' });
    const { visual } = await server.call(api.content.get, { params: { id: view.content! } });
    if (visual.kind !== 'image') throw new Error(visual.kind);
    const served = Buffer.from(await (await fetch(`${server.url}/media/${visual.image.sha256}`, { headers: { cookie: server.cookie } })).arrayBuffer());
    expect(served.includes('alert')).toBe(false);
    expect(served.subarray(8, 12).toString()).toBe('WEBP');
  });
});

describe('somebody else’s upload', () => {
  test('is as good as none', async () => {
    const bytes = await picture(5);
    const location = await locationOf(await announce(server, bytes.length));
    const theirs = { url: server.url, cookie: stranger.cookie };
    const none = '/api/v1/files/0000000000000000';
    for (const act of [(path: string) => look(theirs, path), (path: string) => send(theirs, path, 0, bytes), (path: string) => fetch(`${server.url}${path}`, { method: 'DELETE', headers: { cookie: stranger.cookie, 'tus-resumable': '1.0.0' } })]) {
      const [answer, absent] = [await act(location), await act(none)];
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(await absent.text());
      expect(absent.status).toBe(404);
    }
    expect((await look(server, location)).headers.get('upload-offset')).toBe('0');
    await send(server, location, 0, bytes);
    const id = location.split('/').at(-1)!;
    expect(await codeOf(stranger.call(api.content.cancelUpload, { params: { id } }))).toBe('not-found');
    expect(await stranger.call(api.content.uploads)).toEqual([]);
    await finished(server.call, id);
  });

  test('in somebody else’s name cannot be begun', async () => {
    const location = await locationOf(await announce({ url: server.url, cookie: stranger.cookie }, 10, { filename: 'x', account: server.by.account, accountName: '管理员' }));
    const kept = JSON.parse(await readFile(join(server.dataDir, 'uploads', `${location.split('/').at(-1)}.json`), 'utf8')) as { metadata: { accountName: string } };
    expect(kept.metadata.accountName).toBe('编辑');
  });

  test('without a session cannot be begun at all', async () => {
    expect((await announce({ url: server.url, cookie: '' }, 10)).status).toBe(401);
  });
});

describe('too much', () => {
  test('is refused before a byte is sent, in the person’s language', async () => {
    const response = await announce(server, 4 * 1024 ** 3 + 1);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'too-large', message: ERRORS['too-large'][1] } });
    expect((await announce(server, 'many')).status).toBe(400);
  });

  test('is refused with 507 while the disk has no room for it, and a small file still comes through', async () => {
    const web = express();
    const person = { account: server.by.account, name: '管理员', roles: ['administrator'], village: null, sessionHash: '' };
    const stop = tusRoutes(web, { folder: join(server.dataDir, 'uploads'), uploads: server.app.services.uploads, authenticate: async () => person, freeBytes: async () => 600 * 1024 ** 2 });
    web.use(errorHandler(pino({ level: 'silent' })));
    const http = createServer(web).listen(0, '127.0.0.1');
    await new Promise((resolve) => http.once('listening', resolve));
    const place = { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, cookie: '' };
    const full = await announce(place, 200 * 1024 ** 2);
    expect(full.status).toBe(507);
    expect(await full.json()).toMatchObject({ error: { code: 'disk-full', message: ERRORS['disk-full'][2], zh: ERRORS['disk-full'][1] } });
    expect((await announce(place, 1_000)).status).toBe(201);
    stop();
    http.closeAllConnections();
    http.close();
  });
});
