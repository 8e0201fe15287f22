import type { Publication, PublicKey, SchedulePublication, Signed } from '../domain/publication.ts';
import type { ScreenProfile } from '../domain/screen.ts';
import type { Turn } from '../domain/what-plays.ts';
import { ALARM_CODES, type AlarmCode, type Receipt, type Welcome } from '../protocol/screen-socket.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { createBoardFollower } from './board-follower.ts';
import { concerning } from './concerning.ts';
import { openLink } from './link.ts';
import { createPainter } from './painter.ts';
import { SIMULATED_BROWSER } from './pairing.ts';
import { createPlayQueue } from './play-queue.ts';
import { createReceiptSender } from './receipt-sender.ts';
import { createVerifiedLog, type Refusal, type Taken } from './verified-log.ts';

export interface SimulatedScreenOptions {
  /** The server's address, without a trailing slash. */
  readonly url: string;
  /** As given at pairing: secret, signed profile, and the log's first key. */
  readonly credential: string;
  readonly profile: Signed;
  readonly key: PublicKey;
  /** 16–40 lower-case letters and digits; a new one means play numbers begin at 1 again. */
  readonly installation: string;
  /** Only receives, verifies and sends receipts ("painted" at once): no timers, no echo, no plays. For thousands in one process. */
  readonly idle?: boolean;
  /** Told after each change of `state`. */
  readonly onChange?: () => void;
}

/** What a simulated screen knows of itself. */
export interface SimulatedScreenState {
  readonly screen: string;
  /** Connected, welcomed and caught up. */
  readonly online: boolean;
  readonly revoked: boolean;
  /** Last sequence applied. */
  readonly sequence: number;
  /** Publications in force, by schedule. */
  readonly schedules: ReadonlyMap<string, SchedulePublication>;
  /** What would be on the glass; null: the town's emblem, or nothing yet. */
  readonly turn: Turn | null;
  readonly refused: readonly { readonly why: Refusal; readonly sequence: number }[];
  readonly plays: { readonly highest: number; readonly pending: number };
}

const ECHO_INTERVAL_MS = 15_000;
const REFUSALS_KEPT = 20;
const CATCH_UP_AGAIN_MS = 2_000;

/**
 * A screen that does all a real one does on the wire and nothing on a glass: it verifies, applies,
 * acknowledges, works out what plays, echoes and hands in plays. It downloads no media and says so
 * in the browser's name.
 */
