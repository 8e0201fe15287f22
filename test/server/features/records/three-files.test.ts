import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRecordModel } from '../../../../server/features/records/make-model.ts';
import { chartsOf, tablesOf } from '../../../../server/features/records/record-model.ts';
import { renderRecord } from '../../../../server/features/records/render.ts';
import { LAST_OF_2019, metric, yearBefore, yearFacts } from './support/facts.ts';
import { docxTables, docxText, pdfText, unzip, Workbook } from './support/read-back.ts';

const NASTY = '=HYPERLINK("http://evil.example","<b>点我</b>")';
const model = makeRecordModel({
  ...yearFacts(),
  owing: [{ name: NASTY, village: '塔岗村', steward: '', heardAt: LAST_OF_2019, pending: 412, isSilent: false }],
  earlier: [yearBefore()],
  metrics: [...yearFacts().metrics, metric('nasty', NASTY, '"次"', '+SUM(A1)', 7, { sourceName: '@cmd\u202e\u0007.csv' }), metric('below', '水位', '米', '防汛', -1.25, { decimals: 2, asOf: LAST_OF_2019 })],
});
let folder: string;
let files: { docx: Buffer; xlsx: Buffer; pdf: Buffer };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heping-records-'));
  const made: Record<string, Buffer> = {};
  for (const format of ['docx', 'xlsx', 'pdf'] as const) made[format] = await readFile(await renderRecord(model, format, folder));
  files = made as typeof files;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A length of time is read back as a date; Excel counts days from the end of 1899. */
const daysOf = (date: Date) => (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
const closeTo = (number: number): unknown => expect.closeTo(number, 6);
const rowsOf = (table: ReturnType<typeof tablesOf>[number]) => [table.columns.map(({ label }) => ({ text: label })), ...table.rows, ...(table.total ? [table.total] : [])];

describe('the three files of one record', () => {
  test('Word has every table as the record has it, cell by cell', () => {
    expect(docxTables(files.docx)).toEqual(tablesOf(model).map((table) => rowsOf(table).map((row) => row.map(({ text }) => text))));
  });

  test('PDF has the text of every cell, in order and selectable', () => {
    const text = pdfText(files.pdf).replaceAll(/\s/g, '');
    let at = 0;
    for (const table of tablesOf(model)) {
      for (const row of rowsOf(table)) {
        for (const cell of row) {
          const found = text.indexOf(cell.text.replaceAll(/\s/g, ''), at);
          expect(found, `${cell.text} after ${text.slice(at - 40, at)}`).toBeGreaterThanOrEqual(0);
          at = found;
        }
      }
    }
    expect(text).toContain('核对码');
    expect(text).not.toContain('\ufffd');
  });

  test('Excel has every number as a number, and every text as a text', async () => {
    const book = new Workbook();
    await book.xlsx.load(files.xlsx);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['总体情况', '分类别', '分村（居）', '分场所类型', '分主题宣传', '分月', '各项指标', '数据说明', '附表']);
    for (const [index, section] of model.sections.entries()) {
      const sheet = book.worksheets[index]!;
      const values: unknown[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => values.push(cell.value instanceof Date ? daysOf(cell.value) : cell.value)));
      for (const table of section.blocks.filter((block) => block.kind === 'table')) {
        for (const row of [...table.rows, ...(table.total ? [table.total] : [])]) for (const cell of row) expect(values).toContainEqual(cell.number === undefined ? cell.text : closeTo(cell.number));
      }
      expect(values.every((value) => typeof value === 'string' || typeof value === 'number')).toBe(true); // no formula, no link
      if (section.blocks.some(({ kind }) => kind === 'table')) expect(sheet.views[0]).toMatchObject({ state: 'frozen' });
    }
    const xml = [...unzip(files.xlsx)].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, bytes]) => bytes.toString('utf8'));
    expect(xml.join('')).not.toContain('<f>');
  });

  test('an Excel format writes the number just as the other two print it', async () => {
    const book = new Workbook();
    await book.xlsx.load(files.xlsx);
    expect(book.getWorksheet('数据说明')!.pageSetup.printTitlesRow).toBeUndefined(); // a short table above sentences
    const found = new Map<string, unknown>();
    book.getWorksheet('各项指标')!.eachRow((row) => found.set(String(row.getCell(1).value), { value: row.getCell(2).value, format: row.getCell(2).numFmt }));
    expect(found.get('购买社会服务金额')).toEqual({ value: 150, format: '"近"#,##0"万元";"近""−"#,##0"万元"' });
    expect(found.get('水位')).toEqual({ value: -1.25, format: '#,##0.00"米";"−"#,##0.00"米"' });
    expect(docxText(files.docx)).toContain('−1.25米');
  });

  test('an Excel sheet that has only sentences is as wide as a page, and one with many of them is not squeezed onto one', async () => {
    const { owing, counts, ...facts } = yearFacts();
    const none = { from: facts.days.from, to: facts.days.to, rows: [], total: { key: 'total', label: '', plays: 0, durationMs: 0, cut: 0, failed: 0 } };
    const cited = Array.from({ length: 30 }, (_, index) => metric(`m${index}`, `指标${index}`, '次', '类', 1, { note: `在10所中小学校集中开展毒品预防教育讲座，第${index}次，惠及全镇师生，营造了浓厚的学法用法守法氛围` }));
    const withoutPlays = makeRecordModel({ ...facts, owing, counts: { ...counts, category: none, screen: none, campaign: none, step: none }, metrics: cited });
    const book = new Workbook();
    await book.xlsx.load(await readFile(await renderRecord(withoutPlays, 'xlsx', folder)));
    const about = book.getWorksheet('数据说明')!;
    for (const sheet of [about, book.getWorksheet('总体情况')!]) expect(sheet.getColumn(1).width! + sheet.getColumn(2).width!, sheet.name).toBeGreaterThanOrEqual(80);
    expect(about.pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 0 });
    expect(about.pageSetup.printTitlesRow).toBeUndefined();
    expect(book.getWorksheet('各项指标')!.pageSetup.printTitlesRow).toBe('2:2');
    expect(book.getWorksheet('总体情况')!.pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 1 });
  });

  test('none of them takes markup or formulas from a name, nor characters that hide others', () => {
    const word = unzip(files.docx).get('word/document.xml')!.toString('utf8');
    expect(word).toContain('&lt;b&gt;点我&lt;/b&gt;');
    expect(docxText(files.docx)).toContain(NASTY);
    for (const text of [docxText(files.docx), pdfText(files.pdf)]) expect(text).not.toMatch(/[\u202e\u0007]/);
  });

  test('each carries the pictures of the charts, sharp enough for print', async () => {
    const inWord = [...unzip(files.docx)].filter(([name]) => name.startsWith('word/media/'));
    expect(inWord).toHaveLength(chartsOf(model).length);
    expect([...unzip(files.xlsx).keys()].filter((name) => name.startsWith('xl/media/'))).toHaveLength(chartsOf(model).length);
    expect(files.pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBeGreaterThanOrEqual(chartsOf(model).length);
    const [, first] = inWord[0]!;
    const { width, height } = await sharp(first).metadata();
    expect(width).toBeGreaterThan(1_200);
    expect(height).toBeGreaterThan(400);
  });
});

