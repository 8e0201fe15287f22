/** A line of values as paths in a box of 100 × 100, oldest at the left; where a value is missing the line breaks. */
export interface Sparkline {
  readonly line: string;
  /** The surface beneath the line, down to the lower edge. */
  readonly area: string;
  /** Values with nothing at either side, which no line would show. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly last: { readonly x: number; readonly y: number } | null;
  readonly lowest: number;
  readonly highest: number;
}

/** @returns null when there are not two values to compare */
export function sparkline(values: readonly (number | null)[]): Sparkline | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const point = (value: number, index: number) => ({
    x: round((index / (values.length - 1)) * 100),
    y: highest === lowest ? 50 : round(94 - ((value - lowest) / (highest - lowest)) * 88),
  });
  const runs = runsOf(values.map((value, index) => (value === null ? null : point(value, index))));
  const long = runs.filter((run) => run.length > 1);
  return {
    line: long.map((run) => `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`).join(''),
    area: long.map((run) => `M${run[0]!.x} 100L${run.map(({ x, y }) => `${x} ${y}`).join('L')}L${run.at(-1)!.x} 100Z`).join(''),
    dots: runs.filter((run) => run.length === 1).map((run) => run[0]!),
    last: runs.at(-1)?.at(-1) ?? null,
    lowest,
    highest,
  };
}

function runsOf<T>(list: readonly (T | null)[]): T[][] {
  const runs: T[][] = [];
  let open = false;
  for (const each of list) {
    if (each === null) open = false;
    else if (open) runs.at(-1)!.push(each);
    else {
      runs.push([each]);
      open = true;
    }
  }
  return runs;
}

const round = (value: number): number => Math.round(value * 100) / 100;
