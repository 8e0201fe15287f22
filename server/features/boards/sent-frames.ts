import { LruMap } from '../lru-map.ts';

interface Sent {
  readonly sequence: number;
  /** When the newest frames were made, oldest first; the last of them is `sequence`. */
  readonly at: readonly number[];
}

const DESIGNS = 1_000;
const FRAMES = 60;

/** The numbers of the frames last sent of each design, also of those nobody follows any more: what screens painted is held against them. */
export function createSentFrames() {
  const known = new LruMap<string, Sent>(DESIGNS);

  return {
    /** Number of the last frame sent of a design; null when none was since the server began. */
    sequence: (design: string): number | null => known.get(design)?.sequence ?? null,

    note(design: string, sequence: number, at: number): void {
      const before = known.get(design);
      const follows = before?.sequence === sequence - 1;
      known.set(design, { sequence, at: [...(follows ? before.at : []), at].slice(-FRAMES) });
    },

    /** When the frame after this one was made, or the earliest still known; null when it was the last. Epoch milliseconds. */
    after(design: string, sequence: number): number | null {
      const sent = known.get(design);
      if (!sent || sequence >= sent.sequence) return null;
      return sent.at[Math.max(0, sent.at.length - (sent.sequence - sequence))] ?? null;
    },
  };
}
