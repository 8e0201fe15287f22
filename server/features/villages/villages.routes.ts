import type { Routes } from '../../http/route.ts';
import { report, villages as endpoints } from '../../protocol/rest/villages.ts';
import type { VillagesService } from './villages.service.ts';

export function villagesRoutes(routes: Routes, villages: VillagesService): void {
  routes.on(endpoints.reporters, () => villages.reporters());
  routes.on(endpoints.addReporter, ({ body }, { person }) => villages.addReporter(person, body));
  routes.on(endpoints.changeReporter, ({ params, body }, { person }) => villages.changeReporter(person, params.id, body));
  routes.on(endpoints.due, () => villages.due());
  routes.on(report.items, (_input, { person }) => villages.items(person));
  routes.on(report.send, ({ body }, { person }) => villages.send(person, body.drafts, body.clock));
  routes.on(report.history, (_input, { person }) => villages.history(person));
}
