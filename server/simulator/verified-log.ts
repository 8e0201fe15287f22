import { createHash } from 'node:crypto';
import { applyPublication, emptyLog, type LogRefusal, type LogState, refuses } from '../domain/log-state.ts';
import type { Publication, PublicKey, SchedulePublication, Signed, TownPublication } from '../domain/publication.ts';
import type { ScreenProfile } from '../domain/screen.ts';
import { checkpoint as checkpointSchema, publication as publicationSchema, screenProfile } from '../protocol/publication.schema.ts';
import type { CatchUp } from '../protocol/screen-socket.ts';
import { createSignatureReader } from './signatures.ts';

export type Refusal = LogRefusal | 'bad-signature';
export type Taken = { readonly applied: readonly Publication[] } | { readonly refused: Refusal; readonly sequence: number };

const readPublication = createSignatureReader(publicationSchema);
const readCheckpoint = createSignatureReader(checkpointSchema);
const readProfile = createSignatureReader(screenProfile);

/**
 * The publication log as one screen knows it: only what the pinned key, or one it handed over to,
 * has signed, and only forwards.
 * @param pinned the key given at pairing
 */
export function createVerifiedLog(pinned: PublicKey) {
  let state = emptyLog(pinned);
  /** Every key there was, newest last: a profile may be older than the newest key. */
  const keys = [pinned];

  function adopt(next: LogState): void {
    if (next.key.id !== state.key.id) keys.push(next.key);
    state = next;
  }

  function take(signed: Signed): Taken {
    const read = readPublication(signed, state.key) ?? readAsForeign(signed);
    if (!read) return { refused: signed.keyId === state.key.id ? 'bad-signature' : 'wrong-key', sequence: 0 };
    const { value: publication, sha256 } = read;
    const refused = refuses(state, publication, signed.keyId);
    if (refused) return { refused, sequence: publication.sequence };
    adopt(applyPublication(state, publication, sha256));
    return { applied: [publication] };
  }

  /** By an earlier key: genuine, so that it can be told apart as old rather than forged. */
  function readAsForeign(signed: Signed) {
    const key = keys.find(({ id }) => id === signed.keyId);
    return key && readPublication(signed, key);
  }

  function takeCheckpoint({ rotations, checkpoint, publications }: CatchUp & { checkpoint: Signed }): Taken {
    const path = followRotations(rotations, state.key);
    if (!path) return { refused: 'wrong-key', sequence: 0 };
    const key = path.at(-1) ?? state.key;
    const read = readCheckpoint(checkpoint, key);
    if (!read) return { refused: 'bad-signature', sequence: 0 };
    const { sequence, last, live } = read.value;
    if (sequence < state.sequence) return { refused: 'replayed', sequence };
    const texts = new Map(publications.map(({ text }) => [createHash('sha256').update(text).digest('hex'), text]));
    const applied: Publication[] = [];
    for (const { sha256, sequence: listed } of live) {
      const text = texts.get(sha256);
      const parsed = text === undefined ? null : publicationSchema.safeParse(JSON.parse(text));
      if (!parsed?.success || parsed.data.sequence !== listed) return { refused: 'broken-chain', sequence: listed };
      applied.push(parsed.data);
    }
    const fresh = applied.filter((publication) => publication.sequence > state.sequence);
    keys.push(...path);
    state = { sequence, last, key, ...inForce(applied) };
    return { applied: fresh };
  }

  return {
    get state(): LogState {
      return state;
    },

    /** Takes one publication as it was broadcast. */
    take,

    /** Takes the answer to `since`: stops at the first thing refused, and keeps what came before it. */
    catchUp(answer: CatchUp): Taken {
      if (answer.checkpoint) return takeCheckpoint({ ...answer, checkpoint: answer.checkpoint });
      const applied: Publication[] = [];
      for (const signed of answer.publications) {
        const taken = take(signed);
        if ('refused' in taken) {
          if (taken.refused === 'replayed') continue; // came as a broadcast meanwhile
          return taken;
        }
        applied.push(...taken.applied);
      }
      return { applied };
    },

    /** @returns the profile, or null when none of the log's keys has signed it */
    profile(signed: Signed): ScreenProfile | null {
      const key = keys.find(({ id }) => id === signed.keyId);
      return (key && readProfile(signed, key)?.value) ?? null;
    },
  };
}
export type VerifiedLog = ReturnType<typeof createVerifiedLog>;

/**
 * The keys that came after one, each handed over to by the one before; null when the chain is broken.
 * Rotations before `from` was the key are not this screen's to judge: it was paired after them.
 */
function followRotations(rotations: readonly Signed[], from: PublicKey): PublicKey[] | null {
  const path: PublicKey[] = [];
  const start = rotations.findIndex(({ keyId }) => keyId === from.id);
  for (const signed of start < 0 ? [] : rotations.slice(start)) {
    const key = path.at(-1) ?? from;
    const read = readPublication(signed, key);
    if (read?.value.kind !== 'rotate-key' || read.value.retires !== key.id) return null;
    path.push(read.value.successor);
  }
  return path;
}

function inForce(publications: readonly Publication[]): Pick<LogState, 'schedules' | 'town'> {
  const schedules = new Map<string, SchedulePublication>();
  let town: TownPublication | null = null;
  for (const publication of publications) {
    if (publication.kind === 'schedule') schedules.set(publication.schedule, publication);
    if (publication.kind === 'town') town = publication;
  }
  return { schedules, town };
}
