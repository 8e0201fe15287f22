import type { BoardDesign } from '../../domain/statistics/board.ts';
import { AppError } from '../../protocol/app-error.ts';
import { USUAL_WINDOW } from '../metrics/windows.ts';

/** As many as twenty widgets of a dozen lines over a year of days; working them out takes seconds, by villages. */
const MOST_VALUES = 100_000;

/** @throws too-large for a design whose trends have more values than any wall could show: they would keep the server busy */
export function refuseVast({ widgets }: BoardDesign): void {
  const values = widgets.reduce((sum, { data }) => sum + (data?.view === 'trend' ? data.metrics.length * (data.window ?? USUAL_WINDOW).count : 0), 0);
  if (values > MOST_VALUES) throw new AppError('too-large');
}
