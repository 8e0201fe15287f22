import { afterEach, describe, expect, test } from 'vitest';
import type { RecordOrder } from '../../../../server/protocol/rest/records.ts';
import { startServer, type TestServer, type TestServerOptions } from '../../../support/server.ts';
import { screenRow } from '../../../contracts/rows.ts';
import { createMetric, read, townTime } from '../metrics/support.ts';
import { madeRecord } from './support/made-record.ts';
import { docxTables, docxText, Workbook } from './support/read-back.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Day = readonly [day: string, screen: string, plays: number, minutes: number];

/** A town with two screens, and plays on days of theirs. */
async function townWith(days: readonly Day[], options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startServer(options);
  servers.push(server);
  const { db } = server.app.services;
  await db.insertInto('screen').values([screenRow('s1', { village: '荷东村' }), screenRow('s2', { village: '荷西村', venue_kind: 'park' })]).execute();
  for (const [day, screen_id, plays, minutes] of days) {
    const counts = { screen_id, publication: 1, content_id: 'c1', category: 'slogan', plays, duration_ms: minutes * 60_000, cut: 0, failed: 0 };
    await db.insertInto('play_count').values({ ...counts, day }).execute();
    await db.insertInto('play_month').values({ ...counts, month: day.slice(0, 7) }).onConflict((conflict) => conflict.columns(['month', 'screen_id', 'publication', 'content_id', 'category']).doUpdateSet((eb) => ({ plays: eb('play_month.plays', '+', plays), duration_ms: eb('play_month.duration_ms', '+', minutes * 60_000) }))).execute();
  }
  return server;
}
const TWO_YEARS: readonly Day[] = [['2018-12-31', 's1', 1_000, 60], ['2019-01-01', 's1', 1_200, 120], ['2019-12-31', 's2', 34, 1]];
const order = (kind: RecordOrder['kind'], period: string, format: RecordOrder['format'] = 'docx'): RecordOrder => ({ kind, period, format, language: 'zh-CN' });
const tableUnder = (bytes: Buffer, head: string) => docxTables(bytes).find(([first]) => first?.[0] === head);

