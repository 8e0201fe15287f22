import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenBoard } from '../../../server/protocol/board-socket.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { design, makeMetric, read, widget } from '../features/boards/support.ts';
import { codeOf } from '../support/refusal.ts';
import { ask, once, open, said } from '../support/wall.ts';

let now = Date.now();
let server: TestServer;
let shown: { id: string };
let hidden: { id: string };
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startServer({ now: () => now });
  await makeMetric(server, 'sessions');
  await read(server, 'sessions', 1012);
  shown = await server.call(api.boards.create, { body: { design: design([widget('sessions', 'sessions')]) } });
  hidden = await server.call(api.boards.create, { body: { design: design([widget('sessions', 'sessions')], { title: '内部' }) } });
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.close();
});

async function page(options: Parameters<typeof open>[2]): Promise<Socket> {
  const socket = await open(server.url, '/board', options);
  sockets.push(socket);
  return socket;
}
const share = (expiresAt: number | null = null) => server.call(api.boards.share, { body: { name: '给县里看', boards: [shown.id], expiresAt } });
const refused = { data: { code: 'not-signed-in' } };

describe('boards are closed to', () => {
  test.each([{}, { auth: { share: '' } }, { auth: { share: 'AAAAAAAAAAAAAAAAAAAAAA' } }, { auth: { share: 7 } }, { auth: { share: ['a'] } }, { auth: { share: 'x'.repeat(5_000) } }, { extraHeaders: { cookie: 'heping_session=AAAAAAAAAAAAAAAAAAAAAA' } }])(
    'a page that has neither session nor link: %j',
    async (options) => {
      await expect(page(options)).rejects.toMatchObject(refused);
    },
  );

  test('a village reporter, who sees nothing but their own form', async () => {
    const account = await server.call(api.accounts.create, { body: { username: 'reporter', name: '荷东村', password: 'a long password', roles: ['reporter'] } });
    const { cookie, call } = await server.signIn(account.id);
    await expect(page({ extraHeaders: { cookie } })).rejects.toMatchObject(refused);
    expect(await codeOf(call(api.boards.list))).toBe('not-allowed');
  });
});

describe('a leader', () => {
  test('watches every board and edits none', async () => {
    const account = await server.call(api.accounts.create, { body: { username: 'leader', name: '镇长', password: 'a long password', roles: ['leader'] } });
    const { cookie, call } = await server.signIn(account.id);
    const socket = await page({ extraHeaders: { cookie } });
    const { boards, town } = await said<{ boards: { id: string }[]; town: string }>(socket, 'boards', {});
    expect(boards.map(({ id }) => id).sort()).toEqual([shown.id, hidden.id].sort());
    expect(town).toBe('荷塘镇');
    expect(await codeOf(call(api.boards.create, { body: { design: design([]) } }))).toBe('not-allowed');
    expect(await codeOf(call(api.boards.shares))).toBe('not-allowed');
  });

  test('whose account is disabled is told and closed at once', async () => {
    const account = await server.call(api.accounts.create, { body: { username: 'gone', name: '离任', password: 'a long password', roles: ['leader'] } });
    const socket = await page({ extraHeaders: { cookie: (await server.signIn(account.id)).cookie } });
    await said<OpenBoard>(socket, 'open', { board: shown.id });
    const [told, closed] = [once(socket, 'signed-out'), once(socket, 'disconnect')];
    await server.call(api.accounts.update, { params: { id: account.id }, body: { disabled: true } });
    await Promise.all([told, closed]);
  });
});

