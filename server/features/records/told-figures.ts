import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { RECORD_KINDS } from '../../domain/statistics/record-period.ts';
import type { MetricFacts, RecordFacts } from './record-facts.ts';

/**
 * The metrics a record lists. Those counted in the play ledger are made for walls: of a day of the period, of the period
 * itself, which the tables of plays tell, or the same number once for every way of breaking it down. Only what those
 * tables do not say is listed: totals since longer ago, and parts such as one campaign; nothing of a time without plays.
 */
export function toldFigures({ metrics, kind, counts }: Pick<RecordFacts, 'metrics' | 'kind' | 'counts'>): readonly MetricFacts[] {
  const told = new Set<string>();
  return metrics.filter(({ definition, whole }) => {
    const { source, span } = definition;
    if (source.kind !== 'plays') return true;
    const isShorter = span === 'day' || (span !== 'all' && RECORD_KINDS.indexOf(span) < RECORD_KINDS.indexOf(kind));
    const isPart = source.category !== undefined || source.village !== undefined || source.venueKind !== undefined || source.campaign !== undefined || source.screen !== undefined;
    if (source.measure !== 'screens-online' && (isShorter || (span === kind && !isPart))) return false;
    if (whole.value === null || (whole.value === 0 && counts.category.total.plays === 0)) return false;
    const same = sameness(definition);
    if (told.has(same)) return false;
    told.add(same);
    return true;
  });
}

/** Alike for metrics that differ only in how they are broken down. */
function sameness({ source, span }: MetricDefinition): string {
  return JSON.stringify(source.kind === 'plays' ? [span, source.measure, source.category, source.village, source.venueKind, source.campaign, source.screen].map((each) => each ?? '') : []);
}
