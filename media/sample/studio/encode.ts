import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs ffmpeg with the given arguments, feeding `input` to its standard input when there is one. */
export async function ffmpeg(args: string[], input?: AsyncIterable<Buffer>): Promise<void> {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'inherit', 'inherit'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  if (input !== undefined && child.stdin !== null) {
    for await (const chunk of input) {
      if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
    }
    child.stdin.end();
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}

/**
 * Arguments for the film every LED controller's hardware decoder plays: H.264 High 3.1, 4:2:0,
 * BT.709 limited range, a key frame every two seconds, at most two reference frames' delay,
 * AAC-LC 48 kHz stereo, and the index in front so that it starts before it has arrived.
 */
export function ledFilm(width: number, height: number, framesPerSecond: number): string[] {
  return [
    '-vf', `scale=${width}:${height}:flags=lanczos:out_color_matrix=bt709:out_range=tv,format=yuv420p`,
    '-c:v', 'libx264', '-profile:v', 'high', '-level', '3.1', '-preset', 'slow', '-tune', 'animation', '-crf', '24',
    '-g', String(framesPerSecond * 2), '-bf', '2', '-refs', '3', '-threads', '2',
    '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv',
    '-c:a', 'aac', '-b:a', '112k', '-ar', '48000', '-ac', '2',
    '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact',
    '-movflags', '+faststart',
  ];
}

/** Arguments for one frame as a small WebP, its longer edge at most 960 pixels. */
export function poster(): string[] {
  return [
    '-frames:v', '1', '-vf', 'scale=960:960:force_original_aspect_ratio=decrease:flags=lanczos',
    '-c:v', 'libwebp', '-quality', '82', '-map_metadata', '-1',
  ];
}
