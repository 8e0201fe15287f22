import type { z } from 'zod';
import type { ImportMapping, ImportView } from '../../../../server/protocol/rest/imports.ts';
import { importSettings } from '../../../../server/protocol/rest/imports.ts';
import type { MetricDetails } from '../../../../server/protocol/rest/metrics.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import { RefusedCall, startServer, type TestServer } from '../../../support/server.ts';

/** 2026-11-23 20:00 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 23, 12);
export const VILLAGES = ['荷塘村', '莲花村', '六坊居委会'];

/** The last minute of a day in Shanghai. */
export const endOf = (day: string): number => Date.parse(`${day}T23:59:00+08:00`);

/** A metric's definition: a yearly flow of whole numbers, unless said otherwise. */
export function definition(name: string, fields: Partial<MetricDetails> = {}): MetricDetails {
  return { name, unit: '次', category: '普法宣传', nature: 'count', decimals: 0, accrual: 'flow', span: 'year', dimension: null, rollUp: 'sum', rhythm: 'yearly', source: { kind: 'readings' }, thresholds: [], needsApproval: false, about: '', ...fields };
}

/** A town with a few metrics. */
export async function startTown(now: () => number = () => NOW): Promise<TestServer> {
  const server = await startServer({ now });
  await createMetrics(server);
  return server;
}

/** The metrics of a town; ids and names end in the mark, so that each test can have its own; `only` these of them. */
export async function createMetrics({ call }: Pick<TestServer, 'call'>, mark = '', only?: readonly string[]): Promise<void> {
  const dimension = { name: '村居', members: VILLAGES };
  const metrics: Record<string, MetricDetails> = {
    sessions: definition('宣传场次', { unit: '场次', dimension }),
    items: definition('发放宣传物品', { unit: '件', dimension }),
    audience: definition('惠及人数', { unit: '人', dimension }),
    bought: definition('购买社会服务金额', { unit: '万元', nature: 'amount', decimals: 1 }),
    rate: definition('普法考试参加率', { unit: '%', nature: 'percent', decimals: 1, accrual: 'stock' }),
    water: definition('水位', { unit: '米', nature: 'level', decimals: 2, accrual: 'stock' }),
    opinions: definition('法律意见', { unit: '份', needsApproval: true }),
  };
  const wanted = Object.entries(metrics).filter(([id]) => only?.includes(id) ?? true);
  for (const [id, { name, ...details }] of wanted) await call(api.metrics.create, { body: { id: `${id}${mark}`, name: `${name}${mark}`, ...details } });
}

/** Sends a file as the desk does. @throws RefusedCall */
export async function send(server: Pick<TestServer, 'url' | 'cookie'>, name: string, body: Uint8Array | string, headers: Record<string, string> = {}): Promise<ImportView> {
  const response = await fetch(`${server.url}/api/v1/imports?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie: server.cookie, 'content-type': 'application/octet-stream', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const answer = (await response.json()) as ImportView & { error?: { code: string; details?: unknown } };
  if (!response.ok) throw new RefusedCall(response.status, answer.error?.code ?? '', answer.error?.details);
  return answer;
}

/** Why the file was refused: the code of its words. */
export async function refusalOf(server: TestServer, name: string, body: Uint8Array | string): Promise<{ code: string; zh: string; en: string }> {
  const refused = await send(server, name, body).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refused instanceof RefusedCall) || refused.code !== 'cannot-import') throw new Error(`It was not refused as a file: ${String(refused)}`);
  return refused.details as { code: string; zh: string; en: string };
}

export const settings = (mapping: ImportMapping, more: Partial<z.input<typeof importSettings>> = {}) => ({ headerRow: 1, mapping, ...more });

/** A long table of 指标, 村居, 日期, 数值, 备注. */
export const LONG = { layout: 'long', metric: { column: 0 }, member: { column: 1 }, date: { column: 2 }, value: 3, unit: null, precision: null, note: 4 } as const satisfies ImportMapping;
export const csv = (...rows: readonly (readonly string[])[]): string => csvOf(rows);
export const csvOf = (rows: readonly (readonly string[])[]): string => [['指标', '村居', '日期', '数值', '备注'], ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n');

/** So many rows of whole numbers for one metric, no two alike: the number of the row for its own village and day. */
export function manyRows(metric: string, count: number): string[][] {
  const first = Temporal.PlainDate.from('1990-01-01');
  return Array.from({ length: count }, (_, index) => [metric, VILLAGES[index % 3]!, first.add({ days: Math.floor(index / 3) % 13_000 }).toString(), String(index), '']);
}

/** Sends a long table and checks it. */
export async function checkLong(server: TestServer, rows: readonly (readonly string[])[], more: Partial<z.input<typeof importSettings>> = {}) {
  const { id } = await send(server, '读数.csv', csv(...rows));
  const check = await server.call(api.imports.check, { params: { id }, body: settings(LONG, more) });
  return { id, check };
}

/** Waits until what goes on after the answer is done. */
export async function finished(server: Pick<TestServer, 'call'>, id: string): Promise<ImportView> {
  for (;;) {
    const view = await server.call(api.imports.get, { params: { id } });
    if (view.state !== 'recording') return view;
  }
}
