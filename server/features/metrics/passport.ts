import type { Figure } from '../../domain/statistics/figure.ts';
import type { Passport } from '../../protocol/rest/metrics.ts';
import type { Definitions } from './definitions.ts';
import { membersOf } from './figures-of.ts';
import type { FiguresService } from './figures.service.ts';
import type { MetricsService } from './metrics.service.ts';
import { spanUpTo } from './reading-figures.ts';
import type { ReadingsService } from './readings.service.ts';
import type { StandingStore } from './standing.store.ts';

interface Deps {
  readonly definitions: Definitions;
  readonly figures: FiguresService;
  readonly metrics: MetricsService;
  readonly readings: ReadingsService;
  readonly standing: StandingStore;
  readonly townTimeZone: () => Promise<string>;
  /** Plays that are neither in the ledger nor held by a screen. */
  readonly missingPlays: () => Promise<number>;
}

const MOST_READINGS = 50;
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** Everything behind one number. */
export function createPassports({ definitions, figures, metrics, readings, standing, townTimeZone, missingPlays }: Deps) {
  /** The readings that make a figure: of a flow all of its span, of a stock the newest of each member. */
  async function readingsOf(metric: string, figure: Figure, at: number | null): Promise<{ ids: number[]; count: number }> {
    const defined = await definitions.get(metric);
    if (!defined || defined.definition.source.kind !== 'readings' || figure.asOf === null) return { ids: [], count: 0 };
    const { definition } = defined;
    const members = figure.member === '' ? ['', ...membersOf(definition)] : [figure.member];
    if (definition.accrual === 'flow') return standing.behind(metric, members, spanUpTo(definition, figure.asOf, at, await townTimeZone()), MOST_READINGS);
    const newest = await standing.newest(metric, members, at ?? EVERYTHING);
    const whole = newest.find(({ member }) => member === '');
    const parts = newest.filter(({ member }) => member !== '');
    const making = figure.member !== '' || !whole ? newest : parts.some(({ asOf }) => asOf > whole.asOf) ? parts : [whole];
    const ids = making.toSorted((a, b) => b.asOf - a.asOf).map(({ id }) => id);
    return { ids: ids.slice(0, MOST_READINGS), count: ids.length };
  }

  /** @param at null: now @throws not-found */
  return async function passport(metric: string, member: string, at: number | null): Promise<Passport> {
    const { now: _now, ...view } = await metrics.get(metric);
    const figure = await figures.figure(metric, member, at);
    const needs = (await definitions.current()).needs.get(metric) ?? [];
    const { members, returned } = await figures.of(metric, at);
    const { ids, count } = await readingsOf(metric, figure, at);
    return {
      figure,
      metric: view,
      parts: await Promise.all(needs.map((need) => figures.figure(need, member, at))),
      members: member === '' ? [...members] : [],
      returned: returned ? { committed: returned.committed, pending: returned.pending, missing: await missingPlays() } : null,
      readings: await readings.withCorrected(ids),
      readingsTotal: count,
    };
  };
}
export type Passports = ReturnType<typeof createPassports>;
