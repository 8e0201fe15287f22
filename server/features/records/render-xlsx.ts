import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { ChartPictures, RecordBlock, RecordCell, RecordModel, RecordSection, RecordTable } from './record-model.ts';
import { border, HEAD, HEADING, type Look, PLAIN, QUIET, sheetName, TITLE, TOTAL, widthOf, WRAPPED } from './xlsx-styles.ts';

/**
 * The record as an Excel workbook: a sheet a section, numbers as numbers, heads frozen and repeated in print.
 * Every text is written as a string cell, so that no name can become a formula.
 */
export async function renderXlsx(model: RecordModel, pictures: ChartPictures): Promise<Buffer> {
  const book = new Workbook();
  book.creator = model.author;
  book.lastModifiedBy = model.author;
  book.title = model.title;
  book.created = new Date(model.madeAt);
  book.modified = new Date(model.madeAt);
  const signed = model.sections.findLast(({ isAnnex }) => !isAnnex);
  for (const [index, section] of model.sections.entries()) {
    const isWide = section.blocks.some((block) => block.kind === 'table' && block.columns.length > MOST_UPRIGHT);
    const sheet = book.addWorksheet(sheetName(section.sheet), { pageSetup: { paperSize: 9, orientation: isWide ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true } });
    sheet.headerFooter.oddFooter = '&C&P / &N';
    const height = fill(book, sheet, section, index === 0 ? model : null, section === signed ? model.signatures : [], pictures);
    if (height <= PAGE_HEIGHT && !isWide) sheet.pageSetup.fitToHeight = 1;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** @param cover the first sheet also carries the record's title and facts @returns its height in points */
function fill(book: Workbook, sheet: Worksheet, section: RecordSection, cover: RecordModel | null, signatures: readonly string[], pictures: ChartPictures): number {
  const tables = section.blocks.filter((block) => block.kind === 'table');
  const columns = tables[0]?.columns ?? [];
  const across = Math.max(columns.length, 2);
  setWidths(sheet, tables, across);
  widen(sheet, across, Math.max(cover ? widthOf(cover.title) * TITLE_TO_TEXT : 0, tables.length === 0 ? TEXT_WIDTH : 0));
  let at = 1;
  const line = (text: string, style: Look, height?: number): void => {
    sheet.mergeCells(at, 1, at, across);
    const cell = sheet.getCell(at, 1);
    cell.value = text;
    Object.assign(cell, style);
    if (height !== undefined) sheet.getRow(at).height = height;
    at += 1;
  };
  if (cover) {
    line(cover.title, TITLE, 34);
    for (const { label, text } of cover.facts) line(`${label}${cover.language === 'en' ? ': ' : '：'}${text}`, QUIET);
  }
  line(section.heading, HEADING, 24);

  const isOneHead = tables.every((table) => JSON.stringify(table.columns) === JSON.stringify(columns)); // the figures' tables: one head for all
  if (tables.length > 0) {
    sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: at, showGridLines: false }];
    if (tables.reduce((sum, { rows }) => sum + rows.length, 0) > ROWS_OF_ONE_PAGE) sheet.pageSetup.printTitlesRow = `${at}:${at}`;
    writeRow(sheet, at++, columns.map(({ label }) => ({ text: label })), HEAD, tables[0]!);
  }
  const rest: RecordBlock[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'heading') line(block.text, TOTAL);
    else if (block.kind !== 'table' || !isOneHead) rest.push(block);
    else {
      for (const row of block.rows) writeRow(sheet, at++, row, {}, block);
      if (block.total) writeRow(sheet, at++, block.total, TOTAL, block);
    }
  }
  at += 1;
  const characters = widthsIn(sheet, across);
  const wrapped = (text: string): void => line(text, WRAPPED, LINE_HEIGHT * linesOf(text, characters));
  for (const block of rest) {
    if (block.kind === 'paragraph') wrapped(block.text);
    else if (block.kind === 'notes') for (const { mark, text } of block.items) wrapped(`${mark} ${text}`.trimStart());
    else if (block.kind === 'chart') {
      const picture = pictures.get(block.id);
      if (!picture) continue;
      const image = book.addImage({ buffer: picture.png, extension: 'png' });
      sheet.addImage(image, { tl: { col: 0, row: at }, ext: { width: picture.width, height: picture.height } });
      at += Math.ceil(picture.height / 20) + 1;
      line(block.title, QUIET);
    }
  }
  if (signatures.length > 0) at += 1;
  for (const label of signatures) line(`${label}＿＿＿＿＿＿＿＿`, PLAIN);
  return Array.from({ length: at - 1 }, (_, index) => sheet.getRow(index + 1).height ?? ROW_HEIGHT).reduce((sum, height) => sum + height, 0);
}

function writeRow(sheet: Worksheet, at: number, cells: readonly RecordCell[], style: Look, { columns }: RecordTable): void {
  sheet.getRow(at).height = LINE_HEIGHT * Math.max(...cells.map(({ text }, index) => linesOf(text, sheet.getColumn(index + 1).width ?? NARROWEST)));
  for (const [index, { text, number, format, indented }] of cells.entries()) {
    const cell = sheet.getCell(at, index + 1);
    cell.value = number ?? text;
    if (number !== undefined && format !== undefined) cell.numFmt = format;
    cell.font = style.font ?? PLAIN.font ?? {};
    cell.border = border;
    if (style.fill) cell.fill = style.fill;
    cell.alignment = style.alignment ?? { vertical: 'middle', wrapText: columns[index]?.align === 'start', horizontal: columns[index]?.align === 'end' ? 'right' : 'left', ...(indented ? { indent: 3 } : { indent: 1 }) };
  }
}

function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil((widthOf(text) + 2) / width));
}

/** More columns than these are printed across. */
const MOST_UPRIGHT = 7;
/** A sheet no higher (in points) is printed on one page, so that no picture is cut in two; a higher one would be too small to read. */
const PAGE_HEIGHT = 1_050;
/** A table with more goes over a page, and its head is printed on each; above sentences alone it would say nothing. */
const ROWS_OF_ONE_PAGE = 25;
/** The title is set in 18 points, a column measured in 11. */
const TITLE_TO_TEXT = 1.8;
/** Points; a row that nothing is said of has the second. */
const [LINE_HEIGHT, ROW_HEIGHT] = [17, 15];
/** Of a sheet that has only sentences: as wide as a page. */
const TEXT_WIDTH = 84;
const [NARROWEST, WIDEST] = [10, 46];

function setWidths(sheet: Worksheet, tables: readonly RecordTable[], across: number): void {
  for (let index = 0; index < across; index++) {
    const texts = tables.flatMap(({ columns, rows, total }) => [columns[index]?.label ?? '', ...[...rows, ...(total ? [total] : [])].map((cells) => cells[index]?.text ?? '')]);
    sheet.getColumn(index + 1).width = Math.min(WIDEST, Math.max(NARROWEST, ...texts.map((text) => widthOf(text) + 3)));
  }
}

/** Makes the last column wider until all of them are so wide. */
function widen(sheet: Worksheet, across: number, width: number): void {
  const last = sheet.getColumn(across);
  last.width = Math.max(last.width ?? NARROWEST, (last.width ?? NARROWEST) + width - widthsIn(sheet, across));
}

function widthsIn(sheet: Worksheet, across: number): number {
  return Array.from({ length: across }, (_, index) => sheet.getColumn(index + 1).width ?? NARROWEST).reduce((sum, width) => sum + width, 0);
}
