import type { BoardDesign, Widget, WidgetData, WidgetOptions } from '../../../../server/domain/statistics/board.ts';
import { around, type Box, carried, lawful } from './box.ts';

/* Changes of a board. Each gives a new design and leaves what it does not touch the very same objects. */

export function withBoxes(design: BoardDesign, boxes: ReadonlyMap<string, Box>): BoardDesign {
  let isOther = false;
  const widgets = design.widgets.map((widget) => {
    const box = boxes.get(widget.id);
    if (!box) return widget;
    const { x, y, width, height } = lawful(box);
    if (x === widget.x && y === widget.y && width === widget.width && height === widget.height) return widget;
    isOther = true;
    return { ...widget, x, y, width, height };
  });
  return isOther ? { ...design, widgets } : design;
}

/** A field set to undefined is taken out: the protocol knows absent fields, not undefined ones. */
type Fields<T> = { readonly [K in keyof T]?: T[K] | undefined };

export function withWidgets(design: BoardDesign, ids: ReadonlySet<string>, change: Fields<Widget>): BoardDesign {
  return { ...design, widgets: design.widgets.map((widget) => (ids.has(widget.id) ? (merged(widget, change) as Widget) : widget)) };
}

export function withOptions(design: BoardDesign, id: string, change: Fields<WidgetOptions>): BoardDesign {
  return { ...design, widgets: design.widgets.map((widget) => (widget.id === id ? { ...widget, options: merged(widget.options, change) as WidgetOptions } : widget)) };
}

export function withData(design: BoardDesign, id: string, change: Fields<WidgetData>): BoardDesign {
  return {
    ...design,
    widgets: design.widgets.map((widget) => (widget.id === id ? { ...widget, data: merged(widget.data ?? { metrics: [], view: 'now' }, change) as WidgetData } : widget)),
  };
}

export function withAdded(design: BoardDesign, widgets: readonly Widget[]): BoardDesign {
  return { ...design, widgets: [...design.widgets, ...widgets] };
}

/** Takes widgets away, and what the tour says of them. */
export function withRemoved(design: BoardDesign, ids: ReadonlySet<string>): BoardDesign {
  return { ...design, widgets: design.widgets.filter(({ id }) => !ids.has(id)), tour: design.tour.filter(({ widget }) => !ids.has(widget)) };
}

/** Moves the box around some widgets to another box, and them within it. */
export function withGroupBox(design: BoardDesign, ids: ReadonlySet<string>, to: Box): BoardDesign {
  const chosen = design.widgets.filter(({ id }) => ids.has(id));
  const from = around(chosen);
  if (!from) return design;
  return withBoxes(design, new Map(chosen.map((widget) => [widget.id, carried(widget, from, to)])));
}

/**
 * The board in other pixels: drawn to the proportion that fits, in the middle, so that nothing is stretched.
 */
export function withSize(design: BoardDesign, size: BoardDesign['size']): BoardDesign {
  const scale = Math.min(size.width / design.size.width, size.height / design.size.height);
  const [left, top] = [(size.width - design.size.width * scale) / 2, (size.height - design.size.height * scale) / 2];
  const boxes = new Map(design.widgets.map(({ id, x, y, width, height }) => [id, { x: left + x * scale, y: top + y * scale, width: width * scale, height: height * scale }]));
  return { ...withBoxes(design, boxes), size };
}

function merged(before: object, change: object): object {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined));
}
