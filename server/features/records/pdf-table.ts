import { INK, type PdfSheet } from './pdf-sheet.ts';
import type { RecordCell, RecordColumn, RecordTable } from './record-model.ts';

const SIZE = 9.5;
const PAD_X = 5;
/** Beyond so many columns letters and margins are smaller. */
const MOST_COLUMNS = 7;
const NARROW = { size: 8.5, padX: 3 };
const lookOf = (columns: readonly unknown[]) => (columns.length > MOST_COLUMNS ? NARROW : { size: SIZE, padX: PAD_X });
const PAD_Y = 4.5;
const LINE = '#9a9a9a';
const SHADE = '#f1eee8';
const INDENT = 14;
const CAPTION_HEIGHT = 18;
/** A head never stands alone at the foot of a page: room for it and two rows. */
const ROOM_TO_BEGIN = 74;
/** A table no longer than this stays on one page. */
const ROWS_KEPT_TOGETHER = 8;

type RowKind = 'head' | 'row' | 'total';

/** A table over the whole width; broken across pages its head is repeated. */
export function drawTable(sheet: PdfSheet, table: RecordTable): void {
  const { document } = sheet;
  const widths = widthsOf(table.columns, sheet.width);
  const head = table.columns.map(({ label }) => ({ text: label }));
  sheet.keep(roomToBegin(sheet, table));
  if (table.caption) sheet.text(table.caption, { font: 'hei', size: 9.5, align: 'center', before: 4, after: 3 });
  drawRow(sheet, head, widths, table.columns, 'head');
  const rows: (readonly [readonly RecordCell[], RowKind])[] = [...table.rows.map((cells) => [cells, 'row'] as const), ...(table.total ? [[table.total, 'total'] as const] : [])];
  for (const [index, [cells, kind]] of rows.entries()) {
    // the sums never stand alone on a page
    const next = rows[index + 1];
    const withNext = next?.[1] === 'total' ? heightOf(sheet, next[0], widths) : 0;
    if (document.y + heightOf(sheet, cells, widths) + withNext > sheet.bottom()) {
      document.addPage();
      drawRow(sheet, head, widths, table.columns, 'head');
    }
    drawRow(sheet, cells, widths, table.columns, kind);
  }
  sheet.space(8);
}

/** Points that must be left for a table to begin on this page: all of a short one. */
export function roomToBegin(sheet: PdfSheet, table: RecordTable): number {
  const caption = table.caption ? CAPTION_HEIGHT : 0;
  if (table.rows.length > ROWS_KEPT_TOGETHER) return ROOM_TO_BEGIN + caption;
  const widths = widthsOf(table.columns, sheet.width);
  const rows = [table.columns.map(({ label }) => ({ text: label })), ...table.rows, ...(table.total ? [table.total] : [])];
  return rows.reduce((sum, cells) => sum + heightOf(sheet, cells, widths), caption);
}

function drawRow(sheet: PdfSheet, cells: readonly RecordCell[], widths: readonly number[], columns: readonly RecordColumn[], kind: RowKind): void {
  const { document } = sheet;
  const height = heightOf(sheet, cells, widths);
  const { size, padX } = lookOf(columns);
  const top = document.y;
  let x = document.page.margins.left;
  for (const [index, cell] of cells.entries()) {
    const width = widths[index] ?? 0;
    if (kind !== 'row') document.rect(x, top, width, height).fill(SHADE);
    document.rect(x, top, width, height).lineWidth(0.5).stroke(LINE);
    const indent = cell.indented ? INDENT : 0;
    const align = kind === 'head' ? 'center' : columns[index]?.align === 'end' ? 'right' : 'left';
    const drawn = sheet.inFont('hei', size, cell.text);
    const inner = width - 2 * padX - indent;
    const used = document.heightOfString(drawn, { width: inner });
    document.fillColor(INK).text(drawn, x + padX + indent, top + (height - used) / 2, { width: inner, align });
    x += width;
  }
  document.x = document.page.margins.left;
  document.y = top + height;
}

function heightOf({ document, inFont }: PdfSheet, cells: readonly RecordCell[], widths: readonly number[]): number {
  const { size, padX } = lookOf(widths);
  return Math.max(...cells.map(({ text, indented }, index) => document.heightOfString(inFont('hei', size, text || ' '), { width: (widths[index] ?? 0) - 2 * padX - (indented ? INDENT : 0) }))) + 2 * PAD_Y;
}

function widthsOf(columns: readonly RecordColumn[], width: number): number[] {
  const sum = columns.reduce((all, column) => all + column.width, 0);
  return columns.map((column) => (column.width / sum) * width);
}
