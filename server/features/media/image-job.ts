import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { z } from 'zod';
import { IMAGE_FILE, MAX_FRAMES, refuseByHeader, THUMBNAIL_FILE, THUMBNAIL_WIDTH_PX } from './image-limits.ts';
import { fromPixels, READ_OPTIONS, uprightPixels } from './image-pixels.ts';
import { serveIsolatedJob } from './isolated-job.ts';

/*
 * The child process that decodes and re-encodes one picture; started by `image.ts`.
 * Only pixels go through: EXIF, position, colour profiles, comments and trailing bytes stay behind.
 */

const inputSchema = z.object({ path: z.string(), format: z.string(), outDir: z.string() });

const LOSSY = { quality: 86, effort: 4, smartSubsample: true } as const;

/**
 * Lossless coding can win only for flat graphics, which lossy coding brings below this; to try
 * it on a photograph or on more pixels would take many seconds for nothing.
 */
const FLAT_BITS_PER_PIXEL = 0.5;
const MAX_LOSSLESS_PIXELS = 9_000_000;

sharp.cache(false);
sharp.concurrency(1);
// Of the many formats libvips reads, only those we accept: no SVG, PDF, TIFF, ImageMagick.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
});

function refusedBy(header: Metadata, format: string): string | undefined {
  const found = header.format === 'heif' && header.compression === 'av1' ? 'avif' : header.format;
  if (found !== format) return 'image-unreadable'; // two decoders disagree about what this is
  return refuseByHeader({
    format,
    width: header.width,
    height: header.pageHeight ?? header.height,
    frames: header.pages ?? 1,
    progressive: header.isProgressive,
  });
}

async function encode(path: string, header: Metadata, outDir: string): Promise<{ width: number; height: number }> {
  const pixels = await uprightPixels(path, header.orientation ?? 1);
  const { width, height } = pixels.info;

  const lossy = await fromPixels(pixels).webp(LOSSY).toBuffer();
  const graphic = header.format === 'png' || header.format === 'gif';
  const flat = lossy.length * 8 < FLAT_BITS_PER_PIXEL * width * height;
  const small = width * height <= MAX_LOSSLESS_PIXELS;
  const lossless =
    graphic && flat && small
      ? await fromPixels(pixels).webp({ lossless: true, effort: 2 }).toBuffer()
      : undefined;
  const best = lossless !== undefined && lossless.length <= lossy.length ? lossless : lossy;
  await writeFile(join(outDir, IMAGE_FILE), best);

  const thumbnail = await fromPixels(pixels)
    .resize({ width: THUMBNAIL_WIDTH_PX, withoutEnlargement: true })
    .webp({ ...LOSSY, quality: 80 })
    .toBuffer();
  await writeFile(join(outDir, THUMBNAIL_FILE), thumbnail);
  return { width, height };
}

await serveIsolatedJob(async (input) => {
  const { path, format, outDir } = inputSchema.parse(input);
  try {
    const header = await sharp(path, { ...READ_OPTIONS, limitInputPixels: false }).metadata();
    const refused = refusedBy(header, format);
    if (refused !== undefined) return { refused };
    const size = await encode(path, header, outDir);
    return { ...size, frames: Math.min(header.pages ?? 1, MAX_FRAMES) };
  } catch (error) {
    if (error instanceof Error && /ENOSPC|No space left/.test(error.message)) return { refused: 'disk-full' };
    return { refused: 'image-unreadable' };
  }
});
