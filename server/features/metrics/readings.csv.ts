import type { Language } from '../../protocol/errors.ts';
import type { ReadingView } from '../../protocol/rest/metrics.ts';
import { toCsv } from '../csv.ts';

const HEADINGS = {
  'zh-CN': ['编号', '指标', '指标代码', '分项', '数值', '约数', '单位', '截至', '记录时间', '填报人', '来源', '来源名称', '备注', '更正自', '状态', '审核人', '审核时间'],
  en: ['Number', 'Metric', 'Metric id', 'Member', 'Value', 'Approximate', 'Unit', 'As of', 'Recorded', 'Reporter', 'Source', 'Name of source', 'Note', 'Corrects', 'State', 'Decided by', 'Decided'],
} as const;

const WORDS = {
  'zh-CN': {
    precision: { exact: '', about: '近', 'at-least': '超' },
    source: { form: '填报', import: '导入', interface: '接口', village: '村（居）填报' },
    state: { accepted: '已计入', held: '待审核', refused: '已退回', corrected: '已更正', void: '已撤回' },
  },
  en: {
    precision: { exact: '', about: 'about', 'at-least': 'over' },
    source: { form: 'Form', import: 'Import', interface: 'Interface', village: 'Village report' },
    state: { accepted: 'Counts', held: 'Waiting', refused: 'Refused', corrected: 'Corrected', void: 'Taken back' },
  },
} as const;

/** The first line. */
export function readingsHeading(language: Language): string {
  return toCsv(HEADINGS[language], []);
}

/** Readings as lines below the heading; times in the town's zone with their offset, whole, so that importing the file again knows each. */
export function readingsLines(rows: readonly ReadingView[], language: Language, timeZone: string): string {
  const words = WORDS[language];
  const time = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toString({ timeZone });
  const table = toCsv(
    HEADINGS[language],
    rows.map((row) => [
      row.id,
      row.metricName,
      row.metric,
      row.member,
      row.value ?? '',
      words.precision[row.precision],
      row.unit,
      time(row.asOf),
      time(row.recordedAt),
      row.reporter,
      words.source[row.sourceKind],
      row.sourceName,
      row.note,
      row.corrects ?? '',
      words.state[row.state],
      row.decision?.name ?? '',
      row.decision ? time(row.decision.at) : '',
    ]),
  );
  return table.slice(readingsHeading(language).length);
}
