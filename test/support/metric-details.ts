import type { MetricDetails } from '../../server/protocol/rest/metrics.ts';

/** A whole metric of which a test names only what it is about: a yearly count that adds up. */
export function metricDetails(change: Partial<MetricDetails> = {}): MetricDetails {
  return {
    name: '宣传场次',
    unit: '场次',
    category: '普法宣传',
    nature: 'count',
    decimals: 0,
    accrual: 'flow',
    span: 'year',
    dimension: null,
    rollUp: 'sum',
    rhythm: 'monthly',
    source: { kind: 'readings' },
    thresholds: [],
    needsApproval: false,
    about: '',
    ...change,
  };
}