export function createSimulatedScreen(options: SimulatedScreenOptions): { readonly state: SimulatedScreenState; stop(): void } {
  const { url, credential, installation, idle = false, onChange = () => {} } = options;
  const log = createVerifiedLog(options.key);
  const first = log.profile(options.profile);
  if (!first) throw new Error('The profile given at pairing is not signed with the key given at pairing.');
  let profile: ScreenProfile = first;
  let clockOffsetMs = 0;
  let spreadMs = 0;
  let isOnline = false;
  let isRevoked = false;
  let catchingUp: Promise<void> | null = null;
  const timers = new Set<NodeJS.Timeout>();
  const refused: { why: Refusal; sequence: number }[] = [];
  /** Applied here, for this screen, and not seen on it yet. */
  const unpainted = new Set<number>();

  const now = () => Date.now() + clockOffsetMs;
  const link = openLink({ url, credential, onConnected: () => void greet(), onRevoked: end, onPublication: (signed) => void publication(signed), onProfile: adoptProfile, onBoardFrame: (signed) => boards.take(signed) });
  const canSend = () => link.connected && isOnline;
  const receipts = createReceiptSender((receipt) => link.ask('receipt', receipt), canSend);
  const plays = createPlayQueue(async (records) => (await link.ask('plays', { installation, records: [...records] })).committed, canSend);
  const boards = createBoardFollower({
    schedules: () => log.state.schedules.values(),
    profile: () => profile,
    key: () => log.state.key,
    now,
    onPainted: () => void echo(),
    follow: async (designs) => {
      if (canSend() && !idle) await link.ask('follow', { designs: [...designs] });
    },
  });
  const painter = createPainter({
    schedules: () => log.state.schedules.values(),
    profile: () => profile,
    now,
    onShown: (turn, at) => shown(turn, at),
    onPlayed: (play) => plays.add({ ...play, clock: 'synced' }),
  });
  if (!idle) every(ECHO_INTERVAL_MS, () => void echo());

  async function greet(): Promise<void> {
    isOnline = false;
    const askedAt = Date.now();
    try {
      const welcome = await link.ask('hello', {
        protocol: PROTOCOL_VERSION,
        installation,
        clientVersion: 'simulator',
        browser: SIMULATED_BROWSER,
        pixels: { ...profile.pixels },
        sequence: log.state.sequence,
        profileRevision: profile.revision,
        secureContext: true,
      });
      isOnline = true;
      welcomed(welcome, askedAt);
      await catchUp();
      if (welcome.profile) adoptProfile(welcome.profile);
    } catch {
      if (link.connected) later(CATCH_UP_AGAIN_MS, () => void greet());
      return;
    }
    void receipts.flush();
    void plays.flush();
    boards.again();
    if (!idle) painter.repaint();
    void echo();
    onChange();
  }

  function welcomed({ serverTime, receiptSpreadMs }: Welcome, askedAt: number): void {
    clockOffsetMs = Math.round(serverTime - (askedAt + Date.now()) / 2);
    spreadMs = receiptSpreadMs;
  }

  /** Asks for what is missing; several wishes at once are one question. */
  function catchUp(): Promise<void> {
    const asked = (catchingUp ??= link
      .ask('since', { sequence: log.state.sequence })
      .then((answer) => void took(() => log.catchUp(answer)))
      .finally(() => (catchingUp = null)));
    return asked;
  }

  async function publication(signed: Signed): Promise<void> {
    const missed = took(() => log.take(signed));
    if (missed) await catchUp().catch(() => {}); // at the next connection, then
  }

  /** @returns whether something in between is missing */
  function took(take: () => Taken): boolean {
    const before = log.state.schedules;
    const receivedAt = now();
    const taken = take();
    if ('refused' in taken) {
      if (taken.refused === 'gap') return true;
      refuse(taken.refused, taken.sequence);
      return false;
    }
    acknowledge(concerning(profile, before, taken.applied), receivedAt);
    boards.look();
    onChange();
    return false;
  }

  function acknowledge(publications: readonly Publication[], receivedAt: number): void {
    const at = now();
    receipts.add(publications.flatMap(({ sequence }): Receipt[] => [{ sequence, stage: 'received', at: receivedAt }, { sequence, stage: 'stored', at }]), spreadMs);
    for (const { sequence, kind } of publications) {
      if (kind === 'schedule' && !idle) unpainted.add(sequence);
      else painted(sequence, at);
    }
    if (!idle) painter.repaint();
  }

  function painted(sequence: number, at: number): void {
    unpainted.delete(sequence);
    receipts.add([{ sequence, stage: 'painted', at }], spreadMs);
  }

  function shown(turn: Turn | null, at: number): void {
    if (turn && unpainted.has(turn.publication.sequence)) painted(turn.publication.sequence, at);
    void echo();
    onChange();
  }

  async function echo(): Promise<void> {
    if (idle || !canSend() || !painter.shown) return;
    const { turn, since } = painter.shown;
    await link
      .ask('echo', {
        installation,
        painting: turn ? { kind: 'item', publication: turn.publication.sequence, index: turn.index, content: turn.item.content, title: turn.item.title, since } : { kind: 'emblem' },
        sequence: log.state.sequence,
        framesAt: now(),
        freeBytes: null,
        pendingPlays: plays.pending,
        highestPlay: plays.highest,
        clock: 'synced',
        boards: boards.painted(),
      })
      .catch(() => {}); // the next one is at most 15 s away
  }

  function adoptProfile(signed: Signed): void {
    const next = log.profile(signed);
    if (!next) return refuse('bad-signature', 0);
    if (next.screen !== profile.screen || next.revision <= profile.revision) return;
    profile = next;
    boards.look();
    if (!idle) painter.repaint();
    onChange();
  }

  function refuse(why: Refusal, sequence: number): void {
    refused.push({ why, sequence });
    if (refused.length > REFUSALS_KEPT) refused.shift();
    if (canSend() && isAlarm(why)) void link.ask('alarm', { code: why, ...(sequence > 0 ? { sequence } : {}) }).catch(() => {});
    onChange();
  }

  function every(ms: number, run: () => void): void {
    timers.add(setInterval(run, ms));
  }
  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  function stop(): void {
    for (const timer of timers) clearTimeout(timer);
    for (const part of [painter, receipts, plays, boards]) part.stop();
    link.close();
  }

  function end(): void {
    isRevoked = true;
    stop();
    onChange();
  }

  return {
    stop,
    get state() {
      return {
        screen: profile.screen,
        online: isOnline && link.connected,
        revoked: isRevoked,
        sequence: log.state.sequence,
        schedules: log.state.schedules,
        turn: painter.shown?.turn ?? null,
        refused,
        plays: { highest: plays.highest, pending: plays.pending },
      };
    },
  };
}
export type SimulatedScreen = ReturnType<typeof createSimulatedScreen>;

function isAlarm(why: Refusal): why is Refusal & AlarmCode {
  return (ALARM_CODES as readonly string[]).includes(why);
}
