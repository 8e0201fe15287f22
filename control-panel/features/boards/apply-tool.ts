import type { BoardDesign, Widget } from '../../../server/domain/statistics/board.ts';
import { type Alignment, ALIGNMENTS, aligned, distributed, sameSize } from './drawing/arrange.ts';
import type { Box } from './drawing/box.ts';
import { pastedOnto } from './drawing/clipboard.ts';
import { withAdded, withBoxes, withRemoved, withWidgets } from './drawing/edits.ts';
import { newWidgetId } from './drawing/new-id.ts';
import { type Shift, shifted } from './drawing/order.ts';
import { nudged } from './drawing/snap.ts';

export const MOST_WIDGETS = 80;

/** Alignment, spacing and sizes of what is chosen; a design that is the same where the tool is none of these. */
export function arranged(design: BoardDesign, chosen: readonly Widget[], tool: string): BoardDesign {
  const free = chosen.filter(({ locked }) => !locked);
  const alignment = ALIGNMENTS.find((how) => tool === `align-${how}`);
  return withBoxes(design, boxesFor(free, tool, alignment, design));
}

function boxesFor(widgets: readonly Widget[], tool: string, alignment: Alignment | undefined, { size }: BoardDesign): ReadonlyMap<string, Box> {
  if (alignment) return aligned(widgets, alignment, size);
  switch (tool) {
    case 'distribute-x':
      return distributed(widgets, 'x');
    case 'distribute-y':
      return distributed(widgets, 'y');
    case 'same-width':
      return sameSize(widgets, 'width');
    case 'same-height':
      return sameSize(widgets, 'height');
    case 'same-size':
      return sameSize(widgets, 'both');
    default:
      return new Map();
  }
}

export function reordered(design: BoardDesign, chosen: readonly string[], how: Shift): BoardDesign {
  return { ...design, widgets: shifted(design.widgets, new Set(chosen), how) };
}

/** Locks all that are chosen, or unlocks them when all are locked. */
export function lockToggled(design: BoardDesign, chosen: readonly Widget[]): BoardDesign {
  const isLocked = chosen.every(({ locked }) => locked);
  return withWidgets(design, new Set(chosen.map(({ id }) => id)), { locked: isLocked ? undefined : true });
}

/** @returns the design without them, but for what is locked */
export function removed(design: BoardDesign, chosen: readonly Widget[]): BoardDesign {
  const gone = chosen.filter(({ locked }) => !locked);
  return gone.length > 0 ? withRemoved(design, new Set(gone.map(({ id }) => id))) : design;
}

export interface Pasted {
  readonly design: BoardDesign;
  readonly ids: readonly string[];
  /** New ids, and what each was made from. */
  readonly copies: ReadonlyMap<string, string>;
}

/** @returns null when the board would have more widgets than it may */
export function pasted(design: BoardDesign, widgets: readonly Widget[]): Pasted | null {
  if (design.widgets.length + widgets.length > MOST_WIDGETS) return null;
  const taken = new Set(design.widgets.map(({ id }) => id));
  const made = pastedOnto(design, widgets, () => {
    const id = newWidgetId(taken);
    taken.add(id);
    return id;
  });
  return { design: withAdded(design, made), ids: made.map(({ id }) => id), copies: new Map(made.map(({ id }, index) => [id, widgets[index]!.id])) };
}

/** Moved or sized by an arrow key, to the next line of the grid. */
export function stepped(design: BoardDesign, chosen: readonly Widget[], { kind, x, y, step }: { kind: 'move' | 'size'; x: -1 | 0 | 1; y: -1 | 0 | 1; step: number }): BoardDesign {
  const free = chosen.filter(({ locked }) => !locked);
  const [first] = free;
  if (!first) return design;
  // all go as far as the first, so that they keep their places to one another
  const byX = kind === 'move' ? nudged(first.x, x, step) - first.x : nudged(first.x + first.width, x, step) - first.x - first.width;
  const byY = kind === 'move' ? nudged(first.y, y, step) - first.y : nudged(first.y + first.height, y, step) - first.y - first.height;
  const boxes = free.map((widget) => [widget.id, kind === 'move' ? { ...boxOf(widget), x: widget.x + byX, y: widget.y + byY } : { ...boxOf(widget), width: widget.width + byX, height: widget.height + byY }] as const);
  return withBoxes(design, new Map(boxes));
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}
