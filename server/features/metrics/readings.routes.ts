import type { Request } from 'express';
import type { Routes } from '../../http/route.ts';
import { sendLines } from '../../http/send-lines.ts';
import { type Language, preferredLanguage } from '../../protocol/errors.ts';
import { readings as endpoints } from '../../protocol/rest/metrics.ts';
import type { ObjectsService } from '../content/objects.service.ts';
import type { MediaQueues } from '../media/media-queues.ts';
import { keepEvidence } from './evidence.ts';
import { readingsHeading, readingsLines } from './readings.csv.ts';
import type { ReadingsService } from './readings.service.ts';
import type { ReadingFilter } from './readings.store.ts';

interface Deps {
  readonly readings: ReadingsService;
  readonly objects: ObjectsService;
  readonly queues: MediaQueues;
  readonly townTimeZone: () => Promise<string>;
}

interface Query extends Omit<ReadingFilter, 'from' | 'before'> {
  /** Days of the as-of time in the town's zone, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function readingsRoutes(routes: Routes, { readings, objects, queues, townTimeZone }: Deps): void {
  async function filterOf({ metric, member, state, source, from, to }: Query): Promise<ReadingFilter> {
    const zone = await townTimeZone();
    const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
    return {
      metric,
      member,
      state,
      source,
      from: from === undefined ? undefined : startOf(Temporal.PlainDate.from(from)),
      before: to === undefined ? undefined : startOf(Temporal.PlainDate.from(to).add({ days: 1 })),
    };
  }

  routes.on(endpoints.list, async ({ query }) => readings.list(await filterOf(query), query.offset));
  routes.on(endpoints.newest, ({ params }) => readings.newest(params.id));
  routes.on(endpoints.csv, async ({ query }, { request, response }) => {
    response.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="heping-readings.csv"` });
    const language = languageOf(request);
    const zone = await townTimeZone();
    const filter = await filterOf(query);
    async function* lines() {
      yield readingsHeading(language);
      for await (const rows of readings.pages(filter)) yield readingsLines(rows, language, zone);
    }
    await sendLines(response, lines());
  });
  routes.on(endpoints.add, ({ body }, { person }) => readings.append({ kind: 'form', id: person.account, name: person.name, reporter: person }, body.readings, { key: body.key }));
  routes.on(endpoints.correct, ({ params, body }, { person }) => readings.correct(person, params.id, body));
  routes.on(endpoints.decide, ({ params, body }, { person }) => readings.decide(person, params.id, body));
  routes.on(endpoints.evidence, (_input, { request }) => keepEvidence(objects, queues, request, Number(request.get('Content-Length') ?? 0)));
}

/** `?lang=en` or `?lang=zh-CN` for a link that is opened; else what the browser prefers. */
function languageOf(request: Request): Language {
  const asked = new URL(request.originalUrl, 'http://localhost').searchParams.get('lang');
  return preferredLanguage(asked ?? request.get('Accept-Language'));
}
