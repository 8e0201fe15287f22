import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshUntil, isStale } from '../../../../server/domain/statistics/freshness.ts';
import { RHYTHMS, SPANS } from '../../../../server/domain/statistics/metric.ts';
import { spanAt, spanName, spanNamed } from '../../../../server/domain/statistics/span.ts';

const zone = fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/St_Johns', 'Pacific/Apia', 'UTC');
const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const span = fc.constantFrom(...SPANS);

test('an instant lies in its span, and every instant of a span has the same span and the same name', () => {
  fc.assert(
    fc.property(span, instant, zone, fc.double({ min: 0, max: 1, noNaN: true }), (kind, at, timeZone, share) => {
      const { start, end } = spanAt(kind, at, timeZone);
      expect(start <= at && at < end).toBe(true);
      const other = start + Math.floor(share * (end - 1 - start));
      expect(spanAt(kind, other, timeZone)).toEqual({ start, end });
      expect(spanName(kind, other, timeZone)).toBe(spanName(kind, at, timeZone));
    }),
  );
});

test('a span is found by its name; all time has none', () => {
  fc.assert(
    fc.property(span, instant, zone, (kind, at, timeZone) => {
      expect(spanNamed(spanName(kind, at, timeZone), timeZone)).toEqual(kind === 'all' ? null : { span: kind, ...spanAt(kind, at, timeZone) });
    }),
  );
});

test('spans of one kind follow one another without a gap, under other names', () => {
  fc.assert(
    fc.property(fc.constantFrom('day', 'month', 'quarter', 'year'), instant, zone, (kind, at, timeZone) => {
      const { end } = spanAt(kind, at, timeZone);
      expect(spanAt(kind, end, timeZone).start).toBe(end);
      expect(spanName(kind, end, timeZone)).not.toBe(spanName(kind, at, timeZone));
    }),
  );
});

test('the town’s midnight parts the years, not Greenwich’s', () => {
  const newYear = Date.parse('2020-01-01T00:00:00+08:00');
  expect([newYear - 1, newYear].map((at) => spanName('year', at, 'Asia/Shanghai'))).toEqual(['2019', '2020']);
  expect(SPANS.map((kind) => spanName(kind, newYear - 1, 'Asia/Shanghai'))).toEqual(['2019-12-31', '2019-12', '2019-Q4', '2019', '']);
});

test('a figure is fresh at its own time whatever its rhythm, and once stale it stays so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RHYTHMS), instant, fc.nat(), fc.nat(), (rhythm, asOf, sooner, later) => {
      const until = freshUntil(rhythm, asOf);
      expect(isStale(until, asOf)).toBe(false);
      if (isStale(until, asOf + sooner)) expect(isStale(until, asOf + sooner + later)).toBe(true);
    }),
  );
});

test('a yearly figure and a fixed fact never dim, nor does what was never read', () => {
  for (const rhythm of ['yearly', 'none'] as const) expect(isStale(freshUntil(rhythm, 0), Number.MAX_SAFE_INTEGER)).toBe(false);
  for (const rhythm of RHYTHMS) expect(freshUntil(rhythm, null)).toBeNull();
});
