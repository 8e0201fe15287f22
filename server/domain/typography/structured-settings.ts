import { balancedSettings, settingOf } from './balance.ts';
import type { Setting } from './balance.ts';
import { lineOf } from './break-units.ts';
import type { SetLine, UnitRun } from './break-units.ts';
import { clausesOf, standingsOf } from './clauses.ts';
import type { Clause, Standing } from './clauses.ts';
import { parallelSplits } from './parallel-splits.ts';

/** Some lines that set the next clauses; `next` is the clause to go on from. */
export interface Step {
  readonly setting: Setting;
  readonly next: number;
}

/** Steps taken so far, the last first. */
interface Path {
  readonly cost: number;
  readonly step: Step | null;
  readonly before: Path | null;
}

/**
 * The best way to set a text in 1, 2 … `maxLines` lines such that sense and shape agree: a line holds
 * whole clauses or a part of one clause, and parallel clauses are broken alike or not at all.
 *
 * @returns index 0 is for one line; null where no such way has that many lines
 */
export function structuredSettings(run: UnitRun, maxLines: number): readonly (Setting | null)[] {
  const clauses = clausesOf(run.units);
  const standings = standingsOf(clauses);
  // Cheapest path by clauses set and lines used.
  const paths: (Path | undefined)[][] = [...clauses, null].map(() => []);
  paths[0] = [{ cost: 0, step: null, before: null }];
  for (const start of clauses.keys()) {
    if (standings[start]?.run === 0) continue;
    const steps = stepsFrom(run, clauses, standings, start, maxLines);
    for (const [used, before] of (paths[start] ?? []).entries()) {
      if (!before) continue;
      for (const step of steps) {
        const row = paths[step.next];
        const count = used + step.setting.lines.length;
        const cost = before.cost + step.setting.cost;
        if (row && count <= maxLines && cost < (row[count]?.cost ?? Infinity) - 1e-9) row[count] = { cost, step, before };
      }
    }
  }
  const done = paths[clauses.length] ?? [];
  return Array.from({ length: maxLines }, (_, index) => {
    const path = done[index + 1];
    return path ? { lines: linesOf(path), cost: path.cost } : null;
  });
}

function linesOf(path: Path): readonly SetLine[] {
  const lines: SetLine[] = [];
  for (let each: Path | null = path; each; each = each.before) lines.unshift(...(each.step?.setting.lines ?? []));
  return lines;
}

function stepsFrom(
  run: UnitRun,
  clauses: readonly Clause[],
  standings: readonly Standing[],
  start: number,
  maxLines: number,
): readonly Step[] {
  const clause = clauses[start];
  const standing = standings[start];
  if (!clause || !standing) return [];
  const whole = wholeClauses(run, clauses, standings, start);
  if (standing.run > 1) {
    const next = start + standing.run;
    const splits = parallelSplits(run, clauses.slice(start, next), maxLines);
    return [...whole, ...splits.map((setting) => ({ setting, next }))];
  }
  return standing.isListItem ? whole : [...whole, ...splitClause(run, clause, start + 1, maxLines)];
}

/** One line of one or several whole clauses; a parallel run is taken whole. */
function wholeClauses(
  run: UnitRun,
  clauses: readonly Clause[],
  standings: readonly Standing[],
  start: number,
): readonly Step[] {
  const steps: Step[] = [];
  const from = clauses[start]?.from ?? 0;
  for (let next = start + 1; next <= clauses.length; next += 1) {
    const last = clauses[next - 1];
    if (!last) break;
    if (standings[next]?.run !== 0) steps.push({ setting: settingOf([lineOf(run, from, last.to)]), next });
    if (last.endsRequired) break;
  }
  return steps;
}

/** One clause in two lines or more. */
function splitClause(run: UnitRun, clause: Clause, next: number, maxLines: number): readonly Step[] {
  return balancedSettings(run, clause, Math.min(maxLines, clause.to - clause.from))
    .filter((setting) => setting !== null)
    .filter((setting) => setting.lines.length > 1)
    .map((setting) => ({ setting, next }));
}
