import type { Figure } from '../../domain/statistics/figure.ts';
import { combinedPrecision, type MetricDefinition, type Precision } from '../../domain/statistics/metric.ts';
import { emptyFigure, emptyTrend, levelOf, membersOf, type MetricFigures, type MetricTrend, type Reckoner } from './figures-of.ts';
import { type Formula, isProblem, readFormula } from './formula.ts';
import type { Between } from './standing.store.ts';

/** Asks for the figures of another metric, by its id. */
export interface Others {
  figures(metric: string, at: number | null): Promise<MetricFigures>;
  trend(metric: string, buckets: readonly Between[], at: number | null): Promise<MetricTrend>;
}

/**
 * Figures worked out from others: as of the oldest part, fresh while every part is. A member has a
 * value when every part has that member; a part that is not broken down counts for the whole only.
 */
export function createFormulaFigures(others: Others): Reckoner {
  return {
    async figures(definition, at) {
      const formula = await formulaOf(definition);
      if (!formula) return { whole: emptyFigure(definition, ''), members: membersOf(definition).map((member) => emptyFigure(definition, member)) };
      const parts = new Map<string, MetricFigures>();
      for (const id of formula.needs) parts.set(id, await others.figures(id, at));
      const make = (member: string) =>
        figureOf(definition, formula, member, (id) => {
          const part = parts.get(id);
          return member === '' ? part?.whole : part?.members.find((each) => each.member === member);
        });
      const returned = [...parts.values()].find((part) => part.returned)?.returned;
      return { whole: make(''), members: membersOf(definition).map(make), ...(returned ? { returned } : {}) };
    },

    async trend(definition, buckets, at) {
      const formula = await formulaOf(definition);
      if (!formula) return emptyTrend(buckets.length);
      const parts = new Map<string, MetricTrend>();
      for (const id of formula.needs) parts.set(id, await others.trend(id, buckets, at));
      const along = (valuesOf: (part: MetricTrend) => readonly (number | null)[]) => {
        const lines = new Map([...parts].map(([id, part]) => [id, valuesOf(part)]));
        return buckets.map((_bucket, index) => formula.evaluate((id) => lines.get(id)?.[index] ?? null));
      };
      return { whole: along(({ whole }) => whole), member: (name) => along((part) => part.member(name)) };
    },
  };
}

async function formulaOf({ source }: MetricDefinition): Promise<Formula | null> {
  if (source.kind !== 'formula') return null;
  const formula = await readFormula(source.expression);
  return isProblem(formula) ? null : formula;
}

function figureOf(definition: MetricDefinition, formula: Formula, member: string, partOf: (id: string) => Figure | undefined): Figure {
  const parts = formula.needs.flatMap((id) => partOf(id) ?? []);
  const value = formula.evaluate((id) => partOf(id)?.value ?? null);
  const asOfs = parts.flatMap(({ asOf }) => asOf ?? []);
  const fresh = parts.flatMap((part) => part.freshUntil ?? []);
  const [period = '', ...otherPeriods] = new Set(parts.map((part) => part.period));
  return {
    ...emptyFigure(definition, member),
    value,
    precision: value === null ? 'exact' : precisionOf(formula, parts),
    asOf: asOfs.length > 0 ? Math.min(...asOfs) : null,
    period: otherPeriods.length > 0 ? '' : period,
    freshUntil: fresh.length > 0 ? Math.min(...fresh) : null,
    source: 'formula',
    level: levelOf(definition, value, member !== ''),
  };
}

/** "Over 20,000" stays "over" only where more of it makes the result more; elsewhere the result is about. */
function precisionOf(formula: Formula, parts: readonly Figure[]): Precision {
  return combinedPrecision(parts.map(({ metric, precision }) => (precision === 'at-least' && formula.directionOf(metric) !== 'up' ? 'about' : precision)));
}
