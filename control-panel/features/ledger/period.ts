export const PERIODS = ['today', 'week', 'month', 'year', 'own'] as const;
export type Period = (typeof PERIODS)[number];

/** Whole days, both included, as YYYY-MM-DD. */
export interface Range {
  readonly period: Period;
  readonly from: string;
  readonly to: string;
}

/**
 * The days an address asks for: `?period=week`, or `?from=&to=` for days of one's own; today when it
 * names none or nonsense. Ends given the wrong way round change places; a missing end is the other one.
 * @param today YYYY-MM-DD where the town is
 */
export function periodOf(query: URLSearchParams, today: string): Range {
  const [from, to] = [dayOrNull(query.get('from')), dayOrNull(query.get('to'))];
  if (from ?? to) {
    const ends = [from ?? to ?? today, to ?? from ?? today].sort();
    return { period: 'own', from: ends[0]!, to: ends[1]! };
  }
  const asked = query.get('period');
  const period = PERIODS.find((each) => each === asked && each !== 'own') ?? 'today';
  return { period, from: startOf(period, today), to: today };
}

/** First day of the running week (Monday), month or year. */
function startOf(period: Period, today: string): string {
  const day = Temporal.PlainDate.from(today);
  if (period === 'week') return day.subtract({ days: day.dayOfWeek - 1 }).toString();
  if (period === 'month') return day.with({ day: 1 }).toString();
  if (period === 'year') return day.with({ month: 1, day: 1 }).toString();
  return today;
}

function dayOrNull(text: string | null): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
