/** What is known of a screen when asking how small its text may be. */
export interface LegibilityInput {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Height of the lit face, metres. */
  readonly physicalHeightM?: number;
  /** From where it is read, metres. */
  readonly viewingDistanceM?: number;
}

/** Below this many pixels the strokes of a heavy Chinese glyph run together. */
const STROKE_FLOOR_PX = 24;

/** A character of a Chinese public sign is read from at most this many times its height. */
const DISTANCE_PER_HEIGHT = 250;

/** Without a distance: text of an eighteenth of the shorter side reads from where a screen is usually seen. */
const SHORTER_SIDE_PARTS = 18;

/**
 * The smallest legible font size.
 *
 * With distance and physical height known, the angle decides: a character 1/250 as high as it is far
 * (about 14 minutes of arc, within the 12–15 that sign-lettering practice asks for). Otherwise the
 * shape decides. Never under 24 px, where strokes merge.
 *
 * @returns whole pixels
 */
export function minLegiblePx(screen: LegibilityInput): number {
  const { widthPx, heightPx, physicalHeightM, viewingDistanceM } = screen;
  if (physicalHeightM && viewingDistanceM && physicalHeightM > 0 && viewingDistanceM > 0) {
    const pixelsPerMetre = heightPx / physicalHeightM;
    return Math.max(STROKE_FLOOR_PX, Math.ceil((viewingDistanceM / DISTANCE_PER_HEIGHT) * pixelsPerMetre));
  }
  return Math.max(STROKE_FLOOR_PX, Math.round(Math.min(widthPx, heightPx) / SHORTER_SIDE_PARTS));
}
