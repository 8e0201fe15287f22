import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText } from '../../../../server/domain/statistics/figure.ts';
import { lastMinuteOf } from '../../../../server/domain/statistics/span.ts';
import { readDate } from '../../../../server/features/imports/date-text.ts';
import { inUnit, readNumber } from '../../../../server/features/imports/number-text.ts';
import { columnLetter, columnPlace } from '../../../../server/features/imports/plain-text.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Date.UTC(2026, 10, 23, 12);
/** As an input method in full-width mode writes it. */
const fullWidth = (text: string) => text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const valueOf = (text: string) => {
  const read = readNumber(text);
  return read.ok ? read.written.number : null;
};

describe('a number', () => {
  test('comes back from every way it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 0, max: 3 }), (whole, decimals) => {
        const value = Number((whole / 10 ** decimals).toFixed(decimals));
        const grouped = numberText(value, decimals);
        for (const text of [String(value), grouped, fullWidth(grouped), ` ${grouped} `, `近${grouped}`, `超${grouped}多人`]) {
          if (!/e/.test(text)) expect(valueOf(text)).toBe(Number(grouped.replaceAll(',', '')));
        }
      }),
    );
  });

  test('is the same in every unit it can be written in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (units) => {
        const inTenThousands = units / 10_000;
        expect(inUnit({ number: inTenThousands, scale: 10_000, unit: '元' }, '元')).toBe(units);
        expect(inUnit({ number: units, scale: null, unit: '元' }, '万元')).toBe(inTenThousands);
        expect(inUnit({ number: inTenThousands, scale: null, unit: '' }, '万元')).toBe(inTenThousands);
      }),
    );
  });

  test('is never made of anything else, and no text is too strange', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const read = readNumber(text);
        if (read.ok) expect(Number.isFinite(read.written.number)).toBe(true);
        readDate(text, ZONE, NOW);
      }),
    );
    fc.assert(fc.property(fc.stringMatching(/^[0-9,.'年月日/:\-近超万%eE ]{0,24}$/), (text) => void [readNumber(text), readDate(text, ZONE, NOW)]));
  });
});

describe('a date', () => {
  const days = fc.integer({ min: 0, max: 27_000 }).map((day) => Temporal.PlainDate.from('1950-01-01').add({ days: day }));

  test('in any of its forms is the last minute of that day in the town, unless that was before 1970', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { year, month, day } = date;
        const two = (number: number) => String(number).padStart(2, '0');
        for (const text of [`${date}`, `${year}/${month}/${day}`, `${year}.${two(month)}.${two(day)}`, `${year}年${month}月${day}日`, `${year}${two(month)}${two(day)}`, fullWidth(`${year}-${month}-${day}`)]) {
          expect(readDate(text, ZONE, NOW)).toEqual(year < 1970 ? { ok: false, fault: 'too-early' } : { ok: true, asOf: lastMinuteOf(date, ZONE), today: false });
        }
      }),
    );
  });

  test('with the day first or the month first is taken only when it can be but one day', () => {
    fc.assert(
      fc.property(days, ({ year, month, day }) => {
        const read = readDate(`${day}/${month}/${year}`, ZONE, NOW);
        expect(read.ok).toBe((day > 12 || day === month) && year >= 1970);
        if (read.ok) expect(Temporal.Instant.fromEpochMilliseconds(read.asOf).toZonedDateTimeISO(ZONE)).toMatchObject({ year, month, day });
      }),
    );
  });

  test('with a time of day is that instant, and today is now', () => {
    expect(readDate('2019-12-31 08:30', ZONE, NOW)).toEqual({ ok: true, asOf: Date.UTC(2019, 11, 31, 0, 30), today: false });
    expect(readDate('2019-12-31T08:30:00+08:00', ZONE, NOW)).toEqual({ ok: true, asOf: Date.UTC(2019, 11, 31, 0, 30), today: false });
    expect(readDate('43830.5', ZONE, NOW)).toEqual({ ok: true, asOf: Date.UTC(2019, 11, 31, 4), today: false });
    expect(readDate('2026-11-23', ZONE, NOW)).toEqual({ ok: true, asOf: NOW, today: true });
    expect(readDate('2019-12-31 25:00', ZONE, NOW)).toEqual({ ok: false, fault: 'impossible-date' });
  });
});

test('columns are called as a spreadsheet calls them', () => {
  expect([0, 25, 26, 255, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'IV', 'ZZ', 'AAA']);
  fc.assert(fc.property(fc.nat(16_383), (place) => void expect(columnPlace(columnLetter(place))).toBe(place)));
});
