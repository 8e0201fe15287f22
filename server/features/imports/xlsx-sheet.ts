import { IMPORT_COLUMN_LIMIT } from '../../protocol/import-limits.ts';
import { type Cell, type Merge, type SheetRow, TABLE_LIMITS } from './cell.ts';
import { columnPlace } from './plain-text.ts';
import { FileRefused } from './refusal.ts';
import type { NumberKind } from './xlsx-styles.ts';
import { createXmlReader } from './xml-reader.ts';

interface Surroundings {
  readonly texts: readonly string[];
  readonly kindOf: (style: number) => NumberKind;
  readonly isFrom1904: boolean;
}

const DAYS_TO_1904 = 1_462;

/**
 * Reads a sheet (`xl/worksheets/sheetN.xml`) row by row; merged cells are known once the rows are through.
 * A formula gives the result kept beside it, or, when there is none, why it has no value.
 * @param onRow called for each row that has anything in it
 */
export function sheetReader({ texts, kindOf, isFrom1904 }: Surroundings, onRow: (row: SheetRow) => void) {
  const merges: Merge[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let place = -1;
  let type = '';
  let style = 0;
  let value: string | null = null;
  let formula: string | null = null;
  let into: 'value' | 'formula' | null = null;
  let aside = false;

  function cell(): Cell {
    if (type === 'e') return { fault: 'error-cell', text: value ?? '' };
    if (formula !== null && (value === null || (value === '' && type !== 'str'))) return { fault: 'no-result', text: `=${formula}` };
    if (value === null) return '';
    if (type === 's') return shortened(texts[Number(value)] ?? '');
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'str' || type === 'inlineStr') return shortened(value);
    if (type === 'd') return value;
    return numberCell(value, kindOf(style), isFrom1904);
  }

  const reader = createXmlReader({
    open(name, attributes) {
      if (name === 'row') {
        number = Number(attributes['r'] ?? number + 1);
        cells = [];
        place = -1;
      } else if (name === 'c') {
        const reference = attributes['r'];
        place = reference === undefined ? place + 1 : columnPlace(reference.replace(/\d+$/, ''));
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = null;
        formula = null;
      } else if (name === 'v' || (name === 't' && !aside)) {
        value ??= '';
        into = 'value';
      } else if (name === 'f') {
        formula = '';
        into = 'formula';
      } else if (name === 'rPh') {
        aside = true;
      } else if (name === 'mergeCell') {
        const merge = mergeOf(attributes['ref'] ?? '');
        if (merge) merges.push(merge);
        if (merges.length > TABLE_LIMITS.merges) throw new FileRefused('too-large-inside');
      }
    },
    text(part) {
      if (into === 'value' && (value ?? '').length <= TABLE_LIMITS.writtenCharacters) value = (value ?? '') + part;
      else if (into === 'formula' && (formula ?? '').length <= TABLE_LIMITS.writtenCharacters) formula = (formula ?? '') + part;
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') into = null;
      else if (name === 'rPh') aside = false;
      else if (name === 'c' && place >= 0 && place < IMPORT_COLUMN_LIMIT) setAt(cells, place, cell());
      else if (name === 'row' && cells.some((each) => each !== '')) onRow({ number, cells });
    },
  });
  return { ...reader, merges };
}

function setAt(cells: Cell[], place: number, cell: Cell): void {
  while (cells.length < place) cells.push('');
  cells[place] = cell;
}

const shortened = (text: string): string => (text.length > TABLE_LIMITS.cellCharacters ? text.slice(0, TABLE_LIMITS.cellCharacters) : text).replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed();

/** As the sheet shows it: 98% for 0.98 in a cell of percents, a date for a day's number. */
function numberCell(text: string, kind: NumberKind, isFrom1904: boolean): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  if (kind === 'percent') return `${Number((number * 100).toPrecision(15))}%`;
  if (kind === 'date') return dateCell(number + (isFrom1904 ? DAYS_TO_1904 : 0)) ?? String(number);
  return String(number);
}

/** ECMA-376 part 1, 18.17.4.1: 25569 is 1970-01-01; days before March 1900 are off by one and never meant. */
function dateCell(serial: number): string | null {
  if (serial < 61 || serial > 2_958_465) return null;
  const iso = Temporal.Instant.fromEpochMilliseconds(Math.round((serial - 25_569) * 86_400) * 1_000).toString();
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function mergeOf(reference: string): Merge | null {
  const [, fromColumn = '', top = '', toColumn = '', bottom = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (fromColumn === '') return null;
  return { top: Number(top), bottom: Number(bottom), left: columnPlace(fromColumn), right: Math.min(columnPlace(toColumn), IMPORT_COLUMN_LIMIT - 1) };
}
