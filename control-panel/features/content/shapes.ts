import type { PixelSize } from '../../../server/domain/screen.ts';
import { viewedPixels } from '../../../server/domain/screen.ts';
import type { ScreenView } from '../../../server/protocol/rest/screens.ts';

/** A shape to show a text in, and the town's screens that have it. */
export interface Shape {
  readonly key: string;
  readonly pixels: PixelSize;
  readonly screens: readonly string[];
}

const STANDARD: readonly PixelSize[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1920, height: 384 },
  { width: 512, height: 64 },
];
/** As many as one call composes for. */
const MOST = 20;

/** Four usual shapes and every other one the town has, each once; the widest last. */
export function previewShapes(screens: readonly Pick<ScreenView, 'name' | 'pixels' | 'rotation' | 'revoked'>[]): Shape[] {
  const shapes = new Map<string, { pixels: PixelSize; screens: string[] }>(STANDARD.map((pixels) => [keyOf(pixels), { pixels, screens: [] }]));
  for (const screen of screens) {
    if (screen.revoked) continue;
    const pixels = viewedPixels(screen);
    const key = keyOf(pixels);
    const known = shapes.get(key);
    if (known) known.screens.push(screen.name);
    else if (shapes.size < MOST) shapes.set(key, { pixels, screens: [screen.name] });
  }
  return [...shapes].map(([key, shape]) => ({ key, ...shape })).sort((a, b) => rank(a.pixels) - rank(b.pixels));
}

/** 1920x1080 */
export function keyOf({ width, height }: PixelSize): string {
  return `${width}x${height}`;
}

/** Landscape and portrait first, strips after them. */
function rank({ width, height }: PixelSize): number {
  return width / height >= 3 ? 1 : 0;
}
