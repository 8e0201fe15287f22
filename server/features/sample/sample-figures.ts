import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { ACCRUALS, NATURES, PRECISIONS } from '../../domain/statistics/metric.ts';
import { lastMinuteOf } from '../../domain/statistics/span.ts';
import { metricId } from '../../protocol/board.schema.ts';
import { line, requiredLine } from '../../protocol/common.ts';
import { metricDetails, type MetricDetails } from '../../protocol/rest/metrics.ts';
import type { Services } from '../../services.ts';
import type { Issuer } from '../publications/log.service.ts';
import { SAMPLE_FOLDER, type SamplePack } from './sample-pack.ts';

/** The report the figures are quoted from. */
const REPORT = { id: 'report-2019', name: '《法治先行 致力打造服务型政府》(2019)' };

const figure = z.object({
  key: metricId,
  name: requiredLine(80),
  value: z.coerce.number(),
  unit: line(20),
  nature: z.enum(NATURES),
  accrual: z.enum(ACCRUALS),
  /** `villages`: the report says it of each village. */
  members: z.enum(['', 'villages']),
  /** What the figure covers, in the report's words. */
  scope: line(80),
  precision: z.enum(PRECISIONS),
  category: requiredLine(40),
  year: z.coerce.number().int(),
  quote: requiredLine(200),
});
type SampleFigure = z.infer<typeof figure>;

const further = z.array(metricDetails.extend({ id: metricId }));

/**
 * The figures of the report as metrics with one reading each, which quotes the report; then those that
 * the screens themselves bring, and those worked out from both. A metric that is there already stays.
 */
export async function loadSampleFigures({ statistics, town }: Pick<Services, 'statistics' | 'town'>, by: Issuer, pack: Pick<SamplePack, 'villages'>): Promise<void> {
  const { metrics, readings } = statistics;
  const villages = pack.villages.map(({ name }) => name);
  const there = new Set((await metrics.list()).map(({ id }) => id));
  const figures = (await sampleFigures()).filter(({ key }) => !there.has(key));
  for (const each of figures) await metrics.create(by, { id: each.key, ...detailsOf(each, villages) });
  const { timeZone } = await town.get();
  const drafts = figures.flatMap(({ key, value, precision, members, year, quote }) => {
    const reading = { metric: key, precision, asOf: lastMinuteOf(new Temporal.PlainDate(year, 12, 31), timeZone), note: quote };
    return members === 'villages' ? villages.map((member) => ({ ...reading, member, value: value / villages.length })) : [{ ...reading, value }];
  });
  if (drafts.length > 0) await readings.append({ kind: 'import', ...REPORT, reporter: by }, drafts);
  for (const metric of await furtherMetrics()) if (!there.has(metric.id)) await metrics.create(by, metric);
}

/** The report's figures as they are in the pack. */
export async function sampleFigures(): Promise<SampleFigure[]> {
  const text = await readFile(new URL('figures.csv', SAMPLE_FOLDER), 'utf8');
  return z.array(figure).parse(parse(text, { columns: true, skipEmptyLines: true }));
}

async function furtherMetrics() {
  return further.parse(JSON.parse(await readFile(new URL('metrics.json', SAMPLE_FOLDER), 'utf8')));
}

function detailsOf({ name, unit, nature, accrual, members, scope, category }: SampleFigure, villages: readonly string[]): MetricDetails {
  return {
    name,
    unit,
    category,
    nature,
    decimals: 0,
    accrual,
    span: 'year',
    dimension: members === 'villages' ? { name: '村（居）', members: [...villages] } : null,
    rollUp: 'sum',
    rhythm: 'yearly',
    source: { kind: 'readings' },
    thresholds: [],
    needsApproval: false,
    about: scope === '' ? '' : `范围：${scope}`,
  };
}
