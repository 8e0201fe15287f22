import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IMAGE_FILE, THUMBNAIL_FILE } from './image-limits.ts';
import { runIsolated } from './isolated.ts';
import { REFUSAL_CODES, RefusedError } from './refusals.ts';
import { type ImageFormat, sniffHead } from './sniff.ts';

const TIMEOUT_MS = 60_000;
const HEAP_MIB = 128;
const MEMORY_MIB = 900;

/** A picture made safe: WebP (Chromium 83 shows no AVIF), sRGB, upright, pixels only. */
export interface ConvertedImage {
  readonly imagePath: string;
  readonly thumbnailPath: string;
  /** Pixels, after turning and shrinking. */
  readonly width: number;
  readonly height: number;
  /** True when the source was an animation, of which only the first frame was used. */
  readonly firstFrameOnly: boolean;
  /** Largest memory the converting process held, in bytes. */
  readonly peakMemoryBytes: number;
}

const jobAnswer = z.union([
  z.object({ refused: z.enum(REFUSAL_CODES) }),
  z.object({ width: z.int(), height: z.int(), frames: z.int() }),
]);

/**
 * Decodes a picture within limits and writes it and a thumbnail (480 wide) as WebP into `outDir`.
 * Throws `RefusedError` (`image-unreadable`, `image-too-many-pixels`, `image-too-many-frames`,
 * `disk-full`), or the signal's reason when aborted. A large picture takes some hundred megabytes
 * in a process of its own while this runs, so convert one at a time (`MediaQueues.checks`).
 */
export async function convertImage(
  path: string,
  format: ImageFormat,
  outDir: string,
  signal?: AbortSignal,
): Promise<ConvertedImage> {
  const limits = { timeoutMs: TIMEOUT_MS, heapMiB: HEAP_MIB, memoryMiB: MEMORY_MIB, signal };
  const outcome = await runIsolated(new URL('./image-job.ts', import.meta.url), { path, format, outDir }, limits);
  if (!outcome.ok) throw new RefusedError('image-unreadable');
  const answer = jobAnswer.parse(outcome.value);
  if ('refused' in answer) throw new RefusedError(answer.refused);
  return {
    imagePath: join(outDir, IMAGE_FILE),
    thumbnailPath: join(outDir, THUMBNAIL_FILE),
    width: answer.width,
    height: answer.height,
    firstFrameOnly: answer.frames > 1,
    peakMemoryBytes: outcome.peakMemoryBytes,
  };
}

/**
 * A film's poster from bytes that a browser sends: any accepted picture, converted like every other.
 * Throws `RefusedError`.
 */
export async function posterFromImage(bytes: Uint8Array, outDir: string, signal?: AbortSignal): Promise<ConvertedImage> {
  const sniffed = await sniffHead(bytes);
  if (sniffed.kind !== 'image') throw new RefusedError(sniffed.kind === 'refused' ? sniffed.code : 'type-unknown');
  const source = join(outDir, 'poster-source');
  await writeFile(source, bytes);
  return convertImage(source, sniffed.format, outDir, signal);
}