describe('a yearly record beside the year before', { timeout: 60_000 }, () => {
  test('says in a sentence by how much plays grew, and in every table of plays what they were', async () => {
    const server = await townWith(TWO_YEARS);
    const bytes = await madeRecord(server, order('year', '2019'));
    expect(docxText(bytes)).toContain('播放条次同比增长23.4%（上年1,000条次）。');
    expect(tableUnder(bytes, '村（居）')).toEqual([
      ['村（居）', '块屏数', '播放条次', '占比', '播放时长', '上年', '同比'],
      ['荷东村', '1', '1,200', '97.2%', '2小时', '1,000', '+20.0%'],
      ['荷西村', '1', '34', '2.8%', '1分', '0', '+34'],
      ['合计', '2', '1,234', '100.0%', '2小时1分', '1,000', '+23.4%'],
    ]);
    expect(tableUnder(bytes, '项目')?.slice(0, 6)).toEqual([
      ['项目', '数量', '上年', '同比'],
      ['播放（条次）', '1,234', '1,000', '+23.4%'],
      ['播放时长', '2小时1分', '1小时', '+101.7%'],
      ['参与播放块屏（块）', '2', '1', '+1'],
      ['覆盖村（居）（个）', '2', '1', '+1'],
      ['播放内容（条）', '1', '1', '持平'],
    ]);
    expect(tableUnder(bytes, '月份')?.at(-2)).toEqual(['2019年12月', '34', '2.8%', '1分', '1,000', '−96.6%']);
    expect(docxText(bytes)).toContain('上年的播放记录自2018年12月31日起才有，比较时请注意。');
  });

  test('has neither columns nor dashes for it in the town’s first year, but one sentence', async () => {
    const server = await townWith(TWO_YEARS);
    const bytes = await madeRecord(server, order('year', '2018'));
    expect(tableUnder(bytes, '村（居）')).toEqual([
      ['村（居）', '块屏数', '播放条次', '占比', '播放时长', '过短未计', '播放失败'],
      ['荷东村', '1', '1,000', '100.0%', '1小时', '0', '0'],
      ['合计', '1', '1,000', '100.0%', '1小时', '0', '0'],
    ]);
    expect(docxText(bytes)).toContain('上年无播放记录，不作比较。');
    expect(docxText(bytes)).not.toMatch(/同比|环比|—/);
  });

  test('gives Excel the changes as numbers that read as printed', async () => {
    const server = await townWith(TWO_YEARS);
    const book = new Workbook();
    await book.xlsx.load(await madeRecord(server, order('year', '2019', 'xlsx')));
    const found = new Map<string, unknown[]>();
    book.getWorksheet('分村（居）')!.eachRow((row) => found.set(String(row.getCell(1).value), [row.getCell(6).value, row.getCell(7).value, row.getCell(7).numFmt]));
    expect(found.get('村（居）')?.slice(0, 2)).toEqual(['上年', '同比']);
    expect(found.get('荷东村')).toEqual([1_000, 0.2, '+#,##0.0%;"−"#,##0.0%']);
    expect(found.get('荷西村')).toEqual([0, 34, '+#,##0;"−"#,##0']);
  });

  test('compares figures by their kind: totals in per cent, rates in points, states as they stood; approximate ones never', async () => {
    const server = await townWith([]);
    const at = (year: number) => townTime(`${year}-12-31T12:00`);
    await createMetric(server, 'sessions', { name: '宣传场次', unit: '场次', category: '甲' });
    await createMetric(server, 'opinions', { name: '法律意见', unit: '份', category: '甲' });
    await createMetric(server, 'success', { name: '调处成功率', unit: '%', category: '甲', accrual: 'stock', nature: 'percent', decimals: 1 });
    await createMetric(server, 'team', { name: '普法队伍', unit: '人', category: '甲', accrual: 'stock' });
    await createMetric(server, 'money', { name: '购买服务', unit: '万元', category: '甲' });
    await createMetric(server, 'stations', { name: '服务站', unit: '个', category: '甲', accrual: 'stock' });
    await read(
      server,
      ...[800, 1_012].map((value, index) => ({ metric: 'sessions', value, asOf: at(2018 + index) })),
      ...[7, 15].map((value, index) => ({ metric: 'opinions', value, asOf: at(2018 + index) })),
      ...[99.5, 100].map((value, index) => ({ metric: 'success', value, asOf: at(2018 + index) })),
      ...[71, 71].map((value, index) => ({ metric: 'team', value, asOf: at(2018 + index) })),
      { metric: 'money', value: 130, asOf: at(2018) },
      { metric: 'money', value: 150, asOf: at(2019), precision: 'about' },
      { metric: 'stations', value: 14, asOf: at(2017) },
    );
    const bytes = await madeRecord(server, order('year', '2019'));
    expect(tableUnder(bytes, '指标')?.map((row) => row.slice(0, 4))).toEqual([
      ['指标', '数值', '上年', '同比'],
      ['宣传场次', '1,012场次', '800场次', '+26.5%'],
      ['法律意见', '15份', '7份', '+8份'],
      ['调处成功率', '100.0%', '99.5%', '+0.5个百分点'],
      ['普法队伍', '71人', '71人', '持平'],
      ['购买服务', '近150万元', '130万元', '—'],
      ['服务站', '14个', '—', '—'],
    ]);
    expect(docxText(bytes)).toContain('可与上年比较的指标有4项，其中增长3项、持平1项。');
  });
});

