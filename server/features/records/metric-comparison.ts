import type { Figure } from '../../domain/statistics/figure.ts';
import { type Change, changeOf, spansCorrespond } from '../../domain/statistics/record-comparison.ts';
import { withPlays } from './play-comparison.ts';
import type { EarlierFacts, MetricFacts, RecordFacts } from './record-facts.ts';

/** An earlier figure that may stand beside the later one; `change` is null where one of them is approximate. */
export interface ComparedFigure {
  readonly was: Figure;
  readonly change: Change | null;
}

/**
 * A figure beside that of an earlier period; null when there is none that may be compared.
 * @param figure of the metric, or of one of its members
 */
export function comparedFigure(facts: RecordFacts, earlier: EarlierFacts, { definition }: MetricFacts, figure: Figure): ComparedFigure | null {
  const then = earlierFigure(earlier, definition.id, figure.member);
  if (!then || then.value === null || figure.value === null || !isComparable(facts, earlier, definition.id, figure.member, new Set())) return null;
  const isRate = figure.unit === '%' || definition.nature === 'percent';
  return { was: then, change: changeOf(figure, then, { decimals: figure.decimals, isRate }) };
}

function earlierFigure({ figures }: EarlierFacts, metric: string, member: string): Figure | undefined {
  const found = figures.get(metric);
  return member === '' ? found?.whole : found?.members.find((each) => each.member === member);
}

/**
 * Plays: where the ledger had begun. A total: over corresponding spans, with a reading in either period. A state: when
 * it was read anew. A formula: when its parts are alike, those that only stand as they stood taken along.
 */
function isComparable(facts: RecordFacts, earlier: EarlierFacts, id: string, member: string, asked: ReadonlySet<string>): boolean {
  const metric = facts.metrics.find(({ definition }) => definition.id === id);
  const now = member === '' ? metric?.whole : metric?.members.find((each) => each.member === member);
  const then = earlierFigure(earlier, id, member);
  if (!metric || !now || !then || now.value === null || then.value === null || asked.has(id)) return false;
  const { source } = metric.definition;
  if (source.kind === 'formula') {
    const parts = [...new Set(source.expression.match(/[A-Za-z_][A-Za-z0-9_]*/g))].filter((name) => earlier.figures.has(name));
    const within = new Set([...asked, id]);
    const memberOf = (part: string) => (earlierFigure(earlier, part, member) ? member : '');
    const isLike = (part: string) => isComparable(facts, earlier, part, memberOf(part), within);
    return parts.some(isLike) && parts.every((part) => isLike(part) || isUnchangedState(facts, earlier, part, memberOf(part)));
  }
  if (!spansCorrespond(now.period, then.period, facts.kind, earlier.against)) return false;
  if (source.kind === 'plays') return then.value !== 0 || withPlays({ earlier: [earlier] }).length > 0;
  if (now.period === '') return !isSameReading(now, then);
  return now.asOf !== null && now.asOf >= facts.start && then.asOf !== null && then.asOf >= earlier.start;
}

function isUnchangedState(facts: RecordFacts, earlier: EarlierFacts, id: string, member: string): boolean {
  const metric = facts.metrics.find(({ definition }) => definition.id === id);
  const now = member === '' ? metric?.whole : metric?.members.find((each) => each.member === member);
  const then = earlierFigure(earlier, id, member);
  return now !== undefined && then !== undefined && now.period === '' && then.period === '' && isSameReading(now, then);
}

const isSameReading = (now: Figure, then: Figure): boolean => now.asOf === then.asOf && now.value === then.value;
