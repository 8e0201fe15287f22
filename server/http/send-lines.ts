import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends a text of any length as its parts come. That the reader goes away in the middle is no failure. @throws what the parts throw */
export async function sendLines(response: Writable, parts: AsyncIterable<string>): Promise<void> {
  await pipeline(parts, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
