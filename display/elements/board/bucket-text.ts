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

/** From its last moment back into its Monday, also where the clock was put forward or back in between. */
const INTO_MONDAY_MS = 6.5 * 86_400_000;

/** A bucket of a trend as its axis names it, hours and weeks by their beginning; `instant` is its last moment. */
export function bucketText(instant: number, unit: WindowUnit, timeZone: string, language: BoardLanguage): string {
  const key = `${unit} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, ...OPTIONS[unit] });
    formats.set(key, format);
  }
  const part = new Map(format.formatToParts(unit === 'week' ? instant - INTO_MONDAY_MS : instant).map(({ type, value }) => [type, value]));
  const [year, month, day] = [part.get('year') ?? '', Number(part.get('month')), Number(part.get('day'))];
  const isEnglish = language === 'en';
  if (unit === 'year') return isEnglish ? year : `${year}年`;
  if (unit === 'quarter') return isEnglish ? `Q${Math.ceil(month / 3)} ${year}` : `${year}年${Math.ceil(month / 3)}季度`;
  if (unit === 'month') {
    if (isEnglish) return `${month}/${year.slice(2)}`;
    return month === 1 ? `${year}年1月` : `${month}月`;
  }
  if (unit === 'day' || unit === 'week') return isEnglish ? `${day}/${month}` : `${month}/${day}`;
  return `${part.get('hour')}:${unit === 'hour' ? '00' : part.get('minute')}`;
}
