import { execFile, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { constants as osConstants, setPriority } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import type { FilmFormat } from './sniff.ts';

/** An ffmpeg that can make what we need (H.264 and AAC). */
export interface Ffmpeg {
  readonly path: string;
}

const LOOK_TIMEOUT_MS = 10_000;
const MAX_STDERR_CHARS = 4096;

/** The first usable `ffmpeg` in a PATH-like list of directories; undefined when there is none. */
export async function findFfmpeg(searchPath: string = process.env['PATH'] ?? ''): Promise<Ffmpeg | undefined> {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg';
  for (const directory of searchPath.split(delimiter).filter(isAbsolute)) {
    const path = join(directory, name);
    if (await canEncode(path)) return { path };
  }
  return undefined;
}

async function canEncode(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await promisify(execFile)(path, ['-hide_banner', '-encoders'], {
      timeout: LOOK_TIMEOUT_MS,
      maxBuffer: 2 ** 20,
      env: {},
    });
    return /\blibx264\b/.test(stdout) && /\baac\b/.test(stdout);
  } catch {
    return false;
  }
}

/**
 * Arguments that read a foreign film: only as the format it was found to be (no playlists that
 * name other files or addresses) and only from this file.
 */
export function inputArguments(path: string, format: FilmFormat): string[] {
  const demuxer = format === 'isobmff' ? 'mov' : 'matroska';
  return ['-protocol_whitelist', 'file', '-f', demuxer, '-i', `file:${path}`];
}

export interface FfmpegRun {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** How far the output has come, in milliseconds of film. */
  readonly onTimeMs?: ((timeMs: number) => void) | undefined;
}

export type FfmpegEnd = 'done' | 'failed' | 'timeout' | 'disk-full';

/**
 * Runs ffmpeg at low priority, killed at its time limit.
 * Rejects with the signal's reason when aborted; the process is dead by then.
 */
export async function runFfmpeg(ffmpeg: Ffmpeg, args: readonly string[], run: FfmpegRun): Promise<FfmpegEnd> {
  run.signal?.throwIfAborted();
  const common = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-progress', 'pipe:1', '-nostats', '-y'];
  const child = spawn(ffmpeg.path, [...common, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: {} });
  let timedOut = false;
  let complaints = '';
  const kill = (): void => void child.kill('SIGKILL');
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, run.timeoutMs);
  run.signal?.addEventListener('abort', kill, { once: true });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-MAX_STDERR_CHARS);
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const micros = /out_time_us=(\d+)(?![\s\S]*out_time_us=\d)/.exec(text)?.[1];
    if (micros !== undefined) run.onTimeMs?.(Number(micros) / 1000);
  });
  lowerPriority(child.pid);

  try {
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null));
      child.once('close', resolve);
    });
    run.signal?.throwIfAborted();
    if (timedOut) return 'timeout';
    if (code === 0) return 'done';
    return /No space left on device|Disk quota exceeded/.test(complaints) ? 'disk-full' : 'failed';
  } finally {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', kill);
  }
}

/** Serving the screens comes first. Not every system allows it; then it runs as it is. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, osConstants.priority.PRIORITY_LOW);
  } catch {
    // it has ended already, or the system refuses
  }
}
