import type { Response } from 'express';
import type { Routes } from '../../http/route.ts';
import { sendLines } from '../../http/send-lines.ts';
import { dayOf } from '../../domain/recurrence.ts';
import { preferredLanguage } from '../../protocol/errors.ts';
import { ledger as endpoints } from '../../protocol/rest/ledger.ts';
import { countsCsv, recordsHeading, recordsLines } from './ledger.csv.ts';
import type { LedgerService } from './ledger.service.ts';
import type { PlayFilter } from './play-filter.ts';

type Query = { readonly [K in keyof PlayFilter]?: PlayFilter[K] | undefined };

export function ledgerRoutes(routes: Routes, ledger: LedgerService, townTimeZone: () => Promise<string>, now: () => number): void {
  async function filterOf({ from, to, screen, category, content, campaign }: Query): Promise<PlayFilter> {
    const today = dayOf(now(), await townTimeZone());
    return { from: from ?? to ?? today, to: to ?? today, screen, category, content, campaign };
  }

  routes.on(endpoints.counts, async ({ query }) => ledger.counts(query.by, await filterOf(query)));
  routes.on(endpoints.records, async ({ query }) => ledger.records(await filterOf(query), query.offset));
  routes.on(endpoints.gaps, () => ledger.gaps());
  routes.on(endpoints.countsCsv, async ({ query }, { request, response }) => {
    const filter = await filterOf(query);
    const table = await ledger.counts(query.by, filter);
    named(response, `heping-counts-${query.by}-${filter.from}-${filter.to}.csv`).send(countsCsv(table, query.by, query.lang ?? preferredLanguage(request.get('Accept-Language'))));
  });
  routes.on(endpoints.recordsCsv, async ({ query }, { request, response }) => {
    const filter = await filterOf(query);
    const language = query.lang ?? preferredLanguage(request.get('Accept-Language'));
    async function* lines() {
      yield recordsHeading(language);
      for await (const rows of ledger.pages(filter)) yield recordsLines(rows, language);
    }
    await sendLines(named(response, `heping-plays-${filter.from}-${filter.to}.csv`), lines());
  });
}

function named(response: Response, name: string): Response {
  return response.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` });
}
