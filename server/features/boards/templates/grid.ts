import type { BoardDesign, BoardTheme, Widget, WidgetData, WidgetKind, WidgetOptions } from '../../../domain/statistics/board.ts';

/*
 * 1920 × 1080 with 56 pixels at the sides and 40 above and below: a head of 136, so that its code can be read from
 * where people stand, then six rows of twelve cells of 136 × 128, 16 apart. Everything lies on multiples of 8.
 */
const SIDE = 56;
const TOP = 40;
const HEAD = 136;
const GAP = 16;
const STEP = 136 + GAP;
const ROW = 128 + GAP;
const WIDTH = 1920;

/** Column and row of the upper left square, and how many across and down. */
export type Cells = readonly [column: number, row: number, across: number, down: number];

/** A template, as a town begins with it. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly design: BoardDesign;
}

interface Part {
  readonly id: string;
  readonly kind: WidgetKind;
  /** '': the name of its one metric stands there. */
  readonly title: string;
  readonly at: Cells;
  readonly data?: WidgetData;
  readonly options?: WidgetOptions;
  /** What is said of it in the guided tour. */
  readonly note?: string;
}

/** One figure each of these. */
export function now(...metrics: string[]): WidgetData {
  return { metrics, view: 'now' };
}

/** The members of a metric, the highest first. */
export function members(metric: string, limit?: number): WidgetData {
  return { metrics: [metric], view: 'members', order: 'highest', ...(limit === undefined ? {} : { limit }) };
}

export function days(count: number, ...metrics: string[]): WidgetData {
  return { metrics, view: 'trend', window: { unit: 'day', count } };
}

/** A board with a head of title, code and clock, and its parts on the grid. */
export function board(title: string, theme: BoardTheme, parts: readonly Part[]): BoardDesign {
  const [clock, code] = [4 * STEP - GAP, 2 * STEP - GAP];
  const head: Widget[] = [
    { id: 'title', kind: 'text', title: '', x: SIDE, y: TOP, width: WIDTH - 2 * SIDE - clock - code - 2 * GAP, height: HEAD, data: null, options: { text: title, size: 'huge', align: 'start' } },
    { id: 'code', kind: 'code', title: '扫码看每个数的出处', x: WIDTH - SIDE - clock - GAP - code, y: TOP, width: code, height: HEAD, data: null, options: {} },
    { id: 'clock', kind: 'clock', title: '', x: WIDTH - SIDE - clock, y: TOP, width: clock, height: HEAD, data: null, options: { lunar: true, seconds: false, align: 'end' } },
  ];
  return {
    title,
    size: { width: WIDTH, height: 1080 },
    fit: 'reflow',
    theme,
    background: null,
    widgets: [...head, ...parts.map(widget)],
    tour: parts.flatMap(({ id, note }) => (note === undefined ? [] : [{ widget: id, note }])),
  };
}

function widget({ id, kind, title, at: [column, row, across, down], data, options }: Part): Widget {
  return {
    id,
    kind,
    title,
    x: SIDE + column * STEP,
    y: TOP + HEAD + GAP + row * ROW,
    width: across * STEP - GAP,
    height: down * ROW - GAP,
    data: data ?? null,
    options: options ?? {},
  };
}
