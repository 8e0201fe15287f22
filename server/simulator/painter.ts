import type { PlayRecord } from '../domain/play.ts';
import type { SchedulePublication } from '../domain/publication.ts';
import type { ScreenProfile } from '../domain/screen.ts';
import { nextChange, type Turn, whatPlays } from '../domain/what-plays.ts';

const LONGEST_TIMEOUT_MS = 2_147_483_647;
const LONGEST_PLAY_MS = 86_400_000;
/** A turn joined no later than this after its beginning counts as shown from the beginning. */
const LATE_START_MS = 1_000;

export type Played = Omit<PlayRecord, 'number' | 'clock'>;

interface Deps {
  readonly schedules: () => Iterable<SchedulePublication>;
  readonly profile: () => ScreenProfile;
  /** Epoch milliseconds by the server's clock. */
  readonly now: () => number;
  /** Told at each new turn; null is the town's emblem. */
  readonly onShown: (turn: Turn | null, at: number) => void;
  readonly onPlayed: (play: Played) => void;
}

/** Stands for the glass: shows what `whatPlays` says, from turn to turn, and records what it showed. */
export function createPainter({ schedules, profile, now, onShown, onPlayed }: Deps) {
  let shown: { readonly turn: Turn | null; readonly since: number } | null = null;
  let timer: NodeJS.Timeout | null = null;

  function arm(at: number | null): void {
    if (timer) clearTimeout(timer);
    timer = at === null ? null : setTimeout(repaint, Math.min(LONGEST_TIMEOUT_MS, Math.max(1, at - now())));
  }

  function repaint(): void {
    const at = now();
    const turn = whatPlays(schedules(), profile(), at);
    if (!shown || !isSameTurn(shown.turn, turn)) {
      if (shown?.turn) onPlayed(played(shown.turn, shown.since, at));
      shown = { turn, since: at };
      onShown(turn, at);
    }
    arm(turn ? turn.endsAt : nextChange(schedules(), profile(), at));
  }

  return {
    /** What is shown and since when; null before the first paint. */
    get shown() {
      return shown;
    },
    /** Looks again, after anything changed. */
    repaint,
    stop: () => arm(null),
  };
}
export type Painter = ReturnType<typeof createPainter>;

function isSameTurn(a: Turn | null, b: Turn | null): boolean {
  if (!a || !b) return a === b;
  return a.publication.sequence === b.publication.sequence && a.index === b.index && a.startsAt === b.startsAt;
}

function played({ publication, index, startsAt, item }: Turn, since: number, until: number): Played {
  const isWhole = since - startsAt <= LATE_START_MS && until >= startsAt + item.durationMs;
  return {
    publication: publication.sequence,
    index,
    startedAt: since,
    durationMs: Math.min(LONGEST_PLAY_MS, Math.max(0, until - since)),
    outcome: isWhole ? 'complete' : 'cut',
  };
}
