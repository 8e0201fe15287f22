import type { Category } from '../category.ts';
import type { VenueKind } from '../screen.ts';
import type { Targets } from '../targets.ts';

/** How often a new reading is expected; what a figure past its rhythm looks like is in `freshness.ts`. */
export const RHYTHMS = ['live', 'hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'none'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/**
 * A stock is how things stand at an instant: its newest reading holds until the next (persons in the team).
 * A flow is what happened: its readings add up within a span (sessions held this year).
 */
export const ACCRUALS = ['stock', 'flow'] as const;
export type Accrual = (typeof ACCRUALS)[number];

/** The calendar span a flow is totalled over, in the town's time zone. */
export const SPANS = ['day', 'month', 'quarter', 'year', 'all'] as const;
export type Span = (typeof SPANS)[number];

/** count: whole and not negative; amount: not negative; percent: 0 to 100; level: any finite number. */
export const NATURES = ['count', 'amount', 'percent', 'level'] as const;
export type Nature = (typeof NATURES)[number];

/** How the members of a dimension make one figure. */
export const ROLL_UPS = ['sum', 'average', 'highest', 'lowest', 'latest'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** exact; about (近); at-least (超). Approximate stays approximate wherever the figure goes. */
export const PRECISIONS = ['exact', 'about', 'at-least'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** What a metric is broken down by: villages, schools, occasions … A reading names one member, or '' for the whole. */
export interface Dimension {
  readonly name: string;
  readonly members: readonly string[];
}

/** What of the play ledger is counted. */
export const PLAY_MEASURES = ['plays', 'play-hours', 'screens-playing', 'screens-online', 'villages-covered'] as const;
export type PlayMeasure = (typeof PLAY_MEASURES)[number];
export const PLAY_GROUPINGS = ['category', 'screen', 'venueKind', 'village', 'campaign'] as const;
export type PlayGrouping = (typeof PLAY_GROUPINGS)[number];

export type MetricSource =
  /** Entered, imported, reported or sent in. */
  | { readonly kind: 'readings' }
  /** Worked out from other metrics, named by their ids. */
  | { readonly kind: 'formula'; readonly expression: string }
  /** Counted in the play ledger, over the metric's span. */
  | {
      readonly kind: 'plays';
      readonly measure: PlayMeasure;
      /** Members of the metric, or null for the whole only. */
      readonly by: PlayGrouping | null;
      readonly category?: Category;
      readonly village?: string;
      readonly venueKind?: VenueKind;
      readonly campaign?: string;
      readonly screen?: string;
    };

/** Crossed when the figure is at least, or at most, the value. */
export interface Threshold {
  readonly id: string;
  readonly when: 'at-least' | 'at-most';
  readonly value: number;
  readonly level: 'note' | 'warn';
  /** Accounts told when it is crossed. */
  readonly notify: readonly string[];
  /** A schedule drafted (never published) when it is crossed. */
  readonly draft: { readonly playlist: string; readonly targets: Targets } | null;
}

export interface MetricDefinition {
  /** Letters, digits and underscores, beginning with a letter: it is a name in formulas. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The heading it stands under: 普法宣传, 政务服务 … */
  readonly category: string;
  readonly nature: Nature;
  readonly decimals: number;
  readonly accrual: Accrual;
  readonly span: Span;
  readonly dimension: Dimension | null;
  readonly rollUp: RollUp;
  readonly rhythm: Rhythm;
  readonly source: MetricSource;
  readonly thresholds: readonly Threshold[];
  /** Whether a reading counts only once a second person has accepted it. */
  readonly needsApproval: boolean;
  /** In a person's words: what is counted, and by whom. */
  readonly about: string;
}

export const SOURCE_KINDS = ['form', 'import', 'interface', 'village'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Why a value cannot be a reading of this metric, or null when it can. */
export type ValueFault = 'not-a-number' | 'negative' | 'not-whole' | 'not-a-percentage' | 'too-large';

/** Beyond this, neighbouring whole numbers are no longer told apart (IEEE 754 binary64). */
const LARGEST = Number.MAX_SAFE_INTEGER;

export function valueFault({ nature, accrual }: Pick<MetricDefinition, 'nature' | 'accrual'>, value: number): ValueFault | null {
  if (!Number.isFinite(value)) return 'not-a-number';
  if (Math.abs(value) > LARGEST) return 'too-large';
  if (nature === 'percent' && (value < 0 || value > 100)) return 'not-a-percentage';
  if (nature === 'count' && !Number.isInteger(value)) return 'not-whole';
  // a flow may be taken back by a correction, never by a negative reading
  if ((nature === 'count' || nature === 'amount' || (accrual === 'flow' && nature !== 'level')) && value < 0) return 'negative';
  return null;
}

/** The least exact of several: what is about is said first, for it may err on either side. */
export function combinedPrecision(precisions: Iterable<Precision>): Precision {
  let combined: Precision = 'exact';
  for (const precision of precisions) {
    if (precision === 'about') return 'about';
    if (precision === 'at-least') combined = 'at-least';
  }
  return combined;
}

/** The threshold that a figure has crossed, the gravest where there are several. */
export function crossed(thresholds: readonly Threshold[], value: number | null): Threshold | null {
  if (value === null) return null;
  const hit = thresholds.filter((threshold) => (threshold.when === 'at-least' ? value >= threshold.value : value <= threshold.value));
  return hit.find(({ level }) => level === 'warn') ?? hit[0] ?? null;
}
