import * as z from 'zod/mini';
import { type BoardDesign, boardMetrics, type Widget } from '../../../../server/domain/statistics/board.ts';
import { boardDesign } from '../../../../server/protocol/board.schema.ts';

/** What is wrong with a file that should hold a board. */
export type DesignProblem =
  | { readonly code: 'not-json' }
  | { readonly code: 'not-a-board' }
  | { readonly code: 'widget'; readonly place: number; readonly title: string; readonly field: string }
  | { readonly code: 'field'; readonly field: string }
  | { readonly code: 'widget-twice' };

export type ReadDesign = { readonly design: BoardDesign; readonly unknownMetrics: readonly string[] } | { readonly problems: readonly DesignProblem[] };

/**
 * Reads a board from the text of a file.
 *
 * @param known ids of the town's metrics; what the board names besides is told, and stays empty on the wall
 */
export function readDesign(text: string, known: ReadonlySet<string>): ReadDesign {
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
  return { design: checked.data, unknownMetrics: [...boardMetrics(checked.data)].filter((id) => !known.has(id)) };
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
