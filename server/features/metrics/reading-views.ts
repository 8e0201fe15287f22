import type { Precision, SourceKind } from '../../domain/statistics/metric.ts';
import type { ReadingView } from '../../protocol/rest/metrics.ts';
import type { Defined } from './definitions.ts';
import type { ReadingOnRecord } from './readings.store.ts';

/** A reading as it is told, with the name and the unit its metric has today. */
export function readingView(row: ReadingOnRecord, defined: Defined | undefined): ReadingView {
  return {
    id: row.id,
    metric: row.metric_id,
    metricName: defined?.definition.name ?? row.metric_id,
    unit: defined?.definition.unit ?? '',
    decimals: defined?.definition.decimals ?? 0,
    member: row.member,
    value: row.value,
    precision: row.precision as Precision,
    asOf: row.as_of,
    recordedAt: row.recorded_at,
    reporter: row.reporter_name,
    sourceKind: row.source_kind as SourceKind,
    source: row.source_id,
    sourceName: row.source_name,
    note: row.note,
    evidence: JSON.parse(row.evidence) as string[],
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    state: row.state,
    decision: row.decided === null ? null : { accepted: row.decided === 1, name: row.decided_by ?? '', note: row.decided_note ?? '', at: row.decided_at ?? 0 },
  };
}
