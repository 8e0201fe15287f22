import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { isProblem, readFormula } from './formula.ts';
import { cycleThrough, type Needs } from './formula-graph.ts';

export interface FormulaFault {
  readonly code: 'syntax' | 'unknown-metric' | 'not-allowed' | 'cycle';
  /** The place, the name or the way round that is meant. */
  readonly detail: string;
}

/**
 * Why this formula cannot be the metric's; null when it can.
 * @param id of the metric; null while it has none
 * @param known ids of all metrics that are not deleted
 * @param needs what the formulas there are name
 */
export async function formulaFault(id: string | null, expression: string, known: ReadonlySet<string>, needs: Needs): Promise<FormulaFault | null> {
  const formula = await readFormula(expression);
  if (isProblem(formula)) return { code: formula.code, detail: formula.detail };
  const own = new Map(needs);
  if (id !== null) own.set(id, formula.needs);
  const cycle = id === null ? null : cycleThrough(id, own);
  if (cycle) return { code: 'cycle', detail: cycle.join(' → ') };
  const unknown = formula.needs.find((need) => !known.has(need));
  return unknown === undefined ? null : { code: 'unknown-metric', detail: unknown };
}

/** Faults of a definition that its shape alone does not show. */
export async function definitionFaults(definition: MetricDefinition, known: ReadonlySet<string>, needs: Needs, membersWithReadings: readonly string[]): Promise<{ path: string; code: string; detail?: string }[]> {
  const { dimension, source, thresholds } = definition;
  const faults: { path: string; code: string; detail?: string }[] = [];
  const members = dimension?.members ?? [];
  if (new Set(members).size < members.length) faults.push({ path: 'dimension.members', code: 'twice' });
  const lost = membersWithReadings.filter((member) => member !== '' && !members.includes(member));
  if (lost.length > 0) faults.push({ path: 'dimension.members', code: 'has-readings', detail: lost.slice(0, 5).join('、') });
  if (new Set(thresholds.map(({ id }) => id)).size < thresholds.length) faults.push({ path: 'thresholds', code: 'twice' });
  if (source.kind === 'formula') {
    const fault = await formulaFault(definition.id, source.expression, known, needs);
    if (fault) faults.push({ path: 'source.expression', ...fault });
  }
  return faults;
}
