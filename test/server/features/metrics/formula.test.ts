import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Formula, isProblem, readFormula } from '../../../../server/features/metrics/formula.ts';
import { cycleThrough, withDependents } from '../../../../server/features/metrics/formula-graph.ts';

async function formula(text: string): Promise<Formula> {
  const made = await readFormula(text);
  if (isProblem(made)) throw new Error(`${made.code} ${made.detail}`);
  return made;
}

async function valueOf(text: string, values: Record<string, number | null> = {}): Promise<number | null> {
  return (await formula(text)).evaluate((id) => values[id] ?? null);
}

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['-2 ^ 2', -4],
  ['7 % 4', 3],
  ['50%', 0.5],
  ['0.1 + 0.2', 0.3],
  ['2 > 1', 1],
  ['1 == 2 ? 10 : 20', 20],
  ['sum(1, 2, 3)', 6],
  ['mean(1, 2, 6)', 3],
  ['min(4, 2) + max(4, 2)', 6],
  ['round(2.675, 2)', 2.68],
  ['round(-2.5)', -3],
  ['floor(2.9) + ceil(2.1) + abs(0 - 1)', 6],
])('%s gives %d', async (text, value) => {
  expect(await valueOf(text)).toBe(value);
});

test('what a Chinese keyboard writes is read the same', async () => {
  expect(await valueOf('（a＋b）×２÷４', { a: 3, b: 5 })).toBe(4);
  expect(await valueOf('a ≥ 3 ？ 1 ： 0', { a: 3 })).toBe(1);
});

test('metrics are named by their ids, each told once', async () => {
  expect((await formula('items / sessions + items * 0')).needs).toEqual(['items', 'sessions']);
  expect(await valueOf('items / sessions', { items: 196_860, sessions: 1_012 })).toBeCloseTo(194.53, 2);
});

describe('has no value, and never NaN or infinity,', () => {
  test.each([
    ['when something is divided by nothing', 'a / b', { a: 1, b: 0 }],
    ['when a remainder is taken by nothing', 'a % b', { a: 1, b: 0 }],
    ['when a part has none', 'a + b', { a: 1, b: null }],
    ['when it overflows', 'a ^ a ^ a', { a: 9_000 }],
    ['when a root of a negative is taken', 'a ^ 0.5', { a: -4 }],
    ['when it hangs on what has none', 'a / b > 1 ? 1 : 2', { a: 1, b: 0 }],
  ])('%s', async (_name, text, values) => {
    expect(await valueOf(text, values)).toBeNull();
  });

  test('but what is not chosen does not matter', async () => {
    expect(await valueOf('b == 0 ? 0 : a / b', { a: 1, b: 0 })).toBe(0);
  });

  test('whatever the numbers', async () => {
    const made = await formula('(a - b) / (c % d) ^ e + round(a * b, 3) / min(c, d)');
    fc.assert(
      fc.property(fc.tuple(fc.double(), fc.double(), fc.double(), fc.double(), fc.double()), (numbers) => {
        const value = made.evaluate((id) => numbers['abcde'.indexOf(id)] ?? null);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

describe('is refused', () => {
  test.each([
    ['a function that is not arithmetic', 'import(a)'],
    ['a function of mathjs', 'eval("1")'],
    ['a call of something inside', 'a.constructor("x")'],
    ['an assignment', 'a = 1'],
    ['a function of one’s own', 'f(x) = x'],
    ['a text', '"a"'],
    ['a list', '[1, 2]'],
    ['an object', '{a: 1}'],
    ['an index', 'a[1]'],
    ['a range', '1:3'],
    ['two lines', 'a; b'],
    ['units', '5 cm'],
    ['two names side by side', 'a b'],
    ['a name in capitals', 'Infinity + A'],
    ['a number beyond all bounds', '1e999'],
    ['nothing called', 'sum()'],
    ['what is too deep', `${'('.repeat(60)}1${')'.repeat(60)}`],
    ['what is too long', `1${'+1'.repeat(400)}`],
  ])('%s', async (_name, text) => {
    expect(await readFormula(text)).toMatchObject({ code: 'not-allowed' });
  });

  test.each(['1 +', '(a', 'a ? 1', '', ')'])('what cannot be read: “%s”', async (text) => {
    const made = await readFormula(text);
    expect(isProblem(made)).toBe(true);
  });

  test('any text at all is either read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('a', '(', ')', '+', '/', 'sum', ',', '1', '.', '?', ':', '"', '[', '=', '%', '^', ' ')).map((parts) => parts.join(''))), async (text) => {
        const made = await readFormula(text);
        if (!isProblem(made)) expect(made.evaluate(() => 2)).not.toBeNaN();
      }),
      { numRuns: 500 },
    );
  });
});

test('“over” stays “over” only for a part that makes the result more', async () => {
  const made = await formula('(a + b) / c - d');
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => made.directionOf(id))).toEqual(['up', 'up', 'down', 'down', 'unknown']);
  expect((await formula('a - (b - a)')).directionOf('a')).toBe('up');
  expect((await formula('a / (a + b)')).directionOf('a')).toBe('unknown');
});

test('a cycle is found through any number of formulas, and is named', () => {
  const needs = new Map([['a', ['b', 'x']], ['b', ['c']], ['c', ['d', 'a']], ['d', []]]);
  expect(cycleThrough('a', needs)).toEqual(['a', 'b', 'c', 'a']);
  expect(cycleThrough('d', needs)).toBeNull();
  expect(cycleThrough('x', new Map([['x', ['x']]]))).toEqual(['x', 'x']);
});

test('what is worked out from a metric is affected with it, at any remove', () => {
  const needs = new Map([['rate', ['items', 'sessions']], ['index', ['rate']], ['other', ['plays']]]);
  expect([...withDependents(['items'], needs)]).toEqual(['items', 'rate', 'index']);
});
