import { dayOf } from '../../../server/domain/recurrence.ts';
import { isUnusualJump } from '../../../server/domain/statistics/reporting.ts';
import { lastMinuteOf } from '../../../server/domain/statistics/span.ts';
import { valueFault } from '../../../server/domain/statistics/metric.ts';
import type { Precision, ValueFault } from '../../../server/domain/statistics/metric.ts';
import type { MetricView, ReadingDraft } from '../../../server/protocol/rest/metrics.ts';

/** What one enters together: the metrics of a category, or all of one member (a village). */
export interface EntryChoice {
  readonly kind: 'category' | 'member';
  readonly name: string;
}

/** One line of the entry table: a metric, for one member or ('') the whole. */
export interface EntryRow {
  readonly key: string;
  readonly metric: MetricView;
  readonly member: string;
}

/** What a person has put into a line so far. */
export interface EntryValue {
  readonly text: string;
  readonly precision: Precision;
  readonly reason: string;
  readonly evidence: readonly string[];
}

export const NO_VALUE: EntryValue = { text: '', precision: 'exact', reason: '', evidence: [] };

/** Categories and members that have something to enter, in the metrics' order. */
export function entryChoices(metrics: readonly MetricView[]): { categories: string[]; members: { dimension: string; members: string[] }[] } {
  const entered = metrics.filter(isEntered);
  const dimensions = new Map<string, Set<string>>();
  for (const { dimension } of entered) {
    if (!dimension) continue;
    const known = dimensions.get(dimension.name) ?? new Set();
    for (const member of dimension.members) known.add(member);
    dimensions.set(dimension.name, known);
  }
  return {
    categories: [...new Set(entered.map(({ category }) => category))],
    members: [...dimensions].map(([dimension, members]) => ({ dimension, members: [...members] })),
  };
}

/** The lines for a choice: of a category every metric, those with members last; of a member every metric that has it. */
export function entryRows(metrics: readonly MetricView[], choice: EntryChoice): EntryRow[] {
  const hasMembers = ({ dimension }: MetricView) => Number((dimension?.members.length ?? 0) > 0);
  return metrics.filter(isEntered).sort((a, b) => hasMembers(a) - hasMembers(b)).flatMap((metric) => {
    const members = metric.dimension?.members ?? [];
    if (choice.kind === 'member') return members.includes(choice.name) ? [rowOf(metric, choice.name)] : [];
    if (metric.category !== choice.name) return [];
    return members.length > 0 ? members.map((member) => rowOf(metric, member)) : [rowOf(metric, '')];
  });
}

/** A number as a person types it: spaces and commas between thousands, full-width digits; null when it is none. */
export function numberFrom(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,，]/g, '').replace('−', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** What a step button makes of a line: from what is typed, else from how things stood, a flow from nought. */
export function stepped(text: string, step: number, last: number | null, accrual: MetricView['accrual']): string {
  const from = numberFrom(text) ?? (accrual === 'stock' ? (last ?? 0) : 0);
  return String(Math.round((from + step) * 1e6) / 1e6);
}

export type EntryProblem = ValueFault | 'reason-needed';

/** Why a line cannot be saved as it is; null when it is empty or right. */
export function entryProblem(row: EntryRow, { text, reason }: EntryValue, last: number | null): EntryProblem | null {
  if (text.trim() === '') return null;
  const value = numberFrom(text);
  if (value === null) return 'not-a-number';
  return valueFault(row.metric, value) ?? (isUnusualJump(last, value) && reason.trim() === '' ? 'reason-needed' : null);
}

/** The readings to append, one for each line that was filled in, in their order. */
export function draftsOf(rows: readonly EntryRow[], values: ReadonlyMap<string, EntryValue>, asOf: number): { key: string; draft: ReadingDraft }[] {
  return rows.flatMap(({ key, metric, member }) => {
    const { text, precision, reason, evidence } = values.get(key) ?? NO_VALUE;
    const value = numberFrom(text);
    return value === null ? [] : [{ key, draft: { metric: metric.id, member, value, precision, asOf, note: reason.trim(), evidence: [...evidence] } }];
  });
}

/** The instant a calendar day stands for: now when it is today, else its last minute in the town's time zone. */
export function asOfDay(day: string, now: number, timeZone: string): number {
  if (day === dayOf(now, timeZone)) return now;
  return lastMinuteOf(Temporal.PlainDate.from(day), timeZone);
}

function isEntered({ source, deleted }: MetricView): boolean {
  return source.kind === 'readings' && !deleted;
}

function rowOf(metric: MetricView, member: string): EntryRow {
  return { key: `${metric.id}/${member}`, metric, member };
}
