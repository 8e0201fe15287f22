import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { IMPORT_COLUMN_LIMIT } from '../../protocol/import-limits.ts';
import { type SheetRow, TABLE_LIMITS } from './cell.ts';
import { FileRefused } from './refusal.ts';
import { decodedParts, type Encoding, encodingOf } from './sniff-table.ts';
import { type Separator, separatorOf } from './separator.ts';

const LONGEST_ROW = 1_000_000;
const SAMPLE_CHARACTERS = 64 * 1024;

export interface CsvFacts {
  readonly encoding: Encoding;
  readonly separator: Separator;
}

/**
 * Reads a table of text row by row. Row numbers count records, so a quoted cell may hold several lines.
 * @param onRow called for each row that has anything in it
 * @throws FileRefused
 */
export async function readCsv(file: FileHandle, onRow: (row: SheetRow) => void): Promise<CsvFacts> {
  const encoding = await encodingOf(file);
  let start = '';
  for await (const part of decodedParts(file, encoding)) {
    start += part;
    if (start.length >= SAMPLE_CHARACTERS) break;
  }
  const separator = separatorOf(start.slice(0, SAMPLE_CHARACTERS));
  const parser = parse({ delimiter: separator, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, max_record_size: LONGEST_ROW, bom: true });
  let number = 0;
  try {
    for await (const record of pipeline(Readable.from(decodedParts(file, encoding)), parser, () => {})) {
      number++;
      const cells = record as string[];
      if (cells.some((text) => text.trim() !== '')) onRow({ number, cells: cells.slice(0, IMPORT_COLUMN_LIMIT).map(tidied) });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') throw new FileRefused('open-quote', String(number + 1));
    throw new FileRefused('broken-table', String(number + 1));
  }
  return { encoding, separator };
}

const tidied = (text: string): string => (text.length > TABLE_LIMITS.cellCharacters ? text.slice(0, TABLE_LIMITS.cellCharacters) : text).toWellFormed();
