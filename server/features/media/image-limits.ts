/** Most pixels of a picture that is decoded row by row (a 108-megapixel phone is above it, rarely used). */
export const MAX_PIXELS = 100_000_000;

/**
 * Most pixels of a picture whose decoder must hold all of it at once: interlaced PNG,
 * progressive JPEG, WebP, GIF, AVIF. At 4 bytes a pixel this is 160 MB.
 */
export const MAX_PIXELS_HELD = 40_000_000;

/** More frames than this is a film, or an attack. */
export const MAX_FRAMES = 200;

/** Longest edge of the picture that goes to the screens, in pixels. */
export const MAX_EDGE_PX = 4096;

/** Width of the thumbnail, in pixels. */
export const THUMBNAIL_WIDTH_PX = 480;

/** Names of the two files a conversion leaves in its output directory. */
export const IMAGE_FILE = 'image.webp';
export const THUMBNAIL_FILE = 'thumbnail.webp';

/** What a picture's header says, as far as its limits need it. */
export interface ImageHeader {
  readonly format: string;
  readonly width: number;
  readonly height: number;
  /** Frames of an animation; 1 for a still picture. */
  readonly frames: number;
  readonly progressive: boolean;
}

/** Decides from the header alone, before a pixel is decoded. */
export function refuseByHeader(header: ImageHeader): 'image-too-many-pixels' | 'image-too-many-frames' | undefined {
  if (header.frames > MAX_FRAMES) return 'image-too-many-frames';
  const streamed = (header.format === 'jpeg' || header.format === 'png') && !header.progressive;
  const limit = streamed ? MAX_PIXELS : MAX_PIXELS_HELD;
  return header.width * header.height > limit ? 'image-too-many-pixels' : undefined;
}
