import type { ConditionalNode, ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { LruMap } from '../lru-map.ts';
import { type Direction, FUNCTIONS, OPERATORS, type Rule } from './formula-rules.ts';

/** Why a formula cannot be used; `detail` names the place or the name it is about. */
export interface FormulaProblem {
  readonly code: 'syntax' | 'not-allowed';
  readonly detail: string;
}

/** A formula that has been read: numbers, metric ids, arithmetic, comparison, and nothing that runs. */
export interface Formula {
  /** The metric ids it names, each once, in order. */
  readonly needs: readonly string[];
  /** What is divided by nothing, overflows or lacks a part is null: never NaN and never infinite. */
  evaluate(values: (id: string) => number | null): number | null;
  directionOf(id: string): Direction;
}

/** A node of our own: mathjs reads the text, and nothing of mathjs is ever evaluated. */
type Term =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly id: string }
  | { readonly kind: 'apply'; readonly rule: Rule; readonly terms: readonly Term[] }
  | { readonly kind: 'choose'; readonly test: Term; readonly yes: Term; readonly no: Term };

const MAX_LENGTH = 500;
const MAX_DEPTH = 40;
const METRIC_ID = /^[a-z][a-z0-9_]{0,59}$/;
/** As people type them with a Chinese keyboard; full-width forms are turned by NFKC. */
const SIGNS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '≥': '>=', '≤': '<=', '≠': '!=', '、': ',' };

class NotAllowed extends Error {}

let parsing: Promise<(text: string) => MathNode> | null = null;
/** Loaded when the first formula is read: it takes about a third of a second. */
function parser(): Promise<(text: string) => MathNode> {
  return (parsing ??= import('mathjs/number').then(({ create, parseDependencies }) => create(parseDependencies ?? {}).parse as (text: string) => MathNode));
}

const read = new LruMap<string, Formula | FormulaProblem>(500);

/** Reads a formula; the same text is read once. */
export async function readFormula(expression: string): Promise<Formula | FormulaProblem> {
  const kept = read.get(expression);
  if (kept) return kept;
  const parse = await parser();
  const made = compile(expression, parse);
  read.set(expression, made);
  return made;
}

export function isProblem(formula: Formula | FormulaProblem): formula is FormulaProblem {
  return 'code' in formula;
}

function compile(expression: string, parse: (text: string) => MathNode): Formula | FormulaProblem {
  if (expression.length > MAX_LENGTH) return { code: 'not-allowed', detail: `> ${MAX_LENGTH}` };
  const text = expression.normalize('NFKC').replace(/[×÷−≥≤≠、]/gu, (sign) => SIGNS[sign] ?? sign);
  let tree: MathNode;
  try {
    tree = parse(text);
  } catch (error) {
    return { code: 'syntax', detail: /\(char (\d+)\)/.exec((error as Error).message)?.[1] ?? '' };
  }
  try {
    const term = termOf(tree, 0);
    const needs = [...new Set(namesIn(term))];
    return {
      needs,
      evaluate: (values) => finite(evaluate(term, values)),
      directionOf: (id) => directionIn(term, id) ?? 'unknown',
    };
  } catch (error) {
    if (error instanceof NotAllowed) return { code: 'not-allowed', detail: error.message };
    throw error;
  }
}

function termOf(node: MathNode, depth: number): Term {
  if (depth > MAX_DEPTH) throw new NotAllowed(`> ${MAX_DEPTH} ( )`);
  const below = (each: MathNode) => termOf(each, depth + 1);
  switch (node.type) {
    case 'ParenthesisNode':
      return below((node as ParenthesisNode).content);
    case 'ConstantNode': {
      const value: unknown = (node as ConstantNode).value;
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new NotAllowed(String(value).slice(0, 40));
      return { kind: 'number', value };
    }
    case 'SymbolNode': {
      const { name } = node as SymbolNode;
      if (!METRIC_ID.test(name)) throw new NotAllowed(name.slice(0, 60));
      return { kind: 'metric', id: name };
    }
    case 'ConditionalNode': {
      const { condition, trueExpr, falseExpr } = node as ConditionalNode;
      return { kind: 'choose', test: below(condition), yes: below(trueExpr), no: below(falseExpr) };
    }
    case 'OperatorNode': {
      const { fn, op, args, implicit } = node as OperatorNode;
      const rule = OPERATORS.get(fn);
      if (!rule || implicit) throw new NotAllowed(implicit ? args.map((each) => each.toString()).join(' ').slice(0, 60) : op);
      return { kind: 'apply', rule, terms: args.map(below) };
    }
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode;
      const name = fn.type === 'SymbolNode' ? (fn as SymbolNode).name : '';
      const rule = FUNCTIONS.get(name);
      if (!rule || args.length < rule.least || args.length > rule.most) throw new NotAllowed(`${name.slice(0, 40)}()`);
      return { kind: 'apply', rule, terms: args.map(below) };
    }
    default:
      throw new NotAllowed(node.toString().slice(0, 60));
  }
}

function evaluate(term: Term, values: (id: string) => number | null): number | null {
  switch (term.kind) {
    case 'number':
      return term.value;
    case 'metric':
      return values(term.id);
    case 'choose': {
      const test = evaluate(term.test, values);
      return test === null || Number.isNaN(test) ? null : evaluate(test === 0 ? term.no : term.yes, values);
    }
    case 'apply': {
      const numbers: number[] = [];
      for (const each of term.terms) {
        const value = finite(evaluate(each, values));
        if (value === null) return null;
        numbers.push(value);
      }
      return term.rule.apply(numbers);
    }
  }
}

function finite(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return Number(value.toPrecision(15)); // 0.1 + 0.2 is 0.3 to every reader
}

function namesIn(term: Term): string[] {
  if (term.kind === 'metric') return [term.id];
  if (term.kind === 'apply') return term.terms.flatMap(namesIn);
  return term.kind === 'choose' ? [term.test, term.yes, term.no].flatMap(namesIn) : [];
}

/** null: the part does not occur here. Figures are taken as not negative. */
function directionIn(term: Term, id: string): Direction | null {
  if (term.kind === 'number') return null;
  if (term.kind === 'metric') return term.id === id ? 'up' : null;
  if (term.kind === 'choose') return [term.test, term.yes, term.no].some((each) => directionIn(each, id) !== null) ? 'unknown' : null;
  let combined: Direction | null = null;
  for (const [index, each] of term.terms.entries()) {
    const inner = directionIn(each, id);
    if (inner === null) continue;
    const way = term.rule.directions(index);
    const here: Direction = inner === 'unknown' || way === 'unknown' ? 'unknown' : inner === way ? 'up' : 'down';
    combined = combined === null || combined === here ? here : 'unknown';
  }
  return combined;
}
