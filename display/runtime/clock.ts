import type { ClockState } from '../../server/domain/play.ts';
import type { Database } from './database.ts';

/** The server's time, as well as this box knows it. */
export interface Clock {
  /** Epoch milliseconds; between measurements it follows the monotonic clock, whatever happens to the box's own. */
  now(): number;
  readonly state: ClockState;
  /** Grows whenever the time jumps, so that a wait for an instant can tell that its own has gone. */
  readonly jumps: number;
  /** Measures by a few exchanges, trusting the quickest (Cristian's algorithm). @returns how far that moved the time, milliseconds, or null when none succeeded */
  measure(ask: () => Promise<number>): Promise<number | null>;
  /** Remembers where the time stands, for a start without the server. */
  save(): Promise<void>;
}

interface SavedClock {
  /** Server time minus the box's clock. */
  readonly offset: number;
  /** The latest server time ever known: time does not go back beyond it. */
  readonly latest: number;
}

const EXCHANGES = 5;
const TOLERANCE_MS = 1_000;
/** Off for longer than that no box is; its clock is wrong. */
const LONGEST_OFF_MS = 180 * 86_400_000;
/** A correction by more than this is a jump. */
const JUMP_MS = 1_000;

export async function openClock(database: Database): Promise<Clock> {
  const saved = (await database.get('facts', 'clock')) as SavedClock | undefined;
  const guess = Date.now() + (saved?.offset ?? 0);
  const isCredible = saved !== undefined && guess >= saved.latest - TOLERANCE_MS && guess <= saved.latest + LONGEST_OFF_MS;
  let base = isCredible || !saved ? guess : saved.latest; // a clock not to be believed neither blacks out nor reorders: time goes on from where it stood
  let jumps = 0;
  let startedAt = performance.now();
  let state: ClockState = isCredible ? 'stored' : 'unknown';

  const now = () => Math.floor(base + performance.now() - startedAt); // instants are whole milliseconds

  const clock: Clock = {
    now,
    get state() {
      return state;
    },
    get jumps() {
      return jumps;
    },
    async measure(ask) {
      let best: { rtt: number; serverTime: number; at: number } | null = null;
      for (let exchange = 0; exchange < EXCHANGES; exchange++) {
        const sent = performance.now();
        try {
          const serverTime = await ask();
          const at = performance.now();
          if (!best || at - sent < best.rtt) best = { rtt: at - sent, serverTime, at };
        } catch {
          break;
        }
      }
      if (!best) return null;
      const moved = best.serverTime + best.rtt / 2 - (base + best.at - startedAt);
      base += moved + best.at - startedAt;
      startedAt = best.at;
      state = 'synced';
      if (Math.abs(moved) > JUMP_MS) jumps++;
      await clock.save().catch((error: unknown) => console.warn(error));
      return moved;
    },
    async save() {
      const latest = now();
      const entry: SavedClock = { offset: latest - Date.now(), latest };
      await database.put('facts', entry, 'clock');
    },
  };
  return clock;
}
