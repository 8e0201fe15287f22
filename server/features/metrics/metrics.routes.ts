import type { Routes } from '../../http/route.ts';
import { metrics as endpoints } from '../../protocol/rest/metrics.ts';
import type { MetricsService } from './metrics.service.ts';
import type { Passports } from './passport.ts';

/** The end of the year 9999: what lies beyond has no date. */
const LATEST_INSTANT = 253_402_300_799_000;

export function metricsRoutes(routes: Routes, metrics: MetricsService, passport: Passports): void {
  routes.on(endpoints.list, () => metrics.list());
  routes.on(endpoints.get, ({ params }) => metrics.get(params.id));
  routes.on(endpoints.create, ({ body }, { person }) => metrics.create(person, body));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => metrics.update(person, params.id, revision, body));
  routes.on(endpoints.order, ({ body }, { person }) => metrics.order(person, body.ids));
  routes.on(endpoints.remove, ({ params }, { person }) => metrics.remove(person, params.id));
  routes.on(endpoints.restore, ({ params }, { person }) => metrics.restore(person, params.id));
  routes.on(endpoints.check, ({ body }) => metrics.check(body.id, body.expression));
  routes.on(endpoints.passport, ({ params, query }) => passport(params.id, query.member, query.at === undefined ? null : Math.min(query.at, LATEST_INSTANT)));
}
