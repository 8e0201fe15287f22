import { around, type Box } from './box.ts';

export const ALIGNMENTS = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

interface Placed extends Box {
  readonly id: string;
}

type Boxes = ReadonlyMap<string, Box>;

/** Where each goes so that all stand in line; one alone is aligned with the board. */
export function aligned(items: readonly Placed[], how: Alignment, board: { readonly width: number; readonly height: number }): Boxes {
  const frame = items.length === 1 ? { x: 0, y: 0, ...board } : around(items);
  if (!frame) return new Map();
  const place = ({ x, y, width, height }: Box): { x: number; y: number } => {
    switch (how) {
      case 'left':
        return { x: frame.x, y };
      case 'centre':
        return { x: Math.round(frame.x + (frame.width - width) / 2), y };
      case 'right':
        return { x: frame.x + frame.width - width, y };
      case 'top':
        return { x, y: frame.y };
      case 'middle':
        return { x, y: Math.round(frame.y + (frame.height - height) / 2) };
      case 'bottom':
        return { x, y: frame.y + frame.height - height };
    }
  };
  return new Map(items.map((item) => [item.id, { ...boxOf(item), ...place(item) }]));
}

/** Equal gaps along an axis between the first and the last, which stay; fewer than three stay all. */
export function distributed(items: readonly Placed[], axis: 'x' | 'y'): Boxes {
  const side = axis === 'x' ? 'width' : 'height';
  const order = [...items].sort((one, other) => one[axis] - other[axis] || one[side] - other[side]);
  const [first, last] = [order[0], order[order.length - 1]];
  if (!first || !last || order.length < 3) return new Map(items.map((item) => [item.id, boxOf(item)]));
  const room = last[axis] + last[side] - first[axis] - order.reduce((sum, item) => sum + item[side], 0);
  const gap = room / (order.length - 1);
  let at = first[axis];
  return new Map(
    order.map((item, index) => {
      const box: Box = { ...boxOf(item), [axis]: index === order.length - 1 ? item[axis] : Math.round(at) };
      at += item[side] + gap;
      return [item.id, box];
    }),
  );
}

/** All as wide, as high, or both, as the one chosen first. */
export function sameSize(items: readonly Placed[], what: 'width' | 'height' | 'both'): Boxes {
  const [first] = items;
  if (!first) return new Map();
  return new Map(
    items.map((item) => [
      item.id,
      { ...boxOf(item), width: what === 'height' ? item.width : first.width, height: what === 'width' ? item.height : first.height },
    ]),
  );
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}
