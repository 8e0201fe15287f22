import type { Attention } from '../../protocol/rest/ledger.ts';
import type { ReadingsService } from './readings.service.ts';

/** For the overview: metrics with readings that wait for a second person, the longest waiting first. */
export async function heldAttention(readings: Pick<ReadingsService, 'list'>): Promise<Attention[]> {
  const { rows } = await readings.list({ state: 'held' }, 0);
  const byMetric = Map.groupBy(rows.toReversed(), ({ metric }) => metric);
  return [...byMetric].map(([metric, held]) => ({ code: 'readings-held', subject: { kind: 'metric', id: metric, name: held[0]!.metricName }, since: held[0]!.recordedAt, detail: held.length }));
}
