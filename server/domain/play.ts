/** How a play ended: to its end, cut short, or never properly painted. */
export const OUTCOMES = ['complete', 'cut', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How far the screen's clock could be trusted: measured since start, carried over, or unknown. */
export const CLOCK_STATES = ['synced', 'stored', 'unknown'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/**
 * One play as the screen recorded it (proof of play). Keyed by screen, installation and number;
 * `number` counts 1, 2, 3 … within an installation, so what is missing shows as a gap.
 */
export interface PlayRecord {
  readonly number: number;
  /** Sequence of the publication it was played from. */
  readonly publication: number;
  /** Position in that publication's playlist. */
  readonly index: number;
  /** Epoch milliseconds by the server's clock, as well as the screen knew it. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly clock: ClockState;
}

/** A play cut short still counts when people could have read it. */
const SHORTEST_COUNTED_MS = 3_000;

/** Whether the record counts as one play in figures; every record is kept either way. */
export function isCounted({ outcome, durationMs }: Pick<PlayRecord, 'outcome' | 'durationMs'>): boolean {
  return outcome === 'complete' || (outcome === 'cut' && durationMs >= SHORTEST_COUNTED_MS);
}

/** Numbers 1…highest that an installation's records should have and do not. */
export function missingCount({ highest, count }: { highest: number; count: number }): number {
  return Math.max(0, highest - count);
}
