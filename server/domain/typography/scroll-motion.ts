/** A text moving past without end: repeated after `periodPx`, at a constant speed. */
export interface ScrollMotion {
  readonly pixelsPerSecond: number;
  /** From one repetition to the next. */
  readonly periodPx: number;
  readonly periodMs: number;
  /** Repetitions that cover the box at every moment. */
  readonly copies: number;
}

/** About the pace at which Chinese is read on a moving strip, characters a second. */
const CHARACTERS_PER_SECOND = 2.6;

/** Whole pixels for every frame of a 60 Hz screen, or the strokes shimmer. */
const SPEED_STEP_PX = 60;

const GAP_EM = 3;

/** Motion of a text `widthPx` long in a box `boxPx` wide. It starts with the text at the left edge, never blank. */
export function scrollMotion(widthPx: number, fontPx: number, boxPx: number): ScrollMotion {
  const steps = Math.max(1, Math.round((fontPx * CHARACTERS_PER_SECOND) / SPEED_STEP_PX));
  const pixelsPerSecond = steps * SPEED_STEP_PX;
  const periodPx = Math.ceil(widthPx + GAP_EM * fontPx);
  return {
    pixelsPerSecond,
    periodPx,
    periodMs: (periodPx / pixelsPerSecond) * 1000,
    copies: Math.ceil(boxPx / periodPx) + 1,
  };
}

/** How far the text has moved to the left after `elapsedMs`, pixels; the same on every screen in step. */
export function scrollOffset(motion: ScrollMotion, elapsedMs: number): number {
  const within = ((elapsedMs % motion.periodMs) + motion.periodMs) % motion.periodMs;
  return (within / motion.periodMs) * motion.periodPx;
}
