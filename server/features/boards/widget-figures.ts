import type { BoardDesign, BoardFrame, Widget } from '../../domain/statistics/board.ts';
import type { WidgetFigures } from '../../domain/statistics/figure.ts';
import { widgetFigures } from '../../protocol/board.schema.ts';
import type { BoardFigures } from './board-figures.ts';

export type WidgetsNow = BoardFrame['widgets'];

export interface Collected {
  /** Those that could be had. */
  readonly widgets: WidgetsNow;
  /** Widgets whose figures could not be had or are of no known shape, and why. */
  readonly failed: ReadonlyMap<string, unknown>;
}

/** The figures of some widgets of a board, now. One widget that fails costs the others nothing. */
export async function collect(figures: BoardFigures, design: BoardDesign, widgets: readonly Widget[]): Promise<Collected> {
  const failed = new Map<string, unknown>();
  const found = await ask(figures, design, widgets, failed);
  const good: Record<string, WidgetFigures> = {};
  for (const [id, each] of Object.entries(found)) {
    const parsed = widgetFigures.safeParse(each); // a screen refuses a frame of another shape, all of it
    if (parsed.success) good[id] = each;
    else failed.set(id, parsed.error);
  }
  return { widgets: good, failed };
}

/** All in one question; when that fails, one by one, to find out which. */
async function ask(figures: BoardFigures, design: BoardDesign, widgets: readonly Widget[], failed: Map<string, unknown>): Promise<WidgetsNow> {
  try {
    return await figures.board({ ...design, widgets }, null);
  } catch (err) {
    if (widgets.length === 1) failed.set(widgets[0]!.id, err);
    if (widgets.length <= 1) return {};
  }
  const each = [];
  for (const widget of widgets) each.push(await ask(figures, design, [widget], failed));
  return Object.assign({}, ...each) as WidgetsNow;
}

/**
 * Whether two say the same. What is counted on the screens is as of the moment it is asked, so unless
 * `exact` its time alone is no news.
 */
export function isSame(one: WidgetFigures, other: WidgetFigures, exact: boolean): boolean {
  return textOf(one, exact) === textOf(other, exact);
}

function textOf(widget: WidgetFigures, exact: boolean): string {
  if (exact) return JSON.stringify(widget);
  return JSON.stringify({ ...widget, figures: widget.figures.map((figure) => (figure.source === 'screens' ? { ...figure, asOf: 0, freshUntil: 0 } : figure)) });
}
