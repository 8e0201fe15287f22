import { applyPublication, emptyLog, type LogRefusal, type LogState, refuses } from '../../server/domain/log-state.ts';
import type { Publication, PublicKey, SchedulePublication, Signed, TownPublication } from '../../server/domain/publication.ts';
import { checkpoint as checkpointSchema, publication as publicationSchema } from '../../server/protocol/publication.schema.ts';
import type { CatchUp } from '../../server/protocol/screen-socket.ts';
import type { Database, KeptPublication } from './database.ts';
import { sha256Hex, utf8, verifyEd25519 } from './digest.ts';

export type Refusal = LogRefusal | 'bad-signature';

/** Head of the log as this screen applied it; it only ever moves on, also across restarts. */
interface Head {
  readonly sequence: number;
  readonly last: string;
  readonly key: PublicKey;
}

export interface LogFollower {
  readonly state: LogState;
  /** Sequence to ask the server from: the last applied, or 0 when something in force was damaged on the disk. */
  readonly askFrom: number;
  /** Verifies and applies one publication. @returns what it was, or why it was refused */
  apply(signed: Signed): Promise<Publication | Refusal>;
  /** Takes what the server sends to a screen that was away. @returns why it was refused, or null */
  catchUp(answer: CatchUp): Promise<Refusal | null>;
  /** Called after every change of the state. */
  onChange: (applied: readonly Publication[], before: LogState) => void;
}

/**
 * Follows the publication log: signature → sequence → shape → stored, and only then in force.
 * @param pinned the key learnt at pairing; later keys only by a rotation signed with the one before
 */
export async function openLogFollower(database: Database, pinned: PublicKey): Promise<LogFollower> {
  let { state, isDamaged } = await restore(database, pinned);
  let unwritten: readonly KeptPublication[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const follower: LogFollower = {
    get state() {
      return state;
    },
    get askFrom() {
      return isDamaged ? 0 : state.sequence;
    },
    apply: (signed) => inOrder(() => apply(signed)),
    catchUp: (answer) => inOrder(() => catchUp(answer)),
    onChange: () => {},
  };
  return follower;

  function inOrder<T>(task: () => Promise<T>): Promise<T> {
    const next = queue.then(task);
    queue = next.catch(() => {});
    return next;
  }

  async function apply(signed: Signed): Promise<Publication | Refusal> {
    const read = await verified(signed, state.key);
    if (typeof read === 'string') return read;
    const refusal = refuses(state, read.publication, signed.keyId);
    if (refusal) return refusal;
    const before = state;
    state = applyPublication(state, read.publication, read.sha256);
    follower.onChange([read.publication], before); // at once: a slow disk must not hold up a withdrawal
    await persist([{ sequence: read.publication.sequence, signed, sha256: read.sha256 }]);
    return read.publication;
  }

  async function catchUp({ rotations, checkpoint, publications }: CatchUp): Promise<Refusal | null> {
    if (!checkpoint) {
      for (const signed of publications) {
        const result = await apply(signed);
        if (typeof result === 'string' && result !== 'replayed') return result;
      }
      return null;
    }
    let { key } = state;
    for (const signed of rotations) {
      const read = await verified(signed, key);
      if (typeof read !== 'string' && read.publication.kind === 'rotate-key' && read.publication.retires === key.id) key = read.publication.successor;
    }
    return takeCheckpoint(checkpoint, publications, key);
  }

  /** The checkpoint's signature vouches for each publication by its hash, whichever key signed it at the time. */
  async function takeCheckpoint(signed: Signed, publications: readonly Signed[], key: PublicKey): Promise<Refusal | null> {
    if (signed.keyId !== key.id) return 'wrong-key';
    if (!(await verifyEd25519(key.key, signed.signature, utf8(signed.text)))) return 'bad-signature';
    const { sequence, last, live } = checkpointSchema.parse(JSON.parse(signed.text));
    if (sequence < state.sequence || (sequence === state.sequence && !isDamaged)) return 'replayed';
    const texts = new Map<string, Signed>();
    for (const each of publications) texts.set(await sha256Hex(utf8(each.text)), each);
    let next: LogState = emptyLog(key);
    const kept: KeptPublication[] = [];
    const applied: Publication[] = [];
    for (const { sequence: number, sha256 } of live) {
      const text = texts.get(sha256);
      if (!text) return 'gap';
      const publication = publicationSchema.parse(JSON.parse(text.text));
      next = applyPublication(next, publication, sha256);
      kept.push({ sequence: number, signed: text, sha256 });
      if (number > state.sequence || isDamaged) applied.push(publication);
    }
    const before = state;
    state = { ...next, sequence, last, key };
    isDamaged = false;
    follower.onChange(applied, before);
    await persist(kept);
    return null;
  }

  /** A full disk keeps nothing from being in force: what could not be written is tried again with the next publication. */
  async function persist(kept: readonly KeptPublication[]): Promise<void> {
    unwritten = [...unwritten, ...kept];
    try {
      await write(unwritten);
      unwritten = [];
    } catch (error) {
      console.warn(error);
    }
  }

  async function write(kept: readonly KeptPublication[]): Promise<void> {
    const inForce = new Set([...state.schedules.values(), ...(state.town ? [state.town] : [])].map(({ sequence }) => sequence));
    const transaction = database.transaction(['facts', 'publications'], 'readwrite');
    const store = transaction.objectStore('publications');
    for (const entry of kept) if (inForce.has(entry.sequence)) await store.put(entry);
    for (const sequence of await store.getAllKeys()) if (!inForce.has(sequence)) await store.delete(sequence);
    const head: Head = { sequence: state.sequence, last: state.last, key: state.key };
    await transaction.objectStore('facts').put(head, 'log');
    await transaction.done;
  }
}

async function verified(signed: Signed, key: PublicKey): Promise<{ publication: Publication; sha256: string } | 'wrong-key' | 'bad-signature'> {
  if (signed.keyId !== key.id) return 'wrong-key';
  const bytes = utf8(signed.text);
  if (!(await verifyEd25519(key.key, signed.signature, bytes))) return 'bad-signature';
  return { publication: publicationSchema.parse(JSON.parse(signed.text)), sha256: await sha256Hex(bytes) };
}

/** What was in force when the power went; a record the disk has damaged is left out and asked for again. */
async function restore(database: Database, pinned: PublicKey): Promise<{ state: LogState; isDamaged: boolean }> {
  const head = (await database.get('facts', 'log')) as Head | undefined;
  if (!head) return { state: emptyLog(pinned), isDamaged: false };
  const schedules = new Map<string, SchedulePublication>();
  let town: TownPublication | null = null;
  let isDamaged = false;
  for (const { signed, sha256 } of await database.getAll('publications')) {
    const publication = (await sha256Hex(utf8(signed.text))) === sha256 ? readable(signed.text) : null;
    if (!publication) {
      isDamaged = true;
      continue;
    }
    if (publication.kind === 'schedule') schedules.set(publication.schedule, publication);
    if (publication.kind === 'town') town = publication;
  }
  return { state: { ...head, schedules, town }, isDamaged };
}

function readable(text: string): Publication | null {
  const { success, data } = publicationSchema.safeParse(JSON.parse(text));
  return success ? data : null;
}
