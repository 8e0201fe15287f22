import * as z from 'zod';
import { PRECISIONS } from '../../domain/statistics/metric.ts';
import { metricId } from '../board.schema.ts';
import { count, id, instant } from '../common.ts';
import { endpoint } from './endpoint.ts';

/** A metric crossed a threshold of which this person is to know. */
export const thresholdNotice = z.object({
  /** Of the crossing. */
  id: count,
  /** When it crossed. */
  at: instant,
  metric: metricId,
  name: z.string(),
  value: z.number(),
  precision: z.enum(PRECISIONS),
  unit: z.string(),
  decimals: count,
  when: z.enum(['at-least', 'at-most']),
  threshold: z.number(),
  level: z.enum(['note', 'warn']),
  /** The schedule it drafted, if any. */
  schedule: z.nullable(id),
});
export type ThresholdNotice = z.infer<typeof thresholdNotice>;

export const notices = {
  list: endpoint({ method: 'GET', path: '/notices', access: 'signed-in', summary: 'What one was told of crossed thresholds and has not put away, the newest of each, oldest first', response: z.array(thresholdNotice) }),
  heard: endpoint({ method: 'DELETE', path: '/notices/:id', access: 'signed-in', summary: 'Put away what one was told; a second time changes nothing', params: z.object({ id: z.coerce.number().int().min(1) }) }),
};
