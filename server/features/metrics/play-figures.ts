import { freshUntil } from '../../domain/statistics/freshness.ts';
import { dayOf } from '../../domain/recurrence.ts';
import { spanAt, spanName } from '../../domain/statistics/span.ts';
import type { MetricDefinition } from '../../domain/statistics/metric.ts';
import { LruMap } from '../lru-map.ts';
import { emptyFigure, levelOf, membersOf, type MetricFigures, type Reckoner } from './figures-of.ts';
import type { AskPlays, PlayFigures, PlaysSource } from './plays-port.ts';
import type { Between } from './standing.store.ts';

interface Deps {
  readonly ask: AskPlays;
  readonly now: () => number;
  readonly townTimeZone: () => Promise<string>;
}

const DAY_MS = 86_400_000;
/** Days gone by change only when a screen that was away brings its plays. */
const PAST_KEPT_MS = 60_000;
const PAST_KEPT = 2_000;
const FIRST_DAY = '1970-01-01';

/** Figures counted in the play ledger, over the metric's span that the instant lies in. */
export function createPlayFigures({ ask, now, townTimeZone }: Deps): Reckoner {
  const past = new LruMap<string, { readonly figures: Promise<PlayFigures>; readonly until: number }>(PAST_KEPT);

  function overPast(definition: MetricDefinition, bucket: Between): Promise<PlayFigures> {
    const key = `${JSON.stringify(definition.source)} ${bucket.start} ${bucket.end}`;
    const kept = past.get(key);
    if (kept && kept.until > now()) return kept.figures;
    const figures = over(definition, bucket, bucket.end - 1);
    past.set(key, { figures, until: now() + PAST_KEPT_MS });
    figures.catch(() => past.delete(key));
    return figures;
  }

  async function over(definition: MetricDefinition, { start, end }: Between, at: number | null) {
    const zone = await townTimeZone();
    const range = { from: start === 0 ? FIRST_DAY : dayOf(start, zone), to: dayOf(Math.min(end - 1, now() + DAY_MS), zone) };
    return ask(sourceOf(definition), range, at);
  }

  return {
    async figures(definition, at): Promise<MetricFigures> {
      const zone = await townTimeZone();
      const instant = at ?? now();
      const { whole, members, asOf, returned } = await over(definition, spanAt(definition.span, instant, zone), at);
      const period = definition.accrual === 'flow' ? spanName(definition.span, instant, zone) : '';
      const figure = (member: string, value: number | null) => ({
        ...emptyFigure(definition, member),
        value,
        asOf: asOf ?? instant, // nothing played is known as of now
        period,
        freshUntil: freshUntil(definition.rhythm, instant), // the ledger is asked anew each time
        source: 'screens' as const,
        level: levelOf(definition, value, member !== ''),
      });
      const named = new Map(members.map(({ member, value }) => [member, value]));
      const order = [...new Set([...membersOf(definition), ...named.keys()])];
      return { whole: figure('', whole), members: order.map((member) => figure(member, named.get(member) ?? (whole === null ? null : 0))), ...(at === null && { returned }) }; // what is still to come is known of now only
    },

    /** Days and longer: within a day the ledger's totals are not broken down, so shorter buckets have no value. */
    async trend(definition, buckets, at) {
      const isFlow = definition.accrual === 'flow';
      const limit = at ?? now();
      const results: (PlayFigures | null)[] = [];
      for (const bucket of buckets) {
        const isCurrent = bucket.start <= limit && limit < bucket.end;
        const isWhole = bucket.end - bucket.start >= DAY_MS - 2 * 3_600_000; // a day may lose hours to summer time
        const isKnown = isFlow ? isWhole : isCurrent; // how many screens were online before is on no record
        if (bucket.start > limit || !isKnown) results.push(null);
        else results.push(isCurrent ? await over(definition, bucket, at) : await overPast(definition, bucket));
      }
      return {
        whole: results.map((result) => result?.whole ?? null),
        member: (name) => results.map((result) => (result && result.whole !== null ? (result.members.find(({ member }) => member === name)?.value ?? 0) : null)),
      };
    },
  };
}

function sourceOf({ source }: MetricDefinition): PlaysSource {
  if (source.kind !== 'plays') throw new Error('not counted in the play ledger');
  return source;
}
