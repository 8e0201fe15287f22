import type { Precision } from '../../domain/statistics/metric.ts';

/** A reading that a row of the file would make. */
export interface ImportDraft {
  readonly row: number;
  readonly metric: string;
  readonly member: string;
  readonly value: number;
  readonly precision: Precision;
  readonly asOf: number;
  readonly note: string;
  readonly valueText: string;
  readonly dateText: string;
  /** It named the day that is not over yet. */
  readonly today: boolean;
  /** An earlier row of the file says the very same. */
  readonly repeats: boolean;
}
