import type { Routes } from '../../http/route.ts';
import { sources as endpoints } from '../../protocol/rest/sources.ts';
import type { SourcesService } from './sources.service.ts';

export function sourcesRoutes(routes: Routes, sources: SourcesService): void {
  routes.on(endpoints.list, () => sources.list());
  routes.on(endpoints.create, ({ body }, { person }) => sources.create(person, body));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => sources.update(person, params.id, revision, body));
  routes.on(endpoints.remove, ({ params }, { person }) => sources.remove(person, params.id));
  routes.on(endpoints.restore, ({ params }, { person }) => sources.restore(person, params.id));
  routes.on(endpoints.renewToken, ({ params }, { person }) => sources.renewToken(person, params.id));
  routes.on(endpoints.test, ({ body }) => sources.test(body));
  routes.on(endpoints.push, ({ body }, { request }) => sources.push(/^Bearer (\S{1,200})$/.exec(request.get('Authorization') ?? '')?.[1] ?? '', body));
}
