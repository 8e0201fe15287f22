import * as z from 'zod/mini';
import type { BoardDesign, Widget } from '../../../../server/domain/statistics/board.ts';
import { boardDesign } from '../../../../server/protocol/board.schema.ts';

const MARK = 'heping-board-widgets';
const STEP = 24;
const EMPTY: BoardDesign = { title: 'copied', size: { width: 1920, height: 1080 }, fit: 'reflow', theme: 'night', background: null, widgets: [], tour: [] };

/** Widgets as text, for the clipboard: another board, another browser, a letter. */
export function copiedText(widgets: readonly Widget[]): string {
  return JSON.stringify({ [MARK]: 1, widgets });
}

/** @returns the widgets in a clipboard's text, or null when it holds something else */
export function pastedWidgets(text: string): readonly Widget[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !(MARK in value) || !('widgets' in value)) return null;
  const checked = z.safeParse(boardDesign, { ...EMPTY, widgets: value.widgets });
  return checked.success && checked.data.widgets.length > 0 ? checked.data.widgets : null;
}

/**
 * Copies with names of their own, moved until none lies exactly on a widget that is there, and onto the board.
 */
export function pastedOnto({ widgets, size }: Pick<BoardDesign, 'widgets' | 'size'>, pasted: readonly Widget[], newId: () => string): readonly Widget[] {
  const taken = new Set(widgets.map(({ x, y }) => `${x},${y}`));
  const left = Math.min(...pasted.map(({ x }) => x));
  const top = Math.min(...pasted.map(({ y }) => y));
  // what lay outside this smaller board comes to its corner
  const inX = left >= size.width || left < 0 ? STEP - left : 0;
  const inY = top >= size.height || top < 0 ? STEP - top : 0;
  let by = 0;
  while (pasted.some(({ x, y }) => taken.has(`${x + inX + by},${y + inY + by}`))) by += STEP;
  return pasted.map(({ locked: _, ...widget }) => ({ ...widget, id: newId(), x: widget.x + inX + by, y: widget.y + inY + by }));
}
