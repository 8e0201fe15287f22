import type { BoardDesign, Widget } from './board.ts';
import { columnHeight, isDecoration, leastSize, leastStrip } from './board-minimums.ts';
import { layRows, type RowBox } from './board-rows.ts';

export type BoardMode = 'wall' | 'page' | 'edit';

/** strip: too low for the widget's own form, so its figures stand in a line. */
export type WidgetForm = 'full' | 'strip';

/** Whole pixels of the screen. */
export interface PlacedWidget {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly form: WidgetForm;
}

export interface BoardLayout {
  /** Base type size, pixels: what stands beside the figures is about this large. */
  readonly em: number;
  /** More than one where a shape cannot hold all at a legible size: shown in turn, most important first. */
  readonly pages: readonly (readonly PlacedWidget[])[];
  /** Pixels; more than the screen's only on a page, which scrolls. */
  readonly height: number;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Each page of a board that pages stands so long. */
export const PAGE_MS = 8_000;

/** A page narrower than this is a phone: one column. */
export const PHONE_PX = 720;
/** Base type below this is not read from a wall, nor comfortably on a page. */
const LEGIBLE_PX = 14;
/** A drawing scaled to smaller type than this is laid anew instead, whatever it asks for. */
const SMALLEST_PX = 10;
const PHONE_EM_PX = 15;
/** A full HD screen has base type of 20 px. */
const EM_OF_DIAGONAL = 1 / 72;
/** Up to this difference in shape the drawn arrangement is kept and only its boxes change. */
const ALIKE = 1.3;
const GAP_EM = 0.7;
const STRIP_LINES = 3.4;

/**
 * Where every widget goes on a screen or page of these pixels. Nothing is ever stretched: either the drawing
 * keeps its proportions, or boxes are laid anew and each widget paints itself for its box.
 */
export function layoutBoard(design: BoardDesign, pixels: Pixels, mode: BoardMode): BoardLayout {
  if (mode === 'page' && pixels.width < PHONE_PX) return inOneColumn(design, pixels);
  const asDrawn = inProportion(design, pixels);
  if (mode === 'edit' || (design.fit === 'proportion' && asDrawn.em >= SMALLEST_PX)) return asDrawn;
  return asArranged(design, pixels) ?? laidAnew(design, pixels, mode);
}

/** Which page stands at an instant (epoch milliseconds): the same on every screen. */
export function pageAt({ pages }: BoardLayout, instant: number): number {
  return pages.length < 2 ? 0 : Math.floor(instant / PAGE_MS) % pages.length;
}

/** Widgets as one reads them: what stands beside one another from the left, then what is below. */
export function readingOrder(widgets: readonly Widget[]): readonly Widget[] {
  const rest = [...widgets].sort((one, other) => one.y - other.y || one.x - other.x);
  const ordered: Widget[] = [];
  while (rest.length > 0) {
    const first = rest[0]!;
    const middle = first.y + first.height / 2;
    const beside = rest.filter(({ y }) => y < middle);
    ordered.push(...beside.sort((one, other) => one.x - other.x || one.y - other.y));
    for (const widget of beside) rest.splice(rest.indexOf(widget), 1);
  }
  return ordered;
}

function baseEm({ width, height }: Pixels): number {
  return Math.sqrt(width * height) * EM_OF_DIAGONAL;
}

function inProportion({ size, widgets }: BoardDesign, pixels: Pixels): BoardLayout {
  const scale = Math.min(pixels.width / size.width, pixels.height / size.height);
  const left = (pixels.width - size.width * scale) / 2;
  const top = (pixels.height - size.height * scale) / 2;
  const boxes = widgets.map(({ id, x, y, width, height }) => ({ id, x: left + x * scale, y: top + y * scale, width: width * scale, height: height * scale }));
  return { em: Math.max(LEGIBLE_PX, baseEm(size)) * scale, pages: [whole(boxes, new Set())], height: pixels.height };
}

/** The drawn arrangement on a shape much like the drawn one; null where that is too unlike or too small. */
function asArranged(design: BoardDesign, pixels: Pixels): BoardLayout | null {
  const { size, widgets } = design;
  const unlike = pixels.width / pixels.height / (size.width / size.height);
  if (Math.max(unlike, 1 / unlike) > ALIKE) return null;
  const [wide, high] = [pixels.width / size.width, pixels.height / size.height];
  const em = Math.max(LEGIBLE_PX, baseEm(size)) * Math.min(wide, high);
  if (em < LEGIBLE_PX) return null;
  const boxes = widgets.map(({ id, x, y, width, height }) => ({ id, x: x * wide, y: y * high, width: width * wide, height: height * high }));
  return { em, pages: [whole(boxes, new Set())], height: pixels.height };
}

function laidAnew(design: BoardDesign, pixels: Pixels, mode: BoardMode): BoardLayout {
  const largest = Math.max(LEGIBLE_PX, baseEm(pixels));
  const smallest = Math.max(LEGIBLE_PX, largest * 0.7);
  const ordered = readingOrder(design.widgets).filter((widget) => isScannable(widget, pixels));
  for (let em = largest; em >= smallest - 1e-9; em -= Math.max(0.5, largest * 0.05)) {
    const boxes = fitted(ordered, pixels, em, design);
    if (boxes) return { em, pages: [boxes], height: pixels.height };
  }
  if (mode === 'page') return scrolling(ordered, pixels, smallest, design);
  const isStrip = ordered.every((widget) => leastSize(widget).height * smallest > pixels.height);
  const em = isStrip ? Math.max(LEGIBLE_PX, Math.min(largest, pixels.height / STRIP_LINES)) : smallest;
  return { em, pages: inTurn(byImportance(design, ordered), pixels, em, design), height: pixels.height };
}

/** A code that is too small for a phone's camera would only take room. */
function isScannable(widget: Widget, { width, height }: Pixels): boolean {
  const least = leastSize(widget);
  return widget.kind !== 'code' || Math.min(width / least.width, height / least.height) >= LEGIBLE_PX;
}

/** Figures before what accompanies them; each in reading order, those of the guided tour first. */
function byImportance({ tour }: BoardDesign, ordered: readonly Widget[]): readonly Widget[] {
  const stops = tour.map(({ widget }) => widget);
  const rank = (widget: Widget) => (stops.includes(widget.id) ? stops.indexOf(widget.id) : isDecoration(widget) ? Infinity : stops.length);
  return [...ordered].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}

/** Pages each holding as many as are legible together. What does not fit even alone gets the whole page. */
function inTurn(widgets: readonly Widget[], pixels: Pixels, em: number, design: BoardDesign): readonly (readonly PlacedWidget[])[] {
  const pages: (readonly PlacedWidget[])[] = [];
  for (let from = 0; from < widgets.length; ) {
    let count = 1;
    let page = fitted(widgets.slice(from, from + 1), pixels, em, design) ?? alone(widgets[from]!, pixels, em);
    while (from + count < widgets.length) {
      const more = fitted(widgets.slice(from, from + count + 1), pixels, em, design);
      if (!more) break;
      page = more;
      count += 1;
    }
    pages.push(page);
    from += count;
  }
  return pages.length > 0 ? pages : [[]];
}

function alone(widget: Widget, { width, height }: Pixels, em: number): readonly PlacedWidget[] {
  const least = leastSize(widget);
  return [{ id: widget.id, x: 0, y: 0, width, height, form: least.height * em > height || least.width * em > width ? 'strip' : 'full' }];
}

/** All of them in rows on one page, or null. */
function fitted(widgets: readonly Widget[], pixels: Pixels, em: number, { size }: BoardDesign): readonly PlacedWidget[] | null {
  const margin = Math.min(em, pixels.height * 0.04, pixels.width * 0.04);
  const gap = Math.min(GAP_EM * em, pixels.height * 0.1);
  const room = { width: pixels.width - margin * 2, height: pixels.height - margin * 2 };
  const strips = new Set(widgets.filter((widget) => leastSize(widget).height * em > room.height).map(({ id }) => id));
  const items = widgets.map((widget) => {
    const least = strips.has(widget.id) ? leastStrip(widget) : leastSize(widget);
    return {
      id: widget.id,
      weight: (widget.width * widget.height) / (size.width * size.height),
      aspect: widget.width / widget.height,
      least: { width: Math.min(least.width * em, room.width), height: Math.min(least.height * em, room.height) },
    };
  });
  const boxes = layRows(items, { ...room, gap });
  return boxes && whole(boxes.map((box) => ({ ...box, x: box.x + margin, y: box.y + margin })), strips);
}

/** Rows on a page of a desk that scrolls: as high as it takes. */
function scrolling(ordered: readonly Widget[], pixels: Pixels, em: number, design: BoardDesign): BoardLayout {
  for (let height = pixels.height * 1.2; height < pixels.height * 100; height *= 1.2) {
    const boxes = fitted(ordered, { width: pixels.width, height }, em, design);
    if (boxes) return { em, pages: [boxes], height: Math.round(height) };
  }
  return inOneColumn(design, pixels);
}

function inOneColumn({ widgets }: BoardDesign, { width, height }: Pixels): BoardLayout {
  const em = PHONE_EM_PX;
  const margin = em * 0.8;
  const wide = width - margin * 2;
  let y = margin;
  const shown = widgets.filter(({ kind }) => kind !== 'code'); // who has it on the phone needs no way there
  const boxes = readingOrder(shown).map((widget) => {
    const high = Math.max(columnHeight(widget, wide / em), leastSize(widget).height) * em;
    const box = { id: widget.id, x: margin, y, width: wide, height: high };
    y += high + em * GAP_EM;
    return box;
  });
  return { em, pages: [whole(boxes, new Set())], height: Math.max(height, Math.ceil(y - em * GAP_EM + margin)) };
}

/** Edges on whole pixels, so that hairlines are sharp and neighbours neither touch nor gape. */
function whole(boxes: readonly RowBox[], strips: ReadonlySet<string>): readonly PlacedWidget[] {
  return boxes.map(({ id, x, y, width, height }) => {
    const [left, top] = [Math.round(x), Math.round(y)];
    return { id, x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top, form: strips.has(id) ? 'strip' : 'full' };
  });
}
