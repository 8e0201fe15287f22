import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { convertImage, posterFromImage } from '../../../../server/features/media/image.ts';
import { RefusedError } from '../../../../server/features/media/refusals.ts';
import type { ImageFormat } from '../../../../server/features/media/sniff.ts';
import { fixtureBytes } from './support/fixture.ts';
import { gifOf, pngClaiming } from './support/hostile-images.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

vi.setConfig({ testTimeout: 60_000 });
const MEMORY_BUDGET_BYTES = 200_000_000;

async function convert(bytes: Buffer, format: ImageFormat) {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'upload'), bytes);
  return convertImage(join(directory, 'upload'), format, directory);
}

async function refusedCode(converting: Promise<unknown>): Promise<string> {
  const error = await converting.catch((caught: unknown) => caught);
  if (!(error instanceof RefusedError)) throw new Error('was not refused', { cause: error });
  return error.refusal.code;
}

/** Red above, blue below, 60 × 100. */
const flag = sharp({ create: { width: 60, height: 50, channels: 3, background: '#f00' } }).extend({ bottom: 50, background: '#00f' });

describe('a picture taken in', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('as %s becomes a WebP of the same size', async (format) => {
    const converted = await convert(await flag.clone().toFormat(format).toBuffer(), format);
    expect(converted).toMatchObject({ width: 60, height: 100, firstFrameOnly: false });
    expect(await sharp(converted.imagePath).metadata()).toMatchObject({ format: 'webp', width: 60, height: 100 });
    const { data } = await sharp(converted.imagePath).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(230);
    expect(data.at(-1)).toBeGreaterThan(230);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('with EXIF orientation %i stands upright', async (orientation) => {
    const corners = await sharp(Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 255, 255]), {
      raw: { width: 3, height: 2, channels: 3 },
    })
      .resize(96, 64, { kernel: 'nearest' })
      .withMetadata({ orientation })
      .png()
      .toBuffer();
    const upright = await sharp(corners).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });

    const converted = await convert(corners, 'png');

    const got = await sharp(converted.imagePath).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([got.info.width, got.info.height]).toEqual([upright.info.width, upright.info.height]);
    // Lossy at the borders of the six fields; any wrong turn is off by 60 and more.
    const off = got.data.reduce((sum, value, at) => sum + Math.abs(value - (upright.data[at] ?? 0)), 0) / got.data.length;
    expect(off).toBeLessThan(10);
  });

  test('keeps nothing of its metadata', async () => {
    const marked = await flag
      .clone()
      .withExif({ IFD0: { Copyright: 'somebody', Artist: 'HIDDEN-NAME' }, IFD3: { GPSLatitude: '30/1 0/1 0/1' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const converted = await convert(marked, 'jpeg');
    const header = await sharp(converted.imagePath).metadata();
    expect([header.exif, header.icc, header.xmp, header.iptc, header.orientation]).toEqual(Array(5).fill(undefined));
    expect((await readFile(converted.imagePath)).includes('HIDDEN-NAME')).toBe(false);
  });

  test('is shrunk to 4096 on its longer edge, with a thumbnail 480 wide', async () => {
    const wide = await sharp({ create: { width: 6656, height: 1792, channels: 3, background: '#b00' } }).png().toBuffer();
    const converted = await convert(wide, 'png');
    expect(converted).toMatchObject({ width: 4096, height: 1103 });
    expect(await sharp(converted.thumbnailPath).metadata()).toMatchObject({ format: 'webp', width: 480, height: 129 });
  });

  test('a flat graphic stays exact, and transparency stays', async () => {
    const source = await sharp({ create: { width: 300, height: 200, channels: 4, background: { r: 179, g: 18, b: 29, alpha: 0.5 } } })
      .png()
      .toBuffer();
    const converted = await convert(source, 'png');
    const pixels = await sharp(converted.imagePath).ensureAlpha().raw().toBuffer();
    expect([...pixels.subarray(0, 4)]).toEqual([...(await sharp(source).raw().toBuffer()).subarray(0, 4)]);
  });

  test('of an animation only the first frame is used, and that is said', async () => {
    expect(await convert(gifOf(200), 'gif')).toMatchObject({ firstFrameOnly: true, width: 1, height: 1 });
  });

  test('a GIF that is also JavaScript leaves only pixels', async () => {
    const converted = await convert(gifOf(1, '*/=alert(1)//'), 'gif');
    expect((await readFile(converted.imagePath)).includes('alert')).toBe(false);
  });
});

describe('a hostile picture', () => {
  test.each([
    ['of 50,000 × 50,000 pixels in a kilobyte', pngClaiming(50_000, 50_000), 'png', 'image-too-many-pixels'],
    ['of 2³¹−1 pixels in width', pngClaiming(2 ** 31 - 1, 1), 'png', 'image-unreadable'],
    ['with 100,000 frames', gifOf(100_000), 'gif', 'image-too-many-frames'],
    ['with 201 frames', gifOf(201), 'gif', 'image-too-many-frames'],
  ] as const)('%s is refused, and the server’s memory stays', async (_what, bytes, format, code) => {
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
    try {
      expect(await refusedCode(convert(bytes, format))).toBe(code);
    } finally {
      clearInterval(watch);
    }
    expect(peak - before).toBeLessThan(MEMORY_BUDGET_BYTES);
  });

  test('cut off in the middle is refused', async () => {
    const whole = await sharp({ create: { width: 900, height: 900, channels: 3, noise: { type: 'gaussian', mean: 99, sigma: 40 }, background: 'red' } })
      .jpeg()
      .toBuffer();
    expect(await refusedCode(convert(whole.subarray(0, whole.length / 2), 'jpeg'))).toBe('image-unreadable');
  });

  test('that claims to be another format than it is, is refused', async () => {
    expect(await refusedCode(convert(await flag.clone().png().toBuffer(), 'jpeg'))).toBe('image-unreadable');
    expect(await refusedCode(convert(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'png'))).toBe('image-unreadable');
  });

  test('a conversion that is cancelled ends at once', async () => {
    const directory = await temporaryDirectory();
    const path = join(directory, 'upload');
    await writeFile(path, await flag.clone().png().toBuffer());
    const abort = new AbortController();
    const cancelled = convertImage(path, 'png', directory, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(cancelled).rejects.toThrow('cancelled');
  });
});

describe('a poster from the browser', () => {
  test('is converted like any picture', async () => {
    expect(await posterFromImage(await flag.clone().jpeg().toBuffer(), await temporaryDirectory())).toMatchObject({ width: 60, height: 100 });
  });

  test('must be a picture', async () => {
    const directory = await temporaryDirectory();
    expect(await refusedCode(posterFromImage(Buffer.from('<svg/>'), directory))).toBe('type-markup');
    expect(await refusedCode(posterFromImage(await fixtureBytes('h264-aac.mp4'), directory))).toBe('type-unknown');
  });
});
