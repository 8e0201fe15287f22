import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import { metricDetails } from '../../support/metric-details.ts';
import type { Call } from '../../support/server.ts';

/** Defines a metric: a count, as it stands, entered daily, unless told otherwise. */
export function makeMetric({ call }: { readonly call: Call }, id: string, details: Partial<MetricDetails> = {}): Promise<MetricView> {
  return call(api.metrics.create, { body: { ...metricDetails({ accrual: 'stock', span: 'all', rhythm: 'daily', ...details }), id } });
}
