import { jsonpath, type JSONValue } from 'json-p3';
import type { Pick, SourceProblem } from '../../protocol/rest/sources.ts';

/** What one pick found in a message. */
export interface Found {
  readonly pick: Pick;
  readonly value: number | null;
  /** Epoch milliseconds; null: the message does not say. */
  readonly asOf: number | null;
  readonly problem: SourceProblem | null;
}

const DEEPEST = 30;

/** JSONPath (RFC 9535) without the two functions that run a foreign regular expression. */
const environment = new jsonpath.JSONPathEnvironment({ maxRecursionDepth: DEEPEST });
for (const name of ['match', 'search']) environment.functionRegister.delete(name);

/**
 * Why a path cannot be used, or null. One value is looked for, so a path that visits a node more than a few times
 * is refused: a short one of those, such as `$..*..*..*`, would hold up the server for hours.
 */
export function pathFault(path: string): string | null {
  try {
    environment.compile(path);
    return costFault(path);
  } catch (error) {
    return (error as Error).message.slice(0, 200);
  }
}

/** More than one search through all levels, one for each node that a test looks at, or a node taken twice. */
function costFault(path: string): string | null {
  const outside = path.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, ''); // without names and texts
  if (outside.includes(',')) return ',';
  if (outside.split('..').length > 2) return '.. ..';
  let depth = 0;
  let testAt: number | null = null;
  for (const [index, sign] of [...outside].entries()) {
    if (sign === '[') depth += 1;
    if (sign === '?') testAt ??= depth;
    if (testAt !== null && (sign === '$' || outside.startsWith('..', index))) return `[?${sign === '$' ? '$' : '..'}]`;
    if (sign !== ']') continue;
    if (testAt === depth) testAt = null;
    depth -= 1;
  }
  return null;
}

/** Takes the readings out of a message. A path that finds nothing, or no number, is a problem of that pick alone. */
export function pickFrom(message: JSONValue, picks: readonly Pick[]): Found[] {
  return picks.map((pick) => {
    const at = pick.asOf === '' ? { found: null } : firstOf(message, pick.asOf);
    const value = firstOf(message, pick.value);
    const problem = value.problem ?? at.problem ?? null;
    if (problem) return { pick, value: null, asOf: null, problem };
    const number = numberOf(value.found);
    const asOf = pick.asOf === '' ? null : instantOf(at.found);
    if (number === null) return { pick, value: null, asOf: null, problem: { code: 'not-a-number', detail: shown(value.found) } };
    if (pick.asOf !== '' && asOf === null) return { pick, value: null, asOf: null, problem: { code: 'path-empty', detail: `${pick.asOf} = ${shown(at.found)}` } };
    return { pick, value: number, asOf, problem: null };
  });
}

function firstOf(message: JSONValue, path: string): { found: unknown; problem?: SourceProblem } {
  try {
    const fault = costFault(path);
    if (fault !== null) return { found: null, problem: { code: 'bad-settings', detail: `${path}: ${fault}`.slice(0, 200) } };
    const node = environment.match(path, message); // no further than the first
    return node === undefined ? { found: null, problem: { code: 'path-empty', detail: path } } : { found: node.value };
  } catch (error) {
    return { found: null, problem: { code: 'bad-settings', detail: `${path}: ${(error as Error).message}`.slice(0, 200) } };
  }
}

/** A number, or text that is wholly one; thousands may be set off by commas. */
function numberOf(found: unknown): number | null {
  if (typeof found === 'number') return Number.isFinite(found) ? found : null;
  if (typeof found !== 'string' || !/^\s*[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?\s*$/.test(found)) return null;
  return Number(found.replaceAll(',', ''));
}

const SECONDS_BELOW = 100_000_000_000; // in seconds that is the year 5138, in milliseconds 1973

/** ISO 8601 with a zone, or seconds or milliseconds since 1970. */
function instantOf(found: unknown): number | null {
  const number = numberOf(found);
  if (number !== null) return Math.round(number < SECONDS_BELOW ? number * 1_000 : number);
  if (typeof found !== 'string') return null;
  try {
    return Temporal.Instant.from(found).epochMilliseconds;
  } catch {
    return null;
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? '').slice(0, 100);
}
