import type { Language } from '../../protocol/errors.ts';
import { NAMES } from '../../protocol/names.ts';
import type { CountTable, GROUPINGS, PlayRow } from '../../protocol/rest/ledger.ts';
import { toCsv } from '../csv.ts';

/** Counts as a table with a closing total. */
export function countsCsv({ rows, total }: CountTable, by: (typeof GROUPINGS)[number], language: Language): string {
  const head = language === 'en' ? [NAMES.en.grouping[by], 'Plays', 'Seconds', 'Cut too short', 'Failed'] : [NAMES['zh-CN'].grouping[by], '播放次数', '时长（秒）', '过短未计', '失败'];
  const label = (key: string, name: string) => nameOf(by, key, language) ?? name;
  const body = rows.map(({ key, label: name, plays, durationMs, cut, failed }) => [label(key, name), plays, seconds(durationMs), cut, failed]);
  return toCsv(head, [...body, [language === 'en' ? 'Total' : '合计', total.plays, seconds(total.durationMs), total.cut, total.failed]]);
}

const HEADINGS = {
  en: ['Day', 'Started (UTC)', 'Screen', 'Content', 'Category', 'Seconds', 'Outcome', 'Counted', 'Publication', 'Installation', 'Number', 'Clock'],
  'zh-CN': ['日期', '开始时间（UTC）', '屏幕', '内容', '类别', '秒', '结果', '计入', '发布序号', '安装号', '记录号', '时钟'],
} as const;

/** The first line of the records as evidence. */
export function recordsHeading(language: Language): string {
  return toCsv(HEADINGS[language], []);
}

/** Records as lines below the heading. */
export function recordsLines(rows: readonly PlayRow[], language: Language): string {
  const { category, outcome } = NAMES[language];
  const table = toCsv(
    HEADINGS[language],
    rows.map((row) => [
      row.day,
      new Date(row.startedAt).toISOString(),
      row.screenName,
      row.title,
      category[row.category],
      seconds(row.durationMs),
      outcome[row.outcome],
      row.counted ? 1 : 0,
      row.publication,
      row.installation,
      row.number,
      row.clock,
    ]),
  );
  return table.slice(recordsHeading(language).length);
}

function nameOf(by: (typeof GROUPINGS)[number], key: string, language: Language): string | undefined {
  const { category, venue, noCampaign } = NAMES[language];
  const names: Record<string, string> = by === 'category' ? category : by === 'venueKind' ? venue : by === 'campaign' ? { '': noCampaign } : {};
  return names[key];
}

function seconds(ms: number): number {
  return Math.round(ms / 1_000);
}