describe('a link', () => {
  test('opens its boards and no other, without sign-in, and its token is told once and kept as a hash', async () => {
    const made = await share();
    expect(made.token).toMatch(/^[\w-]{22}$/);
    const socket = await page({ auth: { share: made.token } });
    expect(await said(socket, 'boards', {})).toMatchObject({ boards: [{ id: shown.id }] });
    expect((await said<OpenBoard>(socket, 'open', { board: shown.id })).board).toBe(shown.id);
    for (const event of ['open', 'replay']) expect(await ask(socket, event, { board: hidden.id, at: 1 })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const listed = await server.call(api.boards.shares);
    expect(listed[0]).toMatchObject({ id: made.id, name: '给县里看', boards: [shown.id], revokedAt: null });
    expect(listed[0]!.seenAt).not.toBeNull();
    expect(JSON.stringify([listed, await server.app.services.db.selectFrom('board_share').selectAll().execute()])).not.toContain(made.token);
  });

  test('gives no more than its boards, whoever’s browser opens it', async () => {
    const { token } = await share();
    const socket = await page({ auth: { share: token }, extraHeaders: { cookie: server.cookie } });
    expect(await ask(socket, 'open', { board: hidden.id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('that is revoked closes the pages it opened at once and opens none again', async () => {
    const { id, token } = await share();
    const socket = await page({ auth: { share: token } });
    const [told, closed] = [once(socket, 'signed-out'), once(socket, 'disconnect')];
    await server.call(api.boards.revokeShare, { params: { id } });
    await Promise.all([told, closed]);
    await expect(page({ auth: { share: token } })).rejects.toMatchObject(refused);
    const actions = (await server.app.services.audit.list()).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['board-share.create', 'board-share.revoke']));
  });

  test('may look back only so often, however many pages it opens: each look is work', async () => {
    const { token } = await share();
    const answers: Promise<{ ok: boolean; error?: { code: string } }>[] = [];
    for (let pages = 0; pages < 4; pages++) {
      const socket = await page({ auth: { share: token } });
      for (let looks = 0; looks < 25; looks++) answers.push(ask(socket, 'replay', { board: shown.id, at: now - looks * 1_000 }));
    }
    const outcomes = (await Promise.all(answers)).map((answer) => (answer.ok ? 'shown' : answer.error!.code));
    expect(outcomes.filter((outcome) => outcome === 'shown').length).toBeLessThan(60);
    expect(outcomes).toContain('too-many');
    const leader = await page({ extraHeaders: { cookie: server.cookie } });
    expect(await ask(leader, 'replay', { board: shown.id, at: now })).toMatchObject({ ok: true });
  });

  test('to a board that is deleted shows it no further, also where it is open', async () => {
    const { id } = await server.call(api.boards.create, { body: { design: design([widget('sessions', 'sessions')], { title: '旧板' }) } });
    const { token } = await server.call(api.boards.share, { body: { name: '旧', boards: [id], expiresAt: null } });
    const socket = await page({ auth: { share: token } });
    await said<OpenBoard>(socket, 'open', { board: id });
    await said(socket, 'boards', {}); // by now it follows
    let frames = 0;
    socket.on('frame', () => (frames += 1));
    const told = once(socket, 'changed');
    await server.call(api.content.remove, { params: { id } });
    expect(await told).toEqual({ board: id });
    expect(await ask(socket, 'open', { board: id })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    const other = await page({ extraHeaders: { cookie: server.cookie } });
    await said<OpenBoard>(other, 'open', { board: shown.id });
    await said(other, 'boards', {});
    const heard = once(other, 'frame');
    await read(server, 'sessions', 1013);
    await heard;
    expect(frames).toBe(0);
  });

  test('that expires closes its pages within five seconds', async () => {
    const { token } = await share(now + 60_000);
    const socket = await page({ auth: { share: token } });
    const closed = once(socket, 'signed-out');
    const started = performance.now();
    now += 60_000;
    await closed;
    expect(performance.now() - started).toBeLessThan(5_500);
    await expect(page({ auth: { share: token } })).rejects.toMatchObject(refused);
  });

  test('cannot be made for what is no board, nor for the past', async () => {
    expect(await codeOf(server.call(api.boards.share, { body: { name: 'x', boards: ['nothing'], expiresAt: null } }))).toBe('not-found');
    expect(await codeOf(share(now - 1))).toBe('bad-input');
  });

  test('opens the pictures of its boards and no other file', async () => {
    const picture = await server.app.services.objects.putBytes(new TextEncoder().encode('a picture'), 'image/webp');
    const other = await server.app.services.objects.putBytes(new TextEncoder().encode('another'), 'image/webp');
    const pictured = design([widget('flag', null, { kind: 'image', options: { image: { ...picture, type: 'image/webp', width: 8, height: 8 } } })]);
    const { id } = await server.call(api.boards.create, { body: { design: pictured } });
    const { token, id: link } = await server.call(api.boards.share, { body: { name: '带图', boards: [id, shown.id], expiresAt: null } });
    const get = async (sha256: string) => (await fetch(`${server.url}/media/${sha256}`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await get(picture.sha256), await get(other.sha256)]).toEqual([200, 401]);
    await server.call(api.boards.revokeShare, { params: { id: link } });
    expect(await get(picture.sha256)).toBe(401);
  });
});
