import type { Recurrence } from '../../../server/domain/recurrence.ts';
import { addDays } from './week-spans.ts';

export const UNTILS = ['today', 'friday', 'nextFriday', 'week', 'month', 'date'] as const;
export type Until = (typeof UNTILS)[number];

const FRIDAY = 5;

/** The choices that make sense today: from Friday on, this week's Friday is the next one's. */
export function untilsOn(today: string): Until[] {
  const weekday = Temporal.PlainDate.from(today).dayOfWeek;
  return UNTILS.filter((until) => (until === 'friday' ? weekday < FRIDAY : until === 'nextFriday' ? weekday >= FRIDAY : true));
}

/** The last day (YYYY-MM-DD) something is shown on; null while a date has still to be chosen. */
export function lastDay(until: Until, today: string, chosen: string): string | null {
  const weekday = Temporal.PlainDate.from(today).dayOfWeek;
  switch (until) {
    case 'today':
      return today;
    case 'friday':
      return addDays(today, FRIDAY - weekday);
    case 'nextFriday':
      return addDays(today, FRIDAY - weekday + 7);
    case 'week':
      return addDays(today, 6);
    case 'month':
      return Temporal.PlainDate.from(today).add({ months: 1 }).toString();
    case 'date':
      return chosen >= today ? chosen : null;
  }
}

/** All day, every day, from today on. */
export function quickRecurrence(today: string, endDate: string): Recurrence {
  return { startDate: today, endDate, weekdays: [1, 2, 3, 4, 5, 6, 7], windows: [{ from: '00:00', to: '24:00' }] };
}

/** Not longer than a name may be; never half a character. */
export function shortened(name: string, most: number): string {
  const characters = Array.from(name);
  let text = name;
  for (let count = characters.length; text.length > most; count--) text = `${characters.slice(0, count - 1).join('')}…`;
  return text;
}
