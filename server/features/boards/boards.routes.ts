import type { Routes } from '../../http/route.ts';
import { boards as endpoints, inspections as inspectionEndpoints } from '../../protocol/rest/boards.ts';
import type { BoardsService } from './boards.service.ts';
import type { InspectionsService } from './inspections.service.ts';
import type { SharesService } from './shares.service.ts';

export function boardsRoutes(routes: Routes, boards: BoardsService, shares: SharesService, inspections: InspectionsService): void {
  routes.on(endpoints.list, () => boards.list());
  routes.on(endpoints.get, ({ params }) => boards.get(params.id));
  routes.on(endpoints.create, ({ body }, { person }) => boards.create(person, body.design));
  routes.on(endpoints.update, ({ params, body }, { person, revision }) => boards.update(person, params.id, revision, body.design));
  routes.on(endpoints.templates, () => boards.templates());
  routes.on(endpoints.figures, ({ body }) => boards.frame(body.design, body.at ?? null));
  routes.on(endpoints.screens, ({ params }) => boards.screens(params.id));
  routes.on(endpoints.shares, () => shares.list());
  routes.on(endpoints.share, async ({ body }, { person }) => {
    for (const board of body.boards) await boards.get(board);
    return shares.create(person, body);
  });
  routes.on(endpoints.revokeShare, ({ params }, { person }) => shares.revoke(person, params.id));

  routes.on(inspectionEndpoints.list, () => inspections.list());
  routes.on(inspectionEndpoints.freeze, ({ params, body }, { person }) => inspections.freeze(person, params.id, body));
  routes.on(inspectionEndpoints.get, ({ params }) => inspections.get(params.id));
  routes.on(inspectionEndpoints.showings, () => inspections.showings());
  routes.on(inspectionEndpoints.begin, ({ body }, { person }) => inspections.begin(person, body));
  routes.on(inspectionEndpoints.end, ({ params }, { person }) => inspections.end(person, params.id));
}
