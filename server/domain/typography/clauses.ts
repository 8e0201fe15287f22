import type { BreakUnit } from './break-units.ts';

/** Units up to a pause: from `from` up to but not including `to`. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly coreLength: number;
  readonly hasFigures: boolean;
  readonly endsRequired: boolean;
}

/** How a clause stands among its neighbours. */
export interface Standing {
  /** Clauses set together from this one on: at the first of a parallel run its length, inside the run 0, else 1. */
  readonly run: number;
  /** Whether it is an item of a list, whose items stay whole and fill lines one after another. */
  readonly isListItem: boolean;
}

/** From this many parallel clauses on they are a list: 进机关、进农村、进社区 … */
const LIST_LENGTH = 5;

/** The clauses of a text, parted at 'preferred' and 'required' breaks. */
export function clausesOf(units: readonly BreakUnit[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const [index, unit] of units.entries()) {
    if (unit.break === 'allowed') continue;
    const members = units.slice(from, index + 1);
    clauses.push({
      from,
      to: index + 1,
      coreLength: members.reduce((sum, member) => sum + member.coreLength, 0),
      hasFigures: members.some((member) => member.hasFigures),
      endsRequired: unit.break === 'required',
    });
    from = index + 1;
  }
  return clauses;
}

/** Finds clauses of equal length side by side (对仗) and lists among clauses. One standing a clause. */
export function standingsOf(clauses: readonly Clause[]): readonly Standing[] {
  const standings: Standing[] = [];
  for (let first = 0; first < clauses.length; ) {
    const length = runFrom(clauses, first);
    const isListItem = length >= LIST_LENGTH;
    for (let member = 0; member < length; member += 1) {
      const inRun = member === 0 ? length : 0;
      standings.push({ run: isListItem ? 1 : inRun, isListItem });
    }
    first += length;
  }
  return standings;
}

function runFrom(clauses: readonly Clause[], first: number): number {
  const model = clauses[first];
  let length = 1;
  for (let next = first + 1; model && !model.hasFigures && next < clauses.length; next += 1) {
    const clause = clauses[next];
    if (!clause || clause.hasFigures || clause.coreLength !== model.coreLength) break;
    length += 1;
  }
  return length;
}
