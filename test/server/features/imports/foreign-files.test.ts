import { Workbook } from '@cj-tech-master/excelts';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importedMetric } from '../../../../server/features/imports/imported-metric.ts';
import { look, SOURCE_FILE } from '../../../../server/features/imports/look.ts';
import { REFUSALS } from '../../../../server/features/imports/words.ts';
import { api } from '../../../../server/protocol/rest/index.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf } from '../../support/refusal.ts';
import { csv, definition, LONG, NOW, refusalOf, send, settings, startTown } from './town.ts';
import { workbook, zip } from './zip.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTown();
});
afterAll(async () => {
  // whatever was refused left nothing behind
  const kept = await readdir(join(server.dataDir, 'imports'));
  const listed = await server.call(api.imports.list);
  await server.close();
  expect(kept.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
});

/** As the process that looks at files of strangers does. */
async function lookAt(name: string, body: Uint8Array | string) {
  const folder = await mkdtemp(join(tmpdir(), 'heping-look-'));
  try {
    await writeFile(join(folder, SOURCE_FILE), body);
    const metrics = [importedMetric({ id: 'sessions', ...definition('宣传场次') }), importedMetric({ id: 'items', ...definition('发放宣传物品') })];
    return await look({ folder, name, metrics, timeZone: 'Asia/Shanghai', now: NOW });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const TABLE = csv(['宣传场次', '荷塘村', '2019-12-31', '1012', '“六进”宣传'], ['发放宣传物品', '莲花村', '2019年', '196860', '']);

const TABLE_CELLS = [['指标', '村居', '日期', '数值', '备注'], ['宣传场次', '荷塘村', '2019-12-31', '1012', '“六进”宣传'], ['发放宣传物品', '莲花村', '2019年', '196860', '']];

/** The text in GBK, by what decoding every two bytes gives. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high++) for (let low = 0x40; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (codes.get(sign) ?? []))));
}
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('a table of text', () => {
  test.each([
    ['UTF-8', Buffer.from(TABLE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TABLE}`), 'utf-8'],
    ['GBK', gbk(TABLE), 'gb18030'],
    ['UTF-16 with a mark', utf16(`\uFEFF${TABLE}`, 'le'), 'utf-16le'],
    ['UTF-16, big end first, with a mark', utf16(`\uFEFF${TABLE}`, 'be'), 'utf-16be'],
    ['UTF-16 without a mark', utf16(TABLE, 'le'), 'utf-16le'],
  ])('in %s is read the same', async (_, bytes, encoding) => {
    expect(await lookAt('读数.csv', bytes)).toMatchObject({ encoding, separator: ',', sheets: [{ mapping: LONG, rows: 3, sample: TABLE_CELLS }] });
  });

  test('in an encoding that is not UTF-8 is recorded as it was meant', async () => {
    const { id } = await send(server, '读数.csv', gbk(TABLE));
    const check = await server.call(api.imports.check, { params: { id }, body: settings(LONG) });
    expect(check).toMatchObject({ readings: 2, errors: [] });
    expect(check.preview[0]).toMatchObject({ member: '荷塘村', value: 1012, note: '“六进”宣传' });
  });

  test('in GB18030 with a sign beyond GBK is read', async () => {
    const bytes = Buffer.concat([gbk('指标,村居,日期,数值,备注\n宣传场次,荷塘村,2019,1,'), Buffer.from([0x95, 0x32, 0x82, 0x36]), gbk('村\n')]);
    expect((await lookAt('读数.csv', bytes)).sheets[0]?.sample[1]?.[4]).toBe('𠀀村');
  });

  test.each([[','], [';'], ['\t'], ['，'], ['|']])('separated by %j is taken apart', async (separator) => {
    const text = ['指标', '村居', '日期', '数值', '备注'].join(separator) + '\n' + ['宣传场次', '荷塘村', '2019', '5', '好'].join(separator) + '\n' + ['宣传场次', '莲花村', '2019', '7', ''].join(separator);
    expect(await lookAt('读数.txt', text)).toMatchObject({ separator, sheets: [{ mapping: LONG }] });
  });

  test('separated by semicolons may have commas in its numbers', async () => {
    const { id, file } = await send(server, '读数.csv', '指标;村居;日期;数值;备注\n宣传场次;荷塘村;2019;1,012;好\n宣传场次;莲花村;2019;2,024;\n');
    expect(file?.separator).toBe(';');
    expect((await server.call(api.imports.check, { params: { id }, body: settings(LONG) })).preview.map(({ value }) => value)).toEqual([1012, 2024]);
  });

  test('whose number is cut in two by its own comma is told so, not misread', async () => {
    const { id } = await send(server, '读数.csv', '指标,村居,日期,数值\n宣传场次,荷塘村,2019,1,012\n宣传场次,莲花村,2019,7\n');
    const check = await server.call(api.imports.check, { params: { id }, body: settings({ ...LONG, note: null }) });
    expect(check).toMatchObject({ readings: 1, errors: [{ row: 2, code: 'too-many-cells' }] });
  });

  test('may have a title, empty rows, quoted lines and text that looks like a formula', async () => {
    const text = '2019年度普法宣传统计表,,,,\n,,,,\n指标,村居,日期,数值,备注\n宣传场次,荷塘村,2019,5,"=HYPERLINK(""x"")\n第二行"\n\n宣传场次,莲花村,2019,7,@某某\n合计,,,12,\n';
    const { id, file } = await send(server, '读数.csv', text);
    expect(file?.sheets[0]).toMatchObject({ headerRow: 3, mapping: LONG });
    const check = await server.call(api.imports.check, { params: { id }, body: settings(LONG, { headerRow: 3 }) });
    expect(check).toMatchObject({ rows: 3, empty: 1, readings: 2, totals: { count: 1, rows: [7] }, errors: [] });
    expect(check.preview.map(({ note }) => note)).toEqual(['=HYPERLINK("x")\n第二行', '@某某']);
    expect(check.remarks.map(({ code }) => code)).toContain('totals');
  });
});

describe('is refused:', () => {

  const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  test.each<[what: string, name: string, body: Uint8Array | string, code: string]>([
    ['an empty file', 'a.csv', '', 'empty'],
    ['a file of empty rows', 'a.csv', '\n , \n\n', 'no-rows'],
    ['one column', 'a.csv', '天气真好\n无事可记\n', 'one-column'],
    ['a picture called a table', 'a.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3]), 'not-text'],
    ['bytes in no encoding', 'a.csv', Buffer.from([0xff, 0x80, 0xff, 0x2c, 0x80, 0xff]), 'not-text'],
    ['a workbook called a CSV', 'a.csv', workbook('<sheetData/>'), 'not-what-its-name-says'],
    ['a CSV called a workbook', 'a.xlsx', TABLE, 'not-what-its-name-says'],
    ['a web page called a workbook', 'a.xlsx', '<html><table><tr><td>1</td></tr></table></html>', 'web-page'],
    ['an old workbook', 'a.xls', old, 'old-workbook'],
    ['a workbook with a password', 'a.xlsx', Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['an archive with a password', 'a.xlsx', workbook('<sheetData/>', { encrypted: true }), 'encrypted'],
    ['another archive', 'a.xlsx', zip([{ name: 'word/document.xml', text: '<x/>' }]), 'not-a-workbook'],
    ['another kind of file', 'a.pdf', '%PDF-1.7', 'unknown-kind'],
    ['half a workbook', 'a.xlsx', workbook('<sheetData/>').subarray(0, 200), 'broken-workbook'],
    ['a sheet that breaks off', 'a.xlsx', workbook('<sheetData><row r="1"><c r="A1"'), 'broken-workbook'],
    ['a workbook that says it unpacks to 4 GB', 'a.xlsx', workbook('<sheetData/>', { claimed: 0xfffffff0 }), 'too-much-unpacked'],
    ['a workbook that unpacks to more than it says', 'a.xlsx', workbook(`<sheetData>${' '.repeat(20_000_000)}</sheetData>`, { claimed: 1_000 }), 'too-much-unpacked'],
    ['a workbook that declares an entity of its own', 'a.xlsx', workbook('<sheetData><row r="1"><c r="A1" t="str"><v>&lol;</v></c></row></sheetData>', { before: '<!DOCTYPE worksheet [<!ENTITY lol "lollollol">]>' }), 'broken-workbook'],
    ['a workbook with an entity that no one declared', 'a.xlsx', workbook('<sheetData><row r="1"><c r="A1" t="str"><v>&constructor;</v></c></row></sheetData>'), 'broken-workbook'],
    ['a quotation mark that is never closed', 'a.csv', `指标,数值\n宣传场次,"5\n${'宣传场次,6\n'.repeat(200)}`, 'open-quote'],
  ])('%s', async (_, name, body, code) => {
    await expect(lookAt(name, body)).rejects.toMatchObject({ name: 'FileRefused', code });
  });

  test.each([
    ['an empty file', 'a.csv', '', 'empty'],
    ['half a workbook', 'a.xlsx', workbook('<sheetData/>').subarray(0, 200), 'broken-workbook'],
    ['too many rows', 'a.csv', `指标,数值\n${'a,1\n'.repeat(300_001)}`, 'too-many-rows'],
  ])('%s, sent by somebody, and nothing of it is kept', async (_, name, body, code) => {
    expect(await refusalOf(server, name, body)).toMatchObject({ code });
  });

  test('for reasons that are told in plain words, in Chinese and in English', () => {
    for (const [zh, en] of Object.values(REFUSALS)) {
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('more than 40 MB', async () => {
    expect(await codeOf(send(server, 'a.csv', Buffer.alloc(40 * 2 ** 20 + 1, 'a')))).toBe('too-large');
  });

  test('a body that was sent as JSON', async () => {
    expect(await codeOf(send(server, 'a.csv', '{}', { 'content-type': 'application/json' }))).toBe('bad-input');
  });
});

describe('a workbook', () => {
  async function book(fill: (workbook: InstanceType<typeof Workbook>) => void): Promise<Uint8Array> {
    const made = new Workbook();
    fill(made);
    return new Uint8Array(await made.xlsx.writeBuffer());
  }
  const HEAD = ['指标', '村居', '日期', '数值', '备注'];

  test('gives its dates, percents and formulas as the sheet shows them', async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet('数据');
      sheet.addRow(HEAD);
      sheet.addRow(['宣传场次', '荷塘村', new Date(Date.UTC(2019, 11, 31)), { formula: '1000+12', result: 1012 }, '']);
      sheet.addRow(['普法考试参加率', '', 43_830, 0.985, '']);
      sheet.getCell('D3').numFmt = '0.0%';
      sheet.addRow(['惠及人数', '莲花村', '2019年', '超20000多人', '&<标记>']);
    });
    const { id, file } = await send(server, '读数.xlsx', bytes);
    expect(file).toMatchObject({ kind: 'xlsx', sheets: [{ name: '数据', hidden: false, mapping: LONG }] });
    const check = await server.call(api.imports.check, { params: { id }, body: settings(LONG) });
    expect(check.errors).toEqual([]);
    expect(check.preview.map(({ value, dateText }) => [value, dateText])).toEqual([[1012, '2019-12-31'], [98.5, '43830'], [20_000, '2019年']]);
    expect(check.preview[2]?.note).toBe('&<标记>');
    expect(check.preview[1]?.asOf).toBe(check.preview[0]?.asOf);
  });

  test('with prefixes, signs written as numbers and parts of text is read the same', async () => {
    const sheet = `<x:sheetData xmlns:x="x"><x:row r="1">${HEAD.map((text, place) => `<x:c r="${'ABCDE'[place]}1" t="inlineStr"><x:is><x:r><x:t>${text.slice(0, 1)}</x:t></x:r><x:rPh><x:t>hide</x:t></x:rPh><x:r><x:t>${text.slice(1)}</x:t></x:r></x:is></x:c>`).join('')}</x:row>
      <x:row><x:c t="str"><x:v>宣&#20256;场&#x6b21;</x:v></x:c><x:c/><x:c><x:v>2019</x:v></x:c><x:c><x:v>5</x:v></x:c><x:c t="str"><x:v><![CDATA[<b> & ]]>&lt;&amp;&gt;&quot;&apos;</x:v></x:c></x:row></x:sheetData>`;
    const { id, file } = await send(server, '读数.xlsx', workbook(sheet));
    expect(file?.sheets[0]).toMatchObject({ mapping: LONG, rows: 2 });
    const { preview } = await server.call(api.imports.check, { params: { id }, body: settings(LONG) });
    expect(preview).toMatchObject([{ metric: 'sessions', value: 5, note: `<b> & <&>"'` }]);
  });

  test('with formulas that have no result and cells of errors names each', async () => {
    const { id, file } = await send(server, '读数.xlsx', workbook(`<sheetData>
      <row r="1">${HEAD.map((text, place) => `<c r="${'ABCDE'[place]}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>
      <row r="2"><c r="A2" t="str"><v>宣传场次</v></c><c r="C2"><v>2019</v></c><c r="D2"><f>SUM(X1:X9)</f></c></row>
      <row r="3"><c r="A3" t="str"><v>宣传场次</v></c><c r="C3"><v>2019</v></c><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
      <row r="4"><c r="A4" t="str"><v>宣传场次</v></c><c r="C4"><v>2019</v></c><c r="D4"><f>2+3</f><v>5</v></c></row></sheetData>`));
    expect(file?.sheets[0]?.remarks.map(({ code }) => code)).toEqual(['formulas']);
    const check = await server.call(api.imports.check, { params: { id }, body: settings(LONG) });
    expect(check.errors.map(({ row, column, text, code }) => [row, column, text, code])).toEqual([[2, 'D', '=SUM(X1:X9)', 'no-result'], [3, 'D', '#DIV/0!', 'error-cell']]);
    expect(check.preview.map(({ value }) => value)).toEqual([5]);
  });

  test('with merged cells has names and dates filled, and says so; a merged value is nobody’s guess', async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet('数据');
      sheet.addRow(['2019年普法宣传统计', '', '', '', '']);
      sheet.mergeCells('A1:E1');
      sheet.addRow(HEAD);
      sheet.addRow(['宣传场次', '荷塘村', '2019', 5]);
      sheet.addRow(['', '莲花村', '', 7]);
      sheet.addRow(['', '六坊居委会', '', 9]);
      sheet.addRow(['发放宣传物品', '荷塘村', '2019', 300]);
      sheet.addRow(['发放宣传物品', '莲花村', '2019', '']);
      for (const range of ['A3:A5', 'C3:C5', 'D6:D7']) sheet.mergeCells(range);
    });
    const { id, file } = await send(server, '读数.xlsx', bytes);
    expect(file?.sheets[0]).toMatchObject({ headerRow: 2, mapping: LONG });
    expect(file?.sheets[0]?.remarks.map(({ code }) => code)).toEqual(['title-rows', 'merged']);
    expect(file?.sheets[0]?.sample[4]?.slice(0, 3)).toEqual(['宣传场次', '六坊居委会', '2019']);
    const check = await server.call(api.imports.check, { params: { id }, body: settings(LONG, { headerRow: 2 }) });
    expect(check.preview.map(({ metric, member, value }) => [metric, member, value])).toEqual([['sessions', '荷塘村', 5], ['sessions', '莲花村', 7], ['sessions', '六坊居委会', 9]]);
    expect(check.errors.map(({ row, code }) => [row, code])).toEqual([[6, 'merged-value'], [7, 'merged-value']]);
  });

  test('names its hidden sheets, and the wide one is recognised', async () => {
    const bytes = await book((workbook) => {
      workbook.addWorksheet('说明').addRow(['填表说明', '请如实填写']);
      const wide = workbook.addWorksheet('村居', { state: 'hidden' });
      wide.addRow(['村居名称', '宣传场次(场次)', '发放宣传物品/件', '日期']);
      wide.addRow(['荷塘村', 5, '1,200', '2019/12/31']);
      wide.addRow(['莲花村', '—', 30, '2019.12.31']);
      wide.addRow(['合计', 5, 1230, '']);
    });
    const { id, file } = await send(server, '读数.xlsx', bytes);
    expect(file?.sheets.map(({ name, hidden, remarks }) => [name, hidden, remarks.map(({ code }) => code)])).toEqual([['说明', false, []], ['村居', true, ['hidden']]]);
    const mapping = file!.sheets[1]!.mapping!;
    expect(mapping).toEqual({ layout: 'wide', member: { column: 0 }, date: { column: 3 }, values: [{ column: 1, metric: 'sessions' }, { column: 2, metric: 'items' }], note: null });
    const check = await server.call(api.imports.check, { params: { id }, body: settings(mapping, { sheet: 1 }) });
    expect(check).toMatchObject({ rows: 3, readings: 3, errors: [], totals: { count: 1 } });
    expect(check.preview.map(({ metric, member, value }) => [metric, member, value])).toEqual([['sessions', '荷塘村', 5], ['items', '荷塘村', 1200], ['items', '莲花村', 30]]);
  });
});
