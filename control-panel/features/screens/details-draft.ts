import type { PixelSize } from '../../../server/domain/screen.ts';
import type { ScreenDetails, ScreenView } from '../../../server/protocol/rest/screens.ts';

/** What a person says of a screen, with the time zone always given. */
export type DetailsDraft = ScreenDetails & { readonly timeZone: string };

/** Sizes that are met often; the reported one is offered before these. */
export const COMMON_SHAPES: readonly PixelSize[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
  { width: 1280, height: 720 },
  { width: 1920, height: 384 },
  { width: 512, height: 64 },
];

/** Wider than this many times its height is a strip. */
const STRIP = 3;

/** The editable part of a screen. */
export function detailsOf({ name, site, village, venueKind, groups, pixels, rotation, timeZone, steward }: ScreenView): DetailsDraft {
  return { name, site, village, venueKind, groups, pixels, rotation, timeZone, steward };
}

/** A form for a screen of which only the pixels are known; its shape suggests where it stands. */
export function blankDetails(pixels: PixelSize, timeZone: string): DetailsDraft {
  const venueKind = pixels.width >= pixels.height * STRIP ? 'strip-led' : pixels.height > pixels.width ? 'notice-board' : 'square-led';
  return { name: '', site: '', village: '', venueKind, groups: [], pixels, rotation: 0, timeZone, steward: { name: '', phone: '' } };
}

/** The shapes to offer: what the browser reported first, none twice. */
export function shapesToOffer(reported: PixelSize | null): PixelSize[] {
  return reported ? [reported, ...COMMON_SHAPES.filter((shape) => !samePixels(shape, reported))] : [...COMMON_SHAPES];
}

export function samePixels(a: PixelSize, b: PixelSize): boolean {
  return a.width === b.width && a.height === b.height;
}

/** Largest size of the shape that fits the box, in the box's unit; never thinner than `least`. */
export function fitInto(shape: PixelSize, box: PixelSize, least = 0): PixelSize {
  const scale = Math.min(box.width / shape.width, box.height / shape.height);
  return { width: Math.max(least, shape.width * scale), height: Math.max(least, shape.height * scale) };
}

/** A group's name as typed, joined to those there: trimmed, none twice, none empty. */
export function withGroup(groups: readonly string[], typed: string): string[] {
  const name = typed.trim().replace(/\s+/g, ' ');
  return name === '' || groups.includes(name) ? [...groups] : [...groups, name];
}

export function withoutGroup(groups: readonly string[], name: string): string[] {
  return groups.filter((each) => each !== name);
}
