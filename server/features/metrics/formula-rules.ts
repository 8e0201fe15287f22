/** How the result moves when a part grows: up, down, or it cannot be said. */
export type Direction = 'up' | 'down' | 'unknown';

/** One thing a formula may do with numbers. */
export interface Rule {
  readonly least: number;
  readonly most: number;
  apply(numbers: readonly number[]): number;
  /** How the result moves when the part at this place grows. */
  directions(index: number): Direction;
}

const MANY = 60;
const up = (): Direction => 'up';
const unknown = (): Direction => 'unknown';
const firstUpThenDown = (index: number): Direction => (index === 0 ? 'up' : 'down');

function two(apply: (a: number, b: number) => number, directions: (index: number) => Direction): Rule {
  return { least: 2, most: 2, apply: ([a = NaN, b = NaN]) => apply(a, b), directions };
}
function one(apply: (a: number) => number, directions: (index: number) => Direction): Rule {
  return { least: 1, most: 1, apply: ([a = NaN]) => apply(a), directions };
}
const truth = (test: (a: number, b: number) => boolean): Rule => two((a, b) => (test(a, b) ? 1 : 0), unknown);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Operators by the name mathjs gives them. `%` between two is the remainder, after one it is hundredths. */
export const OPERATORS: ReadonlyMap<string, Rule> = new Map([
  ['add', two((a, b) => a + b, up)],
  ['subtract', two((a, b) => a - b, firstUpThenDown)],
  ['multiply', two((a, b) => a * b, up)],
  ['divide', two((a, b) => (b === 0 ? NaN : a / b), firstUpThenDown)],
  ['mod', two((a, b) => (b === 0 ? NaN : a - b * Math.floor(a / b)), unknown)],
  ['pow', two((a, b) => a ** b, unknown)],
  ['unaryMinus', one((a) => -a, () => 'down')],
  ['unaryPlus', one((a) => a, up)],
  ['smaller', truth((a, b) => a < b)],
  ['smallerEq', truth((a, b) => a <= b)],
  ['larger', truth((a, b) => a > b)],
  ['largerEq', truth((a, b) => a >= b)],
  ['equal', truth((a, b) => a === b)],
  ['unequal', truth((a, b) => a !== b)],
]);

/** Functions by name. */
export const FUNCTIONS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['sum', { least: 1, most: MANY, apply: sum, directions: up }],
  ['mean', { least: 1, most: MANY, apply: (numbers) => sum(numbers) / numbers.length, directions: up }],
  ['min', { least: 1, most: MANY, apply: (numbers) => Math.min(...numbers), directions: up }],
  ['max', { least: 1, most: MANY, apply: (numbers) => Math.max(...numbers), directions: up }],
  ['floor', one(Math.floor, up)],
  ['ceil', one(Math.ceil, up)],
  ['abs', one(Math.abs, unknown)],
  ['round', { least: 1, most: 2, apply: ([value = NaN, digits = 0]) => rounded(value, digits), directions: (index) => (index === 0 ? 'up' : 'unknown') }],
]);

/** Half away from zero, as in a report. */
function rounded(value: number, digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 10) return NaN;
  const factor = 10 ** digits;
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * factor).toPrecision(15)))) / factor;
}
