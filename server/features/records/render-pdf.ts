import Pdf from 'pdfkit';
import type { Language } from '../../protocol/errors.ts';
import { type PdfFonts, pdfSheet, type PdfSheet } from './pdf-sheet.ts';
import { drawTable, roomToBegin } from './pdf-table.ts';
import type { ChartPictures, RecordBlock, RecordChart, RecordModel } from './record-model.ts';
import { RECORD_WORDS } from './record-words.ts';

const MM = 72 / 25.4;
const MARGIN = { top: 30 * MM, bottom: 27 * MM, left: 27 * MM, right: 27 * MM };

/** Points of a heading, and of a sentence under it. */
const ROOM_FOR_HEADING = 46;
const ROOM_FOR_SENTENCE = 26;
const ROOM_FOR_NOTES = 40;
/** The signatures and what stands right above them: they never stand on a page alone. */
const ROOM_FOR_LAST_WORDS = 150;

/** What a heading must not be parted from: the sentences that follow it and the beginning of the first table. */
function roomFor(sheet: PdfSheet, blocks: readonly RecordBlock[]): number {
  const [first, ...rest] = blocks;
  if (first?.kind === 'table') return roomToBegin(sheet, first);
  if (first?.kind === 'heading') return ROOM_FOR_HEADING + roomFor(sheet, rest);
  if (first?.kind === 'notes') return ROOM_FOR_NOTES;
  return first?.kind === 'paragraph' ? ROOM_FOR_SENTENCE + roomFor(sheet, rest) : 0;
}

/** The record as PDF: A4, embedded subset fonts, selectable text, bookmarks, page numbers. */
export async function renderPdf(model: RecordModel, pictures: ChartPictures, fonts: PdfFonts): Promise<Buffer> {
  const document = new Pdf({
    size: 'A4',
    margins: MARGIN,
    bufferPages: true,
    lang: model.language,
    displayTitle: true,
    info: { Title: model.title, Author: model.author, Creator: 'Heping', CreationDate: new Date(model.madeAt), ModDate: new Date(model.madeAt) },
  });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => document.on('data', (part: Buffer) => parts.push(part)).on('end', resolve).on('error', reject));
  for (const [name, { bytes }] of Object.entries(fonts)) document.registerFont(name, bytes);
  const sheet = pdfSheet(document, fonts);

  sheet.text(model.title, { font: 'song', size: 21, align: 'center', before: 6, after: 12 });
  for (const { label, text } of model.facts) sheet.text(`${label}${model.language === 'en' ? ': ' : '：'}${text}`, { font: 'kai', size: 11.5, align: 'center', after: 3 });
  sheet.rule();
  const { outline } = document;
  const lastSigned = model.sections.findLast(({ isAnnex }) => !isAnnex);
  for (const section of model.sections) {
    const { heading, blocks, isAnnex } = section;
    if (isAnnex) document.addPage();
    else sheet.keep(ROOM_FOR_HEADING + roomFor(sheet, blocks));
    const bookmark = outline.addItem(heading);
    sheet.text(heading, { font: 'song', size: 15, before: 16, after: 7 });
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'heading') {
        sheet.keep(ROOM_FOR_HEADING + roomFor(sheet, blocks.slice(index + 1)));
        bookmark.addItem(block.text);
      }
      if (block.kind === 'paragraph') sheet.keep(roomFor(sheet, blocks.slice(index)));
      if (section === lastSigned && index === blocks.length - 1) sheet.keep(ROOM_FOR_LAST_WORDS);
      drawBlock(sheet, block, pictures, model.language);
    }
    if (section === lastSigned) signatures(sheet, model.signatures);
  }
  numberPages(document, model);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

function drawBlock(sheet: PdfSheet, block: RecordBlock, pictures: ChartPictures, language: Language): void {
  switch (block.kind) {
    case 'paragraph':
      return sheet.text(block.text, { font: 'kai', size: 12, gap: 5, after: 6, firstLine: language === 'en' ? 0 : 24 });
    case 'heading':
      return sheet.text(block.text, { font: 'song', size: 12.5, before: 8, after: 4 });
    case 'notes':
      for (const { mark, text } of block.items) sheet.text(`${mark} ${text}`.trimStart(), { font: 'kai', size: 10.5, gap: 3.5, after: 3, hanging: 16 });
      return sheet.space(4);
    case 'table':
      return drawTable(sheet, block);
    case 'chart':
      return drawChart(sheet, block, pictures);
  }
}

function drawChart(sheet: PdfSheet, chart: RecordChart, pictures: ChartPictures): void {
  const picture = pictures.get(chart.id);
  if (!picture) return;
  const { document, width } = sheet;
  const height = Math.min((picture.height * width) / picture.width, 480);
  const drawn = (picture.width * height) / picture.height;
  sheet.keep(height + 34);
  sheet.space(4);
  document.image(picture.png, document.page.margins.left + (width - drawn) / 2, document.y, { width: drawn, height });
  document.y += height;
  sheet.text(chart.title, { font: 'hei', size: 9.5, align: 'center', before: 4, after: 8 });
}

function signatures(sheet: PdfSheet, labels: readonly string[]): void {
  const { document, width } = sheet;
  sheet.keep(60);
  sheet.space(26);
  const third = width / labels.length;
  const { y } = document;
  for (const [index, label] of labels.entries()) {
    const x = document.page.margins.left + third * index;
    document.font('kai').fontSize(12).text(label, x, y, { lineBreak: false });
    const begun = x + document.widthOfString(label) + 4;
    document.moveTo(begun, y + 14).lineTo(x + third - 12, y + 14).lineWidth(0.6).stroke('#444444');
  }
}

function numberPages(document: PDFKit.PDFDocument, { language }: RecordModel): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    const { margins, width, height } = document.page;
    const bottom = margins.bottom;
    margins.bottom = 0; // else writing below the text area would begin a new page
    document
      .font('kai')
      .fontSize(9.5)
      .fillColor('#444444')
      .text(RECORD_WORDS[language].page(String(page + 1), String(count)), margins.left, height - 15 * MM, { width: width - margins.left - margins.right, align: 'center', lineBreak: false });
    margins.bottom = bottom;
  }
}
