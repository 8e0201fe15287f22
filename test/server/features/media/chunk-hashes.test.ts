import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkBytesFor, chunkHashes, createChunkHasher } from '../../../../server/features/media/chunk-hashes.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const MIB = 2 ** 20;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the chunks of a film', () => {
  test('a film of 4 GB has chunks of 16 MiB, a short one of 4 MiB', () => {
    expect(chunkBytesFor(4_000_000_000)).toBe(16 * MIB);
    expect(chunkBytesFor(4 * 2 ** 30)).toBe(16 * MIB);
    expect(chunkBytesFor(2 ** 30)).toBe(4 * MIB);
    expect(chunkBytesFor(2 ** 30 + 1)).toBe(8 * MIB);
    expect(chunkBytesFor(0)).toBe(4 * MIB);
  });

  test('are at most 256 and no larger than that needs, whatever the length', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 40 }), (size) => {
        const chunkBytes = chunkBytesFor(size);
        expect(Math.ceil(size / chunkBytes)).toBeLessThanOrEqual(256);
        if (chunkBytes > 4 * MIB) expect(Math.ceil((size * 2) / chunkBytes)).toBeGreaterThan(256);
      }),
    );
  });

  test.each([0, 1, 4 * MIB - 1, 4 * MIB, 4 * MIB + 1, 9 * MIB + 12345])(
    'of a file of %i bytes each hash to what is listed, and so does the whole',
    async (size) => {
      const path = join(await temporaryDirectory(), 'film');
      const bytes = randomBytes(size);
      await writeFile(path, bytes);

      const hashes = await chunkHashes(path);

      expect(hashes.sha256).toBe(sha256(bytes));
      expect(hashes.size).toBe(size);
      const cut = Array.from({ length: Math.ceil(size / (4 * MIB)) }, (_, index) =>
        sha256(bytes.subarray(index * 4 * MIB, (index + 1) * 4 * MIB)),
      );
      expect(hashes.chunks).toEqual(cut);
    },
  );

  test('do not depend on how the bytes arrive', () => {
    const bytes = randomBytes(4 * MIB + 100_000);
    const inOne = createChunkHasher(bytes.length);
    inOne.update(bytes);
    const expected = inOne.finish();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 * MIB }), { maxLength: 8 }), (lengths) => {
        const hasher = createChunkHasher(bytes.length);
        let at = 0;
        for (const length of [...lengths, bytes.length]) {
          hasher.update(bytes.subarray(at, at + length));
          at = Math.min(bytes.length, at + length);
        }
        expect(hasher.finish()).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});
