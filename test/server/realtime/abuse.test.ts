import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Result } from '../../../server/protocol/reply.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { ask, connectScreen, hello, once, open, pairScreen, said } from '../support/wall.ts';

let server: TestServer;
let credential: string;
let bystander: Socket;
const opened: { close(): void }[] = [];

beforeAll(async () => {
  server = await startServer();
  ({ credential } = await pairScreen(server, '一号屏'));
  const other = await pairScreen(server, '旁屏');
  bystander = await connectScreen(server.url, other.credential);
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  expect(bystander.connected).toBe(true);
  expect(await said(bystander, 'time', {})).toMatchObject({ serverTime: expect.any(Number) as number });
});
afterAll(async () => {
  bystander.close();
  await server.close();
});

async function screen(): Promise<Socket> {
  const socket = await open(server.url, '/screen', { auth: { credential } });
  opened.push(socket);
  return socket;
}

/** As text: a client cannot even send it otherwise. */
const DEEP = '['.repeat(20_000) + ']'.repeat(20_000);
const codeOf = (result: Result<unknown>) => (result.ok ? 'done' : result.error.code);

describe('an odd message', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['an array', [1, 2]],
    ['a text', 'hello'],
    ['a number', 7],
    ['60 KiB', { sequence: 1, junk: 'x'.repeat(60_000) }],
    ['a prototype', JSON.parse('{"__proto__":{"sequence":1}}') as unknown],
    ['bytes', Buffer.alloc(1_000)],
  ])('%s gets a typed answer and ends nothing', async (_, message) => {
    const socket = await screen();
    for (const event of ['hello', 'echo', 'plays', 'receipt']) expect(codeOf(await ask(socket, event, message))).toBe('bad-input');
    expect(codeOf(await ask(socket, 'since', { sequence: 0 }))).toBe('done');
  });

  test.each(['nothing-like-it', 'constructor', '__proto__', 'toString', 'publication', ''])('under the unknown name “%s” gets a typed answer', async (event) => {
    const socket = await screen();
    expect(codeOf(await ask(socket, event, {}))).toBe('unknown-event');
    expect(socket.connected).toBe(true);
  });

  test('without an acknowledgement, with too many parts, or with the function in another place ends nothing', async () => {
    const socket = await screen();
    socket.emit('hello');
    socket.emit('hello', null);
    socket.emit('plays', { installation: 1 }, 'and', 'more');
    expect(codeOf(await ask(socket, 'time', {}, 'one too many', {}))).toBe('done');
    expect(codeOf(await ask(socket, 'time'))).toBe('bad-input');
    expect(socket.connected).toBe(true);
  });

  test('from a screen with another protocol is answered with what to do', async () => {
    expect(codeOf(await ask(await screen(), 'hello', hello({ protocol: 999 })))).toBe('old-protocol');
  });
});

describe('a malformed frame', () => {
  const raw = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    opened.push(socket);
    const joined = new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('0')) socket.send(`40/screen,${JSON.stringify({ credential })}`);
        if (text.startsWith('40/screen')) resolve();
        if (text === '2') socket.send('3');
      });
    });
    await joined;
    socket.removeAllListeners('error').on('error', () => {});
    return socket;
  };
  const ended = (socket: WebSocket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

  test.each([
    ['no packet', 'x'],
    ['an unknown kind of packet', '4999'],
    ['broken JSON', '42/screen,["hello",{'],
    ['no list', '42/screen,{"a":1}'],
    ['a reserved name', '42/screen,["disconnect"]'],
    ['bytes that never were announced', Buffer.from([1, 2, 3])],
    ['an impossible number of attachments', '45999999-/screen,["hello",{"_placeholder":true,"num":7}]'],
    ['a namespace it has not joined', '42/desk,["watch",{"sequence":1}]'],
    ['70 KiB', `42/screen,["hello","${'x'.repeat(70_000)}"]`],
  ])('%s drops only who sent it', async (_, frame) => {
    const socket = await raw();
    const closing = ended(socket);
    socket.send(frame);
    await closing;
  });

  test.each(['42/screen,9999999999999999999999["time",{}]', '42/screen,0[7,{}]', '43/screen,5[{}]', `42/screen,1["hello",${DEEP}]`, `42/screen,2["plays",{"installation":${DEEP}}]`, `42/screen,["echo",${DEEP}]`])('that can be read all the same ends nothing: %.40s', async (frame) => {
    const socket = await raw();
    socket.send(frame);
    const answer = new Promise<string>((resolve) => socket.on('message', (data: Buffer) => data.toString().startsWith('43/screen,77') && resolve(data.toString())));
    socket.send('42/screen,77["time",{}]');
    expect(await answer).toContain('serverTime');
  });

  test('that is no WebSocket frame at all drops only who sent it', async () => {
    const socket = await raw();
    const closing = ended(socket);
    (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x00, 0x01]));
    await closing;
  });
});

test('a thousand events a second are throttled, and the others notice nothing', async () => {
  const timed = async () => {
    const took: number[] = [];
    for (let calls = 0; calls < 60; calls++) {
      const socket = calls % 15 === 0 ? await connectScreen(server.url, credential) : (opened.at(-1) as Socket);
      if (calls % 15 === 0) opened.push(socket);
      const started = performance.now();
      expect(codeOf(await ask(socket, 'time', {}))).toBe('done');
      took.push(performance.now() - started);
    }
    return took.toSorted((a, b) => a - b).at(-2)!;
  };
  const answers = new Map<string, number>();
  const flooder = await open(server.url, '/screen', { auth: { credential } });
  const dropped = once(flooder, 'disconnect');
  const flood = setInterval(() => {
    for (let each = 0; each < 20; each++) flooder.emit('time', {}, (result: Result<unknown>) => answers.set(codeOf(result), (answers.get(codeOf(result)) ?? 0) + 1));
  }, 20);
  const slowest = await timed();
  expect(await dropped).toBe('io server disconnect');
  clearInterval(flood);
  flooder.close();
  expect(answers.get('done')).toBeLessThanOrEqual(100);
  expect(answers.get('too-many')).toBeGreaterThan(100);
  expect(slowest).toBeLessThan(1_000); // the goal is 200 ms; this machine may be doing something else
});
