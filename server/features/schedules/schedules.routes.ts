import type { Routes } from '../../http/route.ts';
import { schedules as endpoints } from '../../protocol/rest/programme.ts';
import type { PublicationsService } from '../publications/publications.service.ts';
import type { SchedulesService } from './schedules.service.ts';

export function schedulesRoutes(routes: Routes, schedules: SchedulesService, publications: PublicationsService): void {
  routes.on(endpoints.list, () => schedules.list());
  routes.on(endpoints.get, ({ params }) => schedules.get(params.id));
  routes.on(endpoints.create, ({ body }, { person }) => schedules.create(person, body));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => schedules.update(person, params.id, revision, body));
  routes.on(endpoints.remove, ({ params }, { person }) => schedules.remove(person, params.id));
  routes.on(endpoints.restore, ({ params }, { person }) => schedules.restore(person, params.id));
  routes.on(endpoints.publish, async ({ params, body }, { person }) => {
    const { sequence } = await schedules.publish(person, params.id, body.revision);
    return publications.summary(sequence);
  });
  routes.on(endpoints.withdraw, async ({ params }, { person }) => {
    const { sequence } = await schedules.withdraw(person, params.id);
    return publications.summary(sequence);
  });
}
