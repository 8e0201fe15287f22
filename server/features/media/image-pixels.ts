import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { MAX_EDGE_PX, MAX_PIXELS } from './image-limits.ts';

/** EXIF orientation → mirrored left–right first? then turned by how much clockwise (EXIF 2.3, tag 0x0112). */
const ORIENTATIONS: Readonly<Record<number, { mirror: boolean; degrees: number }>> = {
  2: { mirror: true, degrees: 0 },
  3: { mirror: false, degrees: 180 },
  4: { mirror: true, degrees: 180 },
  5: { mirror: true, degrees: 270 },
  6: { mirror: false, degrees: 90 },
  7: { mirror: true, degrees: 90 },
  8: { mirror: false, degrees: 270 },
};

/** Options for every opening of a foreign picture; damaged pixel data is an error, not a grey area. */
export const READ_OPTIONS = {
  limitInputPixels: MAX_PIXELS,
  sequentialRead: true,
  failOn: 'error',
} as const;

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/**
 * The first frame's pixels: sRGB, 8 bits, at most 4096 on the longer edge, upright.
 * Shrunk first and turned afterwards, because turning needs the whole picture in memory.
 */
export async function uprightPixels(path: string, orientation: number): Promise<Pixels> {
  const shrunk = await raw(
    sharp(path, READ_OPTIONS)
      .toColourspace('srgb')
      .resize({ width: MAX_EDGE_PX, height: MAX_EDGE_PX, fit: 'inside', withoutEnlargement: true }),
  );
  const turn = ORIENTATIONS[orientation];
  if (turn === undefined) return shrunk;
  const mirrored = turn.mirror ? await raw(fromPixels(shrunk).flop()) : shrunk;
  return turn.degrees === 0 ? mirrored : raw(fromPixels(mirrored).rotate(turn.degrees));
}

/** A pipeline that starts from pixels in memory. */
export function fromPixels({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

function raw(pipeline: Sharp): Promise<Pixels> {
  return pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
}
