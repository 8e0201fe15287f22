import type { Figure, FigureSource } from '../../domain/statistics/figure.ts';
import { freshUntil } from '../../domain/statistics/freshness.ts';
import { combinedPrecision, type MetricDefinition, type Precision, type SourceKind } from '../../domain/statistics/metric.ts';
import { spanAt, spanName } from '../../domain/statistics/span.ts';
import type { FlowStore } from './flow.store.ts';
import { emptyFigure, emptyTrend, levelOf, membersOf, type MetricTrend, type Reckoner } from './figures-of.ts';
import { rollUp, tidy } from './roll-up.ts';
import type { Between, BucketRow, NewestRow, StandingStore } from './standing.store.ts';

/** How one member stands. '' is what was read of the whole. */
interface Standing {
  readonly member: string;
  readonly value: number;
  readonly asOf: number;
  readonly precisions: readonly Precision[];
  readonly kinds: readonly SourceKind[];
  readonly sourceName: string;
}

const EVERYTHING = Number.MAX_SAFE_INTEGER;

/**
 * Figures from readings. A stock stands at the newest reading of each member; of the whole and its
 * members, whichever was read last speaks for the whole. A flow adds up the span in which the metric's
 * newest reading lies, the same span for every member, so that the members make up the whole; what was
 * read of the whole is one part more, not broken down.
 */
export function createReadingFigures(store: StandingStore, flows: FlowStore, townTimeZone: () => Promise<string>): Reckoner {
  return {
    async figures(definition, at) {
      const members = membersOf(definition);
      const newest = await store.newest(definition.id, ['', ...members], at ?? EVERYTHING);
      const zone = await townTimeZone();
      const latest = latestOf(newest);
      if (!latest) return { whole: emptyFigure(definition, ''), members: members.map((member) => emptyFigure(definition, member)) };
      const isFlow = definition.accrual === 'flow';
      const standings = isFlow ? await flowStandings(flows, definition, spanUpTo(definition, latest.asOf, at, zone), newest) : newest.map(stockStanding);
      const period = isFlow ? spanName(definition.span, latest.asOf, zone) : '';
      const make = (member: string, parts: readonly Standing[], value: number | null): Figure => figureOf(definition, member, parts, value, period);
      const of = (member: string) => standings.filter((each) => each.member === member);
      const parts = wholeParts(definition, standings);
      return {
        whole: make('', parts, rollUp(definition.rollUp, parts)),
        members: members.map((member) => make(member, of(member), of(member)[0]?.value ?? null)),
      };
    },

    async trend(definition, buckets, at) {
      if (buckets.length === 0) return emptyTrend(0);
      const members = ['', ...membersOf(definition)];
      const cut = buckets.map(({ start, end }) => ({ start, end: at === null ? end : Math.min(end, at + 1) })).filter(({ start, end }) => start < end);
      const rows = definition.accrual === 'flow' ? await flows.sums(definition.id, members, cut, definition.rollUp === 'latest') : await store.levels(definition.id, members, cut.map(({ end }) => end - 1));
      return trendOf(definition, buckets.length, rows);
    },
  };
}

/** The span in which a metric's newest reading lies, up to the instant asked for. */
export function spanUpTo({ span }: MetricDefinition, asOf: number, at: number | null, zone: string): Between {
  const { start, end } = spanAt(span, asOf, zone);
  return { start, end: at === null ? end : Math.min(end, at + 1) };
}

function latestOf(rows: readonly NewestRow[]): NewestRow | null {
  return rows.reduce<NewestRow | null>((latest, row) => (!latest || row.asOf > latest.asOf ? row : latest), null);
}

function stockStanding({ member, value, asOf, precision, sourceKind, sourceName }: NewestRow): Standing {
  return { member, value, asOf, precisions: [precision], kinds: [sourceKind], sourceName };
}

async function flowStandings(flows: FlowStore, { id }: MetricDefinition, span: Between, newest: readonly NewestRow[]): Promise<Standing[]> {
  const inSpan = newest.filter(({ asOf }) => asOf >= span.start && asOf < span.end);
  const totals = await flows.totals(id, inSpan.map(({ member }) => member), span);
  return inSpan.map(({ member, asOf, sourceName }) => {
    const own = totals.filter((total) => total.member === member);
    return { member, asOf, sourceName, value: tidy(own.reduce((sum, total) => sum + total.sum, 0)), precisions: own.map(({ precision }) => precision), kinds: own.map(({ sourceKind }) => sourceKind) };
  });
}

/** The parts that make the whole. */
function wholeParts<T extends { readonly member: string; readonly asOf: number }>({ accrual }: MetricDefinition, all: readonly T[]): readonly T[] {
  if (accrual === 'flow') return all;
  const whole = all.find(({ member }) => member === '');
  const members = all.filter(({ member }) => member !== '');
  if (!whole) return members;
  return members.some(({ asOf }) => asOf > whole.asOf) ? members : [whole];
}

function figureOf(definition: MetricDefinition, member: string, parts: readonly Standing[], value: number | null, period: string): Figure {
  const empty = emptyFigure(definition, member);
  if (parts.length === 0) return { ...empty, period };
  const latest = parts.reduce((a, b) => (b.asOf > a.asOf ? b : a));
  // a total stands as of its newest part; a state is only as recent as its oldest
  const isAsOfOldest = definition.accrual === 'stock' && definition.rollUp !== 'latest';
  const asOf = isAsOfOldest ? Math.min(...parts.map((part) => part.asOf)) : latest.asOf;
  return {
    ...empty,
    value,
    precision: combinedPrecision(parts.flatMap(({ precisions }) => precisions)),
    asOf,
    period,
    freshUntil: freshUntil(definition.rhythm, asOf),
    source: sourceOf(parts.flatMap(({ kinds }) => kinds)),
    sourceName: [...latest.sourceName].slice(0, 60).join(''),
    level: levelOf(definition, value, member !== ''),
  };
}

function sourceOf(kinds: readonly SourceKind[]): FigureSource {
  const [first = 'none', ...others] = new Set<FigureSource>(kinds);
  return others.length > 0 ? 'mixed' : first;
}

function trendOf(definition: MetricDefinition, count: number, rows: readonly BucketRow[]): MetricTrend {
  const buckets: BucketRow[][] = Array.from({ length: count }, () => []);
  for (const row of rows) buckets[row.bucket]?.push(row);
  return {
    whole: buckets.map((parts) => rollUp(definition.rollUp, wholeParts(definition, parts))),
    member: (name) => buckets.map((parts) => parts.find(({ member }) => member === name)?.value ?? null),
  };
}
