import type { ValueFault } from '../../domain/statistics/metric.ts';
import type { DateFault } from './date-text.ts';
import type { NumberFault } from './number-text.ts';

export type Words = readonly [zh: string, en: string];

/** Why a file as a whole is refused. */
export const REFUSALS = {
  empty: ['文件是空的，里面没有任何内容。', 'The file is empty.'],
  'no-rows': ['文件里没有任何有内容的行。', 'There is no row with anything in it.'],
  'one-column': ['只读出一列，看不出是表格。请检查分隔符，或另存为 XLSX 再试。', 'Only one column could be read, so it does not look like a table. Check the separator, or save it as XLSX.'],
  'not-text': ['这不是文本表格，或编码认不出来。请另存为 XLSX 或 UTF-8 的 CSV。', 'This is not a table of text, or its encoding is unknown. Save it as XLSX or as CSV in UTF-8.'],
  'unknown-kind': ['只收 .csv、.tsv、.txt 和 .xlsx 文件。', 'Only .csv, .tsv, .txt and .xlsx files are taken.'],
  'not-what-its-name-says': ['文件内容与扩展名不符。请在 Excel 或 WPS 里打开，另存为 XLSX 再试。', 'The file is not what its name says. Open it in Excel or WPS and save it as XLSX.'],
  'web-page': ['这其实是一个网页，只是名字像表格。请在 Excel 或 WPS 里打开，另存为 XLSX 再试。', 'This is really a web page with the name of a table. Open it in Excel or WPS and save it as XLSX.'],
  'old-workbook': ['这是旧版 Excel（.xls）文件。请在 Excel 或 WPS 里另存为 .xlsx 再试。', 'This is an old Excel file (.xls). Save it as .xlsx in Excel or WPS.'],
  'binary-workbook': ['这是二进制工作簿（.xlsb）。请另存为 .xlsx 再试。', 'This is a binary workbook (.xlsb). Save it as .xlsx.'],
  encrypted: ['文件设了密码，读不了。请去掉密码另存一份再试。', 'The file is protected by a password. Save a copy without one.'],
  'not-a-workbook': ['这是压缩包或别的文档，不是 Excel 工作簿。', 'This is an archive or another document, not an Excel workbook.'],
  'broken-workbook': ['工作簿已损坏，读不完整。请重新保存或重新下载再试。', 'The workbook is damaged and cannot be read whole. Save or download it again.'],
  'broken-table': ['第 {0} 行起格式不对，读不下去。', 'From row {0} on it cannot be read as a table.'],
  'open-quote': ['第 {0} 行附近有一个引号没有配对，后面的内容连成了一片。请补上引号再试。', 'Near row {0} a quotation mark is never closed, so that the rest runs together. Close it and try again.'],
  'too-much-unpacked': ['这个文件解开后大得不正常，没有打开它。', 'Unpacked, this file would be abnormally large; it was not opened.'],
  'too-many-rows': ['行数超过 {0}。请分成几个文件导入。', 'There are more than {0} rows. Divide it into several files.'],
  'too-many-readings': ['会得到超过 {0} 条读数。请分成几个文件导入。', 'It would make more than {0} readings. Divide it into several files.'],
  'too-large-inside': ['工作簿里的工作表或合并单元格太多。请只留下要导入的部分。', 'The workbook has too many sheets or merged cells. Keep only what is to be imported.'],
  'took-too-long': ['文件太复杂，在限定时间和内存内没有读完。请只留下要导入的工作表再试。', 'The file is too complex to be read within the time and memory allowed. Keep only the sheet to be imported.'],
} as const satisfies Record<string, Words>;
export type RefusalCode = keyof typeof REFUSALS;

