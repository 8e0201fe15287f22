import { SAMPLE_RATE } from './strings.ts';

/** Two channels of equal length at the studio's sample rate. */
export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

const COMB_SECONDS = [0.0297, 0.0371, 0.0411, 0.0437];
const ALL_PASS_SECONDS = [0.005, 0.0017];

/**
 * Adds the sound of a quiet hall: four combs and two all-passes a side (Schroeder, 1962),
 * slightly different left and right so that the hall has width.
 *
 * @param share how much of the hall is heard beside the dry sound, 0–1
 */
export function hall(dry: Stereo, share: number): Stereo {
  return { left: oneSide(dry.left, share, 1), right: oneSide(dry.right, share, 1.013) };
}

function oneSide(dry: Float32Array, share: number, stretch: number): Float32Array {
  const wet = new Float32Array(dry.length);
  for (const seconds of COMB_SECONDS) comb(dry, wet, Math.round(seconds * stretch * SAMPLE_RATE));
  let diffuse: Float32Array = wet;
  for (const seconds of ALL_PASS_SECONDS) diffuse = allPass(diffuse, Math.round(seconds * stretch * SAMPLE_RATE));
  return dry.map((x, i) => x + share * (diffuse[i] ?? 0));
}

function comb(input: Float32Array, sum: Float32Array, delay: number): void {
  const line = new Float32Array(delay);
  let dulled = 0;
  for (let i = 0; i < input.length; i += 1) {
    const at = i % delay;
    const echo = line[at] ?? 0;
    dulled = 0.7 * echo + 0.3 * dulled;
    line[at] = (input[i] ?? 0) + 0.8 * dulled;
    sum[i] = (sum[i] ?? 0) + 0.25 * echo;
  }
}

function allPass(input: Float32Array, delay: number): Float32Array {
  const line = new Float32Array(delay);
  return input.map((x, i) => {
    const at = i % delay;
    const echo = line[at] ?? 0;
    const stored = x + 0.5 * echo;
    line[at] = stored;
    return echo - 0.5 * stored;
  });
}
