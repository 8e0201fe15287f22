import { api } from '../../../../server/protocol/rest/index.ts';
import { makeMetric as defineMetric } from '../../support/metrics.ts';
import type { TestServer } from '../../../support/server.ts';
import type { BoardDesign, Widget } from '../../../../server/domain/statistics/board.ts';
import type { Figure } from '../../../../server/domain/statistics/figure.ts';

export function widget(id: string, metric: string | null, fields: Partial<Widget> = {}): Widget {
  return { id, kind: 'number', title: id, x: 0, y: 0, width: 400, height: 200, data: metric === null ? null : { metrics: [metric], view: 'now' }, options: {}, ...fields };
}

export function design(widgets: readonly Widget[], fields: Partial<BoardDesign> = {}): BoardDesign {
  return { title: '普法数据', size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'red-gold', background: null, widgets, tour: [], ...fields };
}

export function figure(metric: string, value: number | null, fields: Partial<Figure> = {}): Figure {
  return { metric, name: metric, unit: '场次', decimals: 0, member: '', value, precision: 'exact', asOf: 1_000, period: '', rhythm: 'yearly', freshUntil: null, source: 'form', sourceName: '', level: null, ...fields };
}

/** A metric of whole numbers that people enter, standing as last read. */
export async function makeMetric(server: TestServer, id: string): Promise<void> {
  await defineMetric(server, id, { name: id, span: 'year', rhythm: 'yearly' });
}

export async function read(server: TestServer, metric: string, value: number, fields: { asOf?: number } = {}): Promise<void> {
  await server.call(api.readings.add, { body: { readings: [{ metric, value, ...fields }] } });
}
