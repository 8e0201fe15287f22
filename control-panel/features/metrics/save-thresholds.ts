import type { Threshold } from '../../../server/domain/statistics/metric.ts';
import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import { call } from '../../data/call.ts';
import { passport } from '../../data/metrics.ts';
import { detailsOf } from './definition-draft.ts';

/**
 * Saves the thresholds of a metric as it was seen; the page has the newest afterwards either way.
 * @throws ApiError `changed-meanwhile` when somebody else has changed the metric since
 */
export async function saveThresholds(metric: Omit<MetricView, 'now'>, thresholds: readonly Threshold[]): Promise<void> {
  const body = { ...detailsOf(metric), thresholds: thresholds as MetricDetails['thresholds'] };
  try {
    await call(api.metrics.update, { params: { id: metric.id }, body, ifMatch: metric.revision });
  } finally {
    await passport(metric.id).refresh();
  }
}

/** Puts a deleted threshold back beside whatever the metric has by now. @throws ApiError */
export async function restoreThreshold(id: string, threshold: Threshold): Promise<void> {
  const metric = await call(api.metrics.get, { params: { id } });
  if (!metric.thresholds.some((each) => each.id === threshold.id)) await saveThresholds(metric, [...metric.thresholds, threshold]);
}
