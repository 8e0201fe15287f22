import { open } from 'node:fs/promises';

const BLOCK_BYTES = 2 ** 20;

/**
 * A file's bytes, one mebibyte at a time. The block is one buffer that is filled again and
 * again: use it before asking for the next. `fileSize` is the length when reading began.
 */
export async function* readBlocks(
  path: string,
  signal?: AbortSignal,
): AsyncGenerator<{ block: Uint8Array; fileSize: number }> {
  const file = await open(path, 'r');
  try {
    const { size: fileSize } = await file.stat();
    const buffer = new Uint8Array(BLOCK_BYTES);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, BLOCK_BYTES, null);
      if (bytesRead === 0) return;
      yield { block: buffer.subarray(0, bytesRead), fileSize };
    }
  } finally {
    await file.close();
  }
}
