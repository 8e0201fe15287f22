import type { Figure } from '../../domain/statistics/figure.ts';
import { combinedPrecision, type MetricDefinition, type Precision } from '../../domain/statistics/metric.ts';
import { spanNamed } from '../../domain/statistics/span.ts';
import { emptyFigure, emptyTrend, levelOf, membersOf, type MetricFigures, type MetricTrend, type Reckoner } from './figures-of.ts';
import { type Formula, isProblem, readFormula } from './formula.ts';
import type { Between } from './standing.store.ts';

/** Asks for the figures of another metric, by its id. */
export interface Others {
  figures(metric: string, at: number | null): Promise<MetricFigures>;
  trend(metric: string, buckets: readonly Between[], at: number | null): Promise<MetricTrend>;
  townTimeZone(): Promise<string>;
}

/** Flows that never lie in the same month as one another are not looked through to the beginning. */
const MOST_STEPS_BACK = 12;

/**
 * The figures that a formula is worked out from. Where flows lie in different months (days, quarters, years), all are
 * asked for again as of the end of the earliest of these, until they lie in the same: what was done in January is
 * never divided by what came in on the first of February. Empty when no such month is found.
 */
export async function together({ figures, townTimeZone }: Pick<Others, 'figures' | 'townTimeZone'>, needs: readonly string[], at: number | null): Promise<ReadonlyMap<string, MetricFigures>> {
  const zone = await townTimeZone();
  let instant = at;
  for (let step = 0; step <= MOST_STEPS_BACK; step++) {
    const parts = new Map<string, MetricFigures>();
    for (const id of needs) parts.set(id, await figures(id, instant));
    const end = endOfEarlier([...parts.values()].map(({ whole }) => whole.period), zone);
    if (end === null) return parts;
    instant = end - 1;
  }
  return new Map();
}

/** The end of the earliest span of a kind of which there are several; null when there is one of each kind. */
function endOfEarlier(periods: readonly string[], zone: string): number | null {
  const spans = [...new Set(periods)].flatMap((period) => spanNamed(period, zone) ?? []);
  const ends = [...Map.groupBy(spans, ({ span }) => span).values()].filter(({ length }) => length > 1).flatMap((all) => all.map(({ end }) => end));
  return ends.length > 0 ? Math.min(...ends) : null;
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
      const parts = await together(others, formula.needs, at);
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
  const [period = '', ...otherPeriods] = new Set(parts.map((part) => part.period).filter((each) => each !== '')); // a state has none
  return {
    ...emptyFigure(definition, member),
    value,
    precision: precisionOf(formula, value, parts),
    asOf: asOfs.length > 0 ? Math.min(...asOfs) : null,
    period: otherPeriods.length > 0 ? '' : period,
    freshUntil: fresh.length > 0 ? Math.min(...fresh) : null,
    source: 'formula',
    level: levelOf(definition, value, member !== ''),
  };
}

/** "Over 20,000" stays "over" only where more of it makes the result more; elsewhere the result is about. */
export function precisionOf(formula: Formula, value: number | null, parts: readonly Figure[]): Precision {
  if (value === null) return 'exact';
  return combinedPrecision(parts.map(({ metric, precision }) => (precision === 'at-least' && formula.directionOf(metric) !== 'up' ? 'about' : precision)));
}
