import type { MetricView } from '../../../server/protocol/rest/metrics.ts';
import { metricDetails } from '../../support/metric-details.ts';

/** A metric as the server answers it: a yearly count entered by people, unless told otherwise. */
export function metricView({ now, ...more }: Partial<Omit<MetricView, 'now'>> & { id: string; now?: Partial<MetricView['now']> }): MetricView {
  return {
    ...metricDetails({ name: more.id, unit: '次' }),
    revision: 1,
    readings: 0,
    held: 0,
    usedIn: [],
    updatedAt: 0,
    updatedBy: '管理员',
    deleted: false,
    ...more,
    now: {
      metric: more.id,
      name: more.id,
      unit: '次',
      decimals: 0,
      member: '',
      value: 12,
      precision: 'exact',
      asOf: Date.parse('2026-11-20T10:00:00+08:00'),
      period: '2026',
      rhythm: 'monthly',
      freshUntil: null,
      source: 'form',
      sourceName: '',
      level: null,
      ...now,
    },
  };
}
