import type { BoardLanguage } from './board-words.ts';

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day in the Chinese calendar, such as 丙午年十月初五; a leap month bears 闰. From the browser's own
 * calendar (ICU), in the given time zone; '' where a browser comes without it.
 */
export function lunarText(instant: number, timeZone: string, language: BoardLanguage = 'zh-CN'): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
    formats.set(timeZone, format);
  }
  const found = new Map<string, string>(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const year = Number(found.get('relatedYear'));
  const monthText = found.get('month') ?? '';
  const month = MONTHS[Number.parseInt(monthText, 10) - 1];
  const day = Number(found.get('day'));
  if (!year || !month || !day) return '';
  const isLeap = /bis|leap|闰/i.test(monthText);
  if (language === 'en') return `Lunar calendar: ${isLeap ? 'leap ' : ''}month ${Number.parseInt(monthText, 10)}, day ${day}`;
  return `${STEMS[(year + 6) % 10]}${BRANCHES[(year + 8) % 12]}年${isLeap ? '闰' : ''}${month}月${lunarDay(day)}`;
}

/** 初一 … 初十, 十一 … 二十, 廿一 … 三十. */
function lunarDay(day: number): string {
  if (day <= 10) return `初${DIGITS[day]}`;
  if (day < 20) return `十${DIGITS[day - 10]}`;
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `廿${DIGITS[day - 20]}`;
}
