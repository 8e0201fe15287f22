import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { makeSchedule, publish } from '../support/desk.ts';
import { codeOf } from '../support/refusal.ts';
import { ask, connectScreen, hello, INSTALLATION, once, open, pairScreen, play, said, until } from '../support/wall.ts';

const HOUR = 3_600_000;
let now = Date.now();
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ now: () => now });
});
afterAll(() => server.close());

const desk = (cookie: string) => open(server.url, '/desk', { extraHeaders: { cookie } });
let count = 0;
async function person() {
  const account = await server.call(api.accounts.create, { body: { username: `p${++count}`, name: '某人', password: 'a long password', roles: ['administrator'] } });
  const signedIn = await server.signIn(account.id);
  return { id: account.id, ...signedIn, socket: await desk(signedIn.cookie) };
}
const change = (id: string, body: object) => server.call(api.accounts.update, { params: { id }, body });

describe('with the control panel open', () => {
  test('nobody gets in without a session', async () => {
    for (const cookie of ['', 'heping_session=AAAAAAAAAAAAAAAAAAAAAA']) await expect(desk(cookie)).rejects.toMatchObject({ data: { code: 'not-signed-in' } });
  });

  test.each([
    ['disabled', { disabled: true }, 'not-signed-in'],
    ['given another password', { password: 'another password' }, 'not-signed-in'],
    ['reduced', { roles: ['editor'] }, 'not-allowed'],
  ])('an account that is %s loses its socket at once and its next act is refused', async (_, body, code) => {
    const { id, socket, call } = await person();
    const [told, closed] = [once(socket, 'signed-out'), once(socket, 'disconnect')];
    await change(id, body);
    await Promise.all([told, closed]);
    expect(await codeOf(call(api.accounts.list))).toBe(code);
  });

  test('a village’s reporter hears nothing of the screens and the plays, and follows no publication', async () => {
    const { id } = await server.call(api.accounts.create, { body: { username: 'cunganbu', name: '荷东村', password: 'a long password', roles: ['reporter'] } });
    const [reporter, staff] = [await desk((await server.signIn(id)).cookie), await desk(server.cookie)];
    const heard: string[] = [];
    reporter.onAny((event: string) => heard.push(event));
    const [screens, today] = [once(staff, 'screens'), once(staff, 'today')];
    const { credential } = await pairScreen(server, '旁听屏');
    const wall = await connectScreen(server.url, credential);
    await said(wall, 'plays', { installation: INSTALLATION, records: [play(1, 1)] });
    await Promise.all([screens, today]);
    expect(await ask(reporter, 'watch', { sequence: 1 })).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(heard.filter((event) => event !== 'changed')).toEqual([]);
    for (const socket of [reporter, staff, wall]) socket.close();
  });

  test('signing out closes the sockets of the session, and the account’s other session may come back', async () => {
    const { id, socket, call } = await person();
    const other = await server.signIn(id);
    const closed = once(socket, 'disconnect');
    await call(api.session.signOut);
    await closed;
    (await desk(other.cookie)).close();
  });

  test('a password changed by its owner closes the sockets of the account’s other sessions at once, and this one may come back', async () => {
    const { id, socket, call, cookie } = await person();
    const other = await server.signIn(id);
    const stranger = await desk(other.cookie);
    const told = Promise.all([once(stranger, 'signed-out'), once(stranger, 'disconnect'), once(socket, 'disconnect')]);
    await call(api.session.changePassword, { body: { current: 'a long password', next: 'another long one' } });
    await told;
    await expect(desk(other.cookie)).rejects.toMatchObject({ data: { code: 'not-signed-in' } });
    (await desk(cookie)).close();
  });

  test('a session that ends by time closes its socket within five seconds, though the page stays open', async () => {
    const { socket } = await person();
    const closed = once(socket, 'signed-out');
    const stays = await server.signIn(server.by.account);
    now += 12 * HOUR + 60_000;
    const renewed = await server.signIn(server.by.account);
    const started = performance.now();
    await closed;
    expect(performance.now() - started).toBeLessThan(5_500);
    expect(await codeOf(stays.call(api.screens.list))).toBe('not-signed-in');
    (await desk(renewed.cookie)).close();
    Object.assign(server, renewed);
  });

  test('to look whether a session stands does not prolong it', async () => {
    const { sessions } = server.app.services;
    const token = await sessions.begin(server.by.account);
    const hash = (await sessions.find(token))!.sessionHash;
    now += 11 * HOUR;
    expect(await sessions.isLive(hash)).toBe(true);
    now += 2 * HOUR;
    expect(await sessions.isLive(hash)).toBe(false);
    Object.assign(server, await server.signIn(server.by.account));
  });

  test('an event on a session that has just ended is refused and closes the socket', async () => {
    const { socket, id } = await person();
    await server.app.services.sessions.endAll(id);
    const closed = once(socket, 'disconnect');
    expect(await ask(socket, 'watch', { sequence: 1 })).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
    await closed;
  });
});

