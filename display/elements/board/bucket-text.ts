import type { WindowUnit } from '../../../server/domain/statistics/board.ts';
import type { BoardLanguage } from './board-words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const OPTIONS: Record<WindowUnit, Intl.DateTimeFormatOptions> = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { month: 'numeric', day: 'numeric' },
  week: { month: 'numeric', day: 'numeric' },
  month: { year: 'numeric', month: 'numeric' },
  quarter: { year: 'numeric', month: 'numeric' },
  year: { year: 'numeric' },
};

/** A bucket of a trend as its axis names it; `instant` is the bucket's end, exclusive. */
export function bucketText(instant: number, unit: WindowUnit, timeZone: string, language: BoardLanguage): string {
  const key = `${unit} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, ...OPTIONS[unit] });
    formats.set(key, format);
  }
  // an end on the very stroke belongs to what is ending, not to what begins
  const inside = unit === 'minute' || unit === 'hour' ? instant : instant - 1;
  const part = new Map(format.formatToParts(inside).map(({ type, value }) => [type, value]));
  const [year, month, day] = [part.get('year') ?? '', Number(part.get('month')), Number(part.get('day'))];
  const isEnglish = language === 'en';
  if (unit === 'year') return isEnglish ? year : `${year}年`;
  if (unit === 'quarter') return isEnglish ? `Q${Math.ceil(month / 3)} ${year}` : `${year}年${Math.ceil(month / 3)}季度`;
  if (unit === 'month') {
    if (isEnglish) return `${month}/${year.slice(2)}`;
    return month === 1 ? `${year}年1月` : `${month}月`;
  }
  if (unit === 'day' || unit === 'week') return isEnglish ? `${day}/${month}` : `${month}/${day}`;
  return `${part.get('hour')}:${part.get('minute')}`;
}
