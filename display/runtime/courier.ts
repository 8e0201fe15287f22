import type { Alarm, Echo } from '../../server/protocol/screen-socket.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import { freeBytes } from './database.ts';
import type { PlayQueue } from './play-queue.ts';
import type { Receipts } from './receipts.ts';

interface Deps {
  readonly connection: Connection;
  readonly installation: string;
  readonly clock: Clock;
  readonly plays: PlayQueue;
  readonly receipts: Receipts;
  readonly sequence: () => number;
  /** What of each board was painted. */
  readonly boards: () => NonNullable<Echo['boards']>;
}

const ALARMS_AT_MOST = 50;

/** Carries what this screen has to say. What cannot be sent now is kept by its queue and goes later. */
export function createCourier({ connection, installation, clock, plays, receipts, sequence, boards }: Deps) {
  let spreadMs = 0;
  let painting: Echo['painting'] = { kind: 'emblem' };
  let framesAt = clock.now();
  const alarms: Alarm[] = [];
  let isAlarming = false;

  /** Swallows only what a lost connection brings: the queues keep what was not acknowledged. */
  async function whenUp(task: () => Promise<unknown>): Promise<void> {
    if (!connection.isUp) return;
    try {
      await task();
    } catch (error) {
      console.warn(error);
    }
  }

  const courier = {
    /** Receipts wait a random time up to this. */
    spreadReceipts(ms: number): void {
      spreadMs = ms;
    },
    receipts: () =>
      whenUp(async () => {
        if (spreadMs > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * spreadMs));
        await receipts.send((receipt) => connection.receipt(receipt));
      }),
    plays: () => whenUp(() => plays.send((records) => connection.plays({ installation, records }))),
    /** Kept until the server has it; the same one twice is one. */
    alarm(alarm: Alarm): void {
      const isKnown = alarms.some(({ code, sequence, content }) => code === alarm.code && sequence === alarm.sequence && content === alarm.content);
      if (!isKnown && alarms.length < ALARMS_AT_MOST) alarms.push(alarm);
      void courier.alarms();
    },
    alarms: () =>
      whenUp(async () => {
        if (isAlarming) return;
        isAlarming = true;
        try {
          for (let first = alarms[0]; first; first = alarms[0]) {
            await connection.alarm(first);
            alarms.shift();
          }
        } finally {
          isAlarming = false;
        }
      }),
    /** Something new was applied; told like receipts, spread over the same time. */
    applied: () => void setTimeout(() => void courier.echo(), Math.random() * spreadMs),
    /** The glass shows something else from this frame on. */
    painted(what: Echo['painting'], at: number): void {
      painting = what;
      framesAt = at;
      void courier.echo();
    },
    /** Says what the glass shows; called from the render loop. */
    echo: () =>
      whenUp(async () => {
        const free = await freeBytes();
        const painted = boards();
        await connection.echo({
          installation,
          painting,
          sequence: sequence(),
          framesAt,
          freeBytes: free,
          pendingPlays: plays.pending,
          highestPlay: plays.highest,
          clock: clock.state,
          ...(painted.length > 0 ? { boards: painted } : {}),
        });
      }),
    /** A board has new figures on the glass; on many screens at once, so told over the same time as receipts. */
    boardPainted: () => void setTimeout(() => void courier.echo(), Math.random() * spreadMs),
    /** A frame was painted just now. */
    frame(): void {
      framesAt = clock.now();
      void courier.echo();
    },
  };
  return courier;
}
export type Courier = ReturnType<typeof createCourier>;
