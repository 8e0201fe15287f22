import type { FileHandle } from 'node:fs/promises';
import { type Archive, openArchive, textOf } from './archive.ts';
import { type Merge, type SheetRow, TABLE_LIMITS } from './cell.ts';
import { FileRefused } from './refusal.ts';
import { sheetReader } from './xlsx-sheet.ts';
import { styleReader } from './xlsx-styles.ts';
import { relationReader, sharedStringReader, workbookReader } from './xlsx-workbook.ts';

interface Reader {
  write(part: string): void;
  end(): void;
}

/** Takes the rows of one sheet; `end` is called with its merges once they are through. */
export interface SheetSink {
  row(row: SheetRow): void;
  end(merges: readonly Merge[]): void;
}

/**
 * Reads every sheet of a workbook, row by row, without ever holding one whole. How much it would unpack to is
 * known before any of it is unpacked.
 * @throws FileRefused
 */
export async function readXlsx(file: FileHandle, sinkFor: (sheet: { readonly name: string; readonly hidden: boolean }) => SheetSink): Promise<void> {
  const archive = await openArchive(file);
  const { parts } = archive;
  const wanted = [...parts.values()].filter(({ fileName }) => /^xl\/(workbook\.xml|_rels\/|styles|sharedStrings|worksheets\/[^/]+\.xml)/.test(fileName));
  if (wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > TABLE_LIMITS.unpackedBytes) throw new FileRefused('too-much-unpacked');
  if (!parts.has('xl/workbook.xml')) throw new FileRefused(parts.has('xl/workbook.bin') ? 'binary-workbook' : 'not-a-workbook');

  const workbook = workbookReader();
  await readPart(archive, 'xl/workbook.xml', workbook);
  const relations = relationReader();
  await readPart(archive, 'xl/_rels/workbook.xml.rels', relations);
  const styles = styleReader();
  await readPart(archive, 'xl/styles.xml', styles);
  const strings = sharedStringReader();
  await readPart(archive, 'xl/sharedStrings.xml', strings);
  if (workbook.sheets.length > TABLE_LIMITS.sheets) throw new FileRefused('too-large-inside');

  for (const { name, hidden, relation } of workbook.sheets) {
    const part = relations.parts.get(relation) ?? '';
    if (part.startsWith('xl/chartsheets/')) continue;
    const sink = sinkFor({ name, hidden });
    const sheet = sheetReader({ texts: strings.texts, kindOf: styles.kindOf, isFrom1904: workbook.isFrom1904() }, (row) => sink.row(row));
    await readPart(archive, part, sheet);
    sink.end(sheet.merges);
  }
}

async function readPart(archive: Archive, name: string, reader: Reader): Promise<void> {
  const part = archive.parts.get(name);
  if (!part) return;
  try {
    for await (const text of textOf(archive, part)) reader.write(text);
    reader.end();
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('broken-workbook');
  }
}
