import type { Recurrence, TimeWindow } from '../../../server/domain/recurrence.ts';
import { textsIn } from '../../locales/language.ts';
import type { Language } from '../../locales/language.ts';
import { dateWords } from '../../locales/time-words.ts';

/** A rule as people say it: 每天 07:00–22:00，至 12月31日. `today` is YYYY-MM-DD there. */
export function ruleWords(rule: Recurrence, today: string, language: Language): string {
  const { join } = textsIn(language).schedules.rule;
  const windows = rule.windows.map((window) => windowWords(window, language)).join(textsIn(language).schedules.comma);
  const when = `${weekdayWords(rule.weekdays, language)} ${windows}`;
  const dates = dateRangeWords(rule, today, language);
  return dates === '' ? when : `${when}${join}${dates}`;
}

/** 07:00–22:00, 22:00–次日 06:00, 全天. */
export function windowWords(window: TimeWindow, language: Language): string {
  const { wholeDay, nextDay } = textsIn(language).schedules.rule;
  if (isWholeDay(window)) return wholeDay;
  return `${window.from}–${window.to <= window.from ? nextDay(window.to) : window.to}`;
}

/** 每天, 工作日, 周末, 每天（周一除外）, 每周一、周三. */
export function weekdayWords(weekdays: readonly number[], language: Language): string {
  const { rule, weekdays: names, comma } = textsIn(language).schedules;
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  const key = days.join('');
  if (key === '1234567') return rule.everyDay;
  if (key === '12345') return rule.workdays;
  if (key === '67') return rule.weekend;
  const missing = [1, 2, 3, 4, 5, 6, 7].filter((day) => !days.includes(day));
  if (missing.length === 1) return rule.allBut(names[missing[0]! - 1]!);
  return rule.days(days.map((day) => names[day - 1]).join(comma));
}

export function isWholeDay({ from, to }: TimeWindow): boolean {
  return from === to || (from === '00:00' && to === '24:00');
}

/** Ends on the day after it begins. */
export function crossesMidnight(window: TimeWindow): boolean {
  return !isWholeDay(window) && window.to <= window.from && window.to !== '00:00';
}

function dateRangeWords({ startDate, endDate }: Recurrence, today: string, language: Language): string {
  const { until, from, between, on } = textsIn(language).schedules.rule;
  const words = (date: string) => dateWords(date, today, language);
  if (endDate === null) return startDate > today ? from(words(startDate)) : '';
  if (startDate === endDate) return on(words(startDate));
  return startDate > today ? between(words(startDate), words(endDate)) : until(words(endDate));
}
