import type { MetricSource } from '../../domain/statistics/metric.ts';

export type PlaysSource = Extract<MetricSource, { kind: 'plays' }>;

/** What the play ledger says of a metric that is counted there. */
export interface PlayFigures {
  readonly whole: number | null;
  readonly members: readonly { readonly member: string; readonly value: number }[];
  /** Epoch milliseconds of the newest record among them. */
  readonly asOf: number | null;
  readonly returned: Returned;
}

/** Records of the screens chosen: in the ledger, still held by a screen, and neither. */
export interface Returned {
  readonly committed: number;
  readonly pending: number;
  readonly missing: number;
}

/**
 * Asks the play ledger.
 * @param range days in the town's zone, both included, YYYY-MM-DD
 * @param at what is known up to this instant; null: everything
 */
export type AskPlays = (source: PlaysSource, range: { readonly from: string; readonly to: string }, at: number | null) => Promise<PlayFigures>;
