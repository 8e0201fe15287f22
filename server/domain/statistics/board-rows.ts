import type { EmSize } from './board-minimums.ts';

/** A box to be laid in rows: how much room it had as drawn, in which shape, and the least it needs, pixels. */
export interface RowItem {
  readonly id: string;
  readonly weight: number;
  readonly aspect: number;
  readonly least: EmSize;
}

export interface RowBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/**
 * Lays boxes in rows that fill the room exactly, in the order given. Each gets room by its weight but never
 * less than its least; among all ways to break the rows the one that keeps the drawn shapes best is taken.
 *
 * @returns null when they cannot all have their least
 */
export function layRows(items: readonly RowItem[], room: Room): readonly RowBox[] | null {
  if (items.length === 0) return [];
  let best: { readonly cost: number; readonly boxes: readonly RowBox[] } | null = null;
  for (const breaks of rowBreaks(items, room)) {
    const boxes = place(items, breaks, room);
    if (!boxes) continue;
    const cost = boxes.reduce((sum, box, index) => sum + distortion(items[index]!, box.width, box.height), 0);
    if (!best || cost < best.cost) best = { cost, boxes };
  }
  return best?.boxes ?? null;
}

/**
 * Shares a length out by weight, each at least its least (both in the same unit).
 * @returns null when the leasts together are more than there is
 */
export function share(total: number, weights: readonly number[], least: readonly number[]): readonly number[] | null {
  if (sum(least) > total + 1e-9) return null;
  const shares: number[] = Array.from(weights, () => -1);
  for (;;) {
    const open = weights.flatMap((_, index) => (shares[index] === -1 ? [index] : []));
    const rest = total - sum(shares.filter((each) => each !== -1));
    const weight = sum(open.map((index) => weights[index]!));
    const tooSmall = open.filter((index) => (rest * weights[index]!) / weight < least[index]!);
    if (tooSmall.length === 0) {
      for (const index of open) shares[index] = (rest * weights[index]!) / weight;
      return shares;
    }
    for (const index of tooSmall) shares[index] = least[index]!;
    if (tooSmall.length === open.length) return shares;
  }
}

/** For each possible number of rows, where the best rows end (exclusive indices), by dynamic programming. */
function* rowBreaks(items: readonly RowItem[], { width, height, gap }: Room): Generator<readonly number[]> {
  const count = items.length;
  const weights = sum(items.map(({ weight }) => weight));
  const costOf = (from: number, to: number, rows: number): number => {
    const row = items.slice(from, to);
    const widths = share(width - gap * (row.length - 1), row.map(({ weight }) => weight), row.map(({ least }) => least.width));
    if (!widths) return Infinity;
    const load = sum(row.map(({ weight }) => weight));
    const high = Math.max(((height - gap * (rows - 1)) * load) / weights, ...row.map(({ least }) => least.height));
    return sum(row.map((item, index) => distortion(item, widths[index]!, high)));
  };
  for (let rows = 1; rows <= count; rows += 1) {
    // costs[to]: the least cost of the first `to` items in as many rows as have been gone through
    let costs: readonly number[] = Array.from({ length: count + 1 }, (_, to) => (to === 0 ? 0 : Infinity));
    const cuts: (readonly number[])[] = [];
    for (let row = 0; row < rows; row += 1) {
      const next: number[] = Array.from({ length: count + 1 }, () => Infinity);
      const cut: number[] = Array.from({ length: count + 1 }, () => -1);
      for (let to = row + 1; to <= count; to += 1) {
        for (let from = to - 1; from >= row; from -= 1) {
          const one = costOf(from, to, rows);
          if (one === Infinity) break; // a longer row fits even less
          const cost = costs[from]! + one;
          if (cost < next[to]!) [next[to], cut[to]] = [cost, from];
        }
      }
      costs = next;
      cuts.push(cut);
    }
    if (costs[count] === Infinity) continue;
    const ends: number[] = [];
    for (let row = rows - 1, end = count; row >= 0; row -= 1) {
      ends.unshift(end);
      end = cuts[row]![end]!;
    }
    yield ends;
  }
}

function place(items: readonly RowItem[], ends: readonly number[], { width, height, gap }: Room): readonly RowBox[] | null {
  const rows = ends.map((end, index) => items.slice(ends[index - 1] ?? 0, end));
  const heights = share(
    height - gap * (rows.length - 1),
    rows.map((row) => sum(row.map(({ weight }) => weight))),
    rows.map((row) => Math.max(...row.map(({ least }) => least.height))),
  );
  if (!heights) return null;
  let y = 0;
  return rows.flatMap((row, index) => {
    const high = heights[index]!;
    const widths = share(width - gap * (row.length - 1), row.map(({ weight }) => weight), row.map(({ least }) => least.width))!;
    let x = 0;
    const boxes = row.map(({ id }, column) => {
      const wide = widths[column]!;
      const box = { id, x, y, width: wide, height: high };
      x += wide + gap;
      return box;
    });
    y += high + gap;
    return boxes;
  });
}

/** How far a box is from its drawn shape; twice as wide is as far as twice as high. */
function distortion({ aspect }: RowItem, width: number, height: number): number {
  return Math.log(width / height / aspect) ** 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
