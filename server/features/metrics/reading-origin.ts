import type { Precision, SourceKind } from '../../domain/statistics/metric.ts';
import type { Issuer } from '../publications/log.service.ts';

/** What brings readings, and in whose name. */
export interface Origin {
  readonly kind: SourceKind;
  /** Import, interface or account it comes through. */
  readonly id: string;
  readonly name: string;
  readonly reporter: Issuer;
}

/** A reading that was checked already, see `check`. */
export interface CheckedReading {
  readonly metric: string;
  readonly member: string;
  readonly value: number;
  readonly precision: Precision;
  readonly asOf: number;
  readonly note: string;
  /** The reading on record in whose place it is to stand. */
  readonly corrects?: number | null;
}

export interface Correction {
  readonly value: number | null;
  readonly precision: Precision;
  /** The corrected reading's own when left out. */
  readonly asOf?: number | undefined;
  readonly note: string;
  readonly evidence: readonly string[];
}
