/** A place a screen can stand in (场所类型). The order is the order people see. */
export const VENUE_KINDS = [
  'square-led',
  'strip-led',
  'notice-board',
  'service-hall',
  'park',
  'drug-education-base',
  'vehicle',
  'leaders-wall',
] as const;
export type VenueKind = (typeof VENUE_KINDS)[number];

/** How far the glass is turned clockwise against its controller's picture, in degrees. */
export const ROTATIONS = [0, 90, 180, 270] as const;
export type Rotation = (typeof ROTATIONS)[number];

/** Size in physical pixels, as the controller's picture has it before rotation. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * What a screen must know of itself to work out what to play. Signed with the key of the
 * publication log, so that nobody on the way can move a screen into another group.
 * `revision` only ever grows.
 */
export interface ScreenProfile {
  readonly v: 1;
  readonly screen: string;
  readonly revision: number;
  readonly name: string;
  readonly village: string;
  readonly venueKind: VenueKind;
  readonly groups: readonly string[];
  /** IANA name; schedules are local wall-clock time there. */
  readonly timeZone: string;
  readonly pixels: PixelSize;
  readonly rotation: Rotation;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/** The size a viewer sees: width and height change places on a quarter turn. */
export function viewedPixels(screen: Pick<ScreenProfile, 'pixels' | 'rotation'>): PixelSize {
  const { width, height } = screen.pixels;
  return screen.rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}
