import { hall } from './room.ts';
import type { Stereo } from './room.ts';
import { pad, pluck, SAMPLE_RATE } from './strings.ts';

/** `[beat, MIDI note, loudness 0–1]`; beats are counted from the film's start. */
export type Note = readonly [number, number, number];

/** `[beat, length in beats, MIDI notes]` of a held chord. */
export type Chord = readonly [number, number, readonly number[]];

/** A short piece: plucked melody over held chords. */
export interface Score {
  beatSeconds: number;
  melody: readonly Note[];
  chords: readonly Chord[];
}

const PLUCK_SECONDS = 3.2;
const MELODY_LOUDNESS = 0.5;
const CHORD_LOUDNESS = 0.16;
/** RMS the piece is brought to: about −22 dBFS, speech-like beside a square's own noise. */
const TARGET_RMS = 0.08;
const CEILING = 0.7;
const FADE_OUT_SECONDS = 1.4;

/** Plays a score for exactly `seconds`, ending in a fade; no sample goes above −3 dBFS. */
export function perform(score: Score, seconds: number): Stereo {
  const length = Math.round(seconds * SAMPLE_RATE);
  const dry: Stereo = { left: new Float32Array(length), right: new Float32Array(length) };
  for (const [beat, note, loudness] of score.melody) {
    const place = (note - 72) / 48;
    mix(dry, pluck(note, PLUCK_SECONDS, loudness * MELODY_LOUDNESS), beat * score.beatSeconds, place);
  }
  for (const [beat, beats, notes] of score.chords) {
    notes.forEach((note, i) => {
      const place = notes.length < 2 ? 0 : (i / (notes.length - 1) - 0.5) * 0.7;
      mix(dry, pad(note, (beats + 1) * score.beatSeconds, CHORD_LOUDNESS), beat * score.beatSeconds, place);
    });
  }
  return level(hall(dry, 0.3));
}

/** Adds a mono sound at `second`, placed from −1 (left) to 1 (right) at constant power. */
function mix(into: Stereo, sound: Float32Array, second: number, place: number): void {
  const start = Math.round(second * SAMPLE_RATE);
  const angle = ((Math.max(-1, Math.min(1, place)) + 1) * Math.PI) / 4;
  const end = Math.min(sound.length, into.left.length - start);
  for (let i = 0; i < end; i += 1) {
    const sample = sound[i] ?? 0;
    into.left[start + i] = (into.left[start + i] ?? 0) + sample * Math.cos(angle);
    into.right[start + i] = (into.right[start + i] ?? 0) + sample * Math.sin(angle);
  }
}

function level(sound: Stereo): Stereo {
  let power = 0;
  let peak = 0;
  for (const side of [sound.left, sound.right]) {
    for (const x of side) {
      power += x * x;
      peak = Math.max(peak, Math.abs(x));
    }
  }
  const rms = Math.sqrt(power / (sound.left.length * 2));
  const gain = Math.min(TARGET_RMS / rms, CEILING / peak);
  const fadeFrom = sound.left.length - FADE_OUT_SECONDS * SAMPLE_RATE;
  const shape = (x: number, i: number): number => {
    const t = Math.max(0, (i - fadeFrom) / (FADE_OUT_SECONDS * SAMPLE_RATE));
    return x * gain * (1 - t) ** 2;
  };
  return { left: sound.left.map(shape), right: sound.right.map(shape) };
}
