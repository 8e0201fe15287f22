import type { FileHandle } from 'node:fs/promises';

/** Reads exactly the bytes `[start, end)`; undefined when the file does not hold them all. */
export async function readRange(file: FileHandle, start: number, end: number): Promise<Buffer | undefined> {
  const bytes = Buffer.alloc(end - start);
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) return undefined;
    at += bytesRead;
  }
  return bytes;
}
