import { createPublicKey, verify } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Signed } from '../../../server/domain/publication.ts';
import { applyFrame, type BoardFrame } from '../../../server/domain/statistics/board.ts';
import type { OpenBoard } from '../../../server/protocol/board-socket.ts';
import { boardFrame } from '../../../server/protocol/board.schema.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { design, makeMetric, read, widget } from '../features/boards/support.ts';
import { ask, connectScreen, echoOf, once, open, pairScreen, said, until } from '../support/wall.ts';

let server: TestServer;
let board: { id: string; sha256: string; revision: number };
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startServer();
  await makeMetric(server, 'sessions');
  await makeMetric(server, 'items');
  await read(server, 'sessions', 1012);
  board = await server.call(api.boards.create, { body: { design: design([widget('sessions', 'sessions'), widget('items', 'items')]) } });
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.close();
});

async function page(options: Parameters<typeof open>[2] = { extraHeaders: { cookie: server.cookie } }): Promise<Socket> {
  const socket = await open(server.url, '/board', options);
  sockets.push(socket);
  return socket;
}
const openBoard = (socket: Socket, id = board.id) => said<OpenBoard>(socket, 'open', { board: id });
const frameOf = ({ text }: Signed) => boardFrame.parse(JSON.parse(text));
const valueOf = (frame: BoardFrame, id: string) => frame.widgets[id]?.figures[0]?.value;

/** Signed with the log's current key. */
function isGenuine({ text, signature, keyId }: Signed): boolean {
  const { key } = server.app.services.log.state;
  const object = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.key, 'base64').toString('base64url') } });
  return keyId === key.id && verify(null, Buffer.from(text), object, Buffer.from(signature, 'base64'));
}

describe('a page with a board', () => {
  test('gets the whole, signed, and then each change one number further', async () => {
    const socket = await page();
    const { frame, sha256, design: drawn } = await openBoard(socket);
    expect(isGenuine(frame)).toBe(true);
    expect(drawn.title).toBe('普法数据');
    const whole = frameOf(frame);
    expect(whole).toMatchObject({ whole: true, design: sha256 });
    expect(valueOf(whole, 'sessions')).toBe(1012);
    const heard = once<Signed>(socket, 'frame');
    await read(server, 'items', 196_860);
    const signed = await heard;
    expect(isGenuine(signed)).toBe(true);
    const change = frameOf(signed);
    expect(change).toMatchObject({ whole: false, sequence: whole.sequence + 1 });
    expect(Object.keys(change.widgets)).toEqual(['items']);
    expect(valueOf(applyFrame(whole, change)!, 'items')).toBe(196_860);
  });

  test('that missed a frame opens again and has the whole as it stands', async () => {
    const socket = await page();
    const before = frameOf((await openBoard(socket)).frame);
    const other = await page();
    await openBoard(other);
    socket.close();
    const heard = once<Signed>(other, 'frame');
    await read(server, 'sessions', 1020);
    const missed = frameOf(await heard);
    const next = once<Signed>(other, 'frame');
    await read(server, 'sessions', 1021);
    expect(applyFrame(before, frameOf(await next))).toBeNull();
    const again = frameOf((await openBoard(await page())).frame);
    expect(again.sequence).toBe(missed.sequence + 1);
    expect(valueOf(again, 'sessions')).toBe(1021);
  });

  test('sees it as of an instant, and follows nothing meanwhile', async () => {
    const at = Date.parse('2019-12-31T23:59:59+08:00');
    await read(server, 'sessions', 700, { asOf: Date.parse('2019-06-01T00:00:00+08:00') });
    const socket = await page();
    await openBoard(socket);
    const { frame } = await said<OpenBoard>(socket, 'replay', { board: board.id, at });
    expect(isGenuine(frame)).toBe(true);
    expect(frameOf(frame)).toMatchObject({ whole: true, at });
    expect(valueOf(frameOf(frame), 'sessions')).toBe(700);
    expect(valueOf(await server.call(api.boards.figures, { body: { design: design([widget('sessions', 'sessions')]), at } }), 'sessions')).toBe(700);
  });

  test('follows the board that it goes back to while a day was still being asked for', async () => {
    const socket = await page();
    const [, opened] = await Promise.all([said<OpenBoard>(socket, 'replay', { board: board.id, at: Date.parse('2019-12-31T23:59:59+08:00') }), openBoard(socket)]);
    const heard = once<Signed>(socket, 'frame');
    await read(server, 'items', 1);
    expect(frameOf(await heard)).toMatchObject({ whole: false, design: opened.sha256 });
  });

  test('is told when the board is saved, and what it follows goes on until it opens it again', async () => {
    const socket = await page();
    const { sha256 } = await openBoard(socket);
    const told = once(socket, 'changed');
    const changed = design([widget('sessions', 'sessions'), widget('items', 'items')], { theme: 'night' });
    await server.call(api.boards.update, { params: { id: board.id }, ifMatch: board.revision, body: { design: changed } });
    expect(await told).toEqual({ board: board.id });
    expect((await openBoard(socket)).sha256).not.toBe(sha256);
  });

  test('keeps the figure of a metric that was deleted, with its time', async () => {
    await makeMetric(server, 'team');
    await read(server, 'team', 71, { asOf: Date.parse('2026-03-08T00:00:00+08:00') });
    const { id } = await server.call(api.boards.create, { body: { design: design([widget('team', 'team'), widget('sessions', 'sessions')], { title: '队伍' }) } });
    const socket = await page();
    const before = frameOf((await openBoard(socket, id)).frame);
    await server.call(api.metrics.remove, { params: { id: 'team' } });
    const heard = once<Signed>(socket, 'frame');
    await read(server, 'sessions', 1_500);
    const change = frameOf(await heard);
    const shown = applyFrame(before, change)!;
    expect(shown.widgets['team']!.figures[0]).toMatchObject({ value: 71, asOf: Date.parse('2026-03-08T00:00:00+08:00'), name: 'team' });
    const again = frameOf((await openBoard(await page(), id)).frame);
    expect(again.widgets['team']!.figures[0]).toEqual(before.widgets['team']!.figures[0]);
  });

  test.each(['open', 'replay', 'boards', 'follow'])('says what is wrong with a message of another shape: %s', async (event) => {
    const socket = await page();
    for (const message of [null, [], { board: '../x' }, { board: 7, at: -1 }]) {
      const result = await ask(socket, event, message);
      if (!(event === 'boards' && message !== null && !Array.isArray(message))) expect(result.ok).toBe(false);
    }
    expect((await ask(socket, 'boards', {})).ok).toBe(true);
  });
});

