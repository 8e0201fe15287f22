import type { MetricDetails, MetricView } from '../../../server/protocol/rest/metrics.ts';
import type { Nature } from '../../../server/domain/statistics/metric.ts';

/** What a new metric begins as: a yearly flow of whole things, entered by people. */
export const NEW_METRIC: MetricDetails = {
  name: '',
  unit: '',
  category: '',
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
};

/** What a person can change of a metric, without what the server adds. */
export function detailsOf(view: Omit<MetricView, 'now'>): MetricDetails {
  const { name, unit, category, nature, decimals, accrual, span, dimension, rollUp, rhythm, source, thresholds, needsApproval, about } = view;
  return { name, unit, category, nature, decimals, accrual, span, dimension, rollUp, rhythm, source, thresholds, needsApproval, about };
}

/** The details with another nature: what cannot go with it is set right. */
export function withNature(details: MetricDetails, nature: Nature): MetricDetails {
  const whole = nature === 'count';
  const ratio = nature === 'percent' || nature === 'level';
  return {
    ...details,
    nature,
    decimals: whole ? 0 : details.decimals,
    accrual: ratio ? 'stock' : details.accrual, // percentages of different days do not add up
    rollUp: ratio && details.rollUp === 'sum' ? 'average' : details.rollUp,
    unit: nature === 'percent' && details.unit === '' ? '%' : details.unit,
  };
}

/** The details with another kind of source: what it decides by itself is set. */
export function withSource(details: MetricDetails, kind: MetricDetails['source']['kind']): MetricDetails {
  if (kind === details.source.kind) return details;
  if (kind === 'readings') return { ...details, source: { kind } };
  if (kind === 'formula') return { ...details, source: { kind, expression: '' }, accrual: 'stock', nature: 'level', needsApproval: false };
  return { ...details, source: { kind, measure: 'plays', by: null }, accrual: 'flow', nature: 'count', decimals: 0, rhythm: 'live', dimension: null, needsApproval: false };
}

/** Members from what a person typed, one a line or parted by commas; each once, in order. */
export function membersFrom(text: string): string[] {
  return [...new Set(text.split(/[\n,，、;；]/).map((member) => member.trim()).filter((member) => member !== ''))];
}
