import { describe, expect, test } from 'vitest';
import { makeRecordModel } from '../../../../server/features/records/make-model.ts';
import { chartsOf, type RecordModel, type RecordTable, tablesOf } from '../../../../server/features/records/record-model.ts';
import { metric, table, yearFacts } from './support/facts.ts';

const said = (model: RecordModel) => JSON.stringify(model);
const numbersOf = ({ rows, total }: RecordTable, column: number) => ({ parts: rows.reduce((sum, row) => sum + (row[column]?.number ?? 0), 0), whole: total?.[column]?.number });
const named = (model: RecordModel, caption: string): RecordTable => tablesOf(model).find((each) => each.caption.endsWith(caption))!;

describe('a yearly record', () => {
  const model = makeRecordModel(yearFacts());

  test('has its eight parts in order under a title of the office’s kind', () => {
    expect(model.title).toBe('荷塘镇2019年度宣传播放台账');
    expect(model.sections.map(({ heading }) => heading)).toEqual(['一、总体情况', '二、分类别播放情况', '三、分村（居）播放情况', '四、分场所类型播放情况', '五、分主题宣传播放情况', '六、分月播放情况', '七、各项指标情况', '八、数据说明与来源']);
    expect(model.facts[0]).toEqual({ label: '统计期间', text: '2019年1月1日至12月31日' });
  });

  test('sums up in one sentence: plays, hours, screens, villages', () => {
    expect(model.sections[0]!.blocks[0]).toEqual({ kind: 'paragraph', text: '统计期间内，荷塘镇共有18块屏参与宣传，播放内容27条，累计播放276,000条次，播放时长1,150小时，覆盖14个村（居）。' });
  });

  test('counts every play once in every table', () => {
    const columns = { 分类别播放情况: 1, '分村（居）播放情况': 2, 分场所类型播放情况: 2, 分主题宣传播放情况: 1, 分月播放情况: 1 };
    for (const [caption, column] of Object.entries(columns)) expect(numbersOf(named(model, caption), column), caption).toEqual({ parts: 276_000, whole: 276_000 });
    expect(numbersOf(named(model, '分村（居）播放情况'), 1)).toEqual({ parts: 18, whole: 18 });
  });

  test('keeps 近 and 超 and gives the numbers as numbers', () => {
    const cells = model.sections[6]!.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row[1]!) : []));
    expect(cells.map(({ text }) => text)).toEqual(['100%', '近150万元', '196,860件', '超20,000人', '14,222.2条次/块', '42次', '12次', '9次', '21次', '99.5%', '—']);
    expect(cells[1]).toEqual({ text: '近150万元', number: 150, format: '"近"#,##0"万元";"近""−"#,##0"万元"' });
  });

  test('names the source of every figure in a numbered note, one for those of the same source', () => {
    const { blocks } = model.sections[7]!;
    const notes = blocks.flatMap((block) => (block.kind === 'notes' ? block.items : [])).filter(({ mark }) => mark.startsWith('注'));
    expect(notes).toEqual([
      { mark: '注①', text: '文件导入：2019年法治政府建设报告.csv' },
      { mark: '注②', text: '由其他指标计算：plays_total÷screens' },
      { mark: '注③', text: '村（居）填报：村（居）填报' },
      { mark: '注④', text: '表单填报：司法所' },
    ]);
  });

  test('quotes the sentence a figure was taken from', () => {
    const quoted = makeRecordModel(yearFacts({ metrics: [metric('team', '普法队伍人数', '人', '组织领导', 71, { note: '组建一支71人的普法队伍' })] }));
    expect(said(quoted)).toContain('文件导入：2019年法治政府建设报告.csv。原文：“组建一支71人的普法队伍”');
    const corrected = { note: '复核更正', source: 'form', sourceName: '李静' } as const;
    expect(said(makeRecordModel(yearFacts({ metrics: [metric('team', '普法队伍人数', '人', '组织领导', 72, corrected)] })))).toContain('表单填报：李静。备注：“复核更正”'); // what somebody wrote beside it is no document's wording
  });

  test('marks what was not reported in the period as carried over', () => {
    expect(said(model)).toContain('2018年12月31日（沿用）');
    expect(said(model)).toContain('“沿用”指统计期间内没有新的读数');
    expect(said(makeRecordModel(yearFacts({ metrics: [] })))).not.toContain('沿用');
  });

  test('says what is returned, still to come and missing', () => {
    const returned = tablesOf(model).at(-1)!;
    expect(returned.rows.map(([label, records]) => [label?.text, records?.number])).toEqual([['已回传', 277_235], ['待回传', 412], ['缺失', 7]]);
  });

  test('draws a picture of each grouping and of what differs among members, with nothing in it that the tables do not say', () => {
    expect(chartsOf(model).map(({ id }) => id)).toEqual(['category', 'village', 'venueKind', 'campaign', 'step', 'metric-lawyer_lectures']);
    const printed = said({ ...model, sections: model.sections.map((section) => ({ ...section, blocks: section.blocks.filter(({ kind }) => kind !== 'chart') })) });
    for (const { items, shape } of chartsOf(model)) for (const { text } of items) expect(printed).toContain(shape === 'ring' ? text.replace(/（.*/, '') : text);
    const alike = metric('stations', '公共法律服务站', '个', '社会治理', 3, { members: [['甲村', 1], ['乙村', 1], ['丙村', 1]] });
    expect(chartsOf(makeRecordModel(yearFacts({ metrics: [alike] }))).some(({ id }) => id.startsWith('metric-'))).toBe(false);
  });

  test('carries one check code whatever the time it was made, and another when a single play differs', () => {
    const code = (model: RecordModel) => /核对码：([0-9A-F-]+)/.exec(said(model))?.[1];
    const later = yearFacts({ madeAt: 1, madeBy: '他人', version: '9', returned: { committed: 1, pending: 2, missing: 3 }, owing: [{ name: '甲屏', village: '', steward: '', heardAt: 0, pending: 2, isSilent: false }] });
    expect(code(makeRecordModel(later))).toBe(code(model));
    const facts = yearFacts();
    const { category } = facts.counts;
    const oneMore = { ...facts, counts: { ...facts.counts, category: { ...category, total: { ...category.total, plays: category.total.plays + 1 } } } };
    expect(code(makeRecordModel(oneMore))).not.toBe(code(model));
  });
});