describe('a monthly record', { timeout: 60_000 }, () => {
  const DAYS: readonly Day[] = [['2018-12-02', 's1', 200, 10], ['2019-11-03', 's1', 100, 10], ['2019-11-20', 's1', 900, 10], ['2019-12-02', 's1', 120, 10]];

  test('stands beside the month before and that of a year ago', async () => {
    const server = await townWith(DAYS);
    const bytes = await madeRecord(server, order('month', '2019-12'));
    expect(docxText(bytes)).toContain('播放条次环比下降88.0%（上月1,000条次），同比下降40.0%（上年同期200条次）。');
    expect(tableUnder(bytes, '场所类型')).toEqual([
      ['场所类型', '块屏数', '播放条次', '占比', '播放时长', '上月', '环比', '上年同期', '同比'],
      ['广场大屏', '1', '120', '100.0%', '10分', '1,000', '−88.0%', '200', '−40.0%'],
      ['合计', '1', '120', '100.0%', '10分', '1,000', '−88.0%', '200', '−40.0%'],
    ]);
  });

  test('that is not over is compared with the same days only, and says which', async () => {
    const server = await townWith(DAYS, { now: () => townTime('2019-12-05T12:00') });
    const text = docxText(await madeRecord(server, order('month', '2019-12')));
    expect(text).toContain('播放条次环比增长20.0%（上月同期100条次），同比下降40.0%（上年同期200条次）。');
    expect(text).toContain('本期尚未结束，比较的是同样的日期：上月同期为2019年11月1日至11月5日，上年同期为2018年12月1日至12月5日；编制当日尚未过完。');
  });

  test('does not take the year’s total for the month’s growth', async () => {
    const server = await townWith([]);
    await createMetric(server, 'sessions', { name: '宣传场次', unit: '场次', category: '甲' });
    await read(
      server,
      { metric: 'sessions', value: 50, asOf: townTime('2018-12-10T12:00') },
      { metric: 'sessions', value: 60, asOf: townTime('2019-11-10T12:00') },
      { metric: 'sessions', value: 40, asOf: townTime('2019-12-10T12:00') },
    );
    const bytes = await madeRecord(server, order('month', '2019-12'));
    expect(tableUnder(bytes, '指标')?.map((row) => row.slice(0, 4))).toEqual([
      ['指标', '数值', '上年同期', '同比'],
      ['宣传场次', '100场次', '50场次', '+100.0%'],
    ]);
  });
});

test('a record names the screens that owe plays, who is responsible and since when they are silent', { timeout: 60_000 }, async () => {
  const server = await townWith(TWO_YEARS);
  const { db } = server.app.services;
  const installation = { installation: 'installation0001', announced: 100, committed: 88, highest: 88 };
  await db.insertInto('screen').values([screenRow('s3', { name: '良村电子屏', steward_name: '' }), screenRow('s4', { name: '后装的屏', paired_at: townTime('2020-03-01T00:00') })]).execute();
  await db
    .insertInto('installation')
    .values([
      { ...installation, screen_id: 's1', pending: 12, seen_at: townTime('2020-01-02T08:05') },
      { ...installation, screen_id: 's2', pending: 0, announced: 88, seen_at: townTime('2020-01-02T08:06') },
      { ...installation, screen_id: 's3', pending: 0, announced: 88, seen_at: townTime('2019-12-20T07:30') },
      { ...installation, screen_id: 's4', pending: 12, seen_at: townTime('2020-03-02T07:30') },
    ])
    .execute();
  const bytes = await madeRecord(server, order('year', '2019'));
  expect(tableUnder(bytes, '块屏')).toEqual([
    ['块屏', '村（居）', '责任人', '最后联系', '待回传（条）'],
    ['良村电子屏', '荷花村', '未填', '2019-12-20 07:30', '不详'],
    ['屏 s1', '荷东村', '王芳', '2020-01-02 08:05', '12'],
  ]);
  expect(docxText(bytes)).toContain('有2块屏未全部回传，已知待回传12条，名单见附表；补传后计入播放当日，本期数可能随之增加。');
  expect(docxText(bytes)).toContain('全部屏幕自启用以来的播放记录回传情况（不限于本期）');
});
