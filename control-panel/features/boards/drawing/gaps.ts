import type { Box } from './box.ts';
import type { Guide } from './guide.ts';

export interface GapMatch {
  /** The way to the place with equal gaps. */
  readonly by: number;
  readonly guides: readonly Guide[];
}

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly middle: number;
}

/**
 * Places near a box where the gaps along an axis are equal: in the middle between two neighbours, or after
 * two neighbours at the gap they have. Nearest first. Only what lies in the same row or column counts.
 */
export function gapMatches(box: Box, axis: 'x' | 'y', others: readonly Box[], reach: number): readonly GapMatch[] {
  const row = others.filter((other) => overlapsAcross(box, other, axis)).map((other) => interval(other, axis)).sort((one, other) => one.start - other.start);
  const own = interval(box, axis);
  const size = own.end - own.start;
  const found: GapMatch[] = [];
  const add = (start: number, gaps: readonly (readonly [number, number])[]) => {
    const by = start - own.start;
    if (Math.abs(by) <= reach) found.push({ by, guides: gaps.map(([from, to]) => ({ axis: axis === 'x' ? 'y' : 'x', at: own.middle, from, to, kind: 'gap' })) });
  };
  for (const [index, left] of row.entries()) {
    for (const right of row.slice(index + 1)) {
      const gap = right.start - left.end;
      if (gap <= 0 || row.some((other) => other !== left && other !== right && other.start < right.start && other.end > left.end)) continue;
      if (gap > size) {
        const start = (left.end + right.start - size) / 2;
        add(start, [[left.end, start], [start + size, right.start]]);
      }
      add(right.end + gap, [[left.end, right.start], [right.end, right.end + gap]]);
      add(left.start - gap - size, [[left.start - gap, left.start], [left.end, right.start]]);
    }
  }
  return found.sort((one, other) => Math.abs(one.by) - Math.abs(other.by));
}

function interval(box: Box, axis: 'x' | 'y'): Interval {
  return axis === 'x' ? { start: box.x, end: box.x + box.width, middle: box.y + box.height / 2 } : { start: box.y, end: box.y + box.height, middle: box.x + box.width / 2 };
}

function overlapsAcross(one: Box, other: Box, axis: 'x' | 'y'): boolean {
  return axis === 'x' ? one.y < other.y + other.height && other.y < one.y + one.height : one.x < other.x + other.width && other.x < one.x + one.width;
}
