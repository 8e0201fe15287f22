import type { ClockState, Outcome, PlayRecord } from '../../server/domain/play.ts';
import { MAX_PLAYS_A_BATCH } from '../../server/protocol/screen-socket.ts';
import type { Database, KeptPlay } from './database.ts';

export interface OpenPlay {
  end(outcome: Outcome, durationMs: number): void;
}

export interface PlayQueue {
  /** Writes down that a play begins: the number is taken now, so a play lost to a power cut shows as cut, not as nothing. */
  begin(play: Pick<PlayRecord, 'publication' | 'index' | 'startedAt'> & { clock: ClockState }): OpenPlay;
  /** Resolves when everything is written down that the disk takes. */
  settled(): Promise<void>;
  /** Sends what has ended, batch after batch, and forgets what the server has committed. */
  send(post: (records: PlayRecord[]) => Promise<number[]>): Promise<void>;
  readonly highest: number;
  readonly pending: number;
}

const LONGEST_PLAY_MS = 86_400_000;
/** So many plays wait in memory for a disk that is full; those beyond it show as missing. */
const UNWRITTEN_AT_MOST = 20_000;

/**
 * Plays stay on this box until the server says they are committed. A disk that is slow or takes nothing more never
 * holds the player up: its plays wait in memory, and are sent only once written, so that no number is used twice.
 */
export async function openPlayQueue(database: Database): Promise<PlayQueue> {
  await closeInterrupted(database).catch((error: unknown) => console.warn(error));
  let highest = ((await database.get('facts', 'last-play')) as number | undefined) ?? 0;
  let written = await database.count('plays');
  let sending = false;
  const unwritten = new Map<number, KeptPlay>();
  let flushing: Promise<void> | null = null;

  function write(play: KeptPlay): void {
    if (unwritten.has(play.number) || unwritten.size < UNWRITTEN_AT_MOST) unwritten.set(play.number, play);
    void settled();
  }

  const settled = () => flush().catch((error: unknown) => console.warn(error));

  /** Writes all that waits in memory, one transaction after another. @throws while the disk takes nothing */
  function flush(): Promise<void> {
    return (flushing ??= writeAll().finally(() => (flushing = null)));
  }

  async function writeAll(): Promise<void> {
    while (unwritten.size > 0) await writeOnce([...unwritten.values()]);
  }

  async function writeOnce(plays: readonly KeptPlay[]): Promise<void> {
    const transaction = database.transaction(['facts', 'plays'], 'readwrite');
    await Promise.all([
      ...plays.map((play) => transaction.objectStore('plays').put(play)),
      transaction.objectStore('facts').put(highest, 'last-play'),
      transaction.done,
    ]);
    for (const play of plays) if (unwritten.get(play.number) === play) unwritten.delete(play.number);
    written = await database.count('plays');
  }

  return {
    get highest() {
      return highest;
    },
    get pending() {
      return written + unwritten.size;
    },

    settled,

    begin({ publication, index, startedAt, clock }) {
      const number = ++highest;
      const record = { number, publication, index, startedAt: Math.round(startedAt), durationMs: 0, outcome: 'cut' as Outcome, clock };
      write({ ...record, isOpen: true });
      return {
        end: (outcome, durationMs) => write({ ...record, outcome, durationMs: Math.min(LONGEST_PLAY_MS, Math.max(0, Math.round(durationMs))), isOpen: false }),
      };
    },

    async send(post) {
      if (sending) return;
      sending = true;
      try {
        for (;;) {
          await flush();
          const ended = (await database.getAll('plays', null, MAX_PLAYS_A_BATCH)).filter(({ isOpen }) => !isOpen);
          if (ended.length === 0) return;
          const committed = await post(ended.map(({ isOpen: _, ...record }) => record));
          const transaction = database.transaction('plays', 'readwrite');
          await Promise.all([...committed.map((number) => transaction.store.delete(number)), transaction.done]);
          written = await database.count('plays');
          if (committed.length === 0) return;
        }
      } finally {
        sending = false;
      }
    },
  };
}

/** Plays that the last run began and could not end. */
async function closeInterrupted(database: Database): Promise<void> {
  const transaction = database.transaction('plays', 'readwrite');
  for (const play of await transaction.store.getAll()) {
    if (play.isOpen) await transaction.store.put({ ...play, isOpen: false });
  }
  await transaction.done;
}