test('Chinese names are drawn in the pictures: two charts that differ in nothing else are not alike, as boxes would be', async () => {
  const members = (names: readonly string[]) => ({ members: names.map((name, index) => [name, index + 1] as const) });
  const two = makeRecordModel({ ...yearFacts(), metrics: [metric('one', '甲', '次', '类', 6, members(['荷东村', '荷西村', '塘边村'])), metric('two', '甲', '次', '类', 6, members(['莲溪村', '榕荫村', '沙洲村']))] });
  const only = { ...two, sections: two.sections.map((section) => ({ ...section, blocks: section.blocks.filter((block) => block.kind !== 'chart' || block.id.startsWith('metric-')) })) };
  const word = unzip(await readFile(await renderRecord(only, 'docx', folder)));
  const pictures = [...word].filter(([name]) => name.startsWith('word/media/')).map(([, bytes]) => bytes);
  expect(pictures).toHaveLength(2);
  const [one, other] = await Promise.all(pictures.map((bytes) => sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })));
  const differing = one!.data.reduce((count, value, index) => count + (Math.abs(value - (other!.data[index] ?? 0)) > 96 ? 1 : 0), 0);
  expect(one!.info).toEqual(other!.info);
  expect(differing).toBeGreaterThan(1_000);
});

test('a disk that is full as the file is written is told as such', async () => {
  const full = await mkdtemp(join(folder, 'full-'));
  await symlink('/dev/full', join(full, 'record.docx'));
  await expect(renderRecord(makeRecordModel(yearFacts()), 'docx', full)).rejects.toMatchObject({ name: 'StoreError', code: 'disk-full' });
});

describe('the Word document', () => {
  test('has real headings, repeated table heads, page numbers and A4 pages', () => {
    const parts = unzip(files.docx);
    const body = parts.get('word/document.xml')!.toString('utf8');
    expect(body.match(/w:pStyle w:val="Heading1"/g)).toHaveLength(9);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tablesOf(model).length);
    expect(body).toMatch(/<w:pgSz w:w="1190\d" w:h="168\d\d"/);
    const footer = [...parts].find(([name]) => /word\/footer\d\.xml/.test(name))![1].toString('utf8');
    expect(footer).toContain('PAGE');
    expect(parts.get('word/fontTable.xml')!.toString('utf8')).toContain('<w:altName w:val="宋体"/>');
    expect(parts.get('word/styles.xml')!.toString('utf8')).toContain('w:eastAsia="方正小标宋简体"');
  });
});

describe('the PDF', () => {
  test('draws a rare character in another of its fonts where one has it, and shows 〓 where none has, rather than nothing', async () => {
    const places = yearFacts().places.map((place) => ({ ...place, village: '㐆村' }));
    const rare = makeRecordModel({ ...yearFacts(), places, metrics: [metric('rare', '\u{20bb7}野家👨‍👩‍👧与㐂', '次', '类', 7)] });
    const text = pdfText(await readFile(await renderRecord(rare, 'pdf', folder)));
    expect(text).toContain('\u{20bb7}野家〓与㐂');
    expect(text).toContain('其中播放最多的是㐆村');
    expect(text).not.toContain('\ufffd');
  });

  test('has A4 pages, bookmarks, numbers on every page and embedded subset fonts', () => {
    const raw = files.pdf.toString('latin1');
    const pages = raw.match(/\/Type \/Page\b/g)!.length;
    expect(raw).toContain('595.28 841.89');
    expect(raw).toContain('/Outlines');
    expect(raw).toContain('/FontFile2');
    const text = pdfText(files.pdf);
    for (let page = 1; page <= pages; page++) expect(text).toContain(`第 ${page} 页　共 ${pages} 页`);
    expect(files.pdf.length).toBeLessThan(600_000);
  });
});
