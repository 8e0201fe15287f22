import type { PublicKey, SchedulePublication, Signed } from '../domain/publication.ts';
import type { ScreenProfile } from '../domain/screen.ts';
import { applyFrame, type BoardFrame } from '../domain/statistics/board.ts';
import { isTargeted } from '../domain/targets.ts';
import { boardFrame } from '../protocol/board.schema.ts';
import type { Echo } from '../protocol/screen-socket.ts';
import { createSignatureReader } from './signatures.ts';

interface Deps {
  readonly schedules: () => Iterable<SchedulePublication>;
  readonly profile: () => ScreenProfile;
  /** The log's current key: who signs frames. */
  readonly key: () => PublicKey;
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  readonly follow: (designs: readonly string[]) => Promise<void>;
  /** Some time after something new was painted. */
  readonly onPainted: () => void;
}

const MOST_DESIGNS = 50;
/** Figures may change each second; what is painted of them is told now and then. */
const TOLD_EVERY_MS = 3_000;
const readFrame = createSignatureReader(boardFrame);

/** Follows the boards that are published to a screen, and keeps what it would have on the glass of each. */
export function createBoardFollower({ schedules, profile, key, now, follow, onPainted }: Deps) {
  let followed = '';
  let telling: NodeJS.Timeout | null = null;
  const shown = new Map<string, { readonly frame: BoardFrame; readonly at: number }>();

  function designs(): string[] {
    const here = [...schedules()].filter(({ targets }) => isTargeted(targets, profile()));
    const found = new Set(here.flatMap(({ playlist }) => playlist.items.flatMap(({ visual }) => (visual.kind === 'board' ? [visual.sha256] : []))));
    return [...found].slice(0, MOST_DESIGNS);
  }

  function ask(wanted: readonly string[]): void {
    followed = wanted.join();
    follow(wanted).catch(() => (followed = '')); // at the next change or connection, then
  }

  return {
    /** After a change of what is published. */
    look(): void {
      const wanted = designs();
      for (const design of shown.keys()) if (!wanted.includes(design)) shown.delete(design);
      if (wanted.join() !== followed) ask(wanted);
    },

    /** The whole of each, after a new connection. */
    again(): void {
      const wanted = designs();
      followed = '';
      if (wanted.length > 0) ask(wanted);
    },

    take(signed: Signed): void {
      const frame = readFrame(signed, key())?.value;
      if (!frame) return;
      const next = applyFrame(shown.get(frame.design)?.frame ?? null, frame);
      if (!next) return ask(designs()); // one in between is missing
      shown.set(frame.design, { frame: next, at: now() });
      telling ??= setTimeout(() => {
        telling = null;
        onPainted();
      }, TOLD_EVERY_MS);
    },

    /** As the echo tells it. */
    painted: (): NonNullable<Echo['boards']> =>
      [...shown].map(([design, { frame, at }]) => ({ design, sequence: frame.sequence, lagMs: Math.max(0, Math.round(at - frame.at)), at: Math.round(at) })),

    stop(): void {
      if (telling) clearTimeout(telling);
    },
  };
}
