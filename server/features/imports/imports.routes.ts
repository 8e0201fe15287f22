import type { Routes } from '../../http/route.ts';
import { AppError } from '../../protocol/app-error.ts';
import { imports as endpoints } from '../../protocol/rest/imports.ts';
import type { ImportsService } from './imports.service.ts';

export function importsRoutes(routes: Routes, imports: ImportsService): void {
  routes.on(endpoints.list, () => imports.list());
  routes.on(endpoints.get, ({ params }) => imports.get(params.id));
  routes.on(endpoints.upload, async ({ query }, { person, request, response }) => {
    // a body that was sent as JSON has been read already
    if (request.readableEnded) throw new AppError('bad-input', [{ path: 'Content-Type', code: 'application/octet-stream' }]);
    try {
      return await imports.upload(person, query.name, request, Number(request.get('Content-Length') ?? 0));
    } finally {
      if (!request.readableEnded) response.set('Connection', 'close'); // what is still coming is not read
    }
  });
  routes.on(endpoints.check, ({ params, body }) => imports.check(params.id, body));
  routes.on(endpoints.commit, ({ params, body: { skipBad, ...settings } }, { person }) => imports.commit(person, params.id, settings, skipBad));
  routes.on(endpoints.undo, ({ params, body }, { person }) => imports.undo(person, params.id, body.note));
}
