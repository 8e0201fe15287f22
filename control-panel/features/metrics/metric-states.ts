/** What may be said of a metric beside its figure: past its rhythm, readings to decide on, no reading, past a threshold. */
export const METRIC_STATES = ['late', 'held', 'empty', 'crossed'] as const;
export type MetricState = (typeof METRIC_STATES)[number];
