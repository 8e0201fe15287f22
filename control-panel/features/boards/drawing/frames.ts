import type { BoardDesign, BoardFrame } from '../../../../server/domain/statistics/board.ts';

/** What a design asks of the server, as a text: equal while nothing but boxes, titles and looks change. */
export function questionOf({ widgets }: BoardDesign): string {
  return JSON.stringify(widgets.map(({ id, kind, data }) => [id, kind === 'mosaic' ? kind : '', data]));
}

/** A newer frame in which what did not change keeps its objects, so that only what did is painted anew. */
export function renewed(before: BoardFrame | null, next: BoardFrame): BoardFrame {
  if (!before) return next;
  const widgets = Object.fromEntries(
    Object.entries(next.widgets).map(([id, figures]) => {
      const old = before.widgets[id];
      return [id, old && JSON.stringify(old) === JSON.stringify(figures) ? old : figures];
    }),
  );
  return { ...next, widgets };
}

/** Figures of copies until the server has told theirs. */
export function withCopied(frame: BoardFrame | null, copies: ReadonlyMap<string, string>): BoardFrame | null {
  if (!frame) return null;
  const added = [...copies].flatMap(([copy, original]) => {
    const figures = frame.widgets[original];
    return figures ? [[copy, figures] as const] : [];
  });
  return { ...frame, widgets: { ...frame.widgets, ...Object.fromEntries(added) } };
}
