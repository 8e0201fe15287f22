import type { Figure } from '../../domain/statistics/figure.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import type { Days, RecordKind } from '../../domain/statistics/record-period.ts';
import type { Language } from '../../protocol/errors.ts';
import type { CountTable } from '../../protocol/rest/ledger.ts';

/** What one record is asked for. */
export interface RecordRequest {
  readonly kind: RecordKind;
  /** 2019, 2019-Q4, 2019-12 */
  readonly period: string;
  readonly language: Language;
}

/** One metric with its figure at the end of the period, and those of its members that have one. */
export interface MetricFacts {
  readonly definition: MetricDefinition;
  readonly whole: Figure;
  readonly members: readonly Figure[];
  /** What was written beside the readings that make the figure, where it is one sentence; else ''. */
  readonly note: string;
}

/** Everything a record is made from, as the ledger and the figures gave it. */
export interface RecordFacts extends RecordRequest {
  readonly town: string;
  readonly timeZone: string;
  /** All days of the period. */
  readonly days: Days;
  /** The days counted: up to today when it is not over. */
  readonly counted: Days;
  readonly isOver: boolean;
  /** The instant the figures are as of, epoch milliseconds. */
  readonly at: number;
  /** First instant of the period. */
  readonly start: number;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly version: string;
  /** `step` is by month, or by day in a monthly record. Villages and kinds of place follow from the screens. */
  readonly counts: Readonly<Record<'category' | 'screen' | 'campaign' | 'step', CountTable>>;
  /** How many different items were played. */
  readonly items: number;
  /** Where each screen stands. */
  readonly places: readonly { readonly id: string; readonly village: string; readonly venueKind: string }[];
  readonly returned: { readonly committed: number; readonly pending: number; readonly missing: number };
  readonly metrics: readonly MetricFacts[];
}
