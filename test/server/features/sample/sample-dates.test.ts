import { expect, test } from 'vitest';
import { resolveDays } from '../../../../server/features/sample/sample-dates.ts';

const SHANGHAI = 'Asia/Shanghai';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(SHANGHAI).epochMilliseconds;

test('days after loading count from the town’s own day', () => {
  const lateEvening = Date.parse('2026-03-31T17:00:00Z'); // 1 April there
  expect(resolveDays({ start: '+0d', end: '+90d' }, lateEvening, SHANGHAI)).toEqual({ startDate: '2026-04-01', endDate: '2026-06-30' });
  expect(resolveDays({ start: '+0d', end: null }, lateEvening, 'UTC')).toEqual({ startDate: '2026-03-31', endDate: null });
});

test.each([
  ['2026-11-30T12:00', '2026-12-01', '2026-12-07'],
  ['2026-12-04T12:00', '2026-12-01', '2026-12-07'], // already under way
  ['2026-12-07T23:59', '2026-12-01', '2026-12-07'],
  ['2026-12-08T00:00', '2027-12-01', '2027-12-07'],
])('the constitution week on %s is the one not yet over', (now, startDate, endDate) => {
  expect(resolveDays({ start: '--12-01', end: '--12-07' }, at(now), SHANGHAI)).toEqual({ startDate, endDate });
});

test('a stretch over new year begins in the year before', () => {
  expect(resolveDays({ start: '--12-28', end: '--01-03' }, at('2027-01-02T08:00'), SHANGHAI)).toEqual({ startDate: '2026-12-28', endDate: '2027-01-03' });
});

test('a full date is that day', () => {
  expect(resolveDays({ start: '2026-05-01', end: '2026-05-05' }, at('2027-01-02T08:00'), SHANGHAI)).toEqual({ startDate: '2026-05-01', endDate: '2026-05-05' });
});
