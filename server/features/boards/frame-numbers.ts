import type { Logger } from 'pino';
import * as z from 'zod';
import type { Db } from '../../storage/tables.ts';
import { createSetting } from '../settings.ts';

/** Where it is kept up to which number frames may have been sent. */
export interface Mark {
  get(): Promise<number | null>;
  set(number: number): Promise<void>;
}

/** So many numbers are set aside at once: one write a minute at most, however many boards are opened. */
const SET_ASIDE = 60_000;

/** The mark in the records. */
export function createMark(db: Db): Mark {
  const setting = createSetting(db, 'board-frames', z.int());
  return { get: () => setting.get(), set: (number) => db.transaction().execute((tx) => setting.set(tx, number)) };
}

/**
 * The numbers of frames. They go on from the time of day, and never fall back below one that was sent, also
 * when the server starts with its clock behind, as after a power cut: walls drop a whole that is numbered
 * lower than the one they keep.
 */
export function createFrameNumbers(mark: Mark, now: () => number, logger: Logger) {
  let used: number | null = null;
  let setAside = 0;
  let writing: Promise<void> = Promise.resolve();

  /** Where the mark cannot be written, as on a full disk, figures go on: they come to harm only if the clock is put back as well. */
  async function claim(number: number): Promise<number> {
    used = Math.max(used ?? 0, number);
    if (used > setAside) {
      setAside = used + SET_ASIDE;
      writing = mark.set(setAside).catch((err: unknown) => logger.warn({ err }, 'the numbers of frames were not set aside'));
    }
    await writing; // no frame goes out before it is on record that it may have
    return number;
  }

  return {
    /** For the first frame of a channel. */
    async first(): Promise<number> {
      const before = used ?? (await mark.get()) ?? 0;
      return claim(Math.max(now(), Math.max(before, used ?? 0) + 1));
    },
    /** For the frame after this one. */
    next: (number: number): Promise<number> => claim(number + 1),
  };
}
export type FrameNumbers = ReturnType<typeof createFrameNumbers>;
