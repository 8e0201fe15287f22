import { periodDays, RECORD_KINDS, recentPeriods } from '../../../server/domain/statistics/record-period.ts';
import type { RecordKind } from '../../../server/domain/statistics/record-period.ts';
import { RECORD_FORMATS } from '../../../server/protocol/rest/records.ts';
import type { RecordFormat } from '../../../server/protocol/rest/records.ts';

/** What is chosen on the page; kept in the address, so that a record can be ordered again by a link. */
export interface RecordChoice {
  readonly kind: RecordKind;
  readonly period: string;
  readonly format: RecordFormat;
  readonly language: 'zh-CN' | 'en';
}

/** How far back the lists go: two years of months, five of quarters, and years back to 2015. */
const MONTHS = 24;
const QUARTERS = 20;
const FIRST_YEAR = 2015;

/** The periods to choose from, newest first; another that the address names stands among them. */
export function periodsFor(kind: RecordKind, today: string, chosen?: string): string[] {
  const count = { month: MONTHS, quarter: QUARTERS, year: Math.max(1, Number(today.slice(0, 4)) - FIRST_YEAR + 1) }[kind];
  const periods = recentPeriods(kind, today, count);
  if (chosen === undefined || periods.includes(chosen) || !periodDays(kind, chosen) || isToCome(kind, chosen, today)) return periods;
  return [...periods, chosen].sort().reverse();
}

/** What the address asks for; the last period that is over where it names none. @param today YYYY-MM-DD in the town */
export function choiceOf(query: URLSearchParams, today: string, language: 'zh-CN' | 'en'): RecordChoice {
  const kind = RECORD_KINDS.find((each) => each === query.get('kind')) ?? 'month';
  const asked = query.get('period');
  const isGood = asked !== null && periodDays(kind, asked) !== null && !isToCome(kind, asked, today);
  const format = RECORD_FORMATS.find((each) => each === query.get('format')) ?? 'docx';
  const spoken = query.get('language');
  return { kind, period: isGood ? asked : recentPeriods(kind, today, 2)[1]!, format, language: spoken === 'en' || spoken === 'zh-CN' ? spoken : language };
}

/** Whether its last day is still to come or is today. */
export function isRunning(kind: RecordKind, period: string, today: string): boolean {
  const days = periodDays(kind, period);
  return days !== null && days.from <= today && today <= days.to;
}

function isToCome(kind: RecordKind, period: string, today: string): boolean {
  return (periodDays(kind, period)?.from ?? '') > today;
}
