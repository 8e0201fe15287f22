import type { BoardFrame } from '../../server/domain/statistics/board.ts';
import { earlier, moveDay, toDay } from './days.ts';

/** The day a slider begins at: the earliest that the board's own figures name, and at least a year back. */
export function firstDayOf({ widgets }: BoardFrame, today: string, timeZone: string): string {
  let earliest = Infinity;
  for (const { figures, trend } of Object.values(widgets)) {
    for (const { asOf } of figures) earliest = Math.min(earliest, asOf ?? Infinity);
    trend?.at.forEach((at, index) => {
      if (trend.lines.some(({ values }) => values[index] != null)) earliest = Math.min(earliest, at);
    });
  }
  const aYearAgo = moveDay(today, { months: -12 });
  return Number.isFinite(earliest) ? earlier(aYearAgo, toDay(Math.max(0, earliest), timeZone)) : aYearAgo;
}
