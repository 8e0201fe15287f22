import { existsSync } from 'node:fs';
import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { findFfmpeg } from '../../../../server/features/media/ffmpeg.ts';
import { playability } from '../../../../server/features/media/playability.ts';
import { posterFrame, posterMoment } from '../../../../server/features/media/poster-frame.ts';
import { probeFilm } from '../../../../server/features/media/probe.ts';
import { targetSize, transcode } from '../../../../server/features/media/transcode.ts';
import { fixturePath } from './support/fixture.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });
const ffmpeg = await findFfmpeg();
if (ffmpeg === undefined) process.stderr.write('SKIPPED: converting films (no ffmpeg with libx264 and aac on PATH)\n');

const hevc = async () => ({
  path: fixturePath('hevc.mp4'),
  format: 'isobmff' as const,
  probe: await probeFilm(fixturePath('hevc.mp4'), 'isobmff'),
});

describe('finding ffmpeg', () => {
  test('looks only where it is told, and takes only one that can make H.264', async () => {
    const directory = await temporaryDirectory();
    expect(await findFfmpeg(directory)).toBeUndefined();
    expect(await findFfmpeg('')).toBeUndefined();
    await writeFile(join(directory, 'ffmpeg'), '#!/bin/sh\necho " V..... mpeg4"\n');
    await chmod(join(directory, 'ffmpeg'), 0o755);
    expect(await findFfmpeg(directory)).toBeUndefined();
  });
});

describe('the size of a converted film', () => {
  test.each([
    [1280, 720, 1280, 720],
    [1920, 1080, 1920, 1080],
    [2560, 1440, 1920, 1080],
    [3840, 2160, 3840, 2160],
    [7680, 4320, 3840, 2160],
    [1080, 1920, 1080, 1920],
    [6656, 1792, 3840, 1034],
    [853, 481, 854, 482],
    [9000, 1, 3840, 2],
  ])('%i × %i becomes %i × %i', (width, height, toWidth, toHeight) => {
    expect(targetSize(width, height)).toEqual({ width: toWidth, height: toHeight });
  });

  test('is always even and within bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const size = targetSize(width, height);
        expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(Math.max(width, height) >= 3840 ? 3840 : 1920);
      }),
    );
  });
});

describe.skipIf(ffmpeg === undefined)('with ffmpeg', () => {
  test('an HEVC film becomes one that every screen plays, with its index in front', async () => {
    const output = join(await temporaryDirectory(), '100%d film.mp4');
    const fractions: number[] = [];
    await transcode(ffmpeg!, await hevc(), output, { onProgress: (fraction) => fractions.push(fraction) });

    const probe = await probeFilm(output, 'isobmff');
    expect(playability(probe)).toEqual({ ok: true });
    expect(probe).toMatchObject({ width: 128, height: 72, videoCodec: 'avc', hasAudio: false });
    expect(Math.abs(probe.durationMs - 2000)).toBeLessThan(150);
    expect(fractions.length).toBeGreaterThan(0);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  test('what is no film is a typed failure', async () => {
    const directory = await temporaryDirectory();
    const path = join(directory, 'upload');
    await writeFile(path, '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n');
    const failing = transcode(ffmpeg!, { ...(await hevc()), path }, join(directory, 'out.mp4'));
    await expect(failing).rejects.toMatchObject({ refusal: { code: 'transcode-failed' } });
  });

  test('a cancelled conversion ends at once', async () => {
    const abort = new AbortController();
    const output = join(await temporaryDirectory(), 'out.mp4');
    const source = await hevc();
    const converting = transcode(ffmpeg!, source, output, { signal: abort.signal });
    abort.abort(new Error('cancelled'));
    await expect(converting).rejects.toThrow('cancelled');
  });

  test('a full disk is told apart from a bad film', async ({ skip }) => {
    if (!existsSync('/dev/full')) skip('no /dev/full here');
    const failing = transcode(ffmpeg!, await hevc(), '/dev/full');
    await expect(failing).rejects.toMatchObject({ refusal: { code: 'disk-full' } });
  });

  test('a poster is taken upright and never enlarged', async () => {
    const out = join(await temporaryDirectory(), 'poster.png');
    await posterFrame(ffmpeg!, { path: fixturePath('rotated.mp4'), format: 'isobmff' }, posterMoment(2000), out);
    expect(await sharp(out).metadata()).toMatchObject({ format: 'png', width: 72, height: 128 });
    expect((await stat(out)).size).toBeGreaterThan(500);
  });

  test('a moment past the end is a typed failure', async () => {
    const out = join(await temporaryDirectory(), 'poster.png');
    const failing = posterFrame(ffmpeg!, { path: fixturePath('hevc.mp4'), format: 'isobmff' }, 60_000, out);
    await expect(failing).rejects.toMatchObject({ refusal: { code: 'poster-failed' } });
  });
});
