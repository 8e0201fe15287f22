import {
  AlignmentType, BorderStyle, HeadingLevel, ImageRun, type IParagraphOptions, LineRuleType, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import type { ChartPicture, RecordBlock, RecordCell, RecordChart, RecordColumn, RecordTable } from './record-model.ts';

/** Width of the text in twentieths of a point: A4 less 28 mm and 26 mm (GB/T 9704). */
export const TEXT_TWIPS = 8_844;
const TEXT_PIXELS = 590;
const TABLE_HALF_POINTS = 21;
/** Beyond so many columns the letters are smaller: 小五 instead of 五号. */
const MOST_COLUMNS = 7;
const NARROW_HALF_POINTS = 18;
/** A table no longer than this stays on one page. */
const ROWS_KEPT_TOGETHER = 8;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '7F7F7F' } as const;
const SHADE = { type: ShadingType.CLEAR, color: 'auto', fill: 'F1EEE8' } as const;

/** @param style 'Normal' of a running text, or one of the styles in `docx-styles.ts` */
export function paragraph(text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun(text)] });
}

/** @param next what follows: a sentence stays with the table it leads to */
export function blockOf(block: RecordBlock, next: RecordBlock | undefined, pictures: ReadonlyMap<string, ChartPicture>): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.text, { style: 'Running', keepNext: next?.kind === 'table' || next?.kind === 'notes' })];
    case 'heading':
      return [paragraph(block.text, { heading: HeadingLevel.HEADING_2 })];
    case 'notes':
      // with nothing after it these are the last words before the signatures, which never stand on a page alone
      return block.items.map(({ mark, text }) => paragraph(`${mark} ${text}`.trimStart(), { style: 'Note', keepNext: next === undefined }));
    case 'table':
      return [...(block.caption ? [paragraph(block.caption, { style: 'Caption', keepNext: true })] : []), tableOf(block), paragraph('', { style: 'AfterTable' })];
    case 'chart':
      return chartOf(block, pictures.get(block.id));
  }
}

function chartOf(chart: RecordChart, picture: ChartPicture | undefined): Paragraph[] {
  if (!picture) return [];
  const width = Math.min(TEXT_PIXELS, picture.width);
  const image = new ImageRun({
    type: 'png',
    data: picture.png,
    transformation: { width, height: Math.round((picture.height * width) / picture.width) },
    altText: { name: chart.id, title: chart.title, description: chart.items.map(({ name, text }) => `${name} ${text}`).join('; ') },
  });
  return [new Paragraph({ style: 'Picture', keepNext: true, children: [image] }), paragraph(chart.title, { style: 'Caption' })];
}

function tableOf({ columns, rows, total }: RecordTable): Table {
  const widths = widthsOf(columns);
  const isNarrow = columns.length > MOST_COLUMNS;
  const isShort = rows.length <= ROWS_KEPT_TOGETHER;
  const row = (cells: readonly RecordCell[], is: 'head' | 'row' | 'total', keepNext: boolean) =>
    new TableRow({ tableHeader: is === 'head', cantSplit: true, children: cells.map((cell, index) => cellOf(cell, columns[index], widths[index] ?? 0, is, { keepNext, isNarrow })) });
  return new Table({
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      row(columns.map(({ label }) => ({ text: label })), 'head', true),
      ...rows.map((cells, index) => row(cells, 'row', isShort && (index < rows.length - 1 || total !== null))),
      ...(total ? [row(total, 'total', false)] : []),
    ],
  });
}

function cellOf(cell: RecordCell, column: RecordColumn | undefined, width: number, is: 'head' | 'row' | 'total', { keepNext, isNarrow }: { readonly keepNext: boolean; readonly isNarrow: boolean }): TableCell {
  const alignment = is === 'head' ? AlignmentType.CENTER : column?.align === 'end' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: isNarrow ? 50 : 90, right: isNarrow ? 50 : 90 },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(is === 'row' ? {} : { shading: SHADE }),
    children: [
      new Paragraph({
        style: 'Cell',
        keepNext,
        alignment,
        spacing: { line: 264, lineRule: LineRuleType.AUTO },
        ...(cell.indented ? { indent: { left: 2 * TABLE_HALF_POINTS * 10 } } : {}),
        children: [new TextRun({ text: cell.text, bold: is !== 'row', ...(isNarrow ? { size: NARROW_HALF_POINTS } : {}) })],
      }),
    ],
  });
}

function widthsOf(columns: readonly RecordColumn[]): number[] {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  return columns.map(({ width }) => Math.floor((width / sum) * TEXT_TWIPS));
}
