import { verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Signed } from '../../../../server/domain/publication.ts';
import type { ScreenProfile } from '../../../../server/domain/screen.ts';
import { publicKeyObject } from '../../../../server/features/publications/keyring.ts';
import { createPairing } from '../../../../server/features/screens/pairing.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { Paired, Welcome } from '../../../../server/protocol/screen-socket.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { codeOf } from '../../support/refusal.ts';
import { ask, connectScreen, hello, once, open, pairScreen, said, screenDetails, until } from '../../support/wall.ts';

let now = Date.now();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: () => now });
});
afterAll(() => server.close());

const waiting = { pixels: { width: 1920, height: 384 }, browser: 'Chromium 92' };
async function box() {
  const socket = await open(server.url, '/pairing');
  const { code } = await said<{ code: string }>(socket, 'wait', waiting);
  return { socket, code };
}
const pair = (code: string, name: string) => server.call(api.screens.pair, { body: { code, ...screenDetails(name) } });
const verifies = ({ text, signature }: Signed, key: Paired['key']) => verify(null, Buffer.from(text), publicKeyObject(key), Buffer.from(signature, 'base64'));

describe('a pairing code', () => {
  test('tells a signed-in person what shows it, and nobody else anything', async () => {
    const { socket, code } = await box();
    expect(code).toMatch(/^\d{6}$/);
    expect(await server.call(api.screens.waiting, { params: { code } })).toMatchObject(waiting);
    expect((await fetch(`${server.url}/api/v1/pairing/${code}`)).status).toBe(401);
    socket.close();
  });

  test('is good once, also for two people at the same moment', async () => {
    const { socket, code } = await box();
    socket.on('paired', (_: Paired, received: () => void) => received());
    const both = await Promise.allSettled([pair(code, '甲配的'), pair(code, '乙配的')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(pair(code, '丙配的'))).toBe('no-such-code');
    socket.close();
  });

  test('ends after ten minutes, when a new one is asked for, and when the box goes away', async () => {
    const { socket, code } = await box();
    now += 10 * 60_000;
    expect(await codeOf(pair(code, '晚了'))).toBe('no-such-code');
    const second = await said<{ code: string }>(socket, 'wait', waiting);
    const third = await said<{ code: string }>(socket, 'wait', waiting);
    expect(await codeOf(pair(second.code, '旧码'))).toBe('no-such-code');
    socket.close();
    await until(() => server.call(api.screens.waiting, { params: { code: third.code } }).then(() => true, () => false), (isKnown) => !isKnown);
  });

  test('leaves no screen behind when the box goes away before it has its credential', async () => {
    const { socket, code } = await box();
    socket.on('paired', () => socket.disconnect()); // gone, without a word
    expect(await codeOf(pair(code, '走了的'))).toBe('no-such-code');
    const left = (await server.call(api.screens.list)).filter(({ name, revoked }) => name === '走了的' && !revoked);
    expect(left).toEqual([]);
  });

  test('is never given to two boxes, and boxes beyond a thousand must wait', () => {
    const pairing = createPairing(() => 0);
    const offers = Array.from({ length: 1_000 }, () => pairing.offer({ ...waiting, give: async () => {} }));
    expect(new Set(offers.map(({ code }) => code)).size).toBe(1_000);
    expect(() => pairing.offer({ ...waiting, give: async () => {} })).toThrow(/Too many/);
    offers[0]!.retract();
    expect(pairing.offer({ ...waiting, give: async () => {} }).code).toMatch(/^\d{6}$/);
  });

  test('cannot be asked for without end', async () => {
    const socket = await open(server.url, '/pairing');
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(socket, 'wait', waiting)));
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(6);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'too-many' } });
    socket.close();
  });
});

describe('a paired screen', () => {
  test('holds a credential that is stored only as a hash, and a profile that verifies with the key it pinned', async () => {
    const paired = await pairScreen(server, '一号屏', { groups: ['东片', '东片'] });
    const [row] = await server.app.services.db.selectFrom('screen').selectAll().where('id', '=', paired.screen).execute();
    expect(JSON.stringify(row)).not.toContain(paired.credential);
    expect(verifies(paired.profile, paired.key)).toBe(true);
    expect(JSON.parse(paired.profile.text)).toMatchObject({ v: 1, screen: paired.screen, revision: 1, groups: ['东片'], timeZone: 'Asia/Shanghai' });
  });

  test('hears of a change to it at once, signed; or at its next greeting when it was away', async () => {
    const { screen, credential, key } = await pairScreen(server, '二号屏');
    const present = await connectScreen(server.url, credential);
    const bystander = await connectScreen(server.url, (await pairScreen(server, '三号屏')).credential);
    const overheard: unknown[] = [];
    bystander.on('profile', (profile) => overheard.push(profile));
    const arriving = once<Signed>(present, 'profile');
    await server.call(api.screens.update, { params: { id: screen }, ifMatch: 1, body: screenDetails('二号屏', { village: '新村', rotation: 90 }) });
    const profile = await arriving;
    expect(verifies(profile, key)).toBe(true);
    expect(JSON.parse(profile.text) as ScreenProfile).toMatchObject({ revision: 2, village: '新村', rotation: 90 });
    expect((await said<Welcome>(present, 'hello', hello({ profileRevision: 1 }))).profile).toEqual(profile);
    expect((await said<Welcome>(present, 'hello', hello({ profileRevision: 2 }))).profile).toBeNull();
    expect(overheard).toEqual([]);
    present.close();
    bystander.close();
  });

  test('has a name of its own as long as it is in use', async () => {
    const { screen } = await pairScreen(server, '同名屏');
    const other = await pairScreen(server, '另一块');
    const { socket, code } = await box();
    expect(await codeOf(pair(code, '同名屏'))).toBe('name-taken');
    expect(await codeOf(server.call(api.screens.update, { params: { id: other.screen }, ifMatch: 1, body: screenDetails('同名屏') }))).toBe('name-taken');
    await server.call(api.screens.revoke, { params: { id: screen } });
    socket.on('paired', (_: Paired, received: () => void) => received());
    expect((await pair(code, '同名屏')).name).toBe('同名屏'); // the code was not used up by the refusal
    socket.close();
  });

  test('is asked to show its name, it alone', async () => {
    const [one, two] = [await pairScreen(server, '五号屏'), await pairScreen(server, '六号屏')];
    const [shows, shows_not] = [await connectScreen(server.url, one.credential), await connectScreen(server.url, two.credential)];
    let asked = 0;
    shows_not.on('identify', () => asked++);
    const arriving = once(shows, 'identify');
    await server.call(api.screens.identify, { params: { id: one.screen } });
    await arriving;
    await said(shows_not, 'time', {});
    expect(asked).toBe(0);
    shows.close();
    shows_not.close();
  });
});
