/** A rectangle in the design's pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners and edges by compass point. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof HANDLES)[number];

/** Smallest side of a widget, pixels: what the protocol takes. */
export const LEAST_SIDE = 8;
const MOST_SIDE = 16_384;

/** The smallest box around all; null for none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The box between two corners, whichever way it was drawn. */
export function between(one: Point, other: Point): Box {
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

export function touches(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

/** Whole pixels within what the protocol takes. */
export function lawful({ x, y, width, height }: Box): Box {
  return { x: within(x, -MOST_SIDE), y: within(y, -MOST_SIDE), width: within(width, LEAST_SIDE), height: within(height, LEAST_SIDE) };
}

function within(value: number, least: number): number {
  return Math.min(MOST_SIDE, Math.max(least, Math.round(value)));
}

/**
 * A box pulled at one of its handles; the opposite edge or corner stays.
 *
 * @param keepShape keeps the ratio of sides (at corners)
 */
export function pulled(box: Box, handle: Handle, by: Point, keepShape = false): Box {
  const west = handle.includes('w');
  const north = handle.includes('n');
  const horizontal = west || handle.includes('e');
  const vertical = north || handle.includes('s');
  let width = horizontal ? Math.max(LEAST_SIDE, box.width + (west ? -by.x : by.x)) : box.width;
  let height = vertical ? Math.max(LEAST_SIDE, box.height + (north ? -by.y : by.y)) : box.height;
  if (keepShape && horizontal && vertical) {
    const scale = Math.max(width / box.width, height / box.height, LEAST_SIDE / Math.min(box.width, box.height));
    width = box.width * scale;
    height = box.height * scale;
  }
  return { x: west ? box.x + box.width - width : box.x, y: north ? box.y + box.height - height : box.y, width, height };
}

/** A box of a group after the box around the group became another. */
export function carried(box: Box, from: Box, to: Box): Box {
  const [wide, high] = [to.width / from.width, to.height / from.height];
  return { x: to.x + (box.x - from.x) * wide, y: to.y + (box.y - from.y) * high, width: box.width * wide, height: box.height * high };
}