describe('a screen with a board', () => {
  test('follows the designs it names, gets the wholes first, and the desk sees what it painted and how late', async () => {
    const { screen, credential } = await pairScreen(server, '领导看板屏', { venueKind: 'leaders-wall' });
    const { sha256 } = await server.call(api.boards.get, { params: { id: board.id } });
    const socket = await connectScreen(server.url, credential);
    sockets.push(socket);
    const first = once<Signed>(socket, 'board-frame');
    expect(await said(socket, 'follow', { designs: [sha256, 'f'.repeat(64)] })).toBeNull();
    const signed = await first;
    expect(isGenuine(signed)).toBe(true);
    const whole = frameOf(signed);
    expect(whole).toMatchObject({ whole: true, design: sha256 });
    const again = once<Signed>(socket, 'board-frame');
    await said(socket, 'follow', { designs: [sha256] });
    expect(frameOf(await again)).toMatchObject({ whole: true });
    const heard = once<Signed>(socket, 'board-frame');
    await read(server, 'sessions', 1_600);
    const change = frameOf(await heard);
    expect(change).toMatchObject({ whole: false, sequence: whole.sequence + 1 });

    await said(socket, 'echo', echoOf({ boards: [{ design: sha256, sequence: whole.sequence, lagMs: 31, at: Date.now() }] }));
    const painted = await server.call(api.boards.screens, { params: { id: board.id } });
    expect(painted).toMatchObject([{ screen, name: '领导看板屏', online: true, design: sha256, current: true, painted: whole.sequence, sent: change.sequence, lagMs: 31 }]);
    expect(painted).toMatchObject([{ onGlass: false, behindMs: 0 }]); // it waits for its turn

    const since = Date.now() - 60_000;
    const onGlass = (sequence: number) => echoOf({ painting: { kind: 'item', publication: 1, index: 0, content: board.id, title: '', since }, boards: [{ design: sha256, sequence, lagMs: 31, at: Date.now() }] });
    await said(socket, 'echo', onGlass(whole.sequence));
    const [behind] = await server.call(api.boards.screens, { params: { id: board.id } });
    expect(behind).toMatchObject({ onGlass: true });
    expect(behind!.behindMs).toBeLessThan(60_000); // since the frame it lacks was made, not since the board is on
    await until(async () => (await server.call(api.boards.screens, { params: { id: board.id } }))[0]!.behindMs, (ms) => ms > behind!.behindMs);
    await said(socket, 'echo', onGlass(change.sequence));
    expect(await server.call(api.boards.screens, { params: { id: board.id } })).toMatchObject([{ onGlass: true, behindMs: 0, painted: change.sequence }]);

    const { revision } = await server.call(api.boards.get, { params: { id: board.id } });
    await server.call(api.boards.update, { params: { id: board.id }, ifMatch: revision, body: { design: design([widget('sessions', 'sessions')]) } });
    expect(await server.call(api.boards.screens, { params: { id: board.id } })).toMatchObject([{ screen, current: false }]);
  });

  test('that is revoked hears nothing more', async () => {
    const { screen, credential } = await pairScreen(server, '要撤的看板');
    const { sha256 } = await server.call(api.boards.get, { params: { id: board.id } });
    const socket = await connectScreen(server.url, credential);
    sockets.push(socket);
    let frames = 0;
    const first = once(socket, 'board-frame');
    socket.on('board-frame', () => (frames += 1));
    await said(socket, 'follow', { designs: [sha256] });
    await first;
    const closed = once(socket, 'disconnect');
    await server.call(api.screens.revoke, { params: { id: screen } });
    await closed;
    const watching = await page();
    await openBoard(watching);
    const heard = once(watching, 'frame');
    await read(server, 'sessions', 1_700);
    await heard;
    expect(frames).toBe(1);
  });
});

test('a thousand followers get the very same bytes', async () => {
  const pages = await Promise.all(Array.from({ length: 1_000 }, () => page()));
  await Promise.all(pages.map((each) => openBoard(each)));
  await until(() => server.app.services.channels.openCount(), (count) => count > 0);
  const heard = Promise.all(pages.map((each) => once<Signed>(each, 'frame')));
  await read(server, 'sessions', 1_800);
  const texts = new Set((await heard).map(({ text, signature }) => `${signature} ${text}`));
  expect(texts.size).toBe(1);
});
