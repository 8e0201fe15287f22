import type { Box } from './fit-text.ts';

/** A box and where it stands on the screen, pixels from the upper left. */
export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
}

/** What a screen's proportions ask of a layout. */
export type ShapeKind = 'landscape' | 'portrait' | 'strip';

const STRIP_RATIO = 4;
const PORTRAIT_RATIO = 0.8;

export function shapeOf(pixels: Box): ShapeKind {
  const ratio = pixels.width / pixels.height;
  if (ratio >= STRIP_RATIO) return 'strip';
  return ratio <= PORTRAIT_RATIO ? 'portrait' : 'landscape';
}

/** Margins as parts of the shorter side: generous on boards, lean on strips where every row of lamps counts. */
const MARGINS: Readonly<Record<ShapeKind, { readonly x: number; readonly y: number; readonly rule: number }>> = {
  landscape: { x: 0.16, y: 0.14, rule: 0.055 },
  portrait: { x: 0.115, y: 0.15, rule: 0.055 },
  strip: { x: 0.2, y: 0.11, rule: 0.045 },
};

/** Where the ornament lines run and what they leave for the content. */
export interface Frame {
  readonly shape: ShapeKind;
  /** Distance of the ornament from the edges, whole pixels. */
  readonly rulePx: number;
  readonly content: PlacedBox;
}

export function frameOf(pixels: Box): Frame {
  const shape = shapeOf(pixels);
  const shorter = Math.min(pixels.width, pixels.height);
  const margin = MARGINS[shape];
  const x = Math.round(shorter * margin.x);
  const y = Math.round(shorter * margin.y);
  return {
    shape,
    rulePx: Math.max(1, Math.round(shorter * margin.rule)),
    content: { x, y, width: pixels.width - 2 * x, height: pixels.height - 2 * y },
  };
}