/** Why a row, or one of its cells, is no reading. */
export const ROW_FAULTS = {
  'no-value': ['没有数值。', 'There is no value.'],
  'not-a-number': ['看不懂这个数。', 'This cannot be read as a number.'],
  infinite: ['这个数无穷大或超出范围。', 'This number is infinite or out of range.'],
  'thousands-misplaced': ['逗号的位置不像千位分隔，看不出是多少。', 'The commas do not group by thousands, so the number is unclear.'],
  'below-is-not-a-value': ['“不足”“低于”只说了上限，没有说是多少。', '“Less than” says only what it is below, not how much it is.'],
  negative: ['不能是负数。', 'It cannot be negative.'],
  'not-whole': ['应当是整数。', 'It must be a whole number.'],
  'not-a-percentage': ['百分比应在 0 到 100 之间。', 'A percentage lies between 0 and 100.'],
  'too-large': ['数太大了，已不能精确表示。', 'It is too large to be kept exactly.'],
  'unit-differs': ['单位与指标的单位不同。', 'Its unit is not the metric’s.'],
  'no-date': ['没有日期。', 'There is no date.'],
  'not-a-date': ['看不懂这个日期。', 'This cannot be read as a date.'],
  'ambiguous-date': ['日和月的先后看不出来，可能有两种意思。请写成 2019-12-31 的样子。', 'Day and month could be either way round. Write it like 2019-12-31.'],
  'no-year': ['没有写年份。', 'It does not say the year.'],
  'impossible-date': ['没有这一天或这个时刻。', 'There is no such day or time.'],
  'in-the-future': ['这一天（月、年）还没有过完。', 'This day, month or year is not over yet.'],
  'too-early': ['1970 年以前的不能记。', 'Nothing before 1970 can be recorded.'],
  'no-metric': ['没有写是哪个指标。', 'It does not say which metric.'],
  'no-such-metric': ['没有叫这个名称的指标。', 'No metric goes by this name.'],
  'ambiguous-metric': ['有几个指标叫这个名称，请改用编号。', 'Several metrics go by this name; use the id.'],
  'not-entered': ['这个指标由公式或播放台账得出，不能导入。', 'This metric is worked out by itself and cannot be imported.'],
  'no-such-member': ['这个指标没有这个分项。', 'The metric has no such member.'],
  'error-cell': ['这一格是公式错误。', 'This cell holds an error.'],
  'no-result': ['这一格是公式，但没有算出的结果。请在 Excel 里打开保存一次。', 'This cell is a formula without a result. Open and save the file in Excel once.'],
  'merged-value': ['数值与别的格合并了，看不出是每行都是这个数，还是合起来是这个数。', 'The value is merged with others, so it is unclear whether it is for each or for all together.'],
  'too-many-cells': ['这一行的格子比标题多，可能是数里的逗号没有加引号。', 'This row has more cells than there are headings; perhaps a number’s comma is not within quotes.'],
} as const satisfies Record<NumberFault | DateFault | ValueFault, Words> & Record<string, Words>;
export type RowFault = keyof typeof ROW_FAULTS;

/** Why an import was not recorded to its end, and what became of it. */
export const BREAKS = {
  'broken-off': ['记到一半停下了，已记下的都收回了，可以重新导入。', 'Recording broke off half way; what had been recorded was taken back, and it can be recorded again.'],
  'cut-off': ['记到一半时服务器停了（如断电），已记下的都收回了，可以重新导入。', 'The server stopped half way through recording, for instance by a power failure; what had been recorded was taken back, and it can be recorded again.'],
  'half-recorded': ['记到一半停下了，已记下的还没能收回；重新导入时会先收回。', 'Recording broke off half way and what had been recorded could not be taken back yet; that is done first when it is recorded again.'],
  'half-undone': ['撤销到一半停下了，请再撤销一次。', 'Taking it back broke off half way; please take it back again.'],
} as const satisfies Record<string, Words>;

/** What a person should know of how a sheet was read. */
export const REMARKS = {
  hidden: ['这张工作表在文件里是隐藏的。', 'This sheet is hidden in the file.'],
  merged: ['有 {0} 处合并单元格：名称和日期已填到每一行；合并的数值不会猜，会列为有问题的行。', '{0} merged cells: names and dates are filled into every row; merged values are not guessed at but listed as faults.'],
  formulas: ['有 {0} 格公式没有结果或是错误值。', '{0} formulas have no result or hold an error.'],
  'title-rows': ['第 {0} 行是标题行，它上面的行不导入。', 'Row {0} names the columns; the rows above it are left out.'],
  totals: ['跳过了 {0} 个合计行。', '{0} rows of totals are left out.'],
  approximate: ['有 {0} 个数写的是“近”“约”或“超”，照样记下，不当作准确数。', '{0} values are written as about or over; they are kept so.'],
  converted: ['有 {0} 个数按指标的单位换算了（如 万）。', '{0} values were converted to the metric’s unit (such as 万).'],
  held: ['其中 {0} 条要等另一人审核后才计入。', '{0} of them count only once another person has accepted them.'],
  today: ['有 {0} 行写的是今天，按上传的时刻记。', '{0} rows name today; they stand for the moment of upload.'],
} as const satisfies Record<string, Words>;
export type RemarkCode = keyof typeof REMARKS;

/** The words of a code in both languages, with what they name filled in. */
export function inWords<C extends string>(all: Readonly<Record<C, Words>>, code: C, detail: string | number = ''): { code: C; zh: string; en: string } {
  const [zh, en] = all[code];
  return { code, zh: zh.replace('{0}', String(detail)), en: en.replace('{0}', String(detail)) };
}
