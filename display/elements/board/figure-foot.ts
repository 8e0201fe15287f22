import { isStale } from '../../../server/domain/statistics/freshness.ts';
import { type Figure, numberText, type WidgetFigures } from '../../../server/domain/statistics/figure.ts';
import { type BoardLanguage, boardWords } from './board-words.ts';
import { periodText, whenText } from './when-text.ts';

interface Moment {
  readonly language: BoardLanguage;
  readonly timeZone: string;
  /** yyyy-mm-dd */
  readonly today: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface Foot {
  /** Where the figures are from. */
  readonly of: string;
  /** Which time they stand for. */
  readonly when: string;
  /** One of them is past its rhythm. */
  readonly isLate: boolean;
}

const DAILY_OR_SLOWER = new Set(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'none']);

/** Source and as-of time of a widget's figures: what must stand beside every number. */
export function footOf({ figures, returned }: WidgetFigures, moment: Moment): Foot {
  const words = boardWords(moment.language);
  const there = figures.filter(({ value }) => value !== null);
  const names = [...new Set(there.map(({ source, sourceName }) => sourceName || words.sources[source]).filter(Boolean))];
  const shown = names.length > 2 ? `${names.slice(0, 2).join(moment.language === 'en' ? ', ' : '、')}…` : names.join(moment.language === 'en' ? ', ' : '、');
  const counted = returned ? words.returned(numberText(returned.committed, 0), numberText(returned.pending, 0)) : '';
  return {
    of: [shown && words.source(shown), counted].filter(Boolean).join(' · '),
    when: whenOf(there, moment),
    isLate: there.some(({ freshUntil }) => isStale(freshUntil, moment.since)),
  };
}

/** One time where they share it, else from the oldest to the newest. */
function whenOf(figures: readonly Figure[], moment: Moment): string {
  const inOrder = [...figures].sort((one, other) => (one.asOf ?? 0) - (other.asOf ?? 0));
  const all = inOrder.map((figure) => timesOf(figure, moment));
  const periods = range(all.map(({ period }) => period));
  const times = range(all.map(({ time }) => time));
  return [periods, times && boardWords(moment.language).asOf(times)].filter(Boolean).join(' · ');
}

function range(texts: readonly string[]): string {
  const said = texts.filter(Boolean);
  const [first = '', last = ''] = [said[0], said[said.length - 1]];
  return first === last ? first : `${first} – ${last}`;
}

/** The time of one figure: its period, and as of when where that says more. */
export function figureWhen(figure: Figure, moment: Moment): string {
  return whenOf([figure], moment);
}

function timesOf({ asOf, period, rhythm, freshUntil }: Figure, { language, timeZone, today, since }: Moment): { period: string; time: string } {
  const named = period === today ? '' : periodText(period, language);
  const isPlain = named !== '' && (rhythm === 'yearly' || rhythm === 'none' || rhythm === 'quarterly') && !isStale(freshUntil, since);
  const time = isPlain || asOf === null ? '' : whenText(asOf, { today, timeZone, language, withTime: !DAILY_OR_SLOWER.has(rhythm) });
  return { period: named, time };
}
