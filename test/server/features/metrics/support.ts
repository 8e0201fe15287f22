import type { MetricDetails } from '../../../../server/protocol/rest/metrics.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { metricDetails } from '../../../support/metric-details.ts';
import type { TestServer } from '../../../support/server.ts';

export { metricDetails };

export function createMetric(server: Pick<TestServer, 'call'>, id: string, change: Partial<MetricDetails> = {}) {
  return server.call(api.metrics.create, { body: { id, ...metricDetails(change) } });
}

/** An instant in the town's zone (UTC+8). */
export function townTime(text: string): number {
  return Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Shanghai').epochMilliseconds;
}

export async function figureOf(server: Pick<TestServer, 'call'>, id: string, query: { member?: string; at?: number } = {}) {
  return (await server.call(api.metrics.passport, { params: { id }, query })).figure;
}

/** Appends readings as the administrator. */
export function read(server: Pick<TestServer, 'call'>, ...readings: { metric: string; value: number; member?: string; asOf?: number; precision?: 'exact' | 'about' | 'at-least' }[]) {
  return server.call(api.readings.add, { body: { readings } });
}
