/**
 * Makes the clips beside this script: small good ones, and broken and hostile ones for the tests.
 * Needs ffmpeg, and `../sample/films/` for the WebM film.
 *
 *     node media/clips/make-clips.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { claimingTenHours, cutShort, withoutMoov, withoutTime } from './broken.ts';
import { gifThatIsScript, HTML_PAGE, SVG_WITH_SCRIPT } from './hostile.ts';

const here = (name: string): string => join(import.meta.dirname, name);
const SECONDS = '2';
const BARS = ['-f', 'lavfi', '-t', SECONDS, '-i', 'smptebars=size=320x180:rate=25'];
const TONE = ['-f', 'lavfi', '-t', SECONDS, '-i', 'sine=frequency=440:sample_rate=48000'];
const MOVING = ['-f', 'lavfi', '-t', SECONDS, '-i', 'testsrc=size=320x180:rate=25'];
const REPEATABLE = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];
const H264 = ['-c:v', 'libx264', '-profile:v', 'high', '-pix_fmt', 'yuv420p', '-threads', '1'];
const AAC = ['-c:a', 'aac', '-b:a', '64k', '-ac', '2'];
const INDEX_FIRST = ['-movflags', '+faststart'];

function ffmpeg(...args: string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

function makeGoodClips(): void {
  ffmpeg(...BARS, ...TONE, ...H264, ...AAC, ...REPEATABLE, ...INDEX_FIRST, here('bars-2s.mp4'));
  ffmpeg(
    ...BARS, ...TONE, '-c:v', 'libvpx-vp9', '-crf', '40', '-b:v', '0', '-pix_fmt', 'yuv420p',
    '-c:a', 'libopus', '-b:a', '48k', '-ac', '2', ...REPEATABLE, here('bars-2s.webm'),
  );
  ffmpeg(
    '-i', here('../sample/films/constitution-day.mp4'), '-vf', 'scale=480:270',
    '-c:v', 'libvpx-vp9', '-crf', '48', '-b:v', '0', '-row-mt', '1', '-c:a', 'libopus', '-b:a', '32k',
    ...REPEATABLE, here('constitution-day.webm'),
  );
  ffmpeg(
    ...MOVING, ...TONE, '-c:v', 'libx265', '-tag:v', 'hvc1', '-pix_fmt', 'yuv420p',
    '-x265-params', 'log-level=error:pools=1:info=0', ...AAC, ...REPEATABLE, ...INDEX_FIRST, here('hevc.mp4'),
  );
}

function makeBrokenClips(folder: string): void {
  const indexLast = join(folder, 'index-last.mp4');
  const indexFirst = join(folder, 'index-first.mp4');
  const silent = join(folder, 'silent.mp4');
  ffmpeg(...MOVING, ...TONE, ...H264, ...AAC, ...REPEATABLE, indexLast);
  ffmpeg(...MOVING, ...TONE, ...H264, ...AAC, ...REPEATABLE, ...INDEX_FIRST, indexFirst);
  ffmpeg(...MOVING, ...H264, '-bf', '0', ...REPEATABLE, ...INDEX_FIRST, silent);
  writeFileSync(here('no-moov.mp4'), withoutMoov(readFileSync(indexLast)));
  writeFileSync(here('truncated.mp4'), cutShort(readFileSync(indexFirst), 0.5));
  writeFileSync(here('zero-fps.mp4'), withoutTime(readFileSync(silent)));
  writeFileSync(here('ten-hours.mp4'), claimingTenHours(readFileSync(silent)));
}

/** A photograph as a telephone writes it: lying on its side, and telling where it was taken. */
async function makePicture(): Promise<void> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="640">
    <rect width="480" height="640" fill="#0a4a3e"/><rect width="480" height="320" fill="#cfe8f2"/>
    <circle cx="360" cy="110" r="52" fill="#f3cf7a"/><path d="M0 320 L150 180 L290 320 Z" fill="#3c9478"/>
    <path d="M200 320 L340 220 L480 320 Z" fill="#2f7d64"/></svg>`;
  const onItsSide = await sharp(Buffer.from(drawing)).rotate(-90).png().toBuffer();
  await sharp(onItsSide)
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 0/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 80 })
    .toFile(here('picture.jpg'));
}

const folder = mkdtempSync(join(tmpdir(), 'clips-'));
try {
  makeGoodClips();
  makeBrokenClips(folder);
  await makePicture();
  writeFileSync(here('gif-js.gif'), gifThatIsScript());
  writeFileSync(here('script.svg'), SVG_WITH_SCRIPT);
  writeFileSync(here('html-named.jpg'), HTML_PAGE);
} finally {
  rmSync(folder, { recursive: true });
}
