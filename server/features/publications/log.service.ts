import { createHash } from 'node:crypto';
import type { Bus } from '../../cluster/bus.ts';
import { applyPublication, emptyLog, livePublications, type LogState } from '../../domain/log-state.ts';
import type { Checkpoint, Publication, PublicKey, SchedulePublication, Signed } from '../../domain/publication.ts';
import type { CatchUp } from '../../protocol/screen-socket.ts';
import { publication as publicationSchema } from '../../protocol/publication.schema.ts';
import type { Db, Tx } from '../../storage/tables.ts';
import type { AuditService } from '../audit/audit.service.ts';
import type { Keyring } from './keyring.ts';
import { createLogStore, signedOf } from './log.store.ts';

/** A publication before the log gives it its place. */
export type Draft = Publication extends infer P ? (P extends Publication ? Omit<P, 'v' | 'sequence' | 'previous' | 'issuedAt'> : never) : never;

export interface Issuer {
  readonly account: string;
  readonly name: string;
}

interface Deps {
  readonly db: Db;
  readonly now: () => number;
  readonly bus: Bus;
  readonly audit: AuditService;
  readonly keyring: Keyring;
}

/** Behind by more than this, a screen gets a checkpoint instead of every publication since. */
const LONGEST_CATCH_UP = 200;

/**
 * The append-only publication log. Appending costs one signature and one insert however many
 * screens listen; the state of the log is folded once at the start and then kept up.
 */
