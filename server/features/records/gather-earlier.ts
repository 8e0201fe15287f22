import { type Against, type Days, daysInterval, earlierDays } from '../../domain/statistics/record-period.ts';
import type { LedgerService } from '../ledger/ledger.service.ts';
import type { FiguresService } from '../metrics/figures.service.ts';
import type { EarlierFacts, RecordRequest } from './record-facts.ts';

interface Ask {
  readonly ledger: Pick<LedgerService, 'counts'>;
  readonly figures: Pick<FiguresService, 'of'>;
  /** Asks one question and tells that it is answered. */
  readonly step: <T>(ask: () => Promise<T>) => Promise<T>;
}

interface Earlier extends RecordRequest {
  readonly against: Against;
  /** The days of the record's own period so far. */
  readonly counted: Days;
  readonly timeZone: string;
  /** The first day with plays in the ledger. */
  readonly firstDay: string | null;
  readonly metrics: readonly string[];
}

/** Questions to the ledger for each period compared with. */
export const EARLIER_COUNTS = 4;

/**
 * What an earlier period had, by the very queries that are asked for the record's own.
 * @returns null when there is neither a play nor a figure
 */
export async function gatherEarlier({ ledger, figures, step }: Ask, { kind, period, against, counted, timeZone, firstDay, metrics }: Earlier): Promise<EarlierFacts | null> {
  const days = earlierDays(kind, period, against, counted);
  if (!days) return null;
  const { start, end } = daysInterval(days, timeZone);
  const category = await step(() => ledger.counts('category', days));
  const hasPlays = category.total.plays + category.total.cut + category.total.failed > 0;
  const found: [string, Awaited<ReturnType<typeof figures.of>>][] = [];
  for (const metric of metrics) found.push([metric, await step(() => figures.of(metric, end - 1))]);
  if (!hasPlays && found.every(([, { whole }]) => whole.value === null || whole.value === 0)) return null;
  return {
    against,
    days,
    start,
    at: end - 1,
    counts: { category, screen: await step(() => ledger.counts('screen', days)) },
    step: hasPlays && against === 'yearBefore' && kind !== 'month' ? await step(() => ledger.counts('month', days)) : null,
    items: hasPlays ? (await step(() => ledger.counts('item', days))).rows.filter(({ plays }) => plays > 0).length : 0,
    since: hasPlays && firstDay !== null && firstDay > days.from && firstDay <= days.to ? firstDay : null,
    figures: new Map(found),
  };
}
