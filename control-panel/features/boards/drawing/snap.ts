import type { Box, Handle, Point } from './box.ts';
import { gapMatches } from './gaps.ts';
import type { Guide } from './guide.ts';

export interface Snapped {
  /** What is to be added to the movement. */
  readonly x: number;
  readonly y: number;
  readonly guides: readonly Guide[];
}

export interface SnapSetting {
  readonly others: readonly Box[];
  readonly board: { readonly width: number; readonly height: number };
  /** How near something must be to be drawn to, pixels of the design. */
  readonly reach: number;
  /** Width of a square of the grid, pixels; 0 for none. */
  readonly grid: number;
}

/** One axis of a box: where it begins, how long it is, and where it lies on the other axis. */
interface Span {
  readonly start: number;
  readonly size: number;
  readonly across: number;
  readonly acrossEnd: number;
}

interface Line {
  readonly at: number;
  readonly kind: 'edge' | 'centre';
  readonly span: Span;
}

const spanOf = (box: Box, axis: 'x' | 'y'): Span =>
  axis === 'x' ? { start: box.x, size: box.width, across: box.y, acrossEnd: box.y + box.height } : { start: box.y, size: box.height, across: box.x, acrossEnd: box.x + box.width };

/**
 * Draws a box that is being moved to the nearest edge or centre of another or of the board, to an equal gap
 * between neighbours, or else to the grid; each axis by itself.
 */
export function snapMove(box: Box, setting: SnapSetting): Snapped {
  const x = moveOnAxis(box, 'x', setting);
  const y = moveOnAxis(box, 'y', setting);
  return { x: x.by, y: y.by, guides: [...x.guides, ...y.guides] };
}

/** The same for the edges that a handle pulls. */
export function snapPull(box: Box, handle: Handle, setting: SnapSetting): Snapped {
  const x = pullOnAxis(box, 'x', handle.includes('w') ? -1 : handle.includes('e') ? 1 : 0, setting);
  const y = pullOnAxis(box, 'y', handle.includes('n') ? -1 : handle.includes('s') ? 1 : 0, setting);
  return { x: x.by, y: y.by, guides: [...x.guides, ...y.guides] };
}

interface OnAxis {
  readonly by: number;
  readonly guides: readonly Guide[];
}

function moveOnAxis(box: Box, axis: 'x' | 'y', setting: SnapSetting): OnAxis {
  const span = spanOf(box, axis);
  const own: readonly { readonly at: number; readonly centre: boolean }[] = [
    { at: span.start, centre: false },
    { at: span.start + span.size / 2, centre: true },
    { at: span.start + span.size, centre: false },
  ];
  const best = nearest(own, lines(axis, setting), setting.reach);
  const gaps = gapMatches(box, axis, setting.others, setting.reach);
  const gap = gaps[0];
  if (gap && (best === null || Math.abs(gap.by) < Math.abs(best))) return { by: gap.by, guides: gaps.filter(({ by }) => Math.abs(by - gap.by) < 0.5).flatMap(({ guides }) => guides) };
  if (best !== null) return { by: best, guides: guidesAt(span, best, own.map(({ at }) => at), axis, setting) };
  return { by: toGrid(span.start, setting.grid), guides: [] };
}

function pullOnAxis(box: Box, axis: 'x' | 'y', side: -1 | 0 | 1, setting: SnapSetting): OnAxis {
  if (side === 0) return { by: 0, guides: [] };
  const span = spanOf(box, axis);
  const edge = side < 0 ? span.start : span.start + span.size;
  const best = nearest([{ at: edge, centre: false }], lines(axis, setting), setting.reach);
  if (best === null) return { by: toGrid(edge, setting.grid), guides: [] };
  return { by: best, guides: guidesAt(span, best, [edge], axis, setting) };
}

function lines(axis: 'x' | 'y', { others, board }: SnapSetting): readonly Line[] {
  const whole: Box = { x: 0, y: 0, width: board.width, height: board.height };
  return [whole, ...others].flatMap((other) => {
    const span = spanOf(other, axis);
    return [
      { at: span.start, kind: 'edge' as const, span },
      { at: span.start + span.size / 2, kind: 'centre' as const, span },
      { at: span.start + span.size, kind: 'edge' as const, span },
    ];
  });
}

/** Centres are drawn to centres and edges to edges. @returns the way to the nearest within reach */
function nearest(own: readonly { readonly at: number; readonly centre: boolean }[], candidates: readonly Line[], reach: number): number | null {
  let best: number | null = null;
  for (const { at, centre } of own) {
    for (const line of candidates) {
      if (centre !== (line.kind === 'centre')) continue;
      const by = line.at - at;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by;
    }
  }
  return best;
}

function guidesAt(span: Span, by: number, own: readonly number[], axis: 'x' | 'y', setting: SnapSetting): readonly Guide[] {
  const places = own.map((at) => at + by);
  const found = new Map<number, Guide>();
  for (const { at, kind, span: other } of lines(axis, setting)) {
    if (!places.some((place) => Math.abs(place - at) < 0.5)) continue;
    const before = found.get(at);
    found.set(at, {
      axis,
      at,
      kind: before?.kind === 'edge' ? 'edge' : kind,
      from: Math.min(span.across, other.across, before?.from ?? Infinity),
      to: Math.max(span.acrossEnd, other.acrossEnd, before?.to ?? -Infinity),
    });
  }
  return [...found.values()];
}

function toGrid(at: number, grid: number): number {
  return grid > 0 ? Math.round(at / grid) * grid - at : 0;
}

/** Whole steps of the grid in the direction of an arrow key, to the next line of it. */
export function nudged(at: number, direction: -1 | 0 | 1, step: number): number {
  if (direction === 0) return at;
  const next = direction > 0 ? Math.floor(at / step) + 1 : Math.ceil(at / step) - 1;
  return next * step;
}

export function plus(one: Point, other: Point): Point {
  return { x: one.x + other.x, y: one.y + other.y };
}