export async function openLog({ db, now, bus, audit, keyring }: Deps) {
  const store = createLogStore(db);
  let state = await restore();
  let lastIssuedAt = (await store.list(undefined, 1))[0]?.issued_at ?? 0;
  let appending: Promise<unknown> = Promise.resolve();
  let checkpointKept: Pick<CatchUp, 'checkpoint' | 'publications'> | null = null;

  async function restore(): Promise<LogState> {
    let folded = emptyLog(await firstKey());
    for await (const row of store.all()) {
      folded = applyPublication(folded, publicationSchema.parse(JSON.parse(row.text)), row.sha256);
    }
    return folded;
  }

  async function firstKey(): Promise<PublicKey> {
    const oldest = (await store.keys()).at(-1);
    if (oldest) return { id: oldest.id, key: oldest.public_key };
    const key = keyring.generate();
    await db.transaction().execute((tx) => store.insertKey(tx, { id: key.id, public_key: key.key, created_at: now(), retired_at: null }));
    return key;
  }

  /** Signs and appends; `also` runs in the same transaction, so that the draft and the log cannot disagree. */
  async function append(draft: Draft, issuer: Issuer, also: (tx: Tx, publication: Publication) => Promise<void> = async () => {}): Promise<Publication> {
    const { publication, signed, sha256 } = await db.transaction().execute(async (tx) => {
      const made = {
        v: 1,
        ...draft,
        sequence: state.sequence + 1,
        previous: state.last,
        // the log's own order and its clock never disagree
        issuedAt: Math.max(now(), lastIssuedAt + 1),
      } as Publication;
      const text = JSON.stringify(publicationSchema.parse(made));
      const entry = { publication: made, signed: keyring.sign(state.key.id, text), sha256: createHash('sha256').update(text).digest('hex') };
      await store.insert(tx, {
        sequence: made.sequence,
        kind: made.kind,
        schedule_id: 'schedule' in made ? made.schedule : null,
        title: titleOf(made),
        text,
        sha256: entry.sha256,
        signature: entry.signed.signature,
        key_id: entry.signed.keyId,
        issued_at: made.issuedAt,
        issued_by: issuer.name,
      });
      await also(tx, made);
      await audit.append(tx, { account: issuer.account, action: `publication.${made.kind}`, subject: String(made.sequence), detail: { title: titleOf(made), sha256: entry.sha256 } });
      return entry;
    });
    state = applyPublication(state, publication, sha256);
    lastIssuedAt = publication.issuedAt;
    checkpointKept = null;
    bus.emit('published', { sequence: publication.sequence, signed });
    bus.emit('changed', 'publications');
    return publication;
  }

  async function rotateKey(issuer: Issuer): Promise<PublicKey> {
    const successor = keyring.generate();
    const retires = state.key.id;
    await append({ kind: 'rotate-key', retires, successor, approvals: [] }, issuer, async (tx, { issuedAt }) => {
      await store.retireKey(tx, retires, issuedAt);
      // later than any key before it, also when all is done in one millisecond: the oldest is where the log begins
      await store.insertKey(tx, { id: successor.id, public_key: successor.key, created_at: issuedAt + 1, retired_at: null });
    });
    return successor;
  }

  /** Kept until something is published: ten thousand screens that come back ask for the same one. */
  async function checkpoint(): Promise<Pick<CatchUp, 'checkpoint' | 'publications'>> {
    if (checkpointKept) return checkpointKept;
    const at = now();
    const { sequence, last, key } = state;
    const live = livePublications(state, at).map((publication) => publication.sequence);
    const rows = live.length > 0 ? await store.bySequences(live) : [];
    const made: Checkpoint = { v: 1, kind: 'checkpoint', sequence, last, live: rows.map((row) => ({ sequence: row.sequence, sha256: row.sha256 })), key, issuedAt: at };
    const entry = { checkpoint: keyring.sign(key.id, JSON.stringify(made)), publications: rows.map(signedOf) };
    if (sequence === state.sequence) checkpointKept = entry;
    return entry;
  }

  return {
    /** The log as it stands. */
    get state(): LogState {
      return state;
    },

    /** One after another: the next sequence is only known when the one before is committed. */
    append(draft: Draft, issuer: Issuer, also?: (tx: Tx, publication: Publication) => Promise<void>): Promise<Publication> {
      const next = appending.then(() => append(draft, issuer, also));
      appending = next.catch(() => {});
      return next;
    },

    /** Retires the key: the last thing it signs is who succeeds it. */
    rotateKey(issuer: Issuer): Promise<PublicKey> {
      const next = appending.then(() => rotateKey(issuer));
      appending = next.catch(() => {});
      return next;
    },

    sign: (text: string): Signed => keyring.sign(state.key.id, text),
    keys: () => store.keys(),

    /** Everything after `sequence`, or a checkpoint with what is still in force when that is shorter. */
    async since(sequence: number): Promise<CatchUp> {
      const head = state.sequence;
      if (sequence >= head) return { rotations: [], checkpoint: null, publications: [], head };
      if (sequence > 0 && head - sequence <= LONGEST_CATCH_UP) {
        const rows = await store.after(sequence, LONGEST_CATCH_UP);
        return { rotations: [], checkpoint: null, publications: rows.map(signedOf), head };
      }
      const rotations = await store.rotationsAfter(sequence);
      return { rotations: rotations.map(signedOf), ...(await checkpoint()), head };
    },

    /** The log as it stood at an instant, for "what was on last Tuesday?". */
    async stateAt(instant: number): Promise<LogState> {
      if (instant >= lastIssuedAt) return state;
      let folded = emptyLog(state.key);
      for (const row of await store.upTo(instant)) folded = applyPublication(folded, JSON.parse(row.text) as Publication, row.sha256);
      return folded;
    },

    /** What was published of a schedule before a sequence, the last of it. */
    async publicationOf(schedule: string, before: number): Promise<SchedulePublication | null> {
      const row = await store.lastOf(schedule, before);
      return row ? (JSON.parse(row.text) as SchedulePublication) : null;
    },

    list: store.list,
    get: store.get,
  };
}
export type LogService = Awaited<ReturnType<typeof openLog>>;

function titleOf(publication: Publication): string {
  switch (publication.kind) {
    case 'schedule':
    case 'withdraw':
      return publication.title;
    case 'town':
      return publication.name;
    case 'rotate-key':
      return publication.successor.id;
  }
}
