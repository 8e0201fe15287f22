import * as z from 'zod/mini';
import { boardAssets, type BoardDesign, boardMetrics, type Widget } from '../../../../server/domain/statistics/board.ts';
import { boardDesign } from '../../../../server/protocol/board.schema.ts';

/** What is wrong with a file that should hold a board. */
export type DesignProblem =
  | { readonly code: 'not-json' }
  | { readonly code: 'not-a-board' }
  | { readonly code: 'widget'; readonly place: number; readonly title: string; readonly field: string }
  | { readonly code: 'field'; readonly field: string }
  | { readonly code: 'widget-twice' };

export type ReadDesign = { readonly design: BoardDesign; readonly unknownMetrics: readonly string[]; /** Pictures and films left out. */ readonly lostFiles: number } | { readonly problems: readonly DesignProblem[] };

/**
 * Reads a board from the text of a file.
 *
 * @param known ids of the town's metrics; what the board names besides is told, and stays empty on the wall
 * @param files hashes of the pictures and films that are here; others are left out, for no screen could fetch them
 */
export function readDesign(text: string, known: ReadonlySet<string>, files: ReadonlySet<string>): ReadDesign {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [{ code: 'not-json' }] };
  }
  if (typeof value !== 'object' || value === null || !('widgets' in value) || !Array.isArray(value.widgets)) return { problems: [{ code: 'not-a-board' }] };
  const checked = z.safeParse(boardDesign, value);
  if (!checked.success) {
    const widgets: readonly unknown[] = value.widgets;
    const problems = checked.error.issues.map((issue) => problemOf(issue, widgets));
    return { problems: problems.filter((problem, index) => problems.findIndex((other) => JSON.stringify(other) === JSON.stringify(problem)) === index) };
  }
  const design = withFiles(checked.data, files);
  return { design, unknownMetrics: [...boardMetrics(design)].filter((id) => !known.has(id)), lostFiles: boardAssets(checked.data).length - boardAssets(design).length };
}

function withFiles(design: BoardDesign, files: ReadonlySet<string>): BoardDesign {
  const widgets = design.widgets.map((widget) => {
    const { image, film, ...options } = widget.options;
    return { ...widget, options: { ...options, ...(image && files.has(image.sha256) && { image }), ...(film && files.has(film.sha256) && { film }) } };
  });
  return { ...design, background: design.background && files.has(design.background.sha256) ? design.background : null, widgets };
}

/** The text of a board's file, to be read by people too. */
export function designFile(design: BoardDesign): string {
  return `${JSON.stringify(design, null, 2)}\n`;
}

function problemOf({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }, widgets: readonly unknown[]): DesignProblem {
  if (message === 'board.widget-twice') return { code: 'widget-twice' };
  const [first, index, ...rest] = path;
  if (first !== 'widgets' || typeof index !== 'number') return { code: 'field', field: path.map(String).join('.') };
  const widget = widgets[index] as Partial<Widget> | null;
  const title = typeof widget === 'object' && typeof widget?.title === 'string' ? widget.title : '';
  return { code: 'widget', place: index + 1, title, field: rest.map(String).join('.') };
}
