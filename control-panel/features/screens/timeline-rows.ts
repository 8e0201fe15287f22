import type { TurnView } from '../../../server/protocol/rest/screens.ts';

export interface TimelineRows {
  /** What is on at the instant; null while only the emblem is. */
  readonly now: TurnView | null;
  /** What follows: the rest of one round of the loop, and what comes after it from elsewhere. */
  readonly next: readonly TurnView[];
}

/**
 * What to list of a screen's turns at an instant: each item of the running loop once, for it comes round
 * again, then at most `most` rows in all.
 * @param turns in order of time
 * @param instant epoch milliseconds
 */
export function timelineRows(turns: readonly TurnView[], instant: number, most = 8): TimelineRows {
  const coming = turns.filter(({ endsAt }) => endsAt > instant);
  const [first] = coming;
  const now = first && first.startsAt <= instant ? first : null;
  const seen = new Set(now ? [keyOf(now)] : []);
  const next = coming.slice(now ? 1 : 0).filter((turn) => {
    const key = keyOf(turn);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { now, next: next.slice(0, most) };
}

/** Whether the turns known run out before a while after the instant, so that more should be fetched. */
export function runsOut(turns: readonly TurnView[], instant: number): boolean {
  const last = turns.at(-1);
  return last !== undefined && last.endsAt <= instant;
}

const keyOf = ({ publication, index }: TurnView): string => `${publication}/${index}`;
