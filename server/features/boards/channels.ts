import type { Logger } from 'pino';
import type { Bus } from '../../cluster/bus.ts';
import type { Signed } from '../../domain/publication.ts';
import type { BoardDesign, BoardFrame } from '../../domain/statistics/board.ts';
import { spanAt } from '../../domain/statistics/span.ts';
import type { LogService } from '../publications/log.service.ts';
import type { Presence } from '../screens/presence.ts';
import type { BoardFigures } from './board-figures.ts';
import { type Channel, createChannel, SCREENS } from './channel.ts';
import { createFrameNumbers, type Mark } from './frame-numbers.ts';
import type { PagesFor } from './pages-for.ts';
import { createSentFrames } from './sent-frames.ts';

interface Deps {
  readonly figures: BoardFigures;
  readonly log: Pick<LogService, 'sign' | 'state'>;
  readonly presence: Pick<Presence, 'subscribe'>;
  readonly bus: Bus;
  /** A design by its hash, when it is one that was saved or published. */
  readonly designOf: (sha256: string) => Promise<BoardDesign | null>;
  readonly townTimeZone: () => Promise<string>;
  readonly mark: Mark;
  readonly now: () => number;
  readonly pagesFor: PagesFor;
  readonly logger: Logger;
}

type Listener = (sha256: string, signed: Signed, frame: BoardFrame) => void;
interface Open {
  readonly channel: Channel;
  followers: number;
  closing: NodeJS.Timeout | null;
}

const GRACE_MS = 30_000;
/** A day that turned or an as-of that grew old is seen within this. */
const LOOK_EVERY_MS = 60_000;

/** Live figures, one channel for each design that somebody follows, whoever and however many that are. */
export function createChannels({ figures, log, presence, bus, designOf, townTimeZone, mark, now, pagesFor, logger }: Deps) {
  const channels = new Map<string, Open>();
  const listeners = new Set<Listener>();
  const sent = createSentFrames();
  const numbers = createFrameNumbers(mark, now, logger);
  let looking: NodeJS.Timeout | null = null;

  function begin(sha256: string, design: BoardDesign, first: number): Channel {
    const channel = createChannel({
      design,
      sha256,
      first,
      next: numbers.next,
      figures,
      log,
      now,
      pagesFor,
      logger,
      send(signed, frame) {
        sent.note(sha256, frame.sequence, frame.at);
        for (const listener of listeners) listener(sha256, signed, frame);
      },
    });
    const open: Open = { channel, followers: 0, closing: null };
    channels.set(sha256, open);
    closeLater(sha256, open);
    if (!looking) void arm();
    return channel;
  }

  function closeLater(sha256: string, open: Open): void {
    if (open.closing) clearTimeout(open.closing);
    open.closing = setTimeout(() => {
      open.channel.stop();
      channels.delete(sha256);
    }, GRACE_MS).unref();
  }

  function stir(metrics: readonly string[] | null): void {
    for (const { channel } of channels.values()) channel.stir(metrics);
  }

  /** The next minute, or the town's midnight when that is sooner. */
  async function arm(): Promise<void> {
    const wait = await untilMidnight().catch(() => LOOK_EVERY_MS);
    if (looking) clearTimeout(looking);
    looking = setTimeout(() => {
      looking = null;
      stir(null);
      if (channels.size > 0) void arm();
    }, Math.min(LOOK_EVERY_MS, wait)).unref();
  }
  async function untilMidnight(): Promise<number> {
    const at = now();
    return Math.max(1, spanAt('day', at, await townTimeZone()).end - at);
  }

  const unsubscribe = presence.subscribe(() => stir([SCREENS]));
  bus.on('figures', stir);

  return {
    /** The channel of a design, kept open for a moment also when nobody follows; null for a design that is not on record. */
    async open(sha256: string): Promise<Channel | null> {
      const design = channels.has(sha256) ? null : await designOf(sha256);
      const first = design ? await numbers.first() : 0;
      const there = channels.get(sha256);
      if (!there) return design && begin(sha256, design, first);
      if (there.closing) closeLater(sha256, there);
      return there.channel;
    },

    /** Keeps the channel open. @returns a function that lets it go */
    follow(sha256: string): () => void {
      const open = channels.get(sha256);
      if (!open) throw new Error(`no channel of ${sha256}`);
      open.followers += 1;
      if (open.closing) clearTimeout(open.closing);
      open.closing = null;
      let isFollowing = true;
      return () => {
        if (!isFollowing) return;
        isFollowing = false;
        if (--open.followers === 0) closeLater(sha256, open);
      };
    },

    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    sent: { sequence: sent.sequence, after: sent.after },
    openCount: () => channels.size,

    stop(): void {
      unsubscribe();
      bus.off('figures', stir);
      if (looking) clearTimeout(looking);
      for (const { channel, closing } of channels.values()) {
        channel.stop();
        if (closing) clearTimeout(closing);
      }
      channels.clear();
    },
  };
}
export type Channels = ReturnType<typeof createChannels>;
