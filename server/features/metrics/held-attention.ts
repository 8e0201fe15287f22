import type { Attention } from '../../protocol/rest/ledger.ts';
import type { MetricsStore } from './metrics.store.ts';

/** For the overview: metrics with readings that wait for a second person, the longest waiting first. */
export async function heldAttention(store: Pick<MetricsStore, 'held'>): Promise<Attention[]> {
  return (await store.held()).map(({ metric, name, count, since }) => ({ code: 'readings-held', subject: { kind: 'metric', id: metric, name }, since, detail: count }));
}
