import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export const SEPARATORS = ['\t', ';', '，', ',', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

const MOST_LINES = 200;

/**
 * The separator of a table's first lines: the one that cuts most lines into as many parts as the line that
 * names the columns; where several do, the one that cuts into more. ',' when none cuts at all.
 */
export function separatorOf(start: string): Separator {
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = separatorsByLine(start, separator);
    const usual = mode(counts.filter((count) => count > 0));
    if (usual === 0) continue;
    const share = counts.filter((count) => count === usual).length / counts.length;
    // a heading names columns and has no digits with commas in them, so it weighs in
    const heading = counts.find((count) => count > 0) === usual ? 0.5 : 0;
    const score = share + heading + Math.min(usual, 50) / 200;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** How many of these separators each line has, those within quotes not counted; empty lines are passed over. */
function separatorsByLine(start: string, delimiter: Separator): number[] {
  const counts: number[] = [];
  const on_record = (cells: string[]): null => {
    if (cells.length > 1 || cells[0]?.trim() !== '') counts.push(cells.length - 1);
    return null;
  };
  try {
    parse(start, { delimiter, relax_quotes: true, relax_column_count: true, to: MOST_LINES, on_record });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error; // the start of a file may end within quotes
  }
  return counts;
}

function mode(numbers: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const number of numbers) seen.set(number, (seen.get(number) ?? 0) + 1);
  return [...seen].toSorted(([one, often], [other, oftener]) => oftener - often || other - one)[0]?.[0] ?? 0;
}
