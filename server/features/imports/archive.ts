import type { FileHandle } from 'node:fs/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from './refusal.ts';

const MOST_ENTRIES = 10_000;

/** A zip archive as its directory tells of it; nothing of it is unpacked yet. */
export interface Archive {
  readonly zip: ZipFile;
  readonly parts: ReadonlyMap<string, Entry>;
}

/**
 * Reads the directory at the end of an archive. The file stays its owner's to close.
 * @throws FileRefused 'broken-workbook', 'encrypted'
 */
export async function openArchive(file: FileHandle): Promise<Archive> {
  const parts = new Map<string, Entry>();
  try {
    const zip = await yauzl.fromFdPromise(file.fd, { autoClose: false });
    if (zip.entryCount > MOST_ENTRIES) throw new FileRefused('broken-workbook');
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new FileRefused('encrypted');
      parts.set(entry.fileName, entry);
    }
    return { zip, parts };
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('broken-workbook');
  }
}

/**
 * The text (UTF-8) of a part, unpacked as it is asked for; never more than the directory promised.
 * @throws FileRefused 'broken-workbook', 'too-much-unpacked' while it is read
 */
export async function* textOf({ zip }: Archive, part: Entry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const bytes of await zip.openReadStreamPromise(part)) yield decoder.decode(bytes as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    // yauzl compares what comes with what was promised
    throw new FileRefused(error instanceof Error && error.message.startsWith('too many bytes') ? 'too-much-unpacked' : 'broken-workbook');
  }
}
