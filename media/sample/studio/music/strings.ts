export const SAMPLE_RATE = 48_000;

/** Frequency in hertz of a MIDI note number (69 is A4, 440 Hz; equal temperament). */
export function frequencyOf(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

/**
 * A plucked string, much like a guzheng's: a burst of soft noise circulating in a delay line
 * with a gentle low-pass (Karplus and Strong, 1983).
 *
 * @param loudness peak of the burst, 0–1
 * @returns mono samples at {@link SAMPLE_RATE}
 */
export function pluck(note: number, seconds: number, loudness: number): Float32Array {
  const period = SAMPLE_RATE / frequencyOf(note);
  const length = Math.floor(period - 0.5);
  const line = softBurst(length, note);
  const out = new Float32Array(Math.floor(seconds * SAMPLE_RATE));
  // The filter delays by half a sample; what is left of the period is a fraction, made by an all-pass.
  const fraction = period - 0.5 - length;
  const coefficient = (1 - fraction) / (1 + fraction);
  const sustain = 0.9985 - 0.0004 * Math.max(0, (note - 60) / 12);
  let before = 0;
  let passIn = 0;
  let passOut = 0;
  for (let i = 0; i < out.length; i += 1) {
    const at = i % length;
    const sample = line[at] ?? 0;
    const filtered = sustain * 0.5 * (sample + before);
    before = sample;
    passOut = coefficient * filtered + passIn - coefficient * passOut;
    passIn = filtered;
    line[at] = passOut;
    const release = Math.min(1, (out.length - i) / (0.25 * SAMPLE_RATE));
    out[i] = sample * loudness * release;
  }
  return out;
}

/** A held chord tone: three slightly apart sines with faint overtones, rising and falling slowly. */
export function pad(note: number, seconds: number, loudness: number): Float32Array {
  const out = new Float32Array(Math.floor(seconds * SAMPLE_RATE));
  const rise = Math.min(1.2, seconds / 3);
  const fall = Math.min(1.8, seconds / 2);
  for (const apart of [-0.0017, 0, 0.0019]) {
    const step = (2 * Math.PI * frequencyOf(note) * (1 + apart)) / SAMPLE_RATE;
    for (let i = 0; i < out.length; i += 1) {
      const second = i / SAMPLE_RATE;
      const envelope = smooth(second / rise) * smooth((seconds - second) / fall);
      const phase = step * i;
      const tone = Math.sin(phase) + 0.22 * Math.sin(2 * phase) + 0.07 * Math.sin(3 * phase);
      out[i] = (out[i] ?? 0) + (tone * envelope * loudness) / 3;
    }
  }
  return out;
}

function smooth(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
}

/** Repeatable noise, already dulled, so that the attack is a finger and not a pick. */
function softBurst(length: number, seed: number): Float32Array {
  let state = (seed * 2_654_435_761) >>> 0;
  const noise = Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  for (let pass = 0; pass < 3; pass += 1) {
    for (let i = length - 1; i > 0; i -= 1) noise[i] = 0.5 * ((noise[i] ?? 0) + (noise[i - 1] ?? 0));
  }
  const mean = noise.reduce((sum, x) => sum + x, 0) / length;
  const peak = noise.reduce((most, x) => Math.max(most, Math.abs(x - mean)), 1e-9);
  return noise.map((x) => (x - mean) / peak);
}
