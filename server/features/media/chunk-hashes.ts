import { createHash } from 'node:crypto';
import { readBlocks } from './read-blocks.ts';

const MIN_CHUNK_BYTES = 4 * 2 ** 20;
const MAX_CHUNKS = 256;

/** A file's SHA-256, its length in bytes, and the SHA-256 of each of its chunks (all lower-case hex). */
export interface ChunkHashes {
  readonly sha256: string;
  readonly size: number;
  /** Length of every chunk but the last, in bytes. */
  readonly chunkBytes: number;
  readonly chunks: readonly string[];
}

/** The chunk length for a file: 4 MiB, doubled until there are at most 256 chunks (4 GB: 16 MiB). */
export function chunkBytesFor(size: number): number {
  let chunkBytes = MIN_CHUNK_BYTES;
  while (Math.ceil(size / chunkBytes) > MAX_CHUNKS) chunkBytes *= 2;
  return chunkBytes;
}

/** Hashes a stream of blocks whole and chunk by chunk in one pass. */
export interface ChunkHasher {
  update(block: Uint8Array): void;
  finish(): ChunkHashes;
}

/** A hasher for a stream expected to be `size` bytes long (which decides the chunk length). */
export function createChunkHasher(size: number): ChunkHasher {
  const chunkBytes = chunkBytesFor(size);
  const whole = createHash('sha256');
  const chunks: string[] = [];
  let chunk = createHash('sha256');
  let inChunk = 0;
  let total = 0;

  function closeChunk(): void {
    chunks.push(chunk.digest('hex'));
    chunk = createHash('sha256');
    inChunk = 0;
  }

  return {
    update(block) {
      whole.update(block);
      total += block.length;
      for (let at = 0; at < block.length; ) {
        const piece = block.subarray(at, at + chunkBytes - inChunk);
        chunk.update(piece);
        inChunk += piece.length;
        at += piece.length;
        if (inChunk === chunkBytes) closeChunk();
      }
    },
    finish() {
      if (inChunk > 0) closeChunk();
      return { sha256: whole.digest('hex'), size: total, chunkBytes, chunks };
    },
  };
}

/** Hashes a file whole and in chunks, reading it once and holding one block of it in memory. */
export async function chunkHashes(path: string): Promise<ChunkHashes> {
  let hasher: ChunkHasher | undefined;
  for await (const { block, fileSize } of readBlocks(path)) {
    hasher ??= createChunkHasher(fileSize);
    hasher.update(block);
  }
  return (hasher ?? createChunkHasher(0)).finish();
}
