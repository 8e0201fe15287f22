import type { BoardFrame } from '../../server/domain/statistics/board.ts';
import type { Hash } from '../../server/domain/content.ts';
import { boardFrame } from '../../server/protocol/board.schema.ts';
import type { Database, KeptBoard } from './database.ts';
import { sha256Hex, utf8 } from './digest.ts';

export interface KeptBoards {
  /** What was kept when the power went: the last whole of each design; what the disk has damaged is left out. */
  restore(): Promise<BoardFrame[]>;
  /** Writes it down, soon: figures may change every second, disks of boxes should not have to. */
  keep(frame: BoardFrame): void;
  /** Forgets all designs but these. */
  retain(designs: ReadonlySet<Hash>): void;
}

export const WRITE_EVERY_MS = 5_000;

/** The last figures of each board on this box, written at most every few seconds. */
export function createKeptBoards(database: Database): KeptBoards {
  const unwritten = new Map<Hash, BoardFrame>();
  let queue: Promise<unknown> = Promise.resolve();
  let resting = false;

  return {
    async restore() {
      const frames: BoardFrame[] = [];
      for (const kept of await database.getAll('boards')) {
        const frame = await intact(kept);
        if (frame) frames.push(frame);
      }
      return frames;
    },
    keep(frame) {
      unwritten.set(frame.design, frame);
      if (!resting) write();
    },
    retain(designs) {
      for (const design of unwritten.keys()) if (!designs.has(design)) unwritten.delete(design);
      inOrder(async () => {
        for (const design of await database.getAllKeys('boards')) if (!designs.has(design)) await database.delete('boards', design);
      });
    },
  };

  function write(): void {
    const frames = [...unwritten.values()];
    if (frames.length === 0) return;
    unwritten.clear();
    resting = true;
    inOrder(async () => {
      for (const frame of frames) {
        const text = JSON.stringify(frame);
        await database.put('boards', { design: frame.design, text, sha256: await sha256Hex(utf8(text)) });
      }
    });
    setTimeout(() => {
      resting = false;
      write();
    }, WRITE_EVERY_MS);
  }

  /** A disk that takes nothing keeps no figure from the glass; the next frame is tried again. */
  function inOrder(task: () => Promise<void>): void {
    queue = queue.then(task).catch((error: unknown) => console.warn(error));
  }
}

async function intact({ design, text, sha256 }: KeptBoard): Promise<BoardFrame | null> {
  if ((await sha256Hex(utf8(text))) !== sha256) return null;
  const { success, data } = boardFrame.safeParse(JSON.parse(text));
  return success && data.design === design && data.whole ? data : null;
}
