import type { Passport } from '../../protocol/rest/metrics.ts';
import type { Definitions } from './definitions.ts';
import type { FiguresService } from './figures.service.ts';
import type { MetricsService } from './metrics.service.ts';
import type { ReadingsBehind } from './readings-behind.ts';
import type { ReadingsService } from './readings.service.ts';

interface Deps {
  readonly definitions: Definitions;
  readonly figures: FiguresService;
  readonly metrics: MetricsService;
  readonly readings: ReadingsService;
  readonly behind: ReadingsBehind;
}

const MOST_READINGS = 50;

/** Everything behind one number. */
export function createPassports({ definitions, figures, metrics, readings, behind }: Deps) {
  /** @param at null: now @throws not-found */
  return async function passport(metric: string, member: string, at: number | null): Promise<Passport> {
    const { now: _now, ...view } = await metrics.get(metric);
    const figure = await figures.figure(metric, member, at);
    const needs = (await definitions.current()).needs.get(metric) ?? [];
    const { members, returned } = await figures.of(metric, at);
    const { ids, count } = await behind.list(metric, figure, at, MOST_READINGS);
    return {
      figure,
      metric: view,
      parts: await figures.together(needs, member, at),
      members: member === '' ? [...members] : [],
      returned: returned ?? null,
      readings: await readings.withCorrected(ids),
      readingsTotal: count,
    };
  };
}
export type Passports = ReturnType<typeof createPassports>;
