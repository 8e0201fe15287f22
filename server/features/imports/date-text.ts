import { lastMinuteOf } from '../../domain/statistics/span.ts';
import { plainText } from './plain-text.ts';

export type DateFault = 'no-date' | 'not-a-date' | 'ambiguous-date' | 'no-year' | 'impossible-date' | 'in-the-future' | 'too-early';
export type DateResult =
  | { readonly ok: true; readonly asOf: number; /** It named the day that is not over yet. */ readonly today: boolean }
  | { readonly ok: false; readonly fault: DateFault };

type Fields = { readonly year: number; readonly month?: number; readonly day?: number; readonly months?: number; readonly time?: string };
type Pattern = readonly [RegExp, (groups: Record<string, string>) => Fields | DateFault];

const YEAR = String.raw`(?<year>(?:19|20|21)\d{2})`;
const MONTH = String.raw`(?<month>\d{1,2})`;
const DAY = String.raw`(?<day>\d{1,2})`;
const TIME = String.raw`(?:[T ]?(?<time>\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?))?`;
const number = (text: string | undefined) => Number(text);
const ymd = ({ year, month, day, time }: Record<string, string>): Fields => ({ year: number(year), month: number(month), day: number(day), ...(time === undefined ? {} : { time }) });
const ym = ({ year, month }: Record<string, string>): Fields => ({ year: number(year), month: number(month) });
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** Every form there is, the first that fits. */
const PATTERNS: readonly Pattern[] = [
  [new RegExp(`^${YEAR}([-/.])${MONTH}\\2${DAY}${TIME}$`), ymd],
  [new RegExp(`^${YEAR}年${MONTH}月${DAY}[日号]${TIME}$`), ymd],
  [new RegExp(`^${YEAR}(?<month>\\d{2})(?<day>\\d{2})$`), ymd],
  [new RegExp(`^${DAY}([-/.])${MONTH}\\2${YEAR}${TIME}$`), dayOrMonthFirst],
  [new RegExp(`^${YEAR}[-/.]${MONTH}$`), ym],
  [new RegExp(`^${YEAR}年${MONTH}月份?$`), ym],
  [new RegExp(`^${YEAR}(?<month>0[1-9]|1[0-2])$`), ym],
  [new RegExp(`^${YEAR}(?:年第?|[- ]?)(?:Q(?<q>[1-4])|(?<c>[一二三四1-4])季度)$`, 'i'), ({ year, q, c }) => ({ year: number(year), month: (QUARTERS[c ?? ''] ?? number(q ?? c)) * 3 - 2, months: 3 })],
  [new RegExp(`^${YEAR}年?(?<half>[上下])半年$`), ({ year, half }) => ({ year: number(year), month: half === '上' ? 1 : 7, months: 6 })],
  [new RegExp(`^${YEAR}(?:年度?|年全年)?$`), ({ year }) => ({ year: number(year) })],
  [/^(?<serial>[2-7]\d{4})(?:\.(?<part>\d+))?$/, ({ serial, part }) => fromSerial(Number(`${serial}.${part ?? 0}`))],
  [/^\d{2}([-/.])\d{1,2}\1\d{1,2}$/, () => 'ambiguous-date'],
  [/^\d{1,2}([-/.])\d{1,2}\1\d{2}$/, () => 'ambiguous-date'],
  [/^(\d{1,2}月\d{1,2}[日号]|\d{1,2}[-/.]\d{1,2})$/, () => 'no-year'],
  [/^\d{1,2}月份?$/, () => 'no-year'],
];

/** 31/12/2019 can only be meant in one way; 03/04/2019 may be March or April, so it is nobody's guess. */
function dayOrMonthFirst(groups: Record<string, string>): Fields | DateFault {
  const [first, second] = [number(groups['day']), number(groups['month'])];
  const rest = { year: number(groups['year']), ...(groups['time'] === undefined ? {} : { time: groups['time'] }) };
  if (first > 12 || first === second) return { ...rest, day: first, month: second };
  if (second > 12) return { ...rest, day: second, month: first };
  return 'ambiguous-date';
}

/** Excel's count of days, 1900 system: 25569 is 1970-01-01 (ECMA-376 part 1, 18.17.4.1). */
function fromSerial(serial: number): Fields {
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.round((serial - 25_569) * 86_400) * 1_000).toZonedDateTimeISO('UTC');
  const time = moment.toPlainTime().toString({ smallestUnit: 'second' });
  return { year: moment.year, month: moment.month, day: moment.day, ...(time === '00:00:00' ? {} : { time }) };
}

/**
 * Reads a date as people write it. A day, month, quarter or year stands for its last minute in the town's
 * zone; today stands for `now`. What stands for a time before 1970 is 'too-early': nothing older is on record.
 * @param now epoch milliseconds; what lies after it is 'in-the-future', also a month or year that is not over
 */
export function readDate(text: string, timeZone: string, now: number): DateResult {
  const plain = plainText(text).replaceAll(/ ?([年月日号]) ?/g, '$1').replace(/^截至|^截止|止$/g, '');
  if (plain === '') return { ok: false, fault: 'no-date' };
  const exact = exactInstant(plain);
  if (exact !== null) return placed(exact, now);
  for (const [pattern, read] of PATTERNS) {
    const groups = pattern.exec(plain);
    if (!groups) continue;
    const fields = read(groups.groups ?? {});
    return typeof fields === 'string' ? { ok: false, fault: fields } : place(fields, timeZone, now);
  }
  return { ok: false, fault: 'not-a-date' };
}

function place({ year, month, day, months, time }: Fields, timeZone: string, now: number): DateResult {
  try {
    const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, { overflow: 'reject' });
    if (time !== undefined) {
      const asOf = first.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time.padStart(time.indexOf(':') === 1 ? time.length + 1 : time.length, '0')) }).epochMilliseconds;
      return placed(asOf, now);
    }
    const length = day !== undefined ? { days: 1 } : month !== undefined ? { months: months ?? 1 } : { years: 1 };
    const next = first.add(length);
    if (next.toZonedDateTime(timeZone).epochMilliseconds <= now) return placed(lastMinuteOf(next.subtract({ days: 1 }), timeZone), now);
    const isToday = day !== undefined && first.toZonedDateTime(timeZone).epochMilliseconds <= now;
    return isToday ? { ok: true, asOf: now, today: true } : { ok: false, fault: 'in-the-future' };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, fault: 'impossible-date' };
    throw error;
  }
}

function placed(asOf: number, now: number): DateResult {
  if (asOf < 0) return { ok: false, fault: 'too-early' };
  return asOf > now ? { ok: false, fault: 'in-the-future' } : { ok: true, asOf, today: false };
}

/** 2019-12-31T08:00:00Z and with an offset: an instant that needs no zone. */
function exactInstant(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  try {
    return Temporal.Instant.from(text.replace(/ (?=[Z+-]\S*$)/i, '')).epochMilliseconds;
  } catch {
    return null;
  }
}
