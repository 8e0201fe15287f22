import { dayOf } from '../../domain/recurrence.ts';
import { comparisonsOf, daysInterval, periodDays } from '../../domain/statistics/record-period.ts';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { FiguresService } from '../metrics/figures.service.ts';
import type { ReadingsBehind } from '../metrics/readings-behind.ts';
import type { TownService } from '../town/town.service.ts';
import { EARLIER_COUNTS, gatherEarlier } from './gather-earlier.ts';
import { owingScreens } from './owing.ts';
import type { EarlierFacts, MetricFacts, RecordFacts, RecordRequest } from './record-facts.ts';
import type { RecordsStore } from './records.store.ts';

export interface GatherDeps {
  readonly town: Pick<TownService, 'get'>;
  readonly ledger: Pick<LedgerService, 'counts' | 'firstDay' | 'gaps' | 'still'>;
  readonly figures: Pick<FiguresService, 'definitions' | 'of'>;
  readonly noteOf: ReadingsBehind['note'];
  readonly store: Pick<RecordsStore, 'places' | 'heard'>;
  readonly version: string;
  readonly now: () => number;
}

interface Watch {
  readonly signal?: AbortSignal;
  /** Told how much is in, 0 to 1. */
  readonly progress?: (fraction: number) => void;
}

/**
 * Asks for everything a record says: counts of the play ledger over its days, and every figure at its last
 * moment by the very query the walls ask; for a period that is not over, as they stand now. All of one moment of the
 * ledger, so that its tables add up to one another.
 */
export function gatherFacts(deps: GatherDeps, request: RecordRequest, madeBy: string, watch: Watch = {}): Promise<RecordFacts> {
  return deps.ledger.still(() => gather(deps, request, madeBy, watch));
}

async function gather({ town, ledger, figures, noteOf, store, version, now }: GatherDeps, request: RecordRequest, madeBy: string, { signal, progress }: Watch): Promise<RecordFacts> {
  const days = periodDays(request.kind, request.period);
  if (!days) throw new TypeError(`no such period: ${request.kind} ${request.period}`);
  const { name, timeZone } = await town.get();
  const madeAt = now();
  const { start, end } = daysInterval(days, timeZone);
  const isOver = end <= madeAt;
  const today = dayOf(madeAt, timeZone);
  const counted = { from: days.from, to: isOver || days.to < today ? days.to : today };
  const definitions = await figures.definitions();
  const comparisons = comparisonsOf(request.kind);
  const steps = COUNTS + definitions.length + comparisons.length * (EARLIER_COUNTS + definitions.length);
  let taken = 0;
  async function step<T>(ask: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const answer = await ask();
    progress?.(++taken / steps);
    // the database answers at once on this thread: let others have their turn
    await new Promise((resolve) => setImmediate(resolve));
    return answer;
  }

  const count = (by: 'category' | 'screen' | 'campaign' | 'item' | 'day' | 'month') => step(() => ledger.counts(by, counted));
  const counts: RecordFacts['counts'] = {
    category: await count('category'),
    screen: await count('screen'),
    campaign: await count('campaign'),
    step: await count(request.kind === 'month' ? 'day' : 'month'),
  };
  const items = (await count('item')).rows.filter(({ plays }) => plays > 0).length;
  const gaps = await step(() => ledger.gaps());
  const metrics: MetricFacts[] = [];
  const asked = isOver ? end - 1 : null;
  for (const definition of definitions) {
    const { whole, members } = await step(() => figures.of(definition.id, asked));
    metrics.push({ definition, whole, members: members.filter(({ value }) => value !== null), note: await noteOf(definition.id, whole, asked) });
  }
  const firstDay = await ledger.firstDay();
  const earlier: EarlierFacts[] = [];
  for (const against of comparisons) {
    const found = await gatherEarlier({ ledger, figures, step }, { ...request, against, counted, timeZone, firstDay, metrics: definitions.map(({ id }) => id) });
    if (found) earlier.push(found);
  }
  const places = await store.places();
  return {
    ...request,
    town: name,
    timeZone,
    days,
    counted,
    isOver,
    at: isOver ? end - 1 : madeAt,
    start,
    madeAt,
    madeBy,
    version,
    counts,
    items,
    places,
    returned: gaps.reduce((sum, { committed, pending, missing }) => ({ committed: sum.committed + committed, pending: sum.pending + pending, missing: sum.missing + missing }), { committed: 0, pending: 0, missing: 0 }),
    owing: owingScreens({ gaps, places, heard: await store.heard(), until: Math.min(end, madeAt) }),
    earlier,
    metrics,
  };
}

/** Questions to the ledger before the figures' turn. */
const COUNTS = 6;
