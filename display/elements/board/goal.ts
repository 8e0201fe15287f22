import type { Widget } from '../../../server/domain/statistics/board.ts';
import type { Figure } from '../../../server/domain/statistics/figure.ts';

/** What a figure is measured against: the most that was set, or the hundred in a percentage; null: nobody set any. */
export function goalOf({ max }: Widget['options'], { unit }: Pick<Figure, 'unit'>): number | null {
  return max ?? (unit === '%' ? 100 : null);
}

/** The end of a scale from zero that holds a value: the next 1, 2 or 5 times a power of ten. */
export function scaleEnd(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5].find((times) => times * power >= value) ?? 10) * power;
}
