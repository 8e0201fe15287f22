import type { Routes } from '../../http/route.ts';
import { publications as endpoints } from '../../protocol/rest/programme.ts';
import type { PublicationsService } from './publications.service.ts';

export function publicationsRoutes(routes: Routes, publications: PublicationsService): void {
  routes.on(endpoints.list, ({ query }) => publications.list(query.before, query.limit));
  routes.on(endpoints.get, ({ params }) => publications.get(params.sequence));
}
