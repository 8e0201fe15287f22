import { textEm } from './text-width.ts';

export interface CloudWord {
  readonly text: string;
  /** Not negative. */
  readonly weight: number;
}

/** Pixels; `index` is the word's place in what was given. */
export interface PlacedWord {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

const LINE = 1.18;
const TURN = 0.35;
const GROW = 0.985;
const ATTEMPTS = 9;

/**
 * Words placed from the middle outwards along a spiral, the weightiest first and largest. Always the same for
 * the same words. When not all fit they are set smaller; one that does not fit at `leastPx` is left out.
 */
export function layCloud(words: readonly CloudWord[], width: number, height: number, leastPx: number): readonly PlacedWord[] {
  const inOrder = words.map((word, index) => ({ ...word, index })).sort((one, other) => other.weight - one.weight || one.index - other.index);
  const most = Math.max(1e-9, inOrder[0]?.weight ?? 0);
  let largest = Math.min(height * 0.42, Math.sqrt(width * height) * 0.3);
  let best: readonly PlacedWord[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const placed: PlacedWord[] = [];
    for (const { text, weight, index } of inOrder) {
      const fontPx = Math.max(leastPx, largest * Math.sqrt(weight / most));
      const size = { width: textEm(text) * fontPx, height: fontPx * LINE };
      const place = size.width > width || size.height > height ? null : freePlace(size, placed, width, height);
      if (place) placed.push({ index, ...place, ...size, fontPx });
    }
    if (placed.length > best.length) best = placed;
    if (best.length === words.length || largest <= leastPx) break;
    largest *= 0.8;
  }
  return best;
}

function freePlace(size: { width: number; height: number }, placed: readonly PlacedWord[], width: number, height: number): { x: number; y: number } | null {
  const step = Math.max(2, size.height * 0.12);
  const reach = Math.hypot(width, height) / 2;
  for (let angle = 0, radius = 0; radius < reach; angle += Math.min(TURN, (step * GROW) / Math.max(step, radius)), radius = (step * angle) / (2 * Math.PI)) {
    const x = width / 2 + radius * Math.cos(angle) * (width / Math.max(width, height)) - size.width / 2;
    const y = height / 2 + radius * Math.sin(angle) * (height / Math.max(width, height)) - size.height / 2;
    if (x < 0 || y < 0 || x + size.width > width || y + size.height > height) continue;
    const isTaken = placed.some((other) => x < other.x + other.width && other.x < x + size.width && y < other.y + other.height && other.y < y + size.height);
    if (!isTaken) return { x, y };
  }
  return null;
}
