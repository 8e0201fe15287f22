/** Neighbouring sizes differ by this factor, which no eye tells apart from afar. */
const STEP = 1.04;

/**
 * The largest size of the scale at most as large as `fontPx`. Sizes on a scale let settings of almost
 * equal size be judged by how well they read. The least legible size is on the scale as well.
 *
 * @returns whole pixels, at least 1; not decreasing in `fontPx`
 */
export function fontStep(fontPx: number, minFontPx: number): number {
  const power = Math.floor(Math.log(Math.max(fontPx, 1)) / Math.log(STEP) + 1e-9);
  const onScale = Math.max(1, Math.floor(STEP ** power));
  return fontPx >= minFontPx ? Math.max(onScale, minFontPx) : onScale;
}
