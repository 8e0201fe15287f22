import { type FileHandle, open } from 'node:fs/promises';
import { readRange } from './file-reader.ts';
import { type IsoBox, isoBoxes, movieHeaderDurationMs } from './iso-boxes.ts';
import type { RefusalCode } from './refusals.ts';
import type { FilmFormat } from './sniff.ts';

/** What the outermost structure of a film says: a fault, or the duration its header claims. */
export type ContainerCheck =
  | { readonly fault: RefusalCode }
  | { readonly fault: null; readonly claimedDurationMs: number | null };

/** The index of a four-hour film at 60 frames a second measures about 20 MB. */
const MAX_INDEX_BYTES = 64 * 2 ** 20;

/** Looks only at the outermost boxes or elements, so it takes milliseconds whatever the file's length. */
export async function checkContainer(path: string, format: FilmFormat): Promise<ContainerCheck> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return { fault: 'empty-file' };
    return format === 'isobmff' ? await checkIso(file, size) : await checkEbml(file, size);
  } finally {
    await file.close();
  }
}

async function checkIso(file: FileHandle, size: number): Promise<ContainerCheck> {
  let moov: IsoBox | undefined;
  let truncated = false;
  for await (const box of isoBoxes(file, 0, size)) {
    if (box.type === 'moov') moov ??= box;
    if (box.end > size && /^(?:moov|mdat|moof)$/.test(box.type)) truncated = true;
  }
  // A file cut off before an index at its end lacks both: being incomplete is the nearer truth.
  if (truncated) return { fault: 'film-truncated' };
  if (moov === undefined) return { fault: 'film-no-index' };
  if (moov.end - moov.start > MAX_INDEX_BYTES) return { fault: 'film-unreadable' };
  return { fault: null, claimedDurationMs: await movieHeaderDurationMs(file, moov) };
}

const SEGMENT_ID = 0x18538067;

/** EBML header, then the segment with its length (RFC 8794; RFC 9559, 4.5). */
async function checkEbml(file: FileHandle, size: number): Promise<ContainerCheck> {
  const head = await readRange(file, 0, Math.min(size, 4096));
  if (head === undefined || head.length < 5) return { fault: 'film-truncated' };
  const header = readElementSize(head, 4);
  const segmentAt = header === undefined ? undefined : header.end + header.value;
  if (segmentAt === undefined) return { fault: 'film-unreadable' };
  if (segmentAt + 12 > head.length) return { fault: segmentAt + 12 > size ? 'film-truncated' : 'film-unreadable' };
  if (head.readUInt32BE(segmentAt) !== SEGMENT_ID) return { fault: 'film-unreadable' };
  const segment = readElementSize(head, segmentAt + 4);
  if (segment === undefined) return { fault: 'film-unreadable' };
  // A recorder that could not go back writes "unknown": then there is nothing to compare.
  if (segment.known && segment.end + segment.value > size) return { fault: 'film-truncated' };
  return { fault: null, claimedDurationMs: null };
}

/** A variable-length element size (RFC 8794, 4): leading zero bits tell its length; all ones: unknown. */
function readElementSize(bytes: Buffer, at: number): { value: number; end: number; known: boolean } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = first & (0xff >> length);
  let ones = value === 0xff >> length;
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte;
    ones &&= byte === 0xff;
  }
  return { value, end: at + length, known: !ones };
}
