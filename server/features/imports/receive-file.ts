import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { AppError } from '../../protocol/app-error.ts';
import { IMPORT_LIMIT_BYTES } from '../../protocol/import-limits.ts';

/**
 * Writes what comes in to a file.
 * @returns its SHA-256
 * @throws too-large; bad-input when it broke off
 */
export async function receiveFile(body: Readable, path: string, claimedLength: number): Promise<string> {
  if (claimedLength > IMPORT_LIMIT_BYTES) throw new AppError('too-large');
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const part of body as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > IMPORT_LIMIT_BYTES) throw new AppError('too-large');
      hash.update(part);
      await file.write(part);
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ECONNRESET' ? new AppError('bad-input') : error;
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