test('a period that is not over says so and counts its days up to today', () => {
  const model = makeRecordModel(
    yearFacts({ kind: 'month', period: '2019-12', days: { from: '2019-12-01', to: '2019-12-31' }, counted: { from: '2019-12-01', to: '2019-12-05' }, isOver: false, at: Date.parse('2019-12-05T18:30:00+08:00') }),
  );
  expect(model.title).toBe('荷塘镇2019年12月宣传播放台账');
  expect(model.facts[1]).toEqual({ label: '数据截至', text: '2019年12月5日 18:30（本期未结束）' });
  expect(said(model)).toContain('本期尚未结束，本台账数据截至2019年12月5日 18:30，期末数以期满后编制的为准。');
  expect(named(model, '分日播放情况').rows.map(([day]) => day!.text)).toEqual(['12月1日', '12月2日', '12月3日', '12月4日', '12月5日']);
});

test('a town without plays or metrics still gets a record that says so, without empty parts', () => {
  const none = table([]);
  const model = makeRecordModel(yearFacts({ counts: { category: none, screen: none, campaign: none, step: none }, items: 0, metrics: [] }));
  expect(model.sections.map(({ heading }) => heading)).toEqual(['一、总体情况', '二、各项指标情况', '三、数据说明与来源']);
  expect(chartsOf(model)).toEqual([]);
  expect(said(model)).toContain('统计期间内没有屏幕播放记录入账');
  expect(said(model)).toContain('尚未建立指标。');
});

test('in English it has the same parts, tables and numbers', () => {
  const [chinese, english] = [makeRecordModel(yearFacts()), makeRecordModel(yearFacts({ language: 'en' }))];
  const numbers = (model: RecordModel) => tablesOf(model).map(({ rows, total }) => [...rows, ...(total ? [total] : [])].map((row) => row.map(({ number }) => number)));
  expect(numbers(english)).toEqual(numbers(chinese));
  expect(english.sections.map(({ heading }) => heading)).toEqual(['I. Summary', 'II. By category', 'III. By village', 'IV. By kind of place', 'V. By campaign', 'VI. By month', 'VII. Figures', 'VIII. About the data']);
  const own = said({ ...english, sections: english.sections.filter((_, index) => [0, 7].includes(index)) }).replaceAll(/荷塘镇|管理员|2019年法治政府建设报告\.csv|村（居）填报|司法所/g, '');
  expect(own).not.toMatch(/\p{Script=Han}/u);
});

describe('what the screens have returned', () => {
  const owes = { name: '甲屏', village: '荷东村', steward: '王芳', heardAt: 0, pending: 412, isSilent: true };

  test('is told as of the making, of all time, and whether it may still change the period', () => {
    expect(said(makeRecordModel(yearFacts()))).toContain('截至编制时（2020年1月3日 09:30），全部屏幕自启用以来的播放记录回传情况（不限于本期）：');
    expect(said(makeRecordModel(yearFacts({ owing: [owes] })))).toContain('截至编制时，有1块屏未全部回传，已知待回传412条，名单见附表；');
    expect(said(makeRecordModel(yearFacts()))).toContain('待回传的均为本期以后装设的块屏的记录，不影响本期数。');
    expect(said(makeRecordModel(yearFacts({ returned: { committed: 5, pending: 0, missing: 0 } })))).toContain('各块屏的播放记录均已回传。');
  });

  test('is listed behind the signatures, where a silent screen may hold more than it last said', () => {
    const annex = makeRecordModel(yearFacts({ owing: [owes, { ...owes, name: '乙屏', pending: 0 }] })).sections.at(-1)!;
    expect(annex).toMatchObject({ heading: '附表　未全部回传播放记录的块屏', isAnnex: true });
    const [, list] = annex.blocks;
    expect((list as RecordTable).rows.map((row) => row.at(-1)!.text)).toEqual(['至少412', '不详']);
  });

  test('is not told of a time without screens', () => {
    const none = table([]);
    expect(said(makeRecordModel(yearFacts({ counts: { category: none, screen: none, campaign: none, step: none } })))).not.toContain('回传情况');
  });
});
