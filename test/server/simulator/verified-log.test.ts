import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Checkpoint, NO_PREVIOUS, type Publication, type PublicKey, type Signed } from '../../../server/domain/publication.ts';
import { openKeyring } from '../../../server/features/publications/keyring.ts';
import { createVerifiedLog } from '../../../server/simulator/verified-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'heping-keys-'));
const keyring = openKeyring(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let key: PublicKey;
let written: Signed[];

/** Writes the next publication of a small log. */
function write(rest: { kind: 'town'; name: string } | { kind: 'rotate-key'; successor: PublicKey }): Signed {
  const header = { v: 1, sequence: written.length + 1, previous: written.length > 0 ? sha256(written.at(-1)!.text) : NO_PREVIOUS, issuedAt: written.length, approvals: [] };
  const publication = rest.kind === 'town' ? { ...header, ...rest, emblem: null, fonts: [] } : { ...header, ...rest, retires: key.id };
  const signed = keyring.sign(key.id, JSON.stringify(publication as Publication));
  written.push(signed);
  if (rest.kind === 'rotate-key') key = rest.successor;
  return signed;
}

function checkpointOf(live: Signed[]): Signed {
  const made: Checkpoint = {
    v: 1, kind: 'checkpoint', sequence: written.length, last: sha256(written.at(-1)!.text), key, issuedAt: 9,
    live: live.map((each) => ({ sequence: written.indexOf(each) + 1, sha256: sha256(each.text) })),
  };
  return keyring.sign(key.id, JSON.stringify(made));
}

beforeEach(() => {
  key = keyring.generate();
  written = [];
});

test('publications are applied in order, once, and never backwards', () => {
  const log = createVerifiedLog(key);
  const [one, two, three] = ['一', '二', '三'].map((name) => write({ kind: 'town', name }));
  expect(log.take(one!)).toMatchObject({ applied: [{ sequence: 1 }] });
  expect(log.take(three!)).toEqual({ refused: 'gap', sequence: 3 });
  expect(log.take(two!)).toMatchObject({ applied: [{ sequence: 2 }] });
  expect(log.take(one!)).toEqual({ refused: 'replayed', sequence: 1 });
  expect(log.state.town?.name).toBe('二');
});

test('one changed byte, a foreign key and a broken chain are refused', () => {
  const log = createVerifiedLog(key);
  const one = write({ kind: 'town', name: '荷塘镇' });
  expect(log.take({ ...one, text: one.text.replace('荷', '禾') })).toMatchObject({ refused: 'bad-signature' });
  const foreign = keyring.generate();
  expect(log.take(keyring.sign(foreign.id, one.text))).toMatchObject({ refused: 'wrong-key' });
  expect(log.take({ ...keyring.sign(foreign.id, one.text), keyId: key.id })).toMatchObject({ refused: 'bad-signature' });
  log.take(one);
  written = [keyring.sign(key.id, one.text.replace('荷塘镇', '别处'))];
  expect(log.take(write({ kind: 'town', name: '二' }))).toMatchObject({ refused: 'broken-chain' });
});

test('after a rotation only the successor counts, and a checkpoint is reached along the rotations', () => {
  const pinned = key;
  write({ kind: 'town', name: '一' });
  const rotation = write({ kind: 'rotate-key', successor: keyring.generate() });
  const town = write({ kind: 'town', name: '二' });
  const answer = { rotations: [rotation], checkpoint: checkpointOf([town]), publications: [town], head: 3 };
  const follower = createVerifiedLog(pinned);
  expect(follower.catchUp(answer)).toMatchObject({ applied: [{ sequence: 3 }] });
  expect(follower.take(keyring.sign(pinned.id, town.text))).toMatchObject({ refused: 'replayed' });
  expect(createVerifiedLog(key).catchUp(answer)).toMatchObject({ applied: [{ sequence: 3 }] }); // paired after the rotation
  expect(createVerifiedLog(pinned).catchUp({ ...answer, rotations: [] })).toMatchObject({ refused: 'bad-signature' });
});

test('a checkpoint that goes back, or whose publications are not those it names, is refused', () => {
  const town = write({ kind: 'town', name: '一' });
  const early = { rotations: [], checkpoint: checkpointOf([town]), publications: [town], head: 1 };
  const log = createVerifiedLog(key);
  expect(log.catchUp({ ...early, publications: [] })).toMatchObject({ refused: 'broken-chain' });
  log.take(town);
  log.take(write({ kind: 'town', name: '二' }));
  expect(log.catchUp(early)).toMatchObject({ refused: 'replayed' });
  expect(log.state.sequence).toBe(2);
});
