import type { Figure } from '../../../../../server/domain/statistics/figure.ts';
import type { MetricDefinition } from '../../../../../server/domain/statistics/metric.ts';
import type { EarlierFacts, MetricFacts, RecordFacts } from '../../../../../server/features/records/record-facts.ts';
import type { CountTable } from '../../../../../server/protocol/rest/ledger.ts';

const SECOND = 1_000;
export const LAST_OF_2019 = Date.parse('2020-01-01T00:00:00+08:00') - 1;

type Counts = readonly (readonly [key: string, plays: number])[];

/** A table of counts: each play lasts 15 s; one in a hundred was cut short and one in five hundred failed. */
export function table(counts: Counts): CountTable {
  const rows = counts.map(([key, plays]) => ({ key, label: key, plays, durationMs: plays * 15 * SECOND, cut: 0, failed: 0 }));
  const sum = (of: 'plays' | 'durationMs') => rows.reduce((all, row) => all + row[of], 0);
  return { from: '2019-01-01', to: '2019-12-31', rows, total: { key: 'total', label: '', plays: sum('plays'), durationMs: sum('durationMs'), cut: 0, failed: 0 } };
}

export function metric(id: string, name: string, unit: string, category: string, value: number | null, more: Partial<Figure> & { readonly note?: string; readonly definition?: Partial<MetricDefinition>; readonly members?: readonly (readonly [string, number])[] } = {}): MetricFacts {
  const { definition = {}, members = [], note = '', ...figure } = more;
  const whole: Figure = {
    metric: id, name, unit, decimals: 0, member: '', value, precision: 'exact', asOf: value === null ? null : LAST_OF_2019, period: '2019', rhythm: 'yearly', freshUntil: null,
    source: value === null ? 'none' : 'import', sourceName: value === null ? '' : '2019年法治政府建设报告.csv', level: null, ...figure,
  };
  return {
    definition: {
      id, name, unit, category, nature: 'count', decimals: whole.decimals, accrual: 'flow', span: 'year', dimension: members.length > 0 ? { name: '村（居）', members: members.map(([member]) => member) } : null,
      rollUp: 'sum', rhythm: whole.rhythm, source: { kind: 'readings' }, thresholds: [], needsApproval: false, about: '', ...definition,
    },
    whole,
    note,
    members: members.map(([member, each]) => ({ ...whole, member, value: each })),
  };
}

const VILLAGES = ['塔岗村', '良村村', '三丫村', '霞村村', '禾冈村', '篁湾村', '康溪村', '高村村', '为民村', '唐溪村', '吕步村', '六坊村', '白藤社区', '南华社区'];

/** A year of a town with plays on 18 screens, and figures of every kind. */
export function yearFacts(change: Partial<RecordFacts> = {}): RecordFacts {
  const months: Counts = [18_200, 15_360, 21_044, 19_873, 20_410, 31_902, 22_018, 21_377, 24_660, 23_115, 22_804, 35_237].map((plays, index) => [`2019-${String(index + 1).padStart(2, '0')}`, plays]);
  const all = months.reduce((sum, [, plays]) => sum + plays, 0);
  const split = (keys: readonly string[], weights: readonly number[]): Counts => {
    const sum = weights.reduce((a, b) => a + b, 0);
    const parts = keys.map((key, index) => [key, Math.floor((all * (weights[index] ?? 0)) / sum)] as [string, number]);
    parts[0]![1] += all - parts.reduce((total, [, plays]) => total + plays, 0);
    return parts;
  };
  const screens = Array.from({ length: 18 }, (_, index) => `screen${index}`);
  const kinds = ['square-led', 'strip-led', 'notice-board', 'service-hall', 'park', 'drug-education-base'];
  const screenTable = table(split(screens, screens.map((_, index) => 5 + (index % 7))));
  const ofCategory = table(split(['slogan', 'hotline', 'film'], [52, 19, 29]));
  return {
    kind: 'year',
    period: '2019',
    language: 'zh-CN',
    town: '荷塘镇',
    timeZone: 'Asia/Shanghai',
    days: { from: '2019-01-01', to: '2019-12-31' },
    counted: { from: '2019-01-01', to: '2019-12-31' },
    isOver: true,
    at: LAST_OF_2019,
    start: Date.parse('2019-01-01T00:00:00+08:00'),
    madeAt: Date.parse('2020-01-03T09:30:00+08:00'),
    madeBy: '管理员',
    version: '0.1.0',
    counts: {
      category: { ...ofCategory, total: { ...ofCategory.total, cut: 1_204, failed: 31 } },
      screen: screenTable,
      campaign: table(split(['', '12.4 宪法宣传周', '6.26 国际禁毒日', '“三八”妇女维权周'], [60, 17, 15, 8])),
      step: table(months),
    },
    items: 27,
    places: screens.map((id, index) => ({ id, village: VILLAGES[index % VILLAGES.length]!, venueKind: kinds[index % kinds.length]! })),
    returned: { committed: all + 1_235, pending: 412, missing: 7 },
    owing: [],
    earlier: [],
    metrics: [
      metric('law_exam_pass_rate', '普法考试合格率', '%', '组织领导', 100, { period: '' }),
      metric('purchased_services', '购买社会服务金额', '万元', '政务服务', 150, { precision: 'about' }),
      metric('publicity_items_distributed', '发放宣传物品', '件', '普法宣传', 196_860),
      metric('school_audience', '讲座惠及师生', '人', '普法宣传', 20_000, { precision: 'at-least' }),
      metric('lawyer_lectures', '律师讲课', '次', '社会治理', 42, { members: [['塔岗村', 12], ['良村村', 9], ['三丫村', 21]], source: 'village', sourceName: '村（居）填报' }),
      metric('mediation', '矛盾纠纷调处成功率', '%', '社会治理', 99.5, { decimals: 1, period: '', asOf: Date.parse('2018-12-31T12:00:00+08:00'), source: 'form', sourceName: '司法所' }),
      metric('per_screen', '每块屏播放条次', '条次/块', '普法宣传', 14_222.2, { decimals: 1, source: 'formula', sourceName: '', definition: { source: { kind: 'formula', expression: 'plays_total / screens' } } }),
      metric('hotline_calls', '举报电话接听', '次', '社会治理', null),
    ],
    ...change,
  };
}

/** The year before of that town: nine tenths of every count and, where none is given, of every figure. */
export function yearBefore(change: Partial<EarlierFacts> = {}): EarlierFacts {
  const { counts, metrics } = yearFacts();
  const less = ({ rows }: CountTable, keyOf = (key: string) => key) => table(rows.map(({ key, plays }) => [keyOf(key), Math.round(plays * 0.9)]));
  const start = Date.parse('2018-01-01T00:00:00+08:00');
  const at = Date.parse('2019-01-01T00:00:00+08:00') - 1;
  const was = (figure: Figure): Figure => ({ ...figure, value: figure.value === null ? null : figure.value * 0.9, asOf: figure.value === null ? null : at, period: figure.period === '' ? '' : '2018' });
  return {
    against: 'yearBefore',
    days: { from: '2018-01-01', to: '2018-12-31' },
    start,
    at,
    counts: { category: less(counts.category), screen: less(counts.screen) },
    step: less(counts.step, (month) => month.replace('2019', '2018')),
    items: 24,
    since: null,
    figures: new Map(metrics.map(({ definition, whole, members }) => [definition.id, { whole: was(whole), members: members.map(was) }])),
    ...change,
  };
}
