import { api } from '../../../server/protocol/rest/index.ts';
import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import type { Call } from '../../support/server.ts';

const PLAIN: MetricDetails = {
  name: '法治宣传场次',
  unit: '场次',
  category: '普法宣传',
  nature: 'count',
  decimals: 0,
  accrual: 'stock',
  span: 'all',
  dimension: null,
  rollUp: 'sum',
  rhythm: 'daily',
  source: { kind: 'readings' },
  thresholds: [],
  needsApproval: false,
  about: '',
};

/** Defines a metric: a count, as it stands, entered daily, unless told otherwise. */
export function makeMetric({ call }: { readonly call: Call }, id: string, details: Partial<MetricDetails> = {}): Promise<MetricView> {
  return call(api.metrics.create, { body: { ...PLAIN, ...details, id } });
}
