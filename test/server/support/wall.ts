import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import { api } from '../../../server/protocol/rest/index.ts';
import type { ScreenDetails } from '../../../server/protocol/rest/screens.ts';
import type { Result } from '../../../server/protocol/reply.ts';
import type { echo, Hello, Paired, Plays } from '../../../server/protocol/screen-socket.ts';
import { PROTOCOL_VERSION } from '../../../server/protocol/version.ts';
import type { TestServer } from '../../support/server.ts';

export const INSTALLATION = 'a1b2c3d4e5f6a7b8';
const PATIENCE_MS = 15_000;

export function screenDetails(name: string, fields: Partial<ScreenDetails> = {}): ScreenDetails {
  return {
    name,
    site: '荷塘广场东侧',
    village: '荷花村',
    venueKind: 'square-led',
    groups: [],
    pixels: { width: 1920, height: 1080 },
    rotation: 0,
    steward: { name: '值班员', phone: '12345' },
    ...fields,
  };
}

/** Opens a namespace by WebSocket; rejects with the server's refusal. The caller closes it. */
export function open(url: string, namespace: string, options: Parameters<typeof io>[1] = {}): Promise<Socket> {
  const socket = io(`${url}${namespace}`, { transports: ['websocket'], reconnection: false, forceNew: true, ...options });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
}

/** Emits and waits for the acknowledgement, whatever it says. */
export function ask<T = unknown>(socket: Socket, event: string, ...message: unknown[]): Promise<Result<T>> {
  return socket.timeout(PATIENCE_MS).emitWithAck(event, ...message) as Promise<Result<T>>;
}

/** Emits and expects it done. */
export async function said<T = unknown>(socket: Socket, event: string, message: unknown): Promise<T> {
  const result = await ask<T>(socket, event, message);
  if (!result.ok) throw new Error(`${event}: ${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
}

export function once<T = unknown>(socket: Socket, event: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event}`)), PATIENCE_MS);
    socket.once(event, (value: T) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

/** Pairs a screen the way a box and a person do it. */
export async function pairScreen(server: TestServer, name: string, fields: Partial<ScreenDetails> = {}): Promise<Paired> {
  const box = await open(server.url, '/pairing');
  try {
    const arrived = new Promise<Paired>((resolve) => {
      box.once('paired', (paired: Paired, received: () => void) => {
        received();
        resolve(paired);
      });
    });
    const { code } = await said<{ code: string }>(box, 'wait', { pixels: { width: 1920, height: 1080 }, browser: 'Chromium 140' });
    await server.call(api.screens.pair, { body: { code, ...screenDetails(name, fields) } });
    return await arrived;
  } finally {
    box.close();
  }
}

export function hello(fields: Partial<Hello> = {}): Hello {
  return {
    protocol: PROTOCOL_VERSION,
    installation: INSTALLATION,
    clientVersion: '1',
    browser: 'Chromium 140',
    pixels: { width: 1920, height: 1080 },
    sequence: 0,
    profileRevision: 0,
    secureContext: true,
    ...fields,
  };
}

/** A paired screen's connection that has said hello. */
export async function connectScreen(url: string, credential: string): Promise<Socket> {
  const socket = await open(url, '/screen', { auth: { credential } });
  await said(socket, 'hello', hello());
  return socket;
}

export function echoOf(fields: Partial<z.input<typeof echo>> = {}): z.input<typeof echo> {
  return { installation: INSTALLATION, painting: { kind: 'emblem' }, sequence: 0, framesAt: Date.now(), freeBytes: null, pendingPlays: 0, highestPlay: 0, clock: 'synced', ...fields };
}

/** A play of the first item of a publication, whole. */
export function play(number: number, publication: number, fields: Partial<Plays['records'][number]> = {}): Plays['records'][number] {
  return { number, publication, index: 0, startedAt: Date.now(), durationMs: 15_000, outcome: 'complete', clock: 'synced', ...fields };
}

/** Waits until a question has the answer wanted. */
export async function until<T>(question: () => Promise<T> | T, isAnswered: (answer: T) => boolean, patienceMs = PATIENCE_MS): Promise<T> {
  const stopAt = performance.now() + patienceMs;
  for (;;) {
    const answer = await question();
    if (isAnswered(answer)) return answer;
    if (performance.now() > stopAt) throw new Error(`never answered as wanted; last: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
