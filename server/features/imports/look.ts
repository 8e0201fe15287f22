import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPORT_ROW_LIMIT, IMPORT_SAMPLE_ROWS } from '../../protocol/import-limits.ts';
import type { ImportSheet } from '../../protocol/rest/imports.ts';
import { cellText, type Merge, type SheetRow } from './cell.ts';
import { guessHeaderRow } from './guess-heading.ts';
import { guessMapping } from './guess-mapping.ts';
import { createMetricFinder, type ImportedMetric } from './imported-metric.ts';
import { createMergeFill } from './merge-fill.ts';
import { columnLetter, plainText } from './plain-text.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { FileRefused } from './refusal.ts';
import { createLineWriter } from './row-file.ts';
import { sniffTable } from './sniff-table.ts';
import { inWords, REMARKS } from './words.ts';

export interface LookInput {
  /** Folder of the import; the file is in it as SOURCE_FILE. */
  readonly folder: string;
  readonly name: string;
  readonly metrics: readonly ImportedMetric[];
  readonly timeZone: string;
  readonly now: number;
}

/** What a file holds, as an import keeps it beside the rows. */
export interface Looked {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string;
  readonly separator: string;
  readonly sheets: readonly (ImportSheet & { readonly merges: readonly Merge[] })[];
}

export const SOURCE_FILE = 'source';
export const rowFile = (folder: string, sheet: number): string => join(folder, `rows-${sheet}.jsonl`);

const SAMPLE_CHARACTERS = 120;
const SAMPLES_A_COLUMN = 5;
const TIDY_WIDTH = 64;

/**
 * Reads the file of an import, keeps its rows beside it line by line, and says what it holds.
 * @throws FileRefused
 */
export async function look(input: LookInput): Promise<Looked> {
  const file = await open(join(input.folder, SOURCE_FILE));
  try {
    const kind = await sniffTable(file, input.name);
    const sheets: Looked['sheets'][number][] = [];
    if (kind === 'csv') {
      const sink = createSink(input, 0, '', false);
      const { encoding, separator } = await readCsv(file, sink.row).finally(sink.close);
      sheets.push(sink.sheet([]));
      refuseJunk(sheets);
      return { kind, encoding, separator, sheets };
    }
    let count = 0;
    await readXlsx(file, ({ name, hidden }) => {
      const sink = createSink(input, count++, name, hidden);
      return {
        row: sink.row,
        end(merges) {
          sink.close();
          sheets.push(sink.sheet(merges));
        },
      };
    });
    refuseJunk(sheets);
    return { kind, encoding: '', separator: '', sheets };
  } finally {
    await file.close();
  }
}

function refuseJunk(sheets: readonly ImportSheet[]): void {
  if (sheets.every(({ rows }) => rows === 0)) throw new FileRefused('no-rows');
  if (sheets.every(({ columns }) => columns.length < 2)) throw new FileRefused('one-column');
}

/** Keeps the rows of one sheet and what must be known of them. */
function createSink({ folder, metrics, timeZone, now }: LookInput, index: number, name: string, hidden: boolean) {
  const lines = createLineWriter(rowFile(folder, index));
  const first: SheetRow[] = [];
  let rows = 0;
  let width = 0;
  let faults = 0;
  return {
    row(row: SheetRow): void {
      if (++rows > IMPORT_ROW_LIMIT) throw new FileRefused('too-many-rows', String(IMPORT_ROW_LIMIT));
      lines.write([row.number, row.cells]);
      if (row.number <= IMPORT_SAMPLE_ROWS) first.push(row);
      for (let place = row.cells.length - 1; place >= width; place--) if (row.cells[place] !== '') width = place + 1;
      for (const cell of row.cells) if (typeof cell !== 'string') faults++;
    },
    close: (): void => lines.close(),
    sheet(merges: readonly Merge[]): Looked['sheets'][number] {
      const finder = createMetricFinder(metrics);
      const sample = sampleOf(first, merges, width);
      const headerRow = guessHeaderRow(sample, finder);
      return {
        name,
        hidden,
        rows,
        columns: Array.from({ length: width }, (_, place) => ({
          letter: columnLetter(place),
          heading: sample[headerRow - 1]?.[place] ?? '',
          samples: sample.slice(headerRow).map((cells) => cells[place] ?? '').filter((text) => text !== '').slice(0, SAMPLES_A_COLUMN),
        })),
        headerRow,
        sample,
        mapping: guessMapping({ name, headerRow, sample }, metrics, finder, timeZone, now),
        merges,
        remarks: [
          ...(hidden ? [inWords(REMARKS, 'hidden')] : []),
          ...(headerRow > 1 ? [inWords(REMARKS, 'title-rows', headerRow)] : []),
          ...(merges.length > 0 ? [inWords(REMARKS, 'merged', merges.length)] : []),
          ...(faults > 0 ? [inWords(REMARKS, 'formulas', faults)] : []),
        ],
      };
    },
  };
}

/** The first rows as text with merged cells filled; a wide sheet's cells are cut shorter. */
function sampleOf(rows: readonly SheetRow[], merges: readonly Merge[], width: number): string[][] {
  const fill = createMergeFill(merges);
  const longest = width > TIDY_WIDTH ? SAMPLE_CHARACTERS / 4 : SAMPLE_CHARACTERS;
  const sample: string[][] = Array.from({ length: rows.at(-1)?.number ?? 0 }, () => []);
  for (const row of rows) {
    const texts = fill(row).cells.slice(0, width).map((cell) => shown(cellText(cell), longest));
    sample[row.number - 1] = texts;
  }
  return sample;
}

function shown(text: string, longest: number): string {
  const plain = plainText(text) === '' ? '' : text.trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1).toWellFormed()}…` : plain;
}
