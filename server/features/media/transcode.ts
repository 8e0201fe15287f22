import { availableParallelism } from 'node:os';
import { type Ffmpeg, inputArguments, runFfmpeg } from './ffmpeg.ts';
import type { FilmProbe } from './film-probe.ts';
import { MAX_FILM_DURATION_MS, MIN_FRAMES_PER_SECOND } from './playability.ts';
import { RefusedError } from './refusals.ts';
import type { FilmFormat } from './sniff.ts';

/** A film to convert: where it lies, what its bytes are, what the probe said. */
export interface FilmSource {
  readonly path: string;
  readonly format: FilmFormat;
  readonly probe: FilmProbe;
}

export interface TranscodeOptions {
  /** Called with 0 to 1, rising. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const FULL_HD_EDGE_PX = 1920;
const UHD_EDGE_PX = 3840;
const MAX_FRAMES_PER_SECOND = 60;
const USUAL_FRAMES_PER_SECOND = 25;
const MAX_OUTPUT_BYTES = 4_000_000_000;
const KEYFRAME_INTERVAL_S = 2;

/** A weak machine needs some twelve times the playing time for 4K. */
const TIMEOUT_BASE_MS = 30 * 60 * 1000;
const TIMEOUT_PER_PLAYING_TIME = 12;

/** Size of the converted picture in pixels: even numbers, the longer edge at most 1920, or 3840 for a 4K source. */
export function targetSize(width: number, height: number): { width: number; height: number } {
  const edge = Math.max(width, height);
  const scale = Math.min(1, (edge >= UHD_EDGE_PX ? UHD_EDGE_PX : FULL_HD_EDGE_PX) / edge);
  const even = (pixels: number): number => Math.max(2, Math.round((pixels * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}

/**
 * Converts a film to what every screen plays: MP4 with its index in front, H.264 High 8-bit 4:2:0,
 * AAC 128 kbit/s stereo, without metadata. A film that hits the output limit comes out short, so
 * compare durations afterwards.
 * Throws `RefusedError` (`transcode-failed`, `transcode-timeout`, `disk-full`), or the signal's reason.
 */
export async function transcode(
  ffmpeg: Ffmpeg,
  source: FilmSource,
  output: string,
  { onProgress, signal }: TranscodeOptions = {},
): Promise<void> {
  const { durationMs } = source.probe;
  let furthest = 0;
  const end = await runFfmpeg(ffmpeg, [...inputArguments(source.path, source.format), ...outputArguments(source.probe), `file:${output}`], {
    timeoutMs: TIMEOUT_BASE_MS + durationMs * TIMEOUT_PER_PLAYING_TIME,
    signal,
    onTimeMs(timeMs) {
      furthest = Math.max(furthest, Math.min(1, timeMs / durationMs));
      onProgress?.(furthest);
    },
  });
  if (end !== 'done') throw new RefusedError(end === 'failed' ? 'transcode-failed' : end === 'timeout' ? 'transcode-timeout' : end);
}

function outputArguments(probe: FilmProbe): string[] {
  const { width, height } = targetSize(probe.width, probe.height);
  const large = Math.max(width, height) > FULL_HD_EDGE_PX;
  const filters = ['yadif=deint=interlaced', `scale=${width}:${height}:out_range=tv`, 'setsar=1'];
  if (probe.framesPerSecond > MAX_FRAMES_PER_SECOND + 1) filters.push(`fps=${MAX_FRAMES_PER_SECOND}`);
  if (probe.framesPerSecond < MIN_FRAMES_PER_SECOND) filters.push(`fps=${USUAL_FRAMES_PER_SECOND}`);
  return [
    // The first real picture track (not cover art) and the first sound; no subtitles, data, chapters or tags.
    ...['-map', '0:V:0', '-map', '0:a:0?', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', 'fast', '-crf', '20', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-maxrate', large ? '30M' : '12M', '-bufsize', large ? '60M' : '24M'],
    // Screens in step and a display that rejoins in mid film both seek.
    ...['-force_key_frames', `expr:gte(t,n_forced*${KEYFRAME_INTERVAL_S})`],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'],
    ...['-threads', String(Math.max(1, Math.floor(availableParallelism() / 2)))],
    ...['-t', String(MAX_FILM_DURATION_MS / 1000), '-fs', String(MAX_OUTPUT_BYTES)],
    ...['-movflags', '+faststart', '-f', 'mp4'],
  ];
}
