import { createHash, verify } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyPublication, emptyLog, livePublications, type LogState, refuses } from '../../../../server/domain/log-state.ts';
import type { Checkpoint, Publication, PublicKey, Signed } from '../../../../server/domain/publication.ts';
import { publicKeyObject } from '../../../../server/features/publications/keyring.ts';
import type { CatchUp } from '../../../../server/protocol/screen-socket.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { startServer, type TestServer } from '../../../support/server.ts';
import { makeSchedule, publish } from '../../support/desk.ts';
import { ask, connectScreen, pairScreen, said } from '../../support/wall.ts';

let server: TestServer;
let socket: Socket;
let pinned: PublicKey;
const ISSUER = () => server.by;

beforeAll(async () => {
  server = await startServer();
  const paired = await pairScreen(server, '一号屏');
  pinned = paired.key;
  socket = await connectScreen(server.url, paired.credential);
});
afterAll(async () => {
  socket.close();
  await server.close();
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const isSignedBy = (key: PublicKey, { text, signature, keyId }: Signed) => keyId === key.id && verify(null, Buffer.from(text), publicKeyObject(key), Buffer.from(signature, 'base64'));

/** Follows a catch-up as a screen must: every signature, number and link checked. */
function follow(state: LogState, { publications }: CatchUp): LogState {
  return publications.reduce((now, signed) => {
    const publication = JSON.parse(signed.text) as Publication;
    expect(isSignedBy(now.key, signed)).toBe(true);
    expect(refuses(now, publication, signed.keyId)).toBeNull();
    return applyPublication(now, publication, sha256(signed.text));
  }, state);
}

/** The way of a newcomer: rotations from the pinned key to the one that signed, then what is listed. */
function trustCheckpoint({ rotations, checkpoint, publications }: CatchUp, from: PublicKey): { made: Checkpoint; live: Publication[] } {
  let key = from;
  for (const signed of rotations) {
    expect(isSignedBy(key, signed)).toBe(true);
    const rotation = JSON.parse(signed.text) as Publication;
    if (rotation.kind !== 'rotate-key') throw new Error(rotation.kind);
    key = rotation.successor;
  }
  expect(isSignedBy(key, checkpoint!)).toBe(true);
  const made = JSON.parse(checkpoint!.text) as Checkpoint;
  expect(made.key).toEqual(key);
  expect(publications.map(({ text }) => sha256(text))).toEqual(made.live.map((each) => each.sha256));
  return { made, live: publications.map(({ text }) => JSON.parse(text) as Publication) };
}

const since = (sequence: number) => said<CatchUp>(socket, 'since', { sequence });
const state = () => server.app.services.log.state;

/** Many small publications, without going through the desk. */
async function withdrawals(count: number): Promise<void> {
  for (let each = 0; each < count; each++) await server.app.services.log.append({ kind: 'withdraw', schedule: 'none', title: '', approvals: [] }, ISSUER());
}

describe('a screen that was away', () => {
  test('gets by number just what it missed, over a change of key', async () => {
    await publish(server, (await makeSchedule(server)).id);
    const left = state();
    await publish(server, (await makeSchedule(server)).id);
    await server.call(api.town.rotateKey);
    await publish(server, (await makeSchedule(server)).id);
    const answer = await since(left.sequence);
    expect(answer).toMatchObject({ rotations: [], checkpoint: null, head: left.sequence + 3 });
    expect(follow(left, answer)).toEqual(state());
  });

  test('gets nothing when it is up to date, or ahead of a server restored from a backup', async () => {
    for (const sequence of [state().sequence, state().sequence + 5]) {
      expect(await since(sequence)).toEqual({ rotations: [], checkpoint: null, publications: [], head: state().sequence });
    }
  });

  test('for long gets a checkpoint with what is still in force, over a change of key', async () => {
    const left = state();
    await publish(server, (await makeSchedule(server)).id);
    await server.call(api.town.rotateKey);
    await withdrawals(200);
    const answer = await since(left.sequence);
    const { made, live } = trustCheckpoint(answer, left.key);
    expect(made).toMatchObject({ sequence: state().sequence, last: state().last });
    expect(live).toEqual(livePublications(state(), Date.now()));
  });

  test('by as much as the longest list still gets the list, and one more gets a checkpoint', async () => {
    const head = state().sequence;
    expect((await since(head - 200)).publications).toHaveLength(200);
    expect((await since(head - 201)).checkpoint).not.toBeNull();
  });
});

describe('a newcomer', () => {
  test('follows the keys from the one it pinned and holds what everybody holds', async () => {
    const answer = await since(0);
    const { made, live } = trustCheckpoint(answer, pinned);
    const schedules = new Map(live.flatMap((each) => (each.kind === 'schedule' ? [[each.schedule, each] as const] : [])));
    const town = live.find((each) => each.kind === 'town') ?? null;
    expect({ ...emptyLog(made.key), sequence: made.sequence, last: made.last, schedules, town }).toEqual(state());
  });

  test('gets a new checkpoint once something new is published', async () => {
    const before = await since(0);
    await publish(server, (await makeSchedule(server)).id);
    const after = trustCheckpoint(await since(0), pinned).made;
    expect(after.sequence).toBe(before.head + 1);
    expect(after.live.at(-1)?.sequence).toBe(before.head + 1);
  });
});

test.each([-1, 1.5, '7', null, Number.MAX_VALUE])('a number that is none is refused: %s', async (sequence) => {
  expect(await ask(socket, 'since', { sequence })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});

test('a signature does not cover one changed character', async () => {
  const { publications } = await since(state().sequence - 1);
  const [signed] = publications;
  expect(isSignedBy(state().key, signed!)).toBe(true);
  expect(isSignedBy(state().key, { ...signed!, text: signed!.text.replace('"v":1', '"v":2') })).toBe(false);
});
