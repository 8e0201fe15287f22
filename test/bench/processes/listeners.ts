import { createPublicKey, verify } from 'node:crypto';
import { WebSocket } from 'ws';
import type { PublicKey, Signed } from '../../../server/domain/publication.ts';
import { connectLean, type LeanScreen, PUBLICATION_FRAME } from '../support/lean-screen.ts';
import { inTurns } from '../support/pool.ts';
import { machineMs, serve } from '../support/serve.ts';
import type { PairedScreen } from './town.ts';

/*
 * Ten thousand sockets, either plain ones on a bare server or screens. Both sides do the same with a
 * broadcast: the first copy is kept, every other one is compared with it byte for byte. A screen holds
 * a publication when its copy equals one whose signature has been verified here and whose sequence is
 * the next one; on real walls every screen verifies for itself, on a processor of its own.
 */

const CONNECTING_AT_ONCE = 100;
const STAGES = ['received', 'stored', 'painted'] as const;

let verifyWith: PublicKey | null = null;
let count = 0;
let held = 0;
let first: Buffer | null = null;
let lastAt = 0;
let round = Promise.withResolvers<number>();
let receipts: { sequence: number; sending: Promise<void>[] } | null = null;
let due: { screen: LeanScreen; at: number }[] = [];
const bare: WebSocket[] = [];

/** @returns whether this listener holds it now */
function take(frame: Buffer): boolean {
  if (!first) {
    if (verifyWith && !isGenuine(frame, verifyWith)) return false;
    first = frame;
  } else if (!first.equals(frame)) return false;
  if (++held === count) {
    lastAt = machineMs();
    round.resolve(lastAt);
  }
  return true;
}

function isGenuine(frame: Buffer, { key }: PublicKey): boolean {
  const signed = JSON.parse(frame.toString('utf8', PUBLICATION_FRAME.length, frame.length - 1)) as Signed;
  const object = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') } });
  if (!verify(null, Buffer.from(signed.text, 'utf8'), object, Buffer.from(signed.signature, 'base64'))) return false;
  const { sequence } = JSON.parse(signed.text) as { sequence: number };
  receipts = { sequence, sending: [] };
  return true;
}

/**
 * After a random wait up to what the server asked for, as a screen does. One timer for all of them: ten
 * thousand would be the work of ten thousand boxes.
 */
function acknowledgeLater(screen: LeanScreen): void {
  due.push({ screen, at: machineMs() + Math.random() * screen.receiptSpreadMs });
}

setInterval(() => {
  const now = machineMs();
  const later = due.filter(({ at }) => at > now);
  const ready = due.filter(({ at }) => at <= now);
  due = later;
  if (receipts) for (const { screen } of ready) receipts.sending.push(acknowledge(screen, receipts.sequence));
}, 50).unref();

/** One stage after another. */
async function acknowledge(screen: LeanScreen, sequence: number): Promise<void> {
  for (const stage of STAGES) await screen.ask('receipt', { sequence, stage, at: Date.now() });
}

const methods = {
  async connectBare(port: number, wanted: number): Promise<void> {
    count = wanted;
    await inTurns(Array.from({ length: wanted }), CONNECTING_AT_ONCE, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
      socket.on('message', (data: Buffer) => void take(data));
      bare.push(socket);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    });
  },

  /** @param key of the server's publications; null: a bare Socket.IO server without a `hello` */
  async connectScreens(url: string, paired: readonly PairedScreen[], key: PublicKey | null): Promise<void> {
    verifyWith = key;
    count = paired.length;
    await inTurns(paired, CONNECTING_AT_ONCE, async (each) => {
      const screen: LeanScreen = await connectLean(url, each, (frame) => take(frame) && key && acknowledgeLater(screen), key !== null);
    });
  },

  /** Forgets the last round; call before each. */
  arm(): void {
    held = 0;
    first = null;
    receipts = null;
    round = Promise.withResolvers();
  },
  /** @returns when the last of them held it, on `machineMs` */
  lastHeld: () => round.promise,
  /** The very text of the broadcast, for the bare server to send the same bytes. */
  frame: () => first?.toString() ?? null,
  /** Resolves when every receipt of this round is acknowledged. @returns the publication's sequence */
  async receiptsSent(): Promise<number | null> {
    while (due.length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all(receipts?.sending ?? []);
    return receipts?.sequence ?? null;
  },
};
export type Listeners = typeof methods;
serve(methods);
