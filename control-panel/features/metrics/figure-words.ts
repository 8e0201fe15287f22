import { isStale } from '../../../server/domain/statistics/freshness.ts';
import { figureText } from '../../../server/domain/statistics/figure.ts';
import type { Figure } from '../../../server/domain/statistics/figure.ts';
import type { Precision } from '../../../server/domain/statistics/metric.ts';
import { textsIn } from '../../locales/language.ts';
import type { Language } from '../../locales/language.ts';
import { dateWords, dayWords, timeWords } from '../../locales/time-words.ts';
import { dayOf } from '../../../server/domain/recurrence.ts';

/** A span's name as people say it: 2019年, 2019年第1季度, 2019年3月, 11月23日. */
export function periodWords(period: string, today: string, language: Language): string {
  const texts = textsIn(language).metrics.period;
  const [year = '', rest = '', day = ''] = period.split('-');
  if (day) return dateWords(period, today, language);
  if (rest.startsWith('Q')) return texts.quarter(year, Number(rest.slice(1)));
  return rest ? texts.month(year, Number(rest)) : texts.year(year);
}

/** What a figure stands for in time: its span, or its instant; '' when there is no reading. */
export function asOfWords({ period, asOf, rhythm }: Pick<Figure, 'period' | 'asOf' | 'rhythm'>, now: number, timeZone: string, language: Language): string {
  if (period) return periodWords(period, dayOf(now, timeZone), language);
  if (asOf === null) return '';
  return rhythm === 'live' || rhythm === 'hourly' ? timeWords(asOf, now, timeZone, language) : dayWords(asOf, now, timeZone, language);
}

/** Past its rhythm: it must say 截至…. */
export function isLate({ freshUntil }: Pick<Figure, 'freshUntil'>, now: number): boolean {
  return isStale(freshUntil, now);
}

/** A value with its sign of precision and its unit: 近150万元, 1,012场次. */
export function valueWords(figure: { readonly value: number | null; readonly decimals: number; readonly precision: Precision; readonly unit: string }, language: Language): string {
  const { prefix, digits, unit } = figureText(figure, language);
  return `${prefix}${digits}${unit && language === 'en' ? ' ' : ''}${unit}`;
}

/** Who or what a figure comes from: its own name where it has one. */
export function sourceWords({ source, sourceName }: Pick<Figure, 'source' | 'sourceName'>, language: Language): string {
  const kind = textsIn(language).metrics.sources[source];
  return sourceName && sourceName !== kind ? `${kind} · ${sourceName}` : kind;
}
