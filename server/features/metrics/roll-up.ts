import type { RollUp } from '../../domain/statistics/metric.ts';

export interface Part {
  readonly value: number;
  readonly asOf: number;
}

/** How the members of a dimension make one number; null when there is none of them. */
export function rollUp(how: RollUp, parts: readonly Part[]): number | null {
  if (parts.length === 0) return null;
  const values = parts.map(({ value }) => value);
  switch (how) {
    case 'sum':
      return tidy(values.reduce((sum, value) => sum + value, 0));
    case 'average':
      return tidy(values.reduce((sum, value) => sum + value, 0) / values.length);
    case 'highest':
      return Math.max(...values);
    case 'lowest':
      return Math.min(...values);
    case 'latest':
      return parts.reduce((latest, part) => (part.asOf > latest.asOf ? part : latest)).value;
  }
}

/** Without the dust of binary fractions: 0.1 and 0.2 make 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(15));
}
