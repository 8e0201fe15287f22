import type { BoardLanguage } from './board-words.ts';

/*
 * Dates without Temporal: the oldest walls have none, and here nothing is reckoned, only written.
 */

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(instant: number, timeZone: string): Parts {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const found = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { year: Number(found.get('year')), month: Number(found.get('month')), day: Number(found.get('day')), time: `${found.get('hour')}:${found.get('minute')}` };
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The day in a time zone, as yyyy-mm-dd. */
export function dayText(instant: number, timeZone: string): string {
  const { year, month, day } = partsOf(instant, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * An as-of time, as short as it is clear: the time alone today, the year only when it is another.
 * @param today yyyy-mm-dd in the same zone
 * @param withTime false for what is only known by the day
 */
export function whenText(instant: number, { today, timeZone, language, withTime = true }: { today: string; timeZone: string; language: BoardLanguage; withTime?: boolean }): string {
  const { year, month, day, time } = partsOf(instant, timeZone);
  if (withTime && dayText(instant, timeZone) === today) return time;
  const isThisYear = today.startsWith(`${year}-`);
  const date = language === 'en' ? `${day} ${MONTHS[month - 1]?.slice(0, 3)}${isThisYear ? '' : ` ${year}`}` : `${isThisYear ? '' : `${year}年`}${month}月${day}日`;
  return withTime && isThisYear ? `${date} ${time}` : date;
}

/** The full date and time, for the mark of a replay. */
export function fullText(instant: number, timeZone: string, language: BoardLanguage): string {
  const { year, month, day, time } = partsOf(instant, timeZone);
  return language === 'en' ? `${day} ${MONTHS[month - 1]} ${year} ${time}` : `${year}年${month}月${day}日 ${time}`;
}

/** The name of a calendar span (2019, 2019-Q1, 2019-03, 2019-03-08) in words. */
export function periodText(period: string, language: BoardLanguage): string {
  const [year = '', part = '', day] = period.split('-');
  const isEnglish = language === 'en';
  if (!part) return isEnglish || !year ? year : `${year}年`;
  if (part.startsWith('Q')) return isEnglish ? `${part} ${year}` : `${year}年${['一', '二', '三', '四'][Number(part.slice(1)) - 1] ?? ''}季度`;
  const month = Number(part);
  if (!day) return isEnglish ? `${MONTHS[month - 1]} ${year}` : `${year}年${month}月`;
  return isEnglish ? `${Number(day)} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${Number(day)}日`;
}
