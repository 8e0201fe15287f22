import { dayOf } from '../../server/domain/recurrence.ts';
import { textsIn } from './language.ts';
import type { Language } from './language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An instant as people say it there: 今天 18:30, 昨天 09:12, 11月23日 18:30, 2025年11月23日 18:30. */
export function timeWords(instant: number, now: number, timeZone: string, language: Language): string {
  const clock = clockOf(instant, timeZone);
  const day = dayWords(instant, now, timeZone, language);
  return `${day} ${clock}`;
}

/** The day of an instant: 今天, 昨天, 明天, 11月23日, or with the year where it is another. */
export function dayWords(instant: number, now: number, timeZone: string, language: Language): string {
  const { today, yesterday, tomorrow } = textsIn(language).words;
  const day = dayOf(instant, timeZone);
  if (day === dayOf(now, timeZone)) return today;
  if (day === dayOf(now - DAY_MS, timeZone)) return yesterday;
  if (day === dayOf(now + DAY_MS, timeZone)) return tomorrow;
  return dateWords(day, dayOf(now, timeZone), language);
}

/** A calendar day (YYYY-MM-DD) as people write it, without the year when it is this one. */
export function dateWords(day: string, today: string, language: Language): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const format = new Intl.DateTimeFormat(locale(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** Everything about an instant, for the hover: full date, weekday, seconds, and whose time it is. */
export function fullTime(instant: number, timeZone: string, language: Language): string {
  const text = new Intl.DateTimeFormat(locale(language), { timeZone, dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' }).format(instant);
  return `${text}（${timeZone}）`.replace(/（(.*)）$/, language === 'en' ? ' ($1)' : '（$1）');
}

/** How long ago: 刚刚, 5 分钟前, 2 小时前, 3 天前. An instant to come counts as just now. */
export function agoWords(instant: number, now: number, language: Language): string {
  const { justNow, minutesAgo, hoursAgo, daysAgo } = textsIn(language).words;
  const passed = now - instant;
  if (passed < MINUTE_MS) return justNow;
  if (passed < HOUR_MS) return minutesAgo(Math.floor(passed / MINUTE_MS));
  if (passed < DAY_MS) return hoursAgo(Math.floor(passed / HOUR_MS));
  return daysAgo(Math.floor(passed / DAY_MS));
}

/** A length of time as on a player: 0:08, 1:30, 1:02:05. Whole seconds, rounded. */
export function lengthWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 1_000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3_600);
  if (hours > 0) return [hours, ...parts.map(pad)].join(':');
  return `${parts[0]}:${pad(parts[1]!)}`;
}

/** A length of time in words, for sums: 45 秒, 5 分 20 秒, 12 小时 5 分. */
export function durationWords(durationMs: number, language: Language): string {
  const { hours, minutes, seconds } = textsIn(language).words;
  const whole = Math.round(durationMs / 1_000);
  const h = Math.floor(whole / 3_600);
  const m = Math.floor(whole / 60) % 60;
  const s = whole % 60;
  if (h > 0) return m > 0 ? `${hours(h)} ${minutes(m)}` : hours(h);
  if (m > 0) return s > 0 ? `${minutes(m)} ${seconds(String(s))}` : minutes(m);
  return seconds(String(s));
}

/** HH:MM there. */
export function clockOf(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : 'zh-CN');
const pad = (value: number): string => String(value).padStart(2, '0');
