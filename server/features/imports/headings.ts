import { nameKey } from './plain-text.ts';

export const COLUMN_ROLES = ['metric-id', 'metric', 'member', 'date', 'value', 'unit', 'precision', 'note'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Words that name a column, as offices use them; 单位 is both a unit and an organisation, see `guess-mapping.ts`. */
const WORDS: Readonly<Record<ColumnRole, readonly string[]>> = {
  'metric-id': ['key', 'id', 'metricid', 'metric_id', '指标编号', '指标代码', '指标id', '编码', '代码'],
  metric: ['指标', '指标名称', '指标名', '名称', '项目', '项目名称', '统计项目', '统计指标', '事项', 'metric', 'name', 'indicator', 'metricname', 'item'],
  member: ['村', '村居', '村(居)', '村(社区)', '村名', '村居名称', '行政村', '社区', '单位名称', '填报单位', '上报单位', '学校', '学校名称', '场合', '对象', '成员', 'member', 'village', 'school', 'community', 'occasion'],
  date: ['日期', '时间', '截至', '截至时间', '截至日期', '截止时间', '截止日期', '统计时间', '统计日期', '填报日期', '年份', '年度', '月份', '年月', '期间', '统计期', '年', '月', 'date', 'period', 'time', 'asof', 'as_of', 'year', 'month', 'day'],
  value: ['数值', '值', '数量', '数', '完成数', '完成值', '本期数', '指标值', '数据', 'value', 'number', 'count', 'amount', 'quantity', 'figure'],
  unit: ['计量单位', '单位', 'unit', 'units'],
  precision: ['精度', '准确度', '精确度', '约数', 'precision', 'accuracy', 'approximate'],
  note: ['备注', '说明', '依据', '原文', '出处', '来源', '备注说明', 'note', 'notes', 'remark', 'remarks', 'comment', 'quote', 'source'],
};
const ROLES = new Map(COLUMN_ROLES.flatMap((role) => WORDS[role].map((word) => [word, role] as const)));

/** What a column's heading says it holds; null when it is none of the usual words. */
export function roleOf(heading: string): ColumnRole | null {
  const key = nameKey(heading).replace(/[::]$/, '');
  return ROLES.get(key) ?? ROLES.get(key.replace(/\([^)]*\)$/, '')) ?? null;
}

const TOTALS = /^(合计|总计|小计|共计|累计|汇总|全镇合计|全镇总计|total|grandtotal|subtotal|sum)(数|:)?$/;

const LONGEST_TOTAL = 24;

/** Whether a cell names a row of totals. */
export function isTotal(text: string): boolean {
  return text.length <= LONGEST_TOTAL && TOTALS.test(nameKey(text));
}
