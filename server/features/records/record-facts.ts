import type { Figure } from '../../domain/statistics/figure.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import type { Against, Days, RecordKind } from '../../domain/statistics/record-period.ts';
import type { Language } from '../../protocol/errors.ts';
import type { CountTable } from '../../protocol/rest/ledger.ts';

/** Where a screen stands. */
export interface ScreenPlace {
  readonly id: string;
  readonly village: string;
  readonly venueKind: string;
}

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

/** The same of an earlier period, asked in the same way. */
export interface EarlierFacts {
  readonly against: Against;
  /** The days compared: all of that period, or as many as have passed of one that is not over. */
  readonly days: Days;
  /** First instant of that period, and the instant its figures are as of: epoch milliseconds. */
  readonly start: number;
  readonly at: number;
  readonly counts: Readonly<Record<'category' | 'screen', CountTable>>;
  /** By month; null in a monthly record, whose days fall on other weekdays. */
  readonly step: CountTable | null;
  readonly items: number;
  /** The first day that has plays, when the ledger began only within those days. */
  readonly since: string | null;
  /** By the metric's id. */
  readonly figures: ReadonlyMap<string, { readonly whole: Figure; readonly members: readonly Figure[] }>;
}

/** A screen whose plays may not all be in the ledger. */
export interface OwingScreen {
  readonly name: string;
  readonly village: string;
  readonly steward: string;
  /** Epoch milliseconds. */
  readonly heardAt: number;
  /** Records it said it holds when it was last heard. */
  readonly pending: number;
  /** Not heard since before the counted days ended: what it has played since is not known. */
  readonly isSilent: boolean;
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
  readonly places: readonly ScreenPlace[];
  /** Of all screens and all time, when the record was made. */
  readonly returned: { readonly committed: number; readonly pending: number; readonly missing: number };
  readonly owing: readonly OwingScreen[];
  /** What the period is compared with; nothing where there is neither a play nor a figure. */
  readonly earlier: readonly EarlierFacts[];
  readonly metrics: readonly MetricFacts[];
}
