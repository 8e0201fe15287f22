import { stat } from 'node:fs/promises';
import { type Ffmpeg, inputArguments, runFfmpeg } from './ffmpeg.ts';
import { RefusedError } from './refusals.ts';
import type { FilmFormat } from './sniff.ts';

const TIMEOUT_MS = 30_000;
const MAX_EDGE_PX = 1920;

/** A moment likely to show the subject: past a fade from black, early enough to be quick. */
export function posterMoment(durationMs: number): number {
  return Math.min(3000, durationMs / 4);
}

/**
 * Writes the picture shown at `atMs` as PNG to `outPath`.
 * Throws `RefusedError` (`poster-failed`, `disk-full`), or the signal's reason when aborted.
 */
export async function posterFrame(
  ffmpeg: Ffmpeg,
  film: { readonly path: string; readonly format: FilmFormat },
  atMs: number,
  outPath: string,
  signal?: AbortSignal,
): Promise<void> {
  // Square pixels, shrunk to fit, never enlarged.
  const fit = `scale=w='min(${MAX_EDGE_PX},iw)':h='min(${MAX_EDGE_PX},ih)':force_original_aspect_ratio=decrease`;
  const args = [
    ...['-ss', String(atMs / 1000), ...inputArguments(film.path, film.format)],
    ...['-map', '0:V:0', '-frames:v', '1', '-vf', `scale=iw*sar:ih,setsar=1,${fit}`, '-map_metadata', '-1'],
    ...['-c:v', 'png', '-threads', '1', '-f', 'image2', '-update', '1', `file:${outPath}`],
  ];
  const end = await runFfmpeg(ffmpeg, args, { timeoutMs: TIMEOUT_MS, signal });
  if (end === 'disk-full') throw new RefusedError('disk-full');
  const written = await stat(outPath).catch(() => undefined);
  // Asked for a moment past the end, ffmpeg ends well and writes nothing.
  if (end !== 'done' || written === undefined || written.size === 0) throw new RefusedError('poster-failed');
}
