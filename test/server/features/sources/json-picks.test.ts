import { describe, expect, test } from 'vitest';
import { pathFault, pickFrom } from '../../../../server/features/sources/json-picks.ts';

const pick = (value: string, asOf = '') => ({ metric: 'visitors', member: '', value, asOf });
const one = (message: Parameters<typeof pickFrom>[0], value: string, asOf = '') => pickFrom(message, [pick(value, asOf)])[0]!;

describe('a message of an interface', () => {
  test('gives the number its path points to, and its time', () => {
    const message = { data: [{ count: 12, at: '2026-03-08T09:30:00+08:00' }] };
    expect(one(message, '$.data[0].count', '$.data[0].at')).toMatchObject({ value: 12, asOf: Date.parse('2026-03-08T01:30:00Z'), problem: null });
  });

  test('may write its number as text with thousands set off', () => {
    expect(one({ count: '196,860' }, '$.count').value).toBe(196_860);
  });

  test.each([
    ['12 people', 'not-a-number'],
    ['', 'not-a-number'],
    ['1e999', 'not-a-number'],
    ['0x10', 'not-a-number'],
    [null, 'not-a-number'],
    [true, 'not-a-number'],
    [[1], 'not-a-number'],
    ['<b>5</b>', 'not-a-number'],
  ])('with %j for a number is a problem, never a figure', (value, code) => {
    expect(one({ value }, '$.value')).toMatchObject({ value: null, problem: { code } });
  });

  test('that lacks what a path names says which path', () => {
    expect(one({}, '$.count')).toMatchObject({ value: null, problem: { code: 'path-empty', detail: '$.count' } });
  });

  test('takes seconds and milliseconds since 1970 for a time, and nothing vague', () => {
    expect(one({ n: 1, t: 1_772_934_600 }, '$.n', '$.t').asOf).toBe(1_772_934_600_000);
    expect(one({ n: 1, t: 1_772_934_600_000 }, '$.n', '$.t').asOf).toBe(1_772_934_600_000);
    expect(one({ n: 1, t: '03/08/2026' }, '$.n', '$.t').problem?.code).toBe('path-empty');
  });

  test('with one bad value still gives the others', () => {
    const found = pickFrom({ a: 1, b: 'x' }, [pick('$.a'), pick('$.b')]);
    expect(found.map(({ value }) => value)).toEqual([1, null]);
  });
});

test('a path that runs a foreign regular expression, or is none, is refused in advance', () => {
  expect(pathFault('$.a[?match(@.b, "(a+)+$")]')).not.toBeNull();
  expect(pathFault('$.a[?search(@.b, "(a+)+$")]')).not.toBeNull();
  expect(pathFault('process.exit()')).not.toBeNull();
  expect(pathFault('$.data[?@.name == "荷东村"].count')).toBeNull();
});

test.each(['$..*..*..*..*..*..*..*..*', '$[*,*][*,*][*,*]', '$[?count($..v)>3].v', '$..[?@..x]', "$.a[?@['..'] == 1 && @..b]"])('a path that would visit everything again and again is refused in advance, and does nothing where it is saved already: %s', (path) => {
  expect(pathFault(path)).not.toBeNull();
  expect(one({ a: [{ b: 1 }] }, path)).toMatchObject({ value: null, problem: { code: 'bad-settings' } });
});

test.each(['$..count', '$["a,b"].count', '$["a..b"]["$"].count', '$.rooms[?@.name == "大厅, 东..西"]..count', '$.rooms[?(@.a == 1 && @.b[0] == 2)][0].count'])('a path that looks at each place once is taken: %s', (path) => {
  expect(pathFault(path)).toBeNull();
});

test('of many values the first is taken at once', () => {
  const message = Array.from({ length: 200_000 }, (_, n) => ({ n }));
  const began = performance.now();
  expect(one(message, '$..n').value).toBe(0);
  expect(performance.now() - began).toBeLessThan(100);
});