describe('a revoked screen', () => {
  async function paired(name: string): Promise<{ screen: string; credential: string; socket: Socket }> {
    const { screen, credential } = await pairScreen(server, name);
    return { screen, credential, socket: await connectScreen(server.url, credential) };
  }

  test('is told and dropped at once, hears nothing new, and gets no media', async () => {
    const { screen, credential, socket } = await paired('要撤的');
    await pairScreen(server, '留下的');
    const heard: unknown[] = [];
    socket.on('publication', (signed) => heard.push(signed));
    const { id } = await makeSchedule(server);
    const first = await publish(server, id);
    await until(() => heard.length, (length) => length === 1);
    const { publication } = await server.call(api.publications.get, { params: { sequence: first.sequence } });
    if (publication.kind !== 'schedule') throw new Error(publication.kind);
    const media = () => fetch(`${server.url}/media/${publication.fonts[0]!.sha256}`, { headers: { authorization: `Bearer ${credential}` } });
    expect((await media()).status).toBe(200);

    const [told, closed] = [once(socket, 'revoked'), once(socket, 'disconnect')];
    await server.call(api.screens.revoke, { params: { id: screen } });
    await Promise.all([told, closed]);
    await publish(server, id);
    expect(heard).toHaveLength(1);
    expect((await media()).status).toBe(401);
    await expect(open(server.url, '/screen', { auth: { credential } })).rejects.toMatchObject({ data: { code: 'revoked' } });
    expect((await server.call(api.screens.get, { params: { id: screen } })).status.online).toBe(false);
  });

  test('that was just shaking hands gets in no more either', async () => {
    const { screen, credential, socket } = await paired('握手中');
    socket.close();
    const outcomes = [];
    for (let tries = 0; tries < 5; tries++) outcomes.push(open(server.url, '/screen', { auth: { credential } }).catch(() => null));
    await server.call(api.screens.revoke, { params: { id: screen } });
    for (const each of await Promise.all(outcomes)) if (each) await until(() => each.connected, (connected) => !connected);
  });

  test.each([undefined, null, 7, '', 'x'.repeat(5_000), ['a'], { a: 1 }])('is like one that never was: credential %s', async (credential) => {
    await expect(open(server.url, '/screen', { auth: { credential } })).rejects.toMatchObject({ data: { code: 'revoked' } });
  });
});

describe('a screen’s presence', () => {
  test('counts connections, not greetings', async () => {
    const { screen, credential } = await pairScreen(server, '问候屏');
    const isOnline = async () => (await server.call(api.screens.get, { params: { id: screen } })).status.online;
    const first = await connectScreen(server.url, credential);
    await said(first, 'hello', hello());
    const second = await connectScreen(server.url, credential);
    first.close();
    expect(await said(second, 'time', {})).toBeDefined();
    expect(await isOnline()).toBe(true);
    second.close();
    await until(isOnline, (online) => !online);
  });
});
