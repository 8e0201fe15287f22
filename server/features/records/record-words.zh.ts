import { numberText } from '../../domain/statistics/figure.ts';
import type { Against, RecordKind } from '../../domain/statistics/record-period.ts';
import type { RecordWords } from './record-wording.ts';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 一 … 九十九 */
export function chineseNumeral(value: number): string {
  if (value <= 10) return NUMERALS[value - 1] ?? String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : NUMERALS[tens - 1]}十${ones === 0 ? '' : NUMERALS[ones - 1]}`;
}

const SHEET = { overall: '总体情况', category: '分类别', village: '分村（居）', venueKind: '分场所类型', campaign: '分主题宣传', figures: '各项指标', data: '数据说明', owing: '附表' };
const sheetName = (section: keyof typeof SHEET | 'step', kind: string) => (section === 'step' ? (kind === 'month' ? '分日' : '分月') : SHEET[section]);
const OWING = '未全部回传播放记录的块屏';

function sectionName(section: keyof typeof SHEET | 'step', kind: string): string {
  if (section === 'overall') return SHEET.overall;
  if (section === 'figures') return '各项指标情况';
  if (section === 'data') return '数据说明与来源';
  return `${sheetName(section, kind)}播放情况`;
}

const EARLIER = { before: { month: '上月', quarter: '上季度', year: '上年' }, yearBefore: { month: '上年同期', quarter: '上年同期', year: '上年' } } as const;
/** Of a period that is not over as many days are compared. */
function earlier(against: Against, kind: RecordKind, isOver: boolean): string {
  const label = EARLIER[against][kind];
  return isOver || label.endsWith('同期') ? label : `${label}同期`;
}
const RATIO = { before: '环比', yearBefore: '同比' } as const;

function day(text: string): string {
  const [year, month, date] = text.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The year is said once. */
function days(from: string, to: string): string {
  return `${day(from)}至${from.slice(0, 4) === to.slice(0, 4) ? day(to).slice(5) : day(to)}`;
}

function month(text: string): string {
  const [year, ofYear] = text.split('-').map(Number);
  return `${year}年${ofYear}月`;
}

function quarter(text: string): string {
  return `${text.slice(0, 4)}年第${NUMERALS[Number(text.slice(6)) - 1]}季度`;
}

function span(name: string): string {
  if (/^\d{4}$/.test(name)) return `${name}年`;
  if (name.includes('Q')) return quarter(name);
  return name.length === 7 ? month(name) : day(name);
}

const periodOfTitle = (kind: string, period: string) => (kind === 'year' ? `${period}年度` : span(period));

export const chinese: RecordWords = {
  language: 'zh-CN',
  title: (town, kind, period) => `${town}${periodOfTitle(kind, period)}宣传播放台账`,
  fileName: (town, kind, period) => `${town}${periodOfTitle(kind, period)}宣传播放台账`,
  factLabels: { period: '统计期间', asOf: '数据截至', made: '编制时间' },
  period: days,
  asOfEnd: (last) => `${day(last)}（期末）`,
  asOfNow: (today, clock) => `${day(today)} ${clock}（本期未结束）`,
  day,
  shortDay: (text) => `${Number(text.slice(5, 7))}月${Number(text.slice(8))}日`,
  month,
  tick: (step) => (step.length === 7 ? `${Number(step.slice(5))}月` : `${Number(step.slice(8))}日`),
  withShare: (plays, share) => `${plays}（${share}）`,
  span,
  duration(ms) {
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60) return `${seconds}秒`;
    if (seconds < 3_600) return `${Math.floor(seconds / 60)}分${seconds % 60 === 0 ? '' : `${seconds % 60}秒`}`;
    const minutes = Math.round(seconds / 60);
    return `${numberText(Math.floor(minutes / 60), 0)}小时${minutes % 60 === 0 ? '' : `${minutes % 60}分`}`;
  },
  heading: (section, index, kind) => (section === 'owing' ? `附表　${OWING}` : `${chineseNumeral(index)}、${sectionName(section, kind)}`),
  sheet: sheetName,
  subheading: (index, name) => `（${chineseNumeral(index)}）${name}`,
  overall: (town, { plays, duration, screens, villages, items }) =>
    `统计期间内，${town}共有${screens}块屏参与宣传，播放内容${items}条，累计播放${plays}条次，播放时长${duration}，覆盖${villages}个村（居）。`,
  notCounted: (cut, failed) => `另有${[cut > 0 ? `${numberText(cut, 0)}条次播放不足3秒即被切换` : '', failed > 0 ? `${numberText(failed, 0)}条次播放失败` : ''].filter((each) => each !== '').join('、')}，均留有记录，不计入以上数字。`,
  noPlays: '统计期间内没有屏幕播放记录入账，分类别、分村（居）等播放统计从略。',
  notOver: (asOf) => `本期尚未结束，本台账数据截至${asOf}，期末数以期满后编制的为准。`,
  metricsSummed: (all, withValue) => `本期汇总各项指标${all}项，${withValue < all ? `其中${withValue}项有数据，` : ''}逐项注明截至时间和来源。`,
  noMetrics: '尚未建立指标。',
  noCampaigns: '统计期间内播放的排期均未标注主题宣传。',
  earlier,
  change: (against) => RATIO[against],
  same: '持平',
  points: '个百分点',
  behind: (unit) => unit,
  comparedPlays: (parts, kind, isOver) =>
    `播放条次${parts
      .map(({ against, was, change, by }) => {
        const isMore = change.difference > 0;
        const moved = change.kind === 'same' ? '持平' : change.kind === 'percent' ? `${isMore ? '增长' : '下降'}${by}` : `${isMore ? '增加' : '减少'}${by}条次`;
        return `${RATIO[against]}${moved}（${earlier(against, kind, isOver)}${was}条次）`;
      })
      .join('，')}。`,
  noEarlierPlays: (labels) => `${labels.join('、')}${labels.length > 1 ? '均' : ''}无播放记录，不作比较。`,
  earlierSince: (label, from) => `${label}的播放记录自${from}起才有，比较时请注意。`,
  comparedMetrics: (label, { all, more, less, same }) => {
    const said = [more > 0 ? `增长${more}项` : '', less > 0 ? `下降${less}项` : '', same > 0 ? `持平${same}项` : ''].filter((each) => each !== '');
    return `可与${label}比较的指标有${all}项，其中${said.join('、')}。`;
  },
  comparisonRules: [
    '“环比”是与上一期相比，“同比”是与上年同期相比；比较数与本期数取自同一查询、同一口径。',
    '增减列百分比，保留一位小数；比较基数不足10的，或增减不足0.05%的，列增减的数；比率（%）列增减的百分点。',
    '带“近”“超”的、两期统计时段不对应的、本期没有新读数的指标不作比较，记“—”。',
  ],
  comparedDays: (parts) => `本期尚未结束，比较的是同样的日期：${parts.map(({ label, from, to }) => `${label}为${days(from, to)}`).join('，')}；编制当日尚未过完。`,
  lead: (section, name, plays, share) => `${section === 'step' ? '播放最多的是' : '其中播放最多的是'}${name}，${plays}条次，占${share}。`,
  columns: {
    item: '项目',
    amount: '数量',
    category: '类别',
    village: '村（居）',
    venueKind: '场所类型',
    campaign: '主题宣传',
    month: '月份',
    day: '日期',
    screens: '块屏数',
    plays: '播放条次',
    share: '占比',
    duration: '播放时长',
    cut: '过短未计',
    failed: '播放失败',
    metric: '指标',
    value: '数值',
    span: '统计时段',
    asOf: '截至',
    source: '来源',
    records: '记录（条）',
    meaning: '说明',
    screen: '块屏',
    steward: '责任人',
    heard: '最后联系',
    pending: '待回传（条）',
  },
  total: '合计',
  noVillage: '未填村（居）',
  noCampaign: '未标注主题',
  overallRows: { plays: '播放（条次）', duration: '播放时长', screens: '参与播放块屏（块）', villages: '覆盖村（居）（个）', items: '播放内容（条）', cut: '过短未计（条次）', failed: '播放失败（条次）' },
  numbered: (kind, index, caption) => `${kind === 'table' ? '表' : '图'}${index}　${caption}`,
  chartTitle: (section, kind, most) => `各${{ category: '类别', village: '村（居）', venueKind: '场所类型', campaign: '主题宣传', step: kind === 'month' ? '日' : '月' }[section]}播放条次${most === null ? '' : `（前${most}位）`}`,
  caption: (section, kind) => (section === 'overall' ? '播放总体情况' : sectionName(section, kind)),
  atInstant: '时点数',
  allMembers: (count, dimension) => `${count}个${dimension}均为`,
  carried: (text) => `${text}（沿用）`,
  spanAsOf: (span, day, isCarried) => `${span}（${isCarried ? '沿用' : '截至'}${day}）`,
  carriedMeaning: '“沿用”指统计期间内没有新的读数，列出的是此前最近一次的读数。',
  noReading: '尚无读数',
  noteMark: (mark) => `注${mark}`,
  source: (kind, name, note) => {
    const of = { screens: '屏幕播放台账（屏幕逐条回传，系统自动统计）', form: '表单填报', import: '文件导入', interface: '接口接入', village: '村（居）填报', formula: '由其他指标计算', mixed: '多个来源汇总', none: '尚无读数' }[kind];
    return `${name && kind !== 'screens' ? `${of}：${name}` : of}${note === '' ? '' : `。${kind === 'import' ? '原文' : '备注'}：“${note}”`}`;
  },
  formula: (expression) => `由其他指标计算：${expression.replaceAll('*', '×').replaceAll('/', '÷').replaceAll(/\s*([×÷+−])\s*/g, '$1')}`,
  returned: {
    committed: { label: '已回传', meaning: '屏幕已交回并入账的播放记录' },
    pending: { label: '待回传', meaning: '屏幕（多为离线）仍保存、连上后补传的记录，补传后计入播放当日' },
    missing: { label: '缺失', meaning: '按屏幕自身编号应有而未能找回的记录，不估算、不补数' },
  },
  returnedIntro: (at) => `截至编制时（${at}），全部屏幕自启用以来的播放记录回传情况（不限于本期）：`,
  allReturned: '各块屏的播放记录均已回传。',
  owedLater: '待回传的均为本期以后装设的块屏的记录，不影响本期数。',
  owing: (screens, pending) => `截至编制时，有${screens}块屏未全部回传，已知待回传${pending}条，名单见附表；补传后计入播放当日，本期数可能随之增加。`,
  pendingOfSilent: (pending) => (pending === null ? '不详' : `至少${pending}`),
  owingNote: '下列块屏的播放记录在编制时未全部回传，补传后本期数可能增加。“待回传”是该屏最后一次联系时所报；统计截止前已失去联系的，其后播放情况不详。',
  noSteward: '未填',
  rulesIntro: '统计口径：',
  rules: (timeZone) => [
    '“条次”指一项内容在一块屏上播放一次；完整播放，或播放满3秒后中断的，计1条次。',
    '“块屏”指统计期间内至少计有1条次播放的屏幕；“覆盖村（居）”指这些屏幕所在的村（居）。',
    '每条播放记录按屏幕、安装号、记录号只入账一次，离线屏幕补传不会重复计数。',
    `播放日期按屏幕所在地日期计，其余时间按本镇时区（${timeZone}）计。`,
    '指标中带“近”“超”的，按上报原意保留，不作精确数使用。',
    '本台账与数据大屏取自同一查询，只是截至时间不同。',
  ],
  sourcesIntro: '指标来源注：',
  made: (at, by) => `编制时间：${at}　　编制操作：${by}`,
  version: (version) => `系统版本：荷屏 ${version}`,
  check: (code) => `核对码：${code}（同一期间的 Word、Excel、PDF 核对码相同，即数据一致）`,
  signatures: ['编制人：', '审核人：', '日　期：'],
  page: (page, of) => `第 ${page} 页　共 ${of} 页`,
};
