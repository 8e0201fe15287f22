import * as z from 'zod/mini';
import type { PublicKey, Signed } from '../domain/publication.ts';
import { CLOCK_STATES, OUTCOMES } from '../domain/play.ts';
import { count, hash, id, instant, pixels, sequence, wholeFrom } from './common.ts';
import type { Reply } from './reply.ts';

/* What a paired screen (namespace /screen) and a screen waiting to be paired (/pairing) say and hear. */

const text = (maxLength: number) => z.string().check(z.maxLength(maxLength));
export const INSTALLATION = z.string().check(z.regex(/^[a-z0-9]{16,40}$/));
export const MAX_PLAYS_A_BATCH = 100;

export const hello = z.object({
  protocol: z.int(),
  installation: INSTALLATION,
  clientVersion: text(40),
  browser: text(200),
  pixels,
  sequence,
  profileRevision: count,
  secureContext: z.boolean(),
});

export const since = z.object({ sequence });

/** How far one publication has come on one screen, by the screen's own word. */
export const RECEIPT_STAGES = ['received', 'stored', 'painted'] as const;
export const receipt = z.object({ sequence: wholeFrom(1), stage: z.enum(RECEIPT_STAGES), at: instant });

/** From the render loop: what the glass shows now. */
export const echo = z.object({
  installation: INSTALLATION,
  painting: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('item'), publication: sequence, index: count, content: id, title: text(200), since: instant }),
    z.object({ kind: z.literal('emblem') }),
  ]),
  sequence,
  framesAt: instant,
  freeBytes: z.nullable(z.number().check(z.minimum(0))),
  pendingPlays: count,
  highestPlay: count,
  clock: z.enum(CLOCK_STATES),
  /** The newest frame painted of each board: its design, its number, and how long after its making it was on the glass. */
  boards: z.optional(z.array(z.object({ design: hash, sequence, lagMs: count, at: instant })).check(z.maxLength(50))),
});

/** The designs this screen wants frames of from now on, in place of those before; the whole of each follows. */
export const follow = z.object({ designs: z.array(hash).check(z.maxLength(50)) });

export const playRecord = z.object({
  number: wholeFrom(1),
  publication: wholeFrom(1),
  index: count,
  startedAt: instant,
  durationMs: wholeFrom(0, 86_400_000),
  outcome: z.enum(OUTCOMES),
  clock: z.enum(CLOCK_STATES),
});
export const plays = z.object({ installation: INSTALLATION, records: z.array(playRecord).check(z.minLength(1), z.maxLength(MAX_PLAYS_A_BATCH)) });

/** Something the screen refused or could not do, in a code the desk has words for. */
export const ALARM_CODES = [
  'bad-signature',
  'replayed',
  'wrong-key',
  'broken-chain',
  'bad-bytes',
  'film-frozen',
  'cannot-play',
  'storage-full',
  'clock-jump',
] as const;
export const alarm = z.object({ code: z.enum(ALARM_CODES), sequence: z.optional(sequence), content: z.optional(id) });

export type Hello = z.infer<typeof hello>;
export type Receipt = z.infer<typeof receipt>;
export type Echo = z.infer<typeof echo>;
export type Plays = z.infer<typeof plays>;
export type Alarm = z.infer<typeof alarm>;
export type ReceiptStage = (typeof RECEIPT_STAGES)[number];
export type AlarmCode = (typeof ALARM_CODES)[number];

export interface Welcome {
  /** Highest sequence in the log. */
  readonly head: number;
  /** Present when the screen's own is older. */
  readonly profile: Signed | null;
  readonly serverTime: number;
  /** Receipts wait a random time up to this, so that ten thousand do not arrive in one tick. */
  readonly receiptSpreadMs: number;
}

/** Publications after the asked sequence in order, or a checkpoint with the ones still in force. */
export interface CatchUp {
  /** Key rotations after the asked sequence: the way from the pinned key to the one that signed the checkpoint. */
  readonly rotations: readonly Signed[];
  readonly checkpoint: Signed | null;
  readonly publications: readonly Signed[];
  readonly head: number;
}

export interface ScreenToServer {
  hello: (message: Hello, reply: Reply<Welcome>) => void;
  since: (message: z.infer<typeof since>, reply: Reply<CatchUp>) => void;
  time: (message: Record<string, never>, reply: Reply<{ serverTime: number }>) => void;
  receipt: (message: Receipt, reply: Reply<null>) => void;
  echo: (message: Echo, reply: Reply<null>) => void;
  plays: (message: Plays, reply: Reply<{ committed: number[] }>) => void;
  alarm: (message: Alarm, reply: Reply<null>) => void;
  follow: (message: z.infer<typeof follow>, reply: Reply<null>) => void;
}

export interface ServerToScreen {
  publication: (signed: Signed) => void;
  profile: (signed: Signed) => void;
  /** A signed `BoardFrame` of a design that is followed, at most one a second each. */
  'board-frame': (signed: Signed) => void;
  /** Show name and number large for a moment, so that a person can tell which box this is. */
  identify: () => void;
  /** The credential is void: forget it and show a pairing code; what was signed may go on playing. */
  revoked: () => void;
}

export const waiting = z.object({ pixels, browser: text(200) });

export interface PairingToServer {
  /** Ask for a code to show. Codes expire; ask again when told so. */
  wait: (message: z.infer<typeof waiting>, reply: Reply<{ code: string; expiresAt: number }>) => void;
}

export interface Paired {
  readonly screen: string;
  /** Secret of this screen, sent with every connection. */
  readonly credential: string;
  readonly profile: Signed;
  /** The log's first trusted key: pinned here, changed only by a signed rotation. */
  readonly key: PublicKey;
}

export interface ServerToPairing {
  paired: (paired: Paired, received: () => void) => void;
}
