import type { Precision } from './metric.ts';
import { type Against, earlierPeriod, periodDays, RECORD_KINDS, type RecordKind } from './record-period.ts';

/** A value with how exact it is. */
export interface Compared {
  readonly value: number | null;
  readonly precision: Precision;
}

/** How a value differs from an earlier one. `difference` is the later less the earlier, in the values' own unit. */
export type Change =
  | { readonly kind: 'same'; readonly difference: 0 }
  /** `ratio`: the difference as a part of the earlier value. */
  | { readonly kind: 'percent'; readonly difference: number; readonly ratio: number }
  /** The earlier value is too small for a percentage to mean anything. */
  | { readonly kind: 'difference'; readonly difference: number }
  /** Of two percentages, in percentage points. */
  | { readonly kind: 'points'; readonly difference: number };

/** From less than this, a percentage says more than there is: from 1 to 3 is no growth of 200 %. */
export const LEAST_BASE = 10;
/** A smaller part would be printed as 0.0 %. */
const LEAST_RATIO = 0.0005;

/**
 * How much a value has changed; null when there is nothing to compare with, or when one of the two is approximate
 * (近, 超): their difference would pretend to be exact.
 * @param decimals of the values @param isRate whether they are percentages
 */
export function changeOf(now: Compared, then: Compared, { decimals, isRate }: { readonly decimals: number; readonly isRate: boolean }): Change | null {
  if (now.value === null || then.value === null || now.precision !== 'exact' || then.precision !== 'exact') return null;
  const difference = rounded(now.value - then.value, decimals);
  if (difference === 0) return { kind: 'same', difference: 0 };
  if (isRate) return { kind: 'points', difference };
  const ratio = then.value < LEAST_BASE ? 0 : difference / then.value;
  return Math.abs(ratio) < LEAST_RATIO ? { kind: 'difference', difference } : { kind: 'percent', difference, ratio };
}

/** Subtraction of decimal fractions leaves dust in the last binary digits. */
function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const whole = Math.round(value * scale);
  return whole === 0 ? 0 : whole / scale;
}

/**
 * Whether two figures are totals over spans that may be compared. A year ago it must be the same span of the year
 * before, be it a total of the year so far. With the period before, it must be that very period: the total from January
 * to October less the one to September is October, and no growth. States have no span ('') and always may.
 * @param now span of the later figure, as `spanName` names it @param then of the earlier one
 */
export function spansCorrespond(now: string, then: string, kind: RecordKind, against: Against): boolean {
  if (now === '' || then === '') return now === then;
  const span = RECORD_KINDS.find((each) => periodDays(each, now) !== null);
  if (span === undefined) return against === 'yearBefore' && Temporal.PlainDate.from(now).subtract({ years: 1 }).toString() === then; // a day
  return (against === 'yearBefore' || span === kind) && earlierPeriod(span, now, against) === then;
}
