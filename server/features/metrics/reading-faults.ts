import { type MetricDefinition, valueFault, type ValueFault } from '../../domain/statistics/metric.ts';
import type { Defined } from './definitions.ts';

/** Why something cannot be a reading. */
export type ReadingFault = ValueFault | 'no-such-metric' | 'no-such-member' | 'in-the-future' | 'too-early' | 'not-entered' | 'no-such-picture';

/** Clocks differ, and a day's figure is often dated to its end. */
export const AHEAD_MS = 86_400_000;

/** Why this value of this member cannot be a reading of the metric; null when it can. */
export function check(definition: MetricDefinition, value: number, member: string): ReadingFault | null {
  if (definition.source.kind !== 'readings') return 'not-entered';
  if (member !== '' && !definition.dimension?.members.includes(member)) return 'no-such-member';
  return valueFault(definition, value);
}

/** The same with the field it is about. */
export function faultOf(defined: Defined | undefined, { value, member, asOf }: { value: number; member: string; asOf: number }, now: number): { field: string; code: ReadingFault } | null {
  if (!defined || defined.row.deleted_at !== null) return { field: 'metric', code: 'no-such-metric' };
  const code = check(defined.definition, value, member);
  if (code) return { field: code === 'not-entered' ? 'metric' : code === 'no-such-member' ? 'member' : 'value', code };
  if (asOf < 0) return { field: 'asOf', code: 'too-early' }; // spans and trends begin in 1970
  return asOf > now + AHEAD_MS ? { field: 'asOf', code: 'in-the-future' } : null;
}
